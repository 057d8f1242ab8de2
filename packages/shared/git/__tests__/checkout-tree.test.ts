import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { runProcess } from '../../process/run-process.ts';
import { checkoutTree } from '../checkout-tree.ts';
import { findGit } from '../find-git.ts';
import { gitEnvironment } from '../git-environment.ts';
import { createGitObjects, type GitObjects } from '../git-objects.ts';
import {
  createTestRepository,
  temporaryDirectory,
  type TestRepository,
} from './test-repository.ts';

const scratch = temporaryDirectory();
let repo: TestRepository;
let objects: GitObjects;
let count = 0;

beforeAll(() => {
  repo = createTestRepository(join(scratch.path, 'repo'));
  objects = createGitObjects({
    run: runProcess,
    git: findGit(process.env['PATH'] ?? '', '/nowhere'),
    gitDir: join(repo.dir, '.git'),
    env: gitEnvironment(process.env),
    hexLength: 40,
  });
});

afterAll(() => {
  scratch.remove();
});

function target(): string {
  count += 1;
  return join(scratch.path, `out${count}`);
}

describe('a tree in a directory', () => {
  it('has the bytes of its blobs, whatever attributes it brings', async () => {
    const commit = repo.commit({
      files: {
        '.gitattributes': '* text eol=crlf ident filter=evil working-tree-encoding=UTF-16\n',
        a: 'one\n$Id$\n',
        'd/e/f': 'two\r\n',
        'not here': 'x',
      },
    });
    repo.git(['config', 'filter.evil.smudge', 'touch /tmp/never']);
    const out = target();
    const written = await checkoutTree(objects, commit, out, ['a', 'd', '.gitattributes']);
    expect(written).toEqual(['.gitattributes', 'a', 'd/e/f']);
    expect(readFileSync(join(out, 'a'), 'utf8')).toBe('one\n$Id$\n');
    expect(readFileSync(join(out, 'd/e/f'), 'utf8')).toBe('two\r\n');
    expect(readdirSync(out).sort()).toEqual(['.gitattributes', 'a', 'd']);
  });

  it('has no links and no submodules', async () => {
    const blob = repo.git(['hash-object', '-w', '--stdin'], { input: '/etc/passwd' });
    const head = repo.commit({ files: { x: '1' } });
    const commit = repo.commit({
      files: { link: { mode: '120000', oid: blob }, sub: { mode: '160000', oid: head } },
    });
    const out = target();
    expect(await checkoutTree(objects, commit, out)).toEqual(['link']);
    expect(lstatSync(join(out, 'link')).isFile()).toBe(true);
    expect(readFileSync(join(out, 'link'), 'utf8')).toBe('/etc/passwd');
  });

  it('is written for a tree as for a commit, and is empty for paths that are not there', async () => {
    const tree = repo.tree(undefined, { a: 'x' });
    expect(await checkoutTree(objects, tree, target())).toEqual(['a']);
    const out = target();
    expect(await checkoutTree(objects, tree, out, ['b'])).toEqual([]);
    expect(readdirSync(out)).toEqual([]);
  });

  it('never overwrites what is there', async () => {
    const out = target();
    mkdirSync(out);
    writeFileSync(join(out, 'a'), 'mine');
    await expect(
      checkoutTree(objects, repo.tree(undefined, { a: 'x' }), out),
    ).rejects.toMatchObject({ code: 'E_REPO_OBJECTS' });
    expect(readFileSync(join(out, 'a'), 'utf8')).toBe('mine');
  });

  it.each(['..', '.git', '.GIT', '.'])('refuses an entry named %j unwritten', async (name) => {
    const blob = repo.git(['hash-object', '-w', '--stdin'], { input: 'x' });
    const inner = rawTree([['100644', 'config', blob]]);
    const outer = rawTree([['40000', name, inner]]);
    const out = target();
    await expect(checkoutTree(objects, outer, out)).rejects.toMatchObject({
      code: 'E_REPO_OBJECTS',
    });
    expect(readdirSync(scratch.path)).not.toContain('config');
  });

  it('refuses a file and a directory of one name', async () => {
    const blob = repo.git(['hash-object', '-w', '--stdin'], { input: 'x' });
    const inner = rawTree([['100644', 'b', blob]]);
    const outer = rawTree([
      ['100644', 'a', blob],
      ['40000', 'a', inner],
    ]);
    await expect(checkoutTree(objects, outer, target())).rejects.toMatchObject({
      code: 'E_REPO_OBJECTS',
    });
  });
});

/** A tree that git itself would refuse to write. */
function rawTree(rows: readonly (readonly [mode: string, name: string, oid: string])[]): string {
  const body = Buffer.concat(
    rows.map(([mode, name, oid]) =>
      Buffer.concat([Buffer.from(`${mode} ${name}\0`), Buffer.from(oid, 'hex')]),
    ),
  );
  const object = Buffer.concat([Buffer.from(`tree ${body.length}\0`), body]);
  const oid = createHash('sha1').update(object).digest('hex');
  const dir = join(repo.dir, '.git', 'objects', oid.slice(0, 2));
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, oid.slice(2)), deflateSync(object));
  return oid;
}
