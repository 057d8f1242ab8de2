import { posix } from 'node:path';
import type { ListedDirectories } from '../github/tree-listing.ts';
import { isKustomizationPath } from './find-kustomization.ts';
import type { TreeFile } from './known-tree.ts';
import { directoryOf } from './repository-path.ts';
import type { ReadPaths } from './resource-graph.ts';

/** Names of the directories that overlays share, as kustomize's own examples have them. */
const SHARED_NAMES = ['base', 'components'];

/** `apps/web/overlays/dev` and `components` beside `apps`. */
const MAX_ANCESTORS = 4;

/** A listing is a part of a query; what does not fit is found without one. */
const MAX_DIRECTORIES = 40;

/** Well within what one request may ask for, and no more than a large overlay's own files. */
const MAX_AHEAD_FILES = 100;
const MAX_AHEAD_BYTES = 128 * 1024;

/**
 * The directories beside and above overlays that hold what overlays usually share; whether they are
 * there is not known. Listed together with the overlays' own files they let {@link readAhead} save
 * requests.
 *
 * @param overlays directories or kustomization files, of `normalizePath`
 */
export function likelyDirectories(overlays: readonly string[]): readonly string[] {
  const directories = overlays.flatMap((overlay) => {
    const found: string[] = [];
    let at = isKustomizationPath(overlay) ? directoryOf(overlay) : overlay;
    for (let level = 0; level < MAX_ANCESTORS && at !== '.'; level += 1) {
      at = directoryOf(at);
      for (const name of SHARED_NAMES) found.push(posix.join(at, name));
    }
    return found;
  });
  return [...new Set(directories)].slice(0, MAX_DIRECTORIES);
}

/**
 * Reads with what is asked for what will be asked for next: how components build on one another is
 * known only from their files, level by level, and each level is a request. Listed manifests are read
 * before anybody asks, within bounds: first those beside what is asked for, then kustomizations, then
 * the rest. What a complete listing denies is not asked for at all.
 *
 * @param read reads at one commit
 * @param listed directories of the same commit
 */
export function readAhead(read: ReadPaths, listed: ListedDirectories): ReadPaths {
  const known = new Map<string, TreeFile | undefined>();
  let files = MAX_AHEAD_FILES;
  let bytes = MAX_AHEAD_BYTES;
  const ahead = (asked: readonly string[]): readonly string[] => {
    const beside = new Set(asked.flatMap((path) => [path, directoryOf(path)]));
    const rank = (path: string): number => {
      if (beside.has(directoryOf(path))) return 0;
      return isKustomizationPath(path) ? 1 : 2;
    };
    const found = listedManifests(listed).filter(({ path }) => !known.has(path));
    const taken: string[] = [];
    for (const { path, size } of found.toSorted((a, b) => rank(a.path) - rank(b.path))) {
      if (files === 0 || size > bytes) continue;
      files -= 1;
      bytes -= size;
      taken.push(path);
    }
    return taken;
  };
  return async (paths) => {
    for (const path of paths) {
      if (known.has(path)) continue;
      const told = toldByListing(listed, path);
      if (told !== undefined) known.set(path, told.file);
    }
    const missing = paths.filter((path) => !known.has(path));
    if (missing.length > 0) {
      const asked = [...new Set([...missing, ...ahead(paths)])];
      const answer = await read(asked);
      for (const path of asked) known.set(path, answer.get(path));
    }
    return new Map(
      paths.flatMap((path) => {
        const file = known.get(path);
        return file === undefined ? [] : [[path, file] as const];
      }),
    );
  };
}

interface ListedManifest {
  readonly path: string;
  readonly size: number;
}

/** Regular files only: a link's or a submodule's content is not the repository's own. */
function listedManifests(listed: ListedDirectories): readonly ListedManifest[] {
  return [...listed].flatMap(([directory, entries]) =>
    [...entries].flatMap(([name, { mode, size }]) => {
      const isManifest = /\.(?:ya?ml|json)$/i.test(name) || isKustomizationPath(name);
      if (!mode.startsWith('100') || !isManifest) return [];
      return [{ path: `${directory}/${name}`, size }];
    }),
  );
}

const NOTHING = new Uint8Array();

/** What stands at a path, where its directory is listed and no content is needed to say it. */
function toldByListing(
  listed: ListedDirectories,
  path: string,
): { readonly file: TreeFile | undefined } | undefined {
  if (listed.has(path)) return { file: { mode: '40000', bytes: NOTHING } };
  const entries = listed.get(directoryOf(path));
  if (entries === undefined) return undefined;
  const entry = entries.get(posix.basename(path));
  if (entry === undefined) return { file: undefined };
  return entry.mode === '40000' ? { file: { mode: '40000', bytes: NOTHING } } : undefined;
}
