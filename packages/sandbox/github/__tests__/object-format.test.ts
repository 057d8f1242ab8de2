import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { git as gitBytes } from '../git/git-command.ts';
import { parseCommit, parseTree, serializeTree, writePack } from '../git/object-format.ts';
import { createObjectReader } from '../git/object-reader.ts';
import type { ObjectReader } from '../git/object-reader.ts';
import { editTree } from '../git/tree-edit.ts';
import type { TreeChange } from '../git/tree-edit.ts';
import { git } from './sandbox.ts';

let dir: string;
let reader: ObjectReader;
let empty: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'object-format-'));
  await git(dir, 'init', '-q', '--bare', dir);
  empty = await git(dir, 'hash-object', '-w', '-t', 'tree', '/dev/null');
  reader = createObjectReader(dir);
});

afterAll(async () => {
  await reader.close();
  await rm(dir, { recursive: true, force: true });
});

/** Names that git and a naive sort order differently once some of them are directories. */
const names = fc.constantFrom('a', 'a.b', 'a-b', 'a0', 'ab', 'A', 'ä', '☃', 'z z');

describe('git objects', () => {
  it('are ordered in a tree as git orders them', async () => {
    const modes = fc.constantFrom('100644', '100755', '40000', '120000');
    const oid = 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391';
    const entry = fc.record({ mode: modes, name: names, oid: fc.constant(oid) });
    const entries = fc.uniqueArray(entry, { selector: ({ name }) => name, minLength: 1 });
    const sample = fc.sample(entries, 30);
    for (const list of sample) {
      const typed = list.map((each) => ({
        ...each,
        oid: each.mode === '40000' ? empty : oid,
      }));
      const bytes = serializeTree(typed);
      const id = await gitBytes(dir, ['hash-object', '-w', '--stdin', '-t', 'tree'], bytes);
      const input = typed.map(
        ({ mode, name, oid: id }) =>
          `${mode} ${mode === '40000' ? 'tree' : 'blob'} ${id}\t${name}\0`,
      );
      const real = await gitBytes(dir, ['mktree', '--missing', '-z'], Buffer.from(input.join('')));
      expect(id.toString()).toBe(real.toString());
      expect(serializeTree(parseTree(bytes))).toEqual(bytes);
    }
  });

  it('become the files that a series of edits describes', async () => {
    const path = fc.array(names, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('/'));
    const edit = fc.dictionary(path, fc.string({ maxLength: 40 }), { minKeys: 1, maxKeys: 4 });
    const scenario = fc.array(edit, { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(scenario, async (edits) => {
        const model = new Map<string, string>();
        let tree = empty;
        for (const files of edits) {
          const changes = nextChanges(model, files);
          const edited = await editTree(reader, tree, changes);
          const pack = writePack(edited.objects);
          await gitBytes(dir, ['unpack-objects', '-q', '--strict'], pack);
          tree = edited.oid;
        }
        const listed = await gitBytes(dir, ['ls-tree', '-r', '-z', '--name-only', tree]);
        const paths = listed.toString('utf8').split('\0').slice(0, -1);
        expect(paths.toSorted()).toEqual([...model.keys()].toSorted());
        for (const [at, content] of model) {
          expect((await reader.read(`${tree}:${at}`))?.content.toString('utf8')).toBe(content);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('are read one question a line, whatever the question', async () => {
    expect(await reader.read('x\nHEAD')).toBeUndefined();
    expect(await reader.read('')).toBeUndefined();
    expect(await reader.read('no such thing')).toBeUndefined();
    expect((await reader.read(empty))?.type).toBe('tree');
  });

  it('keep a commit’s headers and payload apart', () => {
    const head = 'tree 1\nparent 2\nparent 3\nauthor A <a@b> 1 +0100\ncommitter C <c@d> 2 +0000';
    const signed = `${head}\ngpgsig -----BEGIN\n \n x\n -----END\n \n\nSubject\n\nBody`;
    expect(parseCommit(Buffer.from(signed))).toEqual({
      tree: '1',
      parents: ['2', '3'],
      author: { name: 'A', email: 'a@b', time: 1, zone: '+0100' },
      committer: { name: 'C', email: 'c@d', time: 2, zone: '+0000' },
      signature: '-----BEGIN\n\nx\n-----END\n',
      payload: Buffer.from(`${head}\n\nSubject\n\nBody`),
      message: 'Subject\n\nBody',
    });
  });
});

/** Keeps the model a possible tree: what stands in the way of a new path is deleted before. */
function nextChanges(model: Map<string, string>, files: Record<string, string>): TreeChange[] {
  const changes: TreeChange[] = [];
  const wanted: string[] = [];
  for (const path of Object.keys(files)) {
    const clashes = (other: string): boolean =>
      other !== path && (other.startsWith(`${path}/`) || path.startsWith(`${other}/`));
    if (wanted.some(clashes) || [...model.keys()].some(clashes)) continue;
    wanted.push(path);
    changes.push({ path, content: Buffer.from(files[path] ?? '') });
  }
  // One file goes with every edit, so that directories run empty.
  const [first] = [...model.keys()].filter((path) => !wanted.includes(path));
  if (first !== undefined) {
    changes.push({ path: first, content: undefined });
    model.delete(first);
  }
  for (const path of wanted) model.set(path, files[path] ?? '');
  return changes;
}
