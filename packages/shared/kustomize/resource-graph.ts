import { posix } from 'node:path';
import { isKustomizationPath, kustomizationCandidates } from './find-kustomization.ts';
import { GraphWalk, type GraphImage } from './graph-walk.ts';
import type { ImageEntry } from './image-pattern.ts';
import { KnownTree, type TreeFile } from './known-tree.ts';
import { directoryOf } from './repository-path.ts';

/** Reads paths at one commit; what is not there is absent from the answer. */
export type ReadPaths = (paths: readonly string[]) => Promise<ReadonlyMap<string, TreeFile>>;

/** What the caller has read already: all the paths it asked for, and those that are there. */
export interface KnownPaths {
  readonly paths: readonly string[];
  readonly files: ReadonlyMap<string, TreeFile>;
}

/** The images that an overlay’s local resources bring. */
export interface ResourceGraph {
  /** Nothing can bring another image. What patches take away is not known. */
  readonly complete: boolean;
  /** Why not, one clause each, with the file that says so. */
  readonly unknown: readonly string[];
  /** Behind the entries of all bases and components, before the overlay’s own. */
  readonly images: readonly GraphImage[];
  /** The overlay’s own `images`, in the order in which they are applied. */
  readonly entries: readonly ImageEntry[];
}

/** Each is a request; a base and its files take two. */
const MAX_LEVELS = 12;
const MAX_PATHS = 1_000;
const MAX_BYTES = 8 * 1024 * 1024;

/**
 * Walks what a kustomization refers to inside the repository and collects the container images,
 * with the `images` of bases and components applied as kustomize v5.8.1 does. Nothing is fetched,
 * and nothing that is wrong with the files is thrown: it stands in `unknown`.
 *
 * @param kustomization the overlay’s file, of `pickKustomization`
 * @param read called once for each level of references, with all paths of that level
 * @param known is not read again
 */
export async function readResourceGraph(
  kustomization: string,
  read: ReadPaths,
  known: KnownPaths = { paths: [], files: new Map() },
): Promise<ResourceGraph> {
  const tree = new KnownTree();
  tree.add(known.paths, known.files);
  let asked = 0;
  for (let level = 0; ; level += 1) {
    const walk = new GraphWalk(tree);
    const images = walk.kustomization(kustomization, [], [], true);
    const wanted = [...walk.wanted];
    let limit = limitReached(level, asked + wanted.length);
    if (wanted.length > 0 && limit === undefined) {
      tree.add(wanted, await read(wanted));
      asked += wanted.length;
      if (tree.bytes <= MAX_BYTES) continue;
      limit = `more than ${MAX_BYTES} bytes`;
    }
    if (wanted.length > 0 && limit !== undefined) walk.unknown.add(limit);
    const unknown = [...walk.unknown];
    const entries = tree.parts(kustomization)?.entries ?? [];
    return { complete: unknown.length === 0, unknown, images, entries };
  }
}

/**
 * The paths that tell the kustomizations of `../base` and `../../base`: read together with the
 * overlay’s own they save a request where the layout is the usual one.
 *
 * @param overlay its directory or its kustomization file, of `normalizePath`
 */
export function likelyBaseFiles(overlay: string): readonly string[] {
  const directory = isKustomizationPath(overlay) ? directoryOf(overlay) : overlay;
  if (directory === '.') return [];
  return ['../base', '../../base']
    .map((base) => posix.join(directory, base))
    .filter((path) => !path.startsWith('../') && path !== directory)
    .flatMap((path) => kustomizationCandidates(path));
}

function limitReached(level: number, paths: number): string | undefined {
  if (level >= MAX_LEVELS) return `references more than ${MAX_LEVELS} deep`;
  return paths > MAX_PATHS ? `more than ${MAX_PATHS} paths` : undefined;
}
