import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { checkoutTree } from '@gitops-actions/shared/git/checkout-tree.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { isKustomizationPath } from '@gitops-actions/shared/kustomize/find-kustomization.ts';
import { unifiedDiff } from '@gitops-actions/shared/kustomize/unified-diff.ts';
import { cutTo } from '../body/inert.ts';
import type { Kustomize } from './kustomize.ts';
import {
  findReferences,
  UnrenderableError,
  type ManifestTree,
  type References,
} from './kustomize-references.ts';
import {
  comparableTexts,
  imageDigests,
  splitManifests,
  type RenderedResource,
} from './rendered-resources.ts';

/** What one resource of the rendered overlay is like before and after. */
export interface ResourceDiff {
  readonly apiVersion: string;
  readonly kind: string;
  /** `''` for none. */
  readonly namespace: string;
  readonly name: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Unified, possibly cut. */
  readonly diff: string;
  readonly added: number;
  readonly removed: number;
  /** Lines that were cut off the end of `diff`. */
  readonly cut: number;
}

/** What the release changes in production’s manifests. */
export type RenderedDiff =
  | {
      readonly status: 'rendered';
      readonly resources: readonly ResourceDiff[];
      /** Resources that stay as they are. */
      readonly unchanged: number;
      /** Resources with a difference that are not in `resources`. */
      readonly more: number;
      /** Remote bases and resources, which are never fetched: the rest was rendered without them. */
      readonly omitted: readonly string[];
      /** Digests that the images of the manifests have after the release. */
      readonly digests: readonly string[];
    }
  | {
      readonly status: 'not-rendered';
      readonly reason: string;
      readonly omitted: readonly string[];
    };

export interface RenderOptions {
  readonly objects: GitObjects;
  /** Commit or tree that production is described by now. */
  readonly before: string;
  readonly after: {
    /** Commit or tree. */
    readonly tree: string;
    /** Files in place of the tree’s, by path: the edited kustomization. */
    readonly files: ReadonlyMap<string, Uint8Array>;
  };
  /** Directory or kustomization file, by `normalizePath`. */
  readonly overlay: string;
  /** Called only when there is something to render. */
  readonly kustomize: () => Promise<Kustomize>;
  /** A folder of this run alone; the caller removes it. */
  readonly scratch: string;
}

const MAX_RESOURCES = 100;
const MAX_LINES = 300;
const MAX_LINE = 500;
/** Files below the directories of an overlay and its bases. */
const MAX_FILES = 5_000;

/**
 * Renders the overlay twice and compares, resource by resource. What cannot be rendered is
 * `not-rendered` and says why: a missing picture is told, it does not stop a release.
 */
export async function renderedDiff(options: RenderOptions): Promise<RenderedDiff> {
  const { objects, before, after, overlay, scratch } = options;
  const directory = isKustomizationPath(overlay) ? posix.dirname(overlay) : overlay;
  const omitted = new Set<string>();
  const side = async (
    treeish: string,
    files: ReadonlyMap<string, Uint8Array>,
    name: 'before' | 'after',
  ): Promise<ReadonlyMap<string, RenderedResource>> => {
    const tree = await manifestTree(objects, treeish, files);
    // An overlay that is not there yet runs nothing.
    if (name === 'before' && !tree.directories.has(directory)) return new Map();
    const references = await findReferences(tree, directory);
    for (const reference of references.omitted) omitted.add(reference);
    const root = await mkdtemp(join(scratch, `manifests-${name}-`));
    await writeManifests(objects, treeish, root, tree, references, files);
    const kustomize = await options.kustomize();
    return splitManifests(await kustomize.build(root, directory));
  };
  try {
    // The release itself first: what is wrong with it matters more than what was.
    const then = await side(after.tree, after.files, 'after');
    const now = await side(before, new Map(), 'before');
    return { status: 'rendered', ...compare(now, then), omitted: [...omitted] };
  } catch (thrown) {
    if (!isExpected(thrown)) throw thrown;
    return { status: 'not-rendered', reason: thrown.message, omitted: [...omitted] };
  }
}

