import { makeObject, parseTree, serializeTree } from './object-format.ts';
import type { TreeEntry } from './object-format.ts';
import type { GitObject, ObjectReader } from './object-reader.ts';

export interface TreeChange {
  readonly path: string;
  /** New bytes of the file; `undefined` takes it away. */
  readonly content: Buffer | undefined;
}

export class MissingPath extends Error {
  readonly path: string;

  constructor(path: string) {
    super(`There is no file at ${path}.`);
    this.name = 'MissingPath';
    this.path = path;
  }
}

export interface EditedTree {
  readonly oid: string;
  /** Every blob and tree that may not be in the repository yet. */
  readonly objects: readonly GitObject[];
}

/** Applies changes to a tree. @throws MissingPath where a file to delete, or a directory, is not there. */
export async function editTree(
  reader: ObjectReader,
  root: string,
  changes: readonly TreeChange[],
): Promise<EditedTree> {
  const objects: GitObject[] = [];
  const edited = await editLevel(reader, root, '', changes, objects);
  const tree = makeObject('tree', serializeTree(edited));
  return { oid: tree.oid, objects: [...objects, tree] };
}

async function editLevel(
  reader: ObjectReader,
  oid: string | undefined,
  prefix: string,
  changes: readonly TreeChange[],
  objects: GitObject[],
): Promise<TreeEntry[]> {
  const entries = new Map<string, TreeEntry>();
  if (oid !== undefined) {
    const tree = await reader.read(oid);
    if (tree?.type !== 'tree') throw new Error(`${oid} is not a tree.`);
    for (const entry of parseTree(tree.content)) entries.set(entry.name, entry);
  }
  const below = new Map<string, TreeChange[]>();
  for (const change of changes) {
    const [name = '', ...rest] = change.path.slice(prefix.length).split('/');
    if (rest.length > 0) {
      below.set(name, [...(below.get(name) ?? []), change]);
      continue;
    }
    const present = entries.get(name);
    if (change.content === undefined) {
      if (present === undefined || present.mode === '40000') throw new MissingPath(change.path);
      entries.delete(name);
    } else {
      const blob = makeObject('blob', change.content);
      objects.push(blob);
      // The API knows no modes: a file keeps its executable bit, anything else becomes a plain file.
      const mode = present?.mode === '100755' ? '100755' : '100644';
      entries.set(name, { mode, name, oid: blob.oid });
    }
  }
  for (const [name, inner] of below) {
    const present = entries.get(name);
    const directory = present?.mode === '40000' ? present.oid : undefined;
    const edited = await editLevel(reader, directory, `${prefix}${name}/`, inner, objects);
    if (edited.length === 0) {
      entries.delete(name);
      continue;
    }
    const tree = makeObject('tree', serializeTree(edited));
    objects.push(tree);
    entries.set(name, { mode: '40000', name, oid: tree.oid });
  }
  return [...entries.values()];
}
