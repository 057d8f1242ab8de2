import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import { registryFault } from '@gitops-actions/shared/policy/registry-rules.ts';
import type { ReleaseDeps } from '../deps.ts';
import { assertNotHeld } from '../held-images.ts';
import { overlayBytes } from '../open/branch-goal.ts';
import type { PlanInputs } from './plan-at.ts';
import { readOverlay } from './release-overlay.ts';
import type { PlanVerdict, Release, ReleaseImage } from '../release.ts';
import type { RepositoryState } from '../state/repository-state.ts';

/**
 * Holds a promotion against what is said of production's overlay, before anything is copied: the
 * `registries` of its policy, because where the overlay takes the image from is known already, and what
 * somebody holds in it. What is built for a hotfix, and what is really given, is judged before the pull
 * request.
 */
export async function withOverlayRules(
  { overlay, base }: PlanInputs,
  deps: Pick<ReleaseDeps, 'source' | 'gitops' | 'repositories' | 'now'>,
  state: RepositoryState,
  verdict: PlanVerdict,
): Promise<PlanVerdict> {
  if (!verdict.ok) return verdict;
  const { release } = verdict;
  const { gitops } = await deps.repositories(state);
  const tree = release.mergeTree ?? release.baseOid;
  const { file, entries } = await readOverlay(gitops.objects, tree, overlay, base);
  const names = release.images.map(({ name }) => name);
  const refusals = entries
    .filter(({ name }) => names.includes(name))
    .flatMap(({ repository: image }) => {
      const query = { source: deps.source.name, gitops: deps.gitops.name, image };
      return registryFault(state.gitopsPolicy, { ...query, overlay: directoryOf(file) }) ?? [];
    });
  const held = await heldFault(gitops.objects, release, entries, deps.now());
  if (held !== undefined) refusals.push(held);
  if (refusals.length === 0) return verdict;
  return { ok: false, refusals, known: release };
}

/** Whoever holds an image in the overlay of the base holds the release up before anything is copied. */
async function heldFault(
  objects: GitObjects,
  { baseOid, overlayFile, images, tag }: Release,
  entries: readonly ReleaseImage[],
  now: Date,
): Promise<ActionError | undefined> {
  const bytes = await overlayBytes(objects, baseOid, overlayFile);
  const wanted = images.flatMap(({ name, digest }) =>
    entries
      .filter((entry) => entry.name === name)
      .map(({ repository }) => ({ name, repository, tag, digest })),
  );
  try {
    assertNotHeld(bytes, overlayFile, wanted, now);
    return undefined;
  } catch (thrown) {
    if (thrown instanceof ActionError && thrown.code === 'E_HELD') return thrown;
    throw thrown;
  }
}
