import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleType } from '../../../packages/sandbox/github/rulesets.ts';
import { openBench, REPOSITORY, type Bench } from './bench.ts';
import { jobsFolder, runBundle, type Ended } from './bundle.ts';
import { FILE, OVERLAY, overlay } from './fixtures.ts';
import { isCommit, meddle } from './held-commits.ts';

let bench: Bench;
let jobs: string;

type Given = Readonly<Record<string, string>>;

beforeAll(async () => {
  bench = await openBench();
  jobs = jobsFolder();
});

beforeEach(() => {
  bench.reset();
});

afterEach(() => {
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
  rmSync(jobs, { recursive: true, force: true });
});

const images = (): string => bench.image(bench.sources[0] ?? '', '1');
const everything = (): string => bench.git('for-each-ref');
const byToken = (token: string): Given => ({ 'app-id': '', 'app-private-key': '', token });
const jobToken = (contents: string): Given =>
  byToken(bench.github.jobToken({ repository: REPOSITORY, permissions: { contents } }));
const mutations = (since: number): number =>
  bench.github.requests.slice(since).filter(({ operation }) => operation.startsWith('mutation'))
    .length;

/** Runs the bundle; it ends as every refusal does. @returns its annotation */
async function refused(code: string, given: Given, env: Given = {}): Promise<Ended> {
  const ended = await runBundle(jobs, bench.step({ images: images(), ...given }, env));
  expect(ended.errors).toEqual([expect.stringMatching(new RegExp(`^${code}: .+\\n.+`))]);
  expect([ended.exitCode, ended.left]).toEqual([1, []]);
  expect(['failed', 'error']).toContain(ended.outputs['outcome']);
  expect(ended.summary).toContain(code);
  const secrets = /^(?!::add-mask::).*(?:gh[sp]_[A-Za-z0-9]{10}|PRIVATE KEY)/m;
  expect(ended.log).not.toMatch(secrets);
  expect(JSON.stringify([ended.outputs, ended.summary])).not.toMatch(secrets);
  return ended;
}

/** As above, and no ref of the repository is another than before. */
async function refusedUntouched(code: string, given: Given, env?: Given): Promise<string> {
  const before = everything();
  const { errors } = await refused(code, given, env);
  expect(everything()).toBe(before);
  return errors[0] ?? '';
}

describe('bad input', () => {
  it.each<[string, string, Given]>([
    ['no images', 'E_INPUT', { images: '' }],
    ['no overlays', 'E_INPUT', { overlays: '' }],
    ['a branch that is none', 'E_INPUT', { branch: 'refs/heads/dev..x' }],
    ['an absolute path', 'E_PATH', { overlays: '/etc' }],
    ['a path upwards', 'E_PATH', { overlays: `${OVERLAY}/../../../x` }],
    ['git’s own folder', 'E_PATH', { overlays: '.git' }],
    ['git’s own folder, in capitals', 'E_PATH', { overlays: 'a/.GIT/b' }],
    ['a control character', 'E_PATH', { overlays: 'a\u0001b' }],
  ])('%s ends with %s before anything is sent', async (_, code, given) => {
    const since = bench.github.requests.length;
    await refusedUntouched(code, given);
    expect(bench.github.requests).toHaveLength(since);
  });

  it.each<[string, Given]>([
    ['a directory', { overlays: 'linked' }],
    ['a way through one', { overlays: 'linked/deeper' }],
    ['the kustomization itself', { overlays: 'file' }],
  ])('a link in the branch in place of %s is refused', async (_, given) => {
    await bench.work((clone) => {
      symlinkSync(OVERLAY, join(clone, 'linked'));
      mkdirSync(join(clone, 'file'));
      symlinkSync(`../${FILE}`, join(clone, 'file/kustomization.yaml'));
    });
    await refusedUntouched(
      given['overlays'] === 'linked/deeper' ? 'E_TARGET_GONE' : 'E_PATH',
      given,
    );
  });

  it('a link in the checkout that leaves it is refused, and nothing is written beyond it', async () => {
    const [outside, root] = ['outside-', 'checkout-'].map((name) => mkdtempSync(join(jobs, name)));
    writeFileSync(join(outside ?? '', 'kustomization.yaml'), overlay('unreleased'));
    symlinkSync(outside ?? '', join(root ?? '', 'out'));
    const given = { ...byToken(''), mode: 'worktree', overlays: 'out' };
    await refusedUntouched('E_PATH', given, { GITHUB_WORKSPACE: root ?? '' });
    expect(readFileSync(join(outside ?? '', 'kustomization.yaml'), 'utf8')).toBe(
      overlay('unreleased'),
    );
  });

  it('an overlay that is not there is E_TARGET_GONE', async () => {
    await refusedUntouched('E_TARGET_GONE', { overlays: 'teams/gone' });
  });

  it('a branch, or a repository, that is not there is E_BRANCH_GONE', async () => {
    await refusedUntouched('E_BRANCH_GONE', { branch: 'gone' });
    const elsewhere = { repository: 'acme/gone', 'on-missing-policy': 'proceed' };
    await refusedUntouched('E_BRANCH_GONE', { ...jobToken('write'), ...elsewhere });
  });
});

