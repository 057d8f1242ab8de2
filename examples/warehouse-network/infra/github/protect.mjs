#!/usr/bin/env node
// Makes the rulesets and merge settings of a repository what the files say, or says what differs.
//
//   node infra/github/protect.mjs acme/warehouse-network            # writes what differs
//   node infra/github/protect.mjs acme/warehouse-network --check    # writes nothing
//
// The token (GH_TOKEN, GITHUB_TOKEN, or the one of `gh auth login`) needs Administration: write, for
// --check too: GitHub shows the bypass actors to nobody else.
// Exit code 0: as the files say · 1: something differs · 2: it could not be found out, or not be written.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rulesetDifferences, settingDifferences } from './differences.mjs';

const HERE = new URL('./', import.meta.url);
const RULESETS = new URL('../../.github/rulesets/', HERE);
const PER_PAGE = 100;

async function main([repository = '', ...options]) {
  const check = options.length === 1 && options[0] === '--check';
  if (!/^[\w.-]+\/[\w.-]+$/.test(repository) || (options.length > 0 && !check)) {
    throw new Error('Usage: protect.mjs <owner>/<repository> [--check]');
  }
  const api = githubApi(repository);
  const files = readRulesets();
  const settings = readJson(new URL('repository.json', HERE));
  const before = await survey(api, files, settings);
  if (check || before.length === 0) return report(before);
  // First what forbids, then what lets by: a run that is cut off leaves the repository stricter.
  const order = (ruleset) => ruleset.bypass_actors.length;
  for (const ruleset of [...files].sort((a, b) => order(a) - order(b))) {
    const { id, differences } = before.find(({ name }) => name === ruleset.name) ?? {};
    if (differences === undefined) continue;
    await (id === undefined
      ? api('POST', '/rulesets', ruleset)
      : api('PUT', `/rulesets/${id}`, ruleset));
    console.log(`${id === undefined ? 'made' : 'changed'}  ${ruleset.name}`);
  }
  if (before.some(({ name }) => name === SETTINGS)) {
    await api('PATCH', '', settings);
    console.log(`changed  ${SETTINGS}`);
  }
  // What GitHub took, not what it was told.
  return report(await survey(api, files, settings));
}

const SETTINGS = 'merge settings';

/** Everything that differs: `{name, id, differences}` each; `id` is missing where there is no ruleset. */
async function survey(api, files, settings) {
  const present = await readPages(api, '/rulesets?includes_parents=false');
  const found = [];
  for (const ruleset of files) {
    const { id } = present.find(({ name }) => name === ruleset.name) ?? {};
    if (id === undefined) {
      found.push({ name: ruleset.name, differences: ['not on GitHub'] });
      continue;
    }
    const answer = await api('GET', `/rulesets/${id}`);
    if (answer.bypass_actors === undefined) {
      throw new Error('GitHub hides the bypass actors: the token needs Administration: write.');
    }
    const differences = rulesetDifferences(ruleset, answer);
    if (differences.length > 0) found.push({ name: ruleset.name, id, differences });
  }
  for (const { id, name } of present) {
    if (files.some((ruleset) => ruleset.name === name)) continue;
    const way = `write it to .github/rulesets, or: gh api -X DELETE /repos/${api.repository}/rulesets/${id}`;
    found.push({ name, id, differences: [`on GitHub, in no file: ${way}`] });
  }
  const differences = settingDifferences(settings, await api('GET', ''));
  if (differences.length > 0) found.push({ name: SETTINGS, differences });
  return found;
}

function report(found) {
  for (const { name, differences } of found) {
    for (const difference of differences) console.log(`differs  ${name}: ${difference}`);
  }
  if (found.length === 0) console.log('as the files say');
  return found.length === 0 ? 0 : 1;
}

function githubApi(repository) {
  const base = process.env.GITHUB_API_URL || 'https://api.github.com';
  const token = process.env.GH_TOKEN || process.env.GITHUB_TOKEN || tokenOfGh();
  const api = async (method, path, body) => {
    const response = await fetch(`${base}/repos/${repository}${path}`, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'x-github-api-version': '2022-11-28',
        'user-agent': 'gitops-infra',
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} /repos/${repository}${path}: ${response.status} ${text.trim()}`);
    }
    return text === '' ? undefined : JSON.parse(text);
  };
  return Object.assign(api, { repository });
}

async function readPages(api, path) {
  const all = [];
  for (let page = 1; ; page += 1) {
    const items = await api('GET', `${path}&per_page=${PER_PAGE}&page=${page}`);
    all.push(...items);
    if (items.length < PER_PAGE) return all;
  }
}

function tokenOfGh() {
  return execFileSync('gh', ['auth', 'token'], { encoding: 'utf8' }).trim();
}

function readRulesets() {
  const names = readdirSync(fileURLToPath(RULESETS)).filter((name) => name.endsWith('.json'));
  if (names.length === 0) throw new Error('There is no file in .github/rulesets.');
  return names.sort().map((name) => readJson(new URL(name, RULESETS)));
}

function readJson(url) {
  try {
    return JSON.parse(readFileSync(url, 'utf8'));
  } catch (error) {
    throw new Error(`${fileURLToPath(url)}: ${error.message}`, { cause: error });
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
