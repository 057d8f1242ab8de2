import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { readTrailers } from '@gitops-actions/shared/promotion/bump-trailers.ts';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Runner } from '@gitops-actions/shared/action/runner.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { readOverlay, type Overlay } from '../plan/release-overlay.ts';
import type { Inputs } from '../inputs.ts';
import type { ReleaseImage } from '../release.ts';
import { releasedImages } from './released-images.ts';

/**
 * Where the base stood before a push: what the event says, if that is an ancestor; else the first
 * parent. `undefined` for a root commit.
 */
export async function stateBefore(
  objects: GitObjects,
  event: Runner['event'],
  commit: string,
): Promise<string | undefined> {
  const given = event['before'];
  if (typeof given === 'string' && /^(?!0+$)[0-9a-f]{40,64}$/.test(given) && given !== commit) {
    if (await isKnownAncestor(objects, given, commit)) return given;
  }
  const [, parent] = await objects.range([commit], [], { firstParent: true, max: 2 });
  return parent;
}

/** Whether an id that somebody wrote down is a commit of this repository and an ancestor of another one. */
export async function isKnownAncestor(
  objects: GitObjects,
  oid: string,
  commit: string,
): Promise<boolean> {
  return (await objects.commits([oid])).has(oid) && (await objects.isAncestor(oid, commit));
}

/** What production’s overlay released at a commit; nothing before the overlay was there. */
export async function releasedAt(
  objects: GitObjects,
  commit: string,
  { overlay, stagingOverlay, base }: Pick<Inputs, 'overlay' | 'stagingOverlay' | 'base'>,
): Promise<readonly ReleaseImage[]> {
  const production = await overlayAt(objects, commit, overlay, base);
  if (production === undefined) return [];
  return releasedImages(production, await overlayAt(objects, commit, stagingOverlay, base));
}

/** An overlay at a commit; `undefined` where it is not there. @throws as `readOverlay` */
export async function overlayAt(
  objects: GitObjects,
  commit: string,
  overlay: string,
  where: string,
): Promise<Overlay | undefined> {
  try {
    return await readOverlay(objects, commit, overlay, where);
  } catch (thrown) {
    if (thrown instanceof ActionError && thrown.code === 'E_TARGET_GONE') return undefined;
    throw thrown;
  }
}

/** Whether a commit since `before` that changes a file takes back one that was there before. */
export async function takesBack(
  objects: GitObjects,
  before: string,
  commit: string,
  file: string,
): Promise<boolean> {
  const oids = await objects.range([commit], [before], { touching: file });
  const found = await objects.read(oids);
  const named = oids.flatMap((oid) => {
    const bytes = found.get(oid)?.bytes ?? Buffer.alloc(0);
    const message = bytes.subarray(bytes.indexOf('\n\n') + 2).toString('utf8');
    return readTrailers(message, directoryOf(file)).takenBack;
  });
  const known = await objects.commits([...new Set(named)]);
  for (const oid of known) if (await objects.isAncestor(oid, commit)) return true;
  return false;
}
