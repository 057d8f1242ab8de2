import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { appToken, git, openBench, run, withToken, REPOSITORY } from './sandbox.ts';
import type { Bench } from './sandbox.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
  blob = git(bench.clone, 'hash-object', '-w', 'README.md');
});

afterAll(async () => {
  await bench.close();
});

let commits = 0;
let pushed = '';
let blob: Promise<string>;

/** Makes a commit on `main` that adds a file, and pushes it. Gives what git said. */
async function push(
  token: string,
  ref: string,
  file = 'README.md',
  ...flags: string[]
): Promise<string> {
  commits += 1;
  const index = { GIT_INDEX_FILE: join(bench.dir, 'index') };
  const entry = `100644,${await blob},${file}`;
  const plumb = (...args: string[]): Promise<string> => run('git', args, bench.clone, index);
  await plumb('update-index', '--add', '--cacheinfo', entry);
  const tree = await plumb('write-tree');
  await rm(index.GIT_INDEX_FILE);
  pushed = await plumb('commit-tree', tree, '-p', 'main', '-m', `Change ${commits}`);
  const url = withToken(bench.github, token);
  return git(bench.clone, 'push', ...flags, url, `${pushed}:${ref}`);
}

const job = (permissions: Record<string, string>): string =>
  bench.github.jobToken({ repository: REPOSITORY, permissions });

describe('git over HTTP', () => {
  it('clones with and without .git in the address, whole and partial', async () => {
    const url = withToken(bench.github, bench.alice);
    await git(bench.dir, 'clone', '-q', '--bare', url.replace(/\.git$/, ''), 'plain');
    await git(bench.dir, 'clone', '-q', '--bare', '--filter=blob:none', url, 'partial');
    const missing = await git(
      join(bench.dir, 'partial'),
      ...['rev-list', '--objects', '--all', '--missing=print'],
    );
    expect(missing).toContain('?');
    expect(await git(join(bench.dir, 'plain'), 'rev-parse', 'dev')).toBe(
      await git(bench.clone, 'rev-parse', 'main'),
    );
  });

  it('gives any commit that is asked for by its id', async () => {
    await push(bench.alice, 'refs/heads/loose');
    const oid = pushed;
    await git(bench.dir, 'init', '-q', '--bare', 'single');
    const single = join(bench.dir, 'single');
    const url = withToken(bench.github, bench.alice);
    await git(single, 'fetch', '-q', '--depth=1', url, oid);
    expect(await git(single, 'cat-file', '-t', oid)).toBe('commit');
  });

  it('understands a compressed request', async () => {
    const response = await fetch(`${bench.github.url}/${REPOSITORY}/git-upload-pack`, {
      method: 'POST',
      headers: {
        authorization: `Basic ${Buffer.from(`x:${bench.alice}`).toString('base64')}`,
        'content-type': 'application/x-git-upload-pack-request',
        'content-encoding': 'gzip',
        'git-protocol': 'version=2',
      },
      body: gzipSync('0014command=ls-refs\n0000'),
    });
    expect(await response.text()).toContain('refs/heads/dev');
  });

  it('asks the anonymous for credentials, and hides what a token cannot see', async () => {
    const address = `${bench.github.url}/${REPOSITORY}`;
    await expect(git(bench.dir, 'ls-remote', address)).rejects.toThrow(/could not read Username/);
    for (const token of [job({}), job({ issues: 'write' })]) {
      const url = withToken(bench.github, token);
      await expect(git(bench.dir, 'ls-remote', url)).rejects.toThrow('Repository not found');
    }
    const nonsense = withToken(bench.github, 'ghs_nonsense');
    await expect(git(bench.dir, 'ls-remote', nonsense)).rejects.toThrow(/Authentication failed/);
  });

  it('lets anyone read a public repository, and only that', async () => {
    await bench.github.createRepository({ owner: 'open', name: 'source', isPublic: true });
    const address = `${bench.github.url}/open/source`;
    expect(await git(bench.dir, 'ls-remote', address)).toBe('');
    await expect(
      git(bench.clone, 'push', address.replace('://', '://x:wrong@'), 'main'),
    ).rejects.toThrow(/Authentication failed/);
    const foreign = withToken(bench.github, job({ contents: 'write' }), 'open/source');
    await expect(git(bench.clone, 'push', foreign, 'main')).rejects.toThrow(
      'Write access to repository not granted',
    );
  });

  it('refuses a push without contents: write and takes one with it', async () => {
    await expect(push(job({ contents: 'read' }), 'refs/heads/feature')).rejects.toThrow(
      'Write access to repository not granted',
    );
    await push(job({ contents: 'write' }), 'refs/heads/feature');
    expect(bench.github.refUpdates.at(-1)).toMatchObject({
      ref: 'refs/heads/feature',
      after: pushed,
      actor: 'github-actions[bot]',
      via: 'git',
      startsWorkflows: false,
    });
  });

  it('refuses workflow files from a token that lacks the permission, on a new branch too', async () => {
    const file = '.github/workflows/ci.yml';
    const token = job({ contents: 'write' });
    await expect(push(token, 'refs/heads/flow', file)).rejects.toThrow(
      /refusing to allow a GitHub App to create or update workflow `\.github\/workflows\/ci\.yml`/,
    );
    await push(bench.alice, 'refs/heads/flow', file);
    expect(await git(bench.gitDir, 'cat-file', '-t', `flow:${file}`)).toBe('blob');
  });

  it('refuses what a ruleset forbids, except to those who bypass it', async () => {
    bench.github.setRuleset(REPOSITORY, {
      name: 'main',
      include: ['~DEFAULT_BRANCH', 'refs/heads/release/*'],
      exclude: ['refs/heads/release/free'],
      rules: ['pull_request', 'deletion', 'non_fast_forward', 'creation'],
      bypass: { apps: ['acme-gitops'], people: ['carol'] },
    });
    for (const token of [bench.alice, job({ contents: 'write' })]) {
      await expect(push(token, 'refs/heads/main')).rejects.toThrow(
        /GH013: Repository rule violations found for refs\/heads\/main[^]*Changes must be made through a pull request/,
      );
    }
    await expect(push(bench.alice, 'refs/heads/release/1')).rejects.toThrow(
      'creations being restricted',
    );
    const url = withToken(bench.github, bench.alice);
    await expect(git(bench.clone, 'push', url, ':main')).rejects.toThrow('Cannot delete');
    await push(bench.alice, 'refs/heads/release/free');
    await push(bench.alice, 'refs/heads/release/1/2');
    await push(await appToken(bench.github), 'refs/heads/main');
    await expect(
      push(bench.github.personToken('carol'), 'refs/heads/main', 'README.md', '--force'),
    ).resolves.toContain('-> main (forced update)');
    bench.github.removeRuleset(REPOSITORY, 'main');
  });

  it('refuses the App behind GITHUB_TOKEN as a bypass actor', () => {
    expect(() => {
      const bypass = { apps: ['github-actions'] };
      const ruleset = { name: 'x', include: ['~ALL'], rules: ['update' as const], bypass };
      bench.github.setRuleset(REPOSITORY, ruleset);
    }).toThrow('422');
  });

  it('serves no dumb protocol and nothing else', async () => {
    for (const path of ['info/refs', 'HEAD', 'objects/info/packs', 'config']) {
      const response = await fetch(`${bench.github.url}/${REPOSITORY}.git/${path}`);
      expect(response.ok).toBe(false);
    }
    expect(bench.github.violations).toEqual([]);
  });
});
