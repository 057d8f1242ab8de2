import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { treesOf } from '@gitops-actions/shared/git/commits.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { assertNotHeld } from '../held-images.ts';
import { editOverlay } from './overlay-edit.ts';
import type { Release, ReleaseImage } from '../release.ts';

/** What the branch of a release must come to. */
export interface BranchGoal {
  readonly baseOid: string;
  /** The tagged commit; absent when the base has it, or with overlays in a repository of their own. */
  readonly mergeOid?: string;
  /** Tree of the base with the tagged commit merged in (the base’s own without a merge). */
  readonly mergedTree: string;
  /** The kustomization, and its wanted bytes. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * What the branch has to come to; `undefined` when the base’s overlay says it all already.
 *
 * @throws `E_HELD`, and what editing the overlay throws
 */
export async function goalOf(
  objects: GitObjects,
  release: Pick<Release, 'baseOid' | 'overlayFile'> &
    Partial<Pick<Release, 'commitOid' | 'mergeTree'>>,
  images: readonly ReleaseImage[],
  today: Date,
): Promise<BranchGoal | undefined> {
  const { baseOid, commitOid, mergeTree, overlayFile: file } = release;
  const bytes = editOverlay(await overlayBytes(objects, mergeTree ?? baseOid, file), file, images);
  const now = await overlayBytes(objects, baseOid, file);
  if (Buffer.from(editOverlay(now, file, images)).equals(now)) return undefined;
  assertNotHeld(now, file, images, today);
  const baseTree = (await treesOf(objects, [baseOid])).get(baseOid) ?? baseOid;
  const merges =
    mergeTree !== undefined &&
    commitOid !== undefined &&
    !(await objects.isAncestor(commitOid, baseOid));
  return {
    ...{ baseOid, file, bytes, mergedTree: mergeTree ?? baseTree },
    ...(merges && { mergeOid: commitOid }),
  };
}

/** The kustomization at a commit or tree. @throws `E_TARGET_GONE` */
export async function overlayBytes(
  objects: GitObjects,
  treeish: string,
  file: string,
): Promise<Uint8Array> {
  const entry = await objects.entry(treeish, file);
  const oid = entry?.mode.startsWith('100') === true ? entry.oid : undefined;
  const blob =
    oid === undefined ? undefined : (await objects.read([oid], { blobs: true })).get(oid);
  if (blob !== undefined) return blob.bytes;
  throw new ActionError('E_TARGET_GONE', `There is no ${file} at ${treeish}.`);
}
