import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { PipelinePolicy } from '@gitops-actions/shared/policy/policy.ts';
import { registryFault } from '@gitops-actions/shared/policy/registry-rules.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import type { ReleaseDeps } from '../deps.ts';
import type { Inputs } from '../inputs.ts';
import { overlayAt } from '../merged/previous-release.ts';
import { releasedImages } from '../merged/released-images.ts';
import { deniedImages } from '../plan/plan.ts';
import { readOverlay } from '../plan/release-overlay.ts';
import { denied } from '../plan/release-refusals.ts';
import { formatReleaseImage, toReleaseImage, type ReleaseImage } from '../release.ts';
import type { RepositoryState } from '../state/repository-state.ts';
import { findTarget, valueOf, type FoundTarget } from './find-target.ts';
import { createHistory } from './overlay-history.ts';
import { labelOf } from './rollback-branch.ts';
import { nothingEarlier, otherImages } from './rollback-refusals.ts';
import type { OverlayValue, Rollback, RollbackAsk, RollbackVerdict } from './rollback.ts';

/** What of the inputs decides. */
export type DecisionInputs = Pick<Inputs, 'overlay' | 'stagingOverlay' | 'base' | 'images'>;

/** What the decision needs of the world. */
export type DecisionDeps = Pick<ReleaseDeps, 'source' | 'gitops' | 'repositories' | 'commitFacts'>;

/**
 * Decides what is taken back to what, as it stands at one moment of the repository; writes nothing.
 *
 * @throws `E_TARGET_GONE`, `E_KUSTOMIZATION_AMBIGUOUS`, `E_PATH`, `E_YAML_*` for an overlay that cannot
 *   be read; `E_IMAGE_REFERENCE` and `E_INPUT` for images that no list can name; `E_POLICY_INVALID` for
 *   a policy without a pipeline; `E_REPO_OBJECTS`, `E_TOOL`, and what the client throws
 */
export async function decideRollback(
  inputs: DecisionInputs,
  deps: DecisionDeps,
  state: RepositoryState,
  ask: RollbackAsk,
): Promise<RollbackVerdict> {
  const pipeline = pipelineOf(state);
  const { objects } = (await deps.repositories(state)).gitops;
  const { baseOid } = state;
  const production = await readOverlay(objects, baseOid, inputs.overlay, inputs.base);
  const staging = await overlayAt(objects, baseOid, inputs.stagingOverlay, inputs.base);
  const { file } = production;
  const history = createHistory({
    ...{ objects, head: baseOid, file },
    released: (entries) => releasedImages({ file, entries }, staging),
  });
  const newest = await history.at(0);
  if (newest === undefined || newest.after.length === 0) {
    const why = `${file} releases nothing on ${inputs.base}`;
    return { kind: 'refused', refusals: [nothingEarlier(ask, why, [])] };
  }
  const from = valueOf(newest);
  const judge = { objects, pipeline, signatures: signaturesOf(deps) };
  const query = { judge, history, file, head: baseOid, present: from.images };
  const found = await findTarget(query, ask);
  if (found.kind === 'same') return { kind: 'same', present: from };
  if (found.kind === 'none') {
    return { kind: 'refused', refusals: [nothingEarlier(ask, found.why, found.passedOver)] };
  }
  const rollback = rollbackOf(from, found, { baseOid, overlayFile: file });
  const refusals = refusalsOf(inputs, deps, state, rollback);
  return refusals.length > 0 ? { kind: 'refused', refusals } : { kind: 'back', rollback };
}

function rollbackOf(
  from: OverlayValue,
  found: Extract<FoundTarget, { readonly kind: 'found' }>,
  at: Pick<Rollback, 'baseOid' | 'overlayFile'>,
): Rollback {
  const { value, images, proof, takenBackBy, passedOver } = found;
  // They go into messages and trailers, where only what the grammar knows may stand.
  for (const image of [...images, ...replacedBy(from.images, images)]) formatReleaseImage(image);
  return {
    ...{ label: labelOf(images), from, to: value, images, passedOver, ...at },
    ...{ bumps: proof.bumps, source: proof.source },
    ...(takenBackBy !== undefined && { takenBackBy }),
  };
}

/** What of the present goes when these images come. */
export function replacedBy(
  present: readonly ReleaseImage[],
  images: readonly ReleaseImage[],
): readonly ReleaseImage[] {
  const coming = new Set(images.map(({ name }) => name));
  return present.filter(({ name }) => coming.has(name));
}

function refusalsOf(
  inputs: DecisionInputs,
  { source, gitops }: DecisionDeps,
  { policy, gitopsPolicy }: RepositoryState,
  { images, overlayFile, source: made }: Rollback,
): readonly ActionError[] {
  const banned = deniedImages([policy, gitopsPolicy], images);
  const other = otherImages(inputs.images.map(toReleaseImage), images);
  const overlay = directoryOf(overlayFile);
  // A rule speaks of the repository that deploys the image; a rollback may run in another one.
  const names = { source: made.repository ?? source.name, gitops: gitops.name };
  return [
    ...(banned.length > 0 ? [denied(banned)] : []),
    ...images.flatMap(
      ({ repository: image }) => registryFault(gitopsPolicy, { ...names, overlay, image }) ?? [],
    ),
    ...(other === undefined ? [] : [other]),
  ];
}

function signaturesOf({ commitFacts }: DecisionDeps) {
  return async (oids: readonly string[]): Promise<ReadonlyMap<string, boolean>> => {
    const facts = await commitFacts(oids);
    return new Map(oids.map((oid) => [oid, facts.get(oid)?.signedByGitHub === true]));
  };
}

function pipelineOf({ gitopsPolicy }: RepositoryState): PipelinePolicy {
  const pipeline = gitopsPolicy.signing?.pipeline;
  if (pipeline !== undefined) return pipeline;
  throw new ActionError(
    'E_POLICY_INVALID',
    'The policy has no `signing.pipeline`: nothing says who writes bumps, and so nothing that production ran can be proven.',
  );
}
