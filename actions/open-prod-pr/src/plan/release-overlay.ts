import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import {
  pickKustomization,
  type PathKind,
} from '@gitops-actions/shared/kustomize/find-kustomization.ts';
import { imageEntries } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import { renderedRepository } from '@gitops-actions/shared/kustomize/match-entry.ts';
import { parseSourceTag, UNRELEASED } from '@gitops-actions/shared/promotion/tag-strategy.ts';
import { isPinned, type ReleaseImage } from '../release.ts';

/** The `images` of an overlay as they stand in one commit. */
export interface Overlay {
  /** Path of the kustomization. */
  readonly file: string;
  /** Tag and digest are `''` where nothing stands. */
  readonly entries: readonly ReleaseImage[];
}

/**
 * Reads the kustomization of an overlay.
 *
 * @param where the commit in words, e.g. `main`
 * @throws `E_TARGET_GONE`, `E_KUSTOMIZATION_AMBIGUOUS`, `E_PATH`, `E_YAML_*`
 */
export async function readOverlay(
  objects: GitObjects,
  commit: string,
  overlay: string,
  where: string,
): Promise<Overlay> {
  const files = await objects.files(commit, overlay === '.' ? undefined : [overlay]);
  const modes = new Map(files.map(({ path, mode }) => [path, mode]));
  const kindOf = (path: string): PathKind | undefined => {
    const mode = modes.get(path);
    if (mode !== undefined) return mode === '120000' ? 'symlink' : 'file';
    return files.some((file) => file.path.startsWith(`${path}/`)) ? 'directory' : undefined;
  };
  if (kindOf(overlay) === undefined && overlay !== '.') {
    throw new ActionError('E_TARGET_GONE', `There is no ${overlay} on ${where}.`);
  }
  const file = pickKustomization(overlay, kindOf);
  const oid = files.find(({ path }) => path === file)?.oid ?? '';
  const blob = (await objects.read([oid], { blobs: true })).get(oid);
  const origin = `${file} on ${where}`;
  return { file, entries: overlayEntries(blob?.bytes ?? Buffer.alloc(0), origin) };
}

/** The `images` of a kustomization; tag and digest are `''` where nothing stands. @throws `E_YAML_*` */
export function overlayEntries(bytes: Uint8Array, origin: string): readonly ReleaseImage[] {
  return imageEntries(readKustomization(bytes, origin), origin).map((entry) => ({
    name: entry.fields.name?.value ?? '',
    repository: renderedRepository(entry),
    tag: entry.fields.newTag?.value ?? '',
    digest: entry.fields.digest?.value ?? '',
  }));
}

/**
 * What production runs of the pipeline’s applications.
 *
 * @param released names that are going to be released: theirs always count
 */
export function deployedImages(
  production: Overlay,
  staging: Overlay,
  released: readonly string[],
): readonly ReleaseImage[] {
  const isForeign = foreignTo(staging);
  return production.entries.filter(
    (entry) => isPinned(entry) && (released.includes(entry.name) || !isForeign(entry)),
  );
}

/**
 * Images that merging a release would give to production although the release does not speak of
 * them: somebody wrote them into production’s overlay on the way to staging, where they never ran.
 *
 * @param before production’s overlay on the base
 * @param after the same after the merge
 */
export function unstagedImages(
  before: Overlay,
  after: Overlay,
  staging: Overlay,
  released: readonly string[],
): readonly ReleaseImage[] {
  const isForeign = foreignTo(staging);
  const known = new Set(before.entries.map(identity));
  return after.entries.filter(
    (entry) =>
      !isNothing(entry) &&
      !known.has(identity(entry)) &&
      !released.includes(entry.name) &&
      !isForeign(entry),
  );
}

function identity({ name, repository, tag, digest }: ReleaseImage): string {
  return `${name} ${repository} ${digest === '' ? tag : digest}`;
}

/** An entry into which nothing was released yet. */
function isNothing({ tag, digest }: ReleaseImage): boolean {
  return digest === '' && (tag === UNRELEASED || tag === '');
}

/**
 * An image that both overlays take from the same repository, and that staging does not take from this
 * pipeline, is somebody else’s (a cache, a sidecar): it has nothing to do with a release. When in
 * doubt, an image is ours.
 */
export function foreignTo(staging: Overlay): (image: ReleaseImage) => boolean {
  const foreign = new Set(
    staging.entries
      .filter(({ tag }) => parseSourceTag(tag) === undefined && tag !== UNRELEASED && tag !== '')
      .map(({ name, repository }) => `${name} ${repository}`),
  );
  return ({ name, repository }) => foreign.has(`${name} ${repository}`);
}
