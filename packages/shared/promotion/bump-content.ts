import { isKustomizationPath } from '../kustomize/find-kustomization.ts';
import type { ScalarsVerdict } from '../kustomize/only-image-scalars.ts';
import { directoryOf } from '../kustomize/repository-path.ts';
import { isInside } from '../policy/glob.ts';
import type { RegistryRule } from '../policy/policy.ts';
import { prefixFault } from '../policy/registry-rules.ts';
import type { Change, GitObject } from '../git/git-objects.ts';

/** Whether two texts of a kustomization differ in nothing but `newTag` and `digest` scalars. */
export type ImageScalarsOnly = (before: Uint8Array, after: Uint8Array) => ScalarsVerdict;

/** What the policy says of bumps. */
export interface BumpRules {
  /** Globs of directories. */
  readonly overlays: readonly string[];
  /** Which images may stand in them; nothing is said by none. */
  readonly registries: readonly RegistryRule[];
}

/**
 * Why a commit of the pipeline's App is no bump; `undefined` when it is one: regular kustomization
 * files of the overlays, present before and after, changed in image scalars and nothing else, and
 * those of images that the policy's registries let stand there.
 *
 * @param blobs the contents of all changed files, before and after
 */
export function bumpFault(
  changes: readonly Change[],
  { overlays, registries }: BumpRules,
  blobs: ReadonlyMap<string, GitObject>,
  imageScalarsOnly: ImageScalarsOnly,
): string | undefined {
  if (changes.length === 0) return 'it changes nothing';
  for (const change of changes) {
    const path = JSON.stringify(change.path);
    if (!isInOverlay(overlays, change.path)) return `it changes ${path}, outside the overlays`;
    if (!isKustomizationPath(change.path)) return `it changes ${path}, which is no kustomization`;
    if (!isEdit(change)) return `it adds, deletes or re-types ${path}`;
    const before = blobs.get(change.oldOid);
    const after = blobs.get(change.newOid);
    if (before === undefined || after === undefined) return `${path} could not be read`;
    const verdict = imageScalarsOnly(before.bytes, after.bytes);
    if (!verdict.ok) return `in ${path} ${verdict.reason}`;
    for (const image of verdict.repositories) {
      const fault = prefixFault(registries, directoryOf(change.path), image);
      if (fault !== undefined) return fault;
    }
  }
  return undefined;
}

/** Whether a change is one whose contents decide: others are refused unread. */
export function isBumpable(change: Change, overlays: readonly string[]): boolean {
  return isEdit(change) && isInOverlay(overlays, change.path) && isKustomizationPath(change.path);
}

/** Whether a file lies in a directory of the overlays: `o/*` are the directories in `o`, not its files. */
function isInOverlay(overlays: readonly string[], path: string): boolean {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? overlays.includes('**') : isInside(overlays, path.slice(0, slash));
}

/** Whether a regular file was edited: neither made nor removed, and of the same mode. */
function isEdit(change: Change): boolean {
  return change.oldMode === change.newMode && /^100(644|755)$/.test(change.newMode);
}