describe('a protected branch', () => {
  const protect = (...rules: readonly RuleType[]): void => {
    bench.github.setRuleset(REPOSITORY, {
      ...{ name: 'dev', include: ['refs/heads/dev'], rules },
      bypass: { apps: [] },
    });
  };

  it.each<[string, () => Given, RegExp]>([
    [
      'the job’s own token',
      () => jobToken('write'),
      /`github-actions\[bot\]`[^]*own token can bypass no ruleset\. Write as a GitHub App \(`app-id`[^]*bypass list of the ruleset `dev`\./,
    ],
    [
      'an App that is not on the list',
      () => ({}),
      /`acme-gitops\[bot\]`[^]*\nAdd the GitHub App `acme-gitops` to the bypass list of the ruleset `dev`\./,
    ],
    [
      'a person',
      () => byToken(bench.github.personToken('alice')),
      /`alice`[^]*\nAdd `alice`, or better a GitHub App [^]*ruleset `dev`\./,
    ],
  ])('refuses %s once, and says which bypass is missing', async (_, given, said) => {
    protect('pull_request', 'update');
    const since = bench.github.requests.length;
    expect(await refusedUntouched('E_PROTECTED', given())).toMatch(said);
    expect(mutations(since)).toBe(1);
  });

  it('says it in general when nobody answers who the writer is', async () => {
    protect('pull_request');
    bench.faults.add({
      ...{ readsBody: true, match: ({ body }) => body?.includes('ReadWriter') === true },
      action: { kind: 'status', status: 404 },
    });
    const said = await refusedUntouched('E_PROTECTED', jobToken('write'));
    expect(said).toMatch(/this writer[^]*Let the GitHub App bypass the ruleset/);
  });
});

describe('a token that may not', () => {
  it.each<[string, () => Given]>([
    ['write', () => jobToken('read')],
    ['write, by what GitHub says', () => jobToken('none')],
  ])('%s is E_PERMISSION with the YAML', async (_, given) => {
    const said = await refusedUntouched('E_PERMISSION', given());
    expect(said).toMatch(/\n {2}permissions:\n {4}contents: (?:read|write)\n/);
  });
});

describe('a rate limit that outlasts the budget', () => {
  const RESET = 4_102_444_800; // 2100-01-01
  it.each<[string, number, Readonly<Record<string, string>>, RegExp]>([
    [
      'of the hour',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${RESET}` },
      /2100-01-01T00:00:01\.000Z/,
    ],
    ['of bursts', 429, { 'retry-after': '3600' }, /until 20\d\d-\d\d-\d\dT[\d:.]+Z/],
  ])('%s fails at once with the time of its end', async (_, status, headers, said) => {
    for (const onlyCommits of [false, true]) {
      bench.faults.clear();
      const since = bench.faults.fired.length;
      bench.faults.add({
        ...{ readsBody: true, match: ({ body }) => !onlyCommits || isCommit(body) },
        action: { kind: 'status', status, headers, body: { message: 'limited' } },
      });
      expect(await refusedUntouched('E_RATE_LIMIT', {})).toMatch(said);
      expect(bench.faults.fired.slice(since)).toHaveLength(1);
    }
  });
});

describe('a branch that moves at every attempt', () => {
  it('ends with E_STALE_EXHAUSTED and what the winner wrote, inert', async () => {
    const headline = `::error::stop <img src=x> @alice \`x\` ${'long '.repeat(40)}`;
    let winner = '';
    const race = async (): Promise<void> => {
      winner = await bench.work((clone) => {
        writeFileSync(join(clone, 'count.txt'), `${winner}\n`);
      }, headline);
    };
    meddle(bench, race, 'each');
    const { errors, summary } = await refused('E_STALE_EXHAUSTED', { 'max-attempts': '2' });
    expect(bench.git('rev-parse', 'dev').trim()).toBe(winner);
    expect(bench.git('log', '--format=%s', `${bench.sources[2] ?? ''}..dev`).trim()).toBe(
      `${headline.trim()}\n${headline.trim()}`,
    );
    expect(errors[0]).toContain(
      `The branch moved at each of 2 attempts. Its newest commit is ${winner} by \`alice\`, \`: :error::stop <img`,
    );
    expect(errors[0]).toContain('…`. Nothing was written.');
    expect(summary).not.toMatch(/<img[^`]*$/);
  });
});
