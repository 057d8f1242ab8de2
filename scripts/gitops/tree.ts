import { readFileSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pool } from '../pool.ts';
import { ownFolders } from './folders.ts';
import { placeOf } from './place.ts';
import { renderFolder, type Rendered } from './render.ts';

/** One object as kustomize renders it. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  readonly [field: string]: unknown;
}

export interface TreeObject {
  /** Relative to `.gitops`, e.g. `overlays/prod`. */
  readonly folder: string;
  readonly object: KubernetesObject;
}

/** Where something is written: a file relative to the repository, a line from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A folder that kustomize does not render, and why. */
export interface Failure extends Place {
  readonly folder: string;
  readonly message: string;
}

/** A consumer’s repository, its GitOps tree rendered once. */
export interface Tree {
  /** The repository’s folder, absolute. */
  readonly root: string;
  /** Every folder below `.gitops` that renders by itself, sorted; bases and components are parts of others. */
  readonly folders: readonly string[];
  /** What did not render; the objects of such a folder are absent. */
  readonly failures: readonly Failure[];
  /**
   * What kustomize renders, of all folders when none is given. A folder that only lists others
   * (`platform`) brings nothing of its own then, so that every object is there once.
   */
  objects(folder?: string): readonly TreeObject[];
  /** What kustomize writes for a folder; `undefined` where it renders none. */
  rendered(folder: string): string | undefined;
  /** A file of the repository, relative to its root; `undefined` for none. */
  read(path: string): string | undefined;
  /** The files below a folder of the repository, relative to its root, sorted; `''` for all. */
  list(prefix: string): readonly string[];
  /** Where a rendered object is written, or a field of it: the last file that says it. */
  place(object: TreeObject, ...path: readonly (string | number)[]): Place;
}

/** @param root the repository’s folder */
export async function loadTree(root: string): Promise<Tree> {
  const files = await repositoryFiles(root);
  const isThere = new Set(files);
  const texts = new Map<string, string | undefined>();
  const read = (path: string): string | undefined => {
    if (!isThere.has(path)) return undefined;
    if (!texts.has(path)) texts.set(path, readText(join(root, path)));
    return texts.get(path);
  };
  const { folders, lists } = ownFolders(files, read);
  const rendered = new Map<string, Rendered>();
  await pool(folders, async (folder) => {
    rendered.set(folder, await renderFolder({ root, folder, files, read }));
  });
  const all = (folder: string): readonly TreeObject[] => rendered.get(folder)?.objects ?? [];
  const once = folders.filter((folder) => !lists.has(folder)).flatMap(all);
  return {
    root,
    folders,
    failures: folders.flatMap((folder) => rendered.get(folder)?.failure ?? []),
    objects: (folder) => (folder === undefined ? once : all(folder)),
    rendered: (folder) => rendered.get(folder)?.text,
    read,
    list: (prefix) => {
      const inside = prefix === '' || prefix.endsWith('/') ? prefix : `${prefix}/`;
      return files.filter((file) => file.startsWith(inside));
    },
    place: (object, ...path) => placeOf(read, object, path),
  };
}

function readText(file: string): string | undefined {
  const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() === true; // a link may be none
  return isFile ? readFileSync(file, 'utf8') : undefined;
}

const IGNORED = new Set(['node_modules', '.git', '.sandbox']);

async function repositoryFiles(root: string): Promise<readonly string[]> {
  const found: string[] = [];
  const visit = async (folder: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (IGNORED.has(entry.name)) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) await visit(path);
      else found.push(relative(root, path).split(sep).join('/'));
    }
  };
  await visit(root);
  return found.sort();
}
