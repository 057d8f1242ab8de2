import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPeople, writeAllowedSigners } from '@gitops-actions/sandbox/consumer/people.ts';
import { readTrailers } from '../packages/shared/promotion/bump-trailers.ts';
import { loadTree } from '../scripts/gitops/tree.ts';
import { ROOT } from '../scripts/setup/paths.ts';
import { shellBlocks } from './documents/shell-commands.ts';
import { commitFiles, git } from './support/clone.ts';

const PAGE = readFileSync(join(ROOT, 'docs/runbook-recover-application.md'), 'utf8');
const [, REVERT = ''] = PAGE.split('## Revert the commit');
const [COMMANDS = ''] = shellBlocks(REVERT);

const scratch = mkdtempSync(join(tmpdir(), 'gitops-recovery-'));
afterAll(() => {
  rmSync(scratch, { recursive: true, force: true });
});

/** A person’s machine: a key, and git told to sign with it. */
let home: string;
beforeAll(async () => {
  home = join(scratch, 'home');
  mkdirSync(home);
  const people = await createPeople(join(scratch, 'keys'), ['alice']);
  await writeAllowedSigners(join(scratch, 'allowed'), people.values());
  writeFileSync(
    join(home, '.gitconfig'),
    [
      '[user]\nname = Alice\nemail = alice@acme.test',
      `signingKey = ${people.get('alice')?.keyFile ?? ''}`,
      `[gpg]\nformat = ssh\n[gpg "ssh"]\nallowedSignersFile = ${join(scratch, 'allowed')}\n`,
    ].join('\n'),
  );
});

const asAlice = (): NodeJS.ProcessEnv => ({
  ...{ PATH: process.env['PATH'], HOME: home, LC_ALL: 'C', GIT_CONFIG_NOSYSTEM: '1' },
});

const overlayOf = (environment: string): string =>
  `.gitops/overlays/${environment}/kustomization.yaml`;
const digest = (nibble: string): string => `sha256:${nibble.repeat(64)}`;

/** What the pipeline writes into an overlay. */
function bumped(text: string, tag: string, nibble: string): string {
  return text.replace(
    /newTag: .*(?:\n {4}digest: .*)?/,
    `newTag: ${tag}\n    digest: ${digest(nibble)}`,
  );
}

/** A repository in which the pipeline deployed twice; the second time, production, with sources. */
function deployedTwice(environment: string, branch: string): { clone: string; second: string } {
  const origin = mkdtempSync(join(scratch, 'origin-'));
  git(origin, 'init', '-q', '--bare');
  const clone = mkdtempSync(join(scratch, 'clone-'));
  git(clone, 'init', '-q', '-b', branch);
  git(clone, 'remote', 'add', 'origin', origin);
  cpSync(join(ROOT, 'examples/warehouse-network/.gitops'), join(clone, '.gitops'), {
    recursive: true,
  });
  const overlay = overlayOf(environment);
  const write = (tag: string, nibble: string): string => {
    const text = readFileSync(join(clone, overlay), 'utf8');
    return commitFiles(clone, { [overlay]: bumped(text, tag, nibble) }, `Deploy ${tag}`);
  };
  commitFiles(clone, { 'apps/web/a.txt': 'one\n' }, 'The beginning');
  write('v1.0.0', 'a');
  git(clone, 'switch', '-q', '-c', 'release');
  commitFiles(clone, { 'apps/web/a.txt': 'two\n' }, 'Greet the warehouse');
  const second = write('v1.1.0', 'b');
  git(clone, 'switch', '-q', branch);
  git(clone, 'merge', '-q', '--no-ff', '-m', 'Merge the release', 'release');
  commitFiles(clone, { 'README.md': 'Something else.\n' }, 'Say what it is');
  git(clone, 'push', '-q', 'origin', branch);
  return { clone, second };
}

describe('the commands that revert a deployment', () => {
  it.each([
    ['staging', 'staging'],
    ['dev', 'dev'],
    ['prod', 'main'],
  ])('bring back, for %s, what ran before, and nothing else', async (environment, branch) => {
    const { clone, second } = deployedTwice(environment, branch);
    const commands = COMMANDS.replace('environment=staging', `environment=${environment}`).replace(
      'branch=staging',
      `branch=${branch}`,
    );
    execFileSync('bash', ['-euo', 'pipefail', '-c', commands], {
      ...{ cwd: clone, env: asAlice(), stdio: 'pipe' },
    });

    git(clone, 'fetch', '-q', 'origin');
    const changed = git(clone, 'diff', '--name-only', `origin/${branch}`, 'origin/take-back');
    expect(changed.trim().split('\n')).toEqual([overlayOf(environment)]);
    expect(readFileSync(join(clone, 'apps/web/a.txt'), 'utf8')).toBe('two\n');

    const rendered = (await loadTree(clone)).rendered(`overlays/${environment}`);
    expect(rendered).toContain(`web:v1.0.0@${digest('a')}`);
    expect(rendered).not.toContain(digest('b'));

    const message = git(clone, 'log', '-1', '--format=%B', 'origin/take-back');
    expect(readTrailers(message).takenBack).toEqual([second]);
    const verified = execFileSync('git', ['log', '-1', '--format=%G?', 'origin/take-back'], {
      ...{ cwd: clone, env: asAlice(), encoding: 'utf8' },
    });
    expect(verified.trim()).toBe('G');
  });

  it('are those of the page', () => {
    expect(COMMANDS).toContain('git revert');
    expect(COMMANDS).toContain('environment=staging\nbranch=staging\n');
  });
});