function isExpected(thrown: unknown): thrown is Error {
  if (thrown instanceof ActionError) return thrown.code !== 'E_INTERNAL';
  return thrown instanceof UnrenderableError;
}

/** What a tree holds, with files of our own in place of its own. */
async function manifestTree(
  objects: GitObjects,
  treeish: string,
  overrides: ReadonlyMap<string, Uint8Array>,
): Promise<ManifestTree> {
  const all = await objects.files(treeish);
  // Neither links nor submodules lead anywhere here.
  const regular = all.filter(({ mode }) => mode.startsWith('100'));
  const oids = new Map(regular.map(({ path, oid }) => [path, oid]));
  const files = new Set([...oids.keys(), ...overrides.keys()]);
  const directories = new Set<string>(['.']);
  for (const path of files) {
    for (let at = posix.dirname(path); !directories.has(at); at = posix.dirname(at)) {
      directories.add(at);
    }
  }
  return {
    files,
    directories,
    async read(path) {
      const given = overrides.get(path);
      const oid = oids.get(path);
      if (given !== undefined) return given;
      const found = oid === undefined ? undefined : await objects.read([oid], { blobs: true });
      return found?.get(oid ?? '')?.bytes ?? new Uint8Array();
    },
  };
}

/** Writes only the directories that the overlay leads to: kustomize reads nothing beside them. */
async function writeManifests(
  objects: GitObjects,
  treeish: string,
  root: string,
  tree: ManifestTree,
  { directories, rewritten }: References,
  overrides: ReadonlyMap<string, Uint8Array>,
): Promise<void> {
  const within = (path: string, directory: string): boolean =>
    directory === '.' || path === directory || path.startsWith(`${directory}/`);
  const outermost = directories.filter(
    (path) => !directories.some((other) => other !== path && within(path, other)),
  );
  const wanted = [...tree.files].filter((path) => outermost.some((at) => within(path, at)));
  if (wanted.length > MAX_FILES) {
    throw new UnrenderableError(`its directories hold more than ${MAX_FILES} files`);
  }
  await checkoutTree(objects, treeish, root, outermost.includes('.') ? undefined : outermost);
  const own = [...overrides].filter(([path]) => wanted.includes(path));
  for (const [path, bytes] of [...own, ...rewritten]) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), bytes);
  }
}

function compare(
  now: ReadonlyMap<string, RenderedResource>,
  then: ReadonlyMap<string, RenderedResource>,
): {
  readonly resources: readonly ResourceDiff[];
  readonly unchanged: number;
  readonly more: number;
  readonly digests: readonly string[];
} {
  const keys = [...new Set([...now.keys(), ...then.keys()])];
  const diffs = keys.flatMap((key) => {
    const before = now.get(key);
    const after = then.get(key);
    const resource = after ?? before;
    const texts = comparableTexts(before, after);
    if (resource === undefined || texts[0] === texts[1]) return [];
    const change = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
    return [{ ...identityOf(resource), change, ...diffOf(...texts) } as const];
  });
  return {
    resources: diffs.slice(0, MAX_RESOURCES),
    unchanged: keys.length - diffs.length,
    more: Math.max(diffs.length - MAX_RESOURCES, 0),
    digests: imageDigests(then.values()),
  };
}

function identityOf(
  resource: RenderedResource,
): Pick<ResourceDiff, 'apiVersion' | 'kind' | 'namespace' | 'name'> {
  const { apiVersion, kind, namespace, name } = resource;
  return { apiVersion, kind, namespace, name };
}

function diffOf(
  before: string,
  after: string,
): Pick<ResourceDiff, 'diff' | 'added' | 'removed' | 'cut'> {
  // The two lines that name the file are ours to write.
  const lines = unifiedDiff('-', Buffer.from(before), Buffer.from(after)).split('\n').slice(2, -1);
  const shown = lines.slice(0, MAX_LINES).map((line) => cutTo(line, MAX_LINE));
  return {
    diff: shown.map((line) => `${line}\n`).join(''),
    added: lines.filter((line) => line.startsWith('+')).length,
    removed: lines.filter((line) => line.startsWith('-')).length,
    cut: lines.length - shown.length,
  };
}
