import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ageText, status, statusOf, type Deployed } from '../../scripts/gitops/status.ts';
import { EXAMPLE } from './support/mutant.ts';

const DIGEST = `sha256:${'d'.repeat(64)}`;
/** The clock of the repository, and of who asks. */
const START = Date.parse('2026-11-23T08:00:00Z');
const at = (minutes: number): Date => new Date(START + minutes * 60_000);

describe('npm run gitops -- status', () => {
  const dir = mkdtempSync(join(tmpdir(), 'gitops-status-'));
  afterAll(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  const git = (minutes: number, ...args: readonly string[]): string => {
    const date = at(minutes).toISOString();
    const env = {
      ...{ PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' },
      ...{ GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@x.test', GIT_AUTHOR_DATE: date },
      ...{ GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@x.test', GIT_COMMITTER_DATE: date },
    };
    return execFileSync('git', args, { cwd: dir, env, encoding: 'utf8' }).trim();
  };
  const commit = (minutes: number, message: string): string => {
    git(minutes, 'add', '--all');
    git(minutes, 'commit', '-q', '--allow-empty', '-m', message);
    return git(minutes, 'rev-parse', 'HEAD');
  };
  const overlay = (environment: string): string =>
    join(dir, `.gitops/overlays/${environment}/kustomization.yaml`);
  const deploy = (environment: string, tag: string): void => {
    const text = readFileSync(overlay(environment), 'utf8');
    const pinned = text.replace(
      /newTag: [^\n]*(?:\n {4}digest: .*)?/,
      `newTag: ${tag}\n    digest: ${DIGEST}`,
    );
    writeFileSync(overlay(environment), pinned);
  };

  let source = '';
  let version = '';
  let all: readonly Deployed[] = [];
  beforeAll(async () => {
    cpSync(EXAMPLE, dir, { recursive: true });
    git(0, 'init', '-q', '-b', 'main');
    source = commit(0, 'Start');
    git(0, 'branch', 'staging');
    git(0, 'checkout', '-q', '-b', 'dev');
    deploy('dev', `dev-${source}`);
    commit(10, 'Deploy to dev');
    writeFileSync(overlay('dev'), `${readFileSync(overlay('dev'), 'utf8')}# a comment\n`);
    commit(20, 'Say why');
    // Production: the bump is on a branch, and main gets it by a merge half an hour later.
    git(20, 'checkout', '-q', 'main');
    version = commit(25, 'What is released');
    git(25, 'tag', '-a', 'v1.2.3', '-m', 'v1.2.3');
    git(25, 'checkout', '-q', '-b', 'promote/prod/v1.2.3');
    deploy('prod', 'v1.2.3');
    commit(30, 'Release v1.2.3');
    git(60, 'checkout', '-q', 'main');
    git(60, 'merge', '-q', '--no-ff', '-m', 'Merge', 'promote/prod/v1.2.3');
    all = await statusOf(dir, { now: () => at(120) });
  });

  const of = (environment: string): Deployed | undefined =>
    all.find((one) => one.environment === environment);

  it('has a row for each application in each environment', () => {
    expect(all.map(({ app, environment, ref }) => [app, environment, ref])).toEqual([
      ['web', 'dev', 'dev'],
      ['web', 'prod', 'main'],
      ['web', 'staging', 'staging'],
    ]);
  });

  it('says of dev what its branch says: tag, digest, commit, and since when', () => {
    expect(of('dev')).toMatchObject({
      ...{ tag: `dev-${source}`, digest: DIGEST, commit: source },
      ...{ since: at(10).toISOString(), age: 110 * 60 },
    });
  });

  it('says of prod the commit that the version names, and the time of the merge', () => {
    expect(of('prod')).toMatchObject({
      ...{ tag: 'v1.2.3', digest: DIGEST, commit: version },
      ...{ since: at(60).toISOString(), age: 60 * 60 },
    });
  });

  it('says of staging that nothing is deployed yet', () => {
    const nothing = { tag: null, digest: null, commit: null, since: null, age: null };
    expect(of('staging')).toMatchObject(nothing);
  });

  it('takes the commit from the message of the bump where the version is not known', async () => {
    git(70, 'checkout', '-q', 'staging');
    deploy('staging', 'v9.9.9');
    commit(70, `Deploy\n\nSource-Commit: ${'e'.repeat(40)}`);
    const now = await statusOf(dir, { now: () => at(70) });
    expect(now.find(({ environment }) => environment === 'staging')).toMatchObject({
      ...{ commit: 'e'.repeat(40), age: 0 },
    });
  });

  it('prints a table, and the same as JSON', async () => {
    const lines: string[] = [];
    const deps = { now: () => at(120) };
    expect(await status(dir, false, (line) => lines.push(line), deps)).toBe(0);
    expect(lines[1]).toMatch(
      new RegExp(
        `^web +dev +dev-${source.slice(0, 12)} +sha256:d{12} +${source.slice(0, 12)} +1 h +dev$`,
      ),
    );
    const json: string[] = [];
    await status(dir, true, (line) => json.push(line), deps);
    expect(JSON.parse(json.join('\n'))).toEqual(await statusOf(dir, deps));
  });

  it.each([
    [59, 'now'],
    [60, '1 min'],
    [7_199, '1 h'],
    [172_800, '2 d'],
  ])('an age of %d seconds is %s', (seconds, text) => {
    expect(ageText(seconds)).toBe(text);
  });
});
