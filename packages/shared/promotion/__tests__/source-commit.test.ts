import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import {
  createTestRepository,
  temporaryDirectory,
  type TestRepository,
} from '../../git/__tests__/test-repository.ts';
import { findGit } from '../../git/find-git.ts';
import { gitEnvironment } from '../../git/git-environment.ts';
import { createGitObjects, type GitObjects } from '../../git/git-objects.ts';
import { onlyImageScalarsChanged } from '../../kustomize/only-image-scalars.ts';
import { runProcess } from '../../process/run-process.ts';
import { bumpFault, isBumpable } from '../bump-content.ts';
import { sourceCommit } from '../source-commit.ts';

const scratch = temporaryDirectory();
const OVERLAYS = ['.gitops/overlays/*'];
const FILE = '.gitops/overlays/dev/kustomization.yaml';
const kustomization = (tag: string): string =>
  `images:\n  - name: web\n    newName: localhost/acme/web\n    newTag: ${tag}\n`;

let repo: TestRepository;
let objects: GitObjects;
let root: string;

beforeAll(() => {
  repo = createTestRepository(join(scratch.path, 'repo'));
  objects = createGitObjects({
    run: runProcess,
    git: findGit(process.env['PATH'] ?? '', '/nowhere'),
    gitDir: join(repo.dir, '.git'),
    env: gitEnvironment(process.env),
    hexLength: 40,
  });
  root = repo.commit({ files: { a: '1\n', [FILE]: kustomization('a') } });
});

afterAll(() => {
  scratch.remove();
});

const source = (head: string): Promise<string> => sourceCommit(objects, head, OVERLAYS);

describe('the source commit', () => {
  it('is found behind more bumps than are looked at in one go', async () => {
    const change = repo.commit({ parents: [root], files: { a: '2\n' } });
    let head = change;
    for (let index = 0; index < 450; index += 1) {
      head = repo.commit({ parents: [head], files: { [FILE]: kustomization(`t${index}`) } });
    }
    expect(await source(head)).toBe(change);
    expect(await source(change)).toBe(change);
  });

  it('is the root where nothing but overlays changed', async () => {
    const bump = repo.commit({ parents: [root], files: { [FILE]: kustomization('b') } });
    expect(await source(bump)).toBe(root);
    expect(await source(root)).toBe(root);
  });

  it('is looked for on first parents: a merge that brings source is one', async () => {
    const bump = repo.commit({ parents: [root], files: { [FILE]: kustomization('b') } });
    const side = repo.commit({ parents: [root], files: { a: '3\n' } });
    const brings = repo.commit({ parents: [bump, side], files: { a: '3\n' } });
    const drops = repo.commit({ parents: [bump, side] });
    expect(await source(brings)).toBe(brings);
    expect(await source(drops)).toBe(root);
  });

  it('is a commit that removes, or re-types, what lies beside the overlays', async () => {
    const removed = repo.commit({ parents: [root], files: { a: null } });
    const oid = repo.git(['rev-parse', `${root}:a`]);
    const typed = repo.commit({ parents: [root], files: { a: { mode: '100755', oid } } });
    expect(await source(removed)).toBe(removed);
    expect(await source(typed)).toBe(typed);
  });
});

describe('a bump', () => {
  const fault = async (head: string): Promise<string | undefined> => {
    const trees = [root, head].map((oid) => repo.git(['rev-parse', `${oid}^{tree}`]));
    const [from = '', to = ''] = trees;
    const [changes = []] = await objects.diffTrees([[from, to]]);
    const edits = changes.filter((change) => isBumpable(change, OVERLAYS));
    const blobs = await objects.read(edits.flatMap(({ oldOid, newOid }) => [oldOid, newOid]));
    return bumpFault(
      changes,
      { overlays: OVERLAYS, registries: [] },
      blobs,
      onlyImageScalarsChanged,
    );
  };
  const oid = (): string => repo.git(['rev-parse', `${root}:${FILE}`]);

  it.each([
    ['a new tag', undefined, () => ({ [FILE]: kustomization('b') })],
    ['nothing', 'changes nothing', () => ({})],
    ['a file elsewhere', 'outside the overlays', () => ({ a: '2\n' })],
    [
      'a new name as well',
      'in ".gitops',
      () => ({ [FILE]: kustomization('b').replace('/acme/', '/evil/') }),
    ],
    ['another file', 'no kustomization', () => ({ '.gitops/overlays/dev/x.yaml': 'x: 1\n' })],
    ['a new overlay', 'adds', () => ({ '.gitops/overlays/qa/kustomization.yaml': 'a: 1\n' })],
    ['a mode', 're-types', () => ({ [FILE]: { mode: '100755', oid: oid() } })],
    ['a link in its place', 're-types', () => ({ [FILE]: { mode: '120000', oid: oid() } })],
  ] as const)('that changes %s is judged: %s', async (_name, expected, files) => {
    const found = await fault(repo.commit({ parents: [root], files: files() }));
    if (expected === undefined) expect(found).toBeUndefined();
    else expect(found).toContain(expected);
  });
});
