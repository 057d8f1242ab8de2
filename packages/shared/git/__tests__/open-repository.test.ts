import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runProcess } from '../../process/run-process.ts';
import { messageOf } from '../commit-object.ts';
import { readCommits } from '../commits.ts';
import { findGit } from '../find-git.ts';
import { openRepository } from '../open-repository.ts';
import type { Repository, RepositoryOptions } from '../repository.ts';
import { serveGit, servedCopy, type Served } from './serve-git.ts';
import {
  createTestRepository,
  temporaryDirectory,
  type TestRepository,
} from './test-repository.ts';

const scratch = temporaryDirectory();
const TAG = 'refs/tags/v1.0.0';
const SECRET = 'secret-token';
const log = { debug: () => undefined, info: () => undefined, warning: () => undefined };

let origin: TestRepository;
let first: string;
let tag: string;
let served: Served;
let remote: string;

beforeAll(async () => {
  origin = createTestRepository(join(scratch.path, 'origin'));
  first = origin.commit({ files: { a: '1\n', 'd/b': 'b\n' }, message: 'first\n\nTrailer: x' });
  origin.git(['update-ref', 'refs/heads/main', first]);
  origin.git(['tag', '-a', '-m', 'a release', 'v1.0.0', first]);
  tag = origin.git(['rev-parse', TAG]);
  remote = servedCopy(origin.dir, join(scratch.path, 'remote.git'));
  served = await serveGit(remote, SECRET);
});

afterAll(async () => {
  await served.close();
  scratch.remove();
});

let count = 0;

function clone(args: readonly string[] = []): string {
  count += 1;
  const dir = join(scratch.path, `clone${count}`);
  execFileSync('git', ['clone', '-q', ...args, `file://${remote}`, dir]);
  return dir;
}

function open(
  workspace: string,
  wanted: readonly string[],
  options: Partial<RepositoryOptions> = {},
): Promise<Repository> {
  return openRepository({
    run: runProcess,
    git: findGit(process.env['PATH'] ?? '', workspace),
    env: process.env,
    log,
    temp: scratch.path,
    workspace,
    path: '.',
    url: `${served.url}/acme/x.git`,
    token: () => Promise.resolve(undefined),
    wanted,
    onDirectory: () => undefined,
    loopback: true,
    ...options,
  });
}

const withToken = { token: () => Promise.resolve(SECRET) };

/** A commit that only the remote has, as of now. */
function push(files: Record<string, string>): string {
  const next = origin.commit({ parents: [first], files, message: `change ${count}` });
  origin.git(['push', '-q', '-f', remote, `${next}:refs/heads/moved${count}`]);
  return next;
}

describe('the refs of a repository', () => {
  it.each([
    ['a clone', () => open(clone(), [TAG]), 'clone'],
    ['an own fetch', () => open(join(scratch.path), [TAG], withToken), 'fetch'],
  ] as const)('are read by their full names: %s', async (_name, make, source) => {
    const repository = await make();
    expect(repository.source).toBe(source);
    expect(await repository.refOid(TAG)).toBe(tag);
    expect(await repository.resolve(TAG)).toBe(first);
    expect(await repository.refOid('refs/heads/main')).toBe(first);
    expect(await repository.resolve('refs/heads/main')).toBe(first);
    for (const name of ['refs/tags/v2.0.0', 'v1.0.0', 'tags/v1.0.0', 'refs/heads/v1.0.0']) {
      expect(await repository.refOid(name)).toBeUndefined();
    }
    expect(await repository.defaultBranch()).toBe('main');
    await repository.remove();
    expect(existsSync(repository.gitDir)).toBe(false);
  });

  it('are asked of the remote when a checkout put a commit in the place of a tag', async () => {
    const dir = clone();
    execFileSync('git', ['-C', dir, 'update-ref', TAG, first]);
    const trusting = await open(dir, [TAG]);
    expect(await trusting.refOid(TAG)).toBe(first);
    await trusting.remove();
    const asking = await open(dir, [TAG], withToken);
    expect(await asking.refOid(TAG)).toBe(tag);
    await asking.remove();
  });
});

describe('a commit that the copy lacks', () => {
  it('is fetched, with all its files, into our copy and not into the clone', async () => {
    const dir = clone();
    const moved = push({ a: '2\n' });
    const repository = await open(dir, [TAG], withToken);
    expect(await repository.resolve(moved)).toBeUndefined();
    await repository.fetch([moved, first]);
    expect(await repository.resolve(moved)).toBe(moved);
    const [file] = await repository.objects.files(moved, ['a']);
    const blobs = await repository.objects.read([file?.oid ?? '']);
    expect([...blobs.values()].map(({ bytes }) => bytes.toString())).toEqual(['2\n']);
    expect(() =>
      execFileSync('git', ['-C', dir, 'cat-file', '-e', moved], { stdio: 'pipe' }),
    ).toThrow();
    await repository.remove();
  });

  it('is fetched into a copy of our own without its files', async () => {
    const repository = await open(scratch.path, [TAG], withToken);
    const moved = push({ a: `own ${count}\n` });
    await repository.fetch([moved]);
    expect(await repository.resolve(moved)).toBe(moved);
    await repository.remove();
  });

  it('costs the server nothing that the clone has', async () => {
    const dir = clone();
    const moved = push({ a: 'little\n' });
    const repository = await open(dir, [TAG], withToken);
    const before = served.bodies.length;
    await repository.fetch([moved]);
    expect(served.bodies.slice(before).join('')).toContain(`have ${first}`);
    await repository.remove();
  });

  it('is not asked for when it is there', async () => {
    const repository = await open(clone(), [TAG], {
      token: () => Promise.reject(new Error('no token is needed')),
    });
    await repository.fetch([first, tag]);
    await repository.fetch([]);
    await repository.remove();
  });

  it('is E_REF without a token, and when the remote has no such object', async () => {
    const lacking = 'ab'.repeat(20);
    const without = await open(clone(), [TAG]);
    await expect(without.fetch([lacking])).rejects.toMatchObject({ code: 'E_REF' });
    await without.remove();
    const asking = await open(clone(), [TAG], withToken);
    await expect(asking.fetch([lacking])).rejects.toMatchObject({ code: 'E_REF' });
    await asking.remove();
  });

  it('is E_PERMISSION with a token that cannot read', async () => {
    const repository = await open(clone(), [TAG], { token: () => Promise.resolve('wrong') });
    await expect(repository.fetch(['ab'.repeat(20)])).rejects.toMatchObject({
      code: 'E_PERMISSION',
    });
    await repository.remove();
  });
});

describe('reading', () => {
  it('lists files, links and submodules of a tree, or of some of its paths', async () => {
    const blob = origin.git(['hash-object', '-w', '--stdin'], { input: 'where' });
    const commit = origin.commit({
      files: {
        'a b': '1\n',
        'd/x': '2\n',
        'd/e/y': '3\n',
        'd*': '4\n',
        link: { mode: '120000', oid: blob },
        sub: { mode: '160000', oid: first },
      },
    });
    const repository = await open(origin.dir, [commit]);
    const paths = async (...some: string[]): Promise<readonly string[]> =>
      (await repository.objects.files(commit, some)).map(({ path }) => path);
    expect(await paths()).toEqual(['a b', 'd*', 'd/e/y', 'd/x', 'link', 'sub']);
    expect(await paths('d')).toEqual(['d/e/y', 'd/x']);
    expect(await paths('d*', 'nothing')).toEqual(['d*']);
    await repository.remove();
  });

  it('gives the whole message and the time of a commit', async () => {
    const repository = await open(origin.dir, [first]);
    for await (const { parsed } of readCommits(repository.objects, [first])) {
      expect(parsed.ok && messageOf(parsed.commit)).toBe('first\n\nTrailer: x\n');
      expect(parsed.ok && parsed.commit.committer.seconds).toBe(1_750_000_000);
    }
    await repository.remove();
  });
});

describe('git', () => {
  it('is looked for in absolute directories of the path only', () => {
    const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const empty = join(scratch.path, 'no-programs');
    mkdirSync(empty);
    expect(findGit(`.:bin:${empty}:${dirname(git)}`, '/nowhere')).toBe(git);
    const find = (): string => findGit(`.:${empty}`, '/nowhere');
    expect(find).toThrow(expect.objectContaining({ code: 'E_TOOL' }));
  });

  it('is never one that lies in the workspace, by whatever links', () => {
    const git = execFileSync('sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    const workspace = join(scratch.path, 'workspace');
    const planted = join(workspace, 'bin');
    mkdirSync(planted, { recursive: true });
    writeFileSync(join(planted, 'git'), '#!/bin/sh\n', { mode: 0o755 });
    const [toFile, toDirectory] = [join(scratch.path, 'to-file'), join(scratch.path, 'to-dir')];
    mkdirSync(toFile);
    symlinkSync(join(planted, 'git'), join(toFile, 'git'));
    symlinkSync(planted, toDirectory);
    expect(findGit(planted, '/nowhere')).toBe(join(planted, 'git'));
    for (const first of [planted, toFile, toDirectory, `${workspace}/../workspace/bin`]) {
      expect(findGit(`${first}:${dirname(git)}`, workspace)).toBe(git);
    }
  });
});
