import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { standingOf, type BranchOpening } from './branch-opening.ts';
import type { ReleaseDeps } from '../deps.ts';
import { evidenceHash } from '../body/body.ts';
import { goalOf } from './branch-goal.ts';
import type { Inputs } from '../inputs.ts';
import { isLackedHotfix, lackedHotfixes } from '../state/open-hotfixes.ts';
import { checkImages, checkRegistries } from './overlay-edit.ts';
import { planAt } from '../plan/plan-at.ts';
import { deniedImages } from '../plan/plan.ts';
import { checkRecords, type CheckedRecords } from '../evidence/records.ts';
import { newerRelease, olderReleases } from '../state/release-order.ts';
import { denied, losesOpenHotfix } from '../plan/release-refusals.ts';
import { toReleaseImage, type Release, type ReleaseImage } from '../release.ts';
import type {
  PullRequest,
  ReleasePullRequest,
  RepositoryState,
} from '../state/repository-state.ts';
import { joinedRefusals } from '../plan/joined-refusals.ts';
import { movedTag } from '../state/tag-withdrawal.ts';

/** A release that may be opened, and everything that its pull request is made from. */
export interface Opening extends BranchOpening {
  readonly release: Release;
  readonly records: CheckedRecords;
  /** Open pull requests of lower versions. */
  readonly older: readonly PullRequest[];
}

/** What a look at the state comes to. */
export type Assessment =
  | { readonly kind: 'open'; readonly opening: Opening }
  /** The policy says no. */
  | { readonly kind: 'refused'; readonly failure: ActionError; readonly pull?: PullRequest }
  /** The tag is another object, or gone. */
  | { readonly kind: 'moved'; readonly failure: ActionError }
  | { readonly kind: 'merged'; readonly pull: PullRequest }
  /** A newer release is open. */
  | { readonly kind: 'superseded'; readonly by: PullRequest; readonly pull?: PullRequest }
  /** Production’s overlay names these images already. */
  | { readonly kind: 'nothing'; readonly pull?: PullRequest };

/**
 * Decides from one state what is to be done, without writing anything. Everything that can speak
 * against the release is held before the first write.
 *
 * @throws what planning throws, `E_RECORD_*`, `E_IMAGE_*`, `E_YAML_*`
 */
export async function assess(
  inputs: Inputs,
  deps: ReleaseDeps,
  state: RepositoryState,
): Promise<Assessment> {
  const moved = movedTag(deps.tag, inputs, state);
  if (moved !== undefined) return { kind: 'moved', failure: moved };
  const merged = state.own.find((pull) => pull.state === 'MERGED');
  if (merged !== undefined) return { kind: 'merged', pull: merged };
  const pull = state.own.find((each) => each.state === 'OPEN');
  const by = newerRelease(deps, state.others);
  const verdict = await planAt(inputs, deps, state);
  if (by !== undefined) {
    const { source } = await deps.repositories(state);
    const alone = verdict.ok && (await isLackedHotfix(source, verdict.release, deps, by));
    if (!alone) return { kind: 'superseded', by, ...(pull && { pull }) };
  }
  if (!verdict.ok) {
    const failure = joinedRefusals(`releasing ${deps.tag}`, verdict.refusals);
    return { kind: 'refused', failure, ...(pull && { pull }) };
  }
  return assessRelease(inputs, deps, state, verdict.release, pull);
}

async function assessRelease(
  inputs: Inputs,
  deps: ReleaseDeps,
  state: RepositoryState,
  release: Release,
  pull: ReleasePullRequest | undefined,
): Promise<Assessment> {
  const images = inputs.images.map(toReleaseImage);
  checkImages(images, release);
  const names = { source: deps.source.name, gitops: deps.gitops.name };
  checkRegistries(state.gitopsPolicy, names, release.overlayFile, images);
  // The plan could not know what a hotfix is built to.
  const banned = deniedImages([state.policy, state.gitopsPolicy], images);
  if (banned.length > 0) {
    return { kind: 'refused', failure: denied(banned), ...(pull && { pull }) };
  }
  const records = await proven(inputs, deps, state, release, images);
  const repositories = await deps.repositories(state);
  const { objects } = repositories.gitops;
  const goal = await goalOf(objects, release, images, deps.now());
  if (goal === undefined) return { kind: 'nothing', ...(pull && { pull }) };

  const older = olderReleases(deps, state.others);
  const [waiting] = await lackedHotfixes(repositories.source, release, deps, older);
  if (waiting !== undefined) {
    return { kind: 'refused', failure: losesOpenHotfix(release.tag, waiting), pull: waiting };
  }
  const inTheWay = pullRefusal(inputs, deps, state, older[0]);
  if (inTheWay !== undefined) return inTheWay;
  const standing = await standingOf(inputs, deps, state, {
    ...{ objects, goal, pull },
    evidence: evidenceHash({ release, images, records }),
  });
  if ('fault' in standing) {
    return { kind: 'refused', failure: standing.fault, ...(pull && { pull }) };
  }
  return {
    kind: 'open',
    opening: { ...{ state, repositories, release, images, records, goal, older }, ...standing },
  };
}

/** What stands against a new pull request: an older one that shall stay, or our own that was closed. */
function pullRefusal(
  { supersede }: Inputs,
  { tag }: ReleaseDeps,
  { own }: RepositoryState,
  older: PullRequest | undefined,
): Assessment | undefined {
  if (older !== undefined && supersede === 'fail') {
    const failure = `The older release ${older.headBranch} is open: ${older.url}`;
    return { kind: 'refused', failure: new ActionError('E_PR_OPEN', failure), pull: older };
  }
  const [newest] = own;
  if (newest === undefined || own.some(({ state }) => state === 'OPEN')) return undefined;
  const failure = new ActionError(
    'E_PR_CLOSED',
    `The pull request #${newest.number} of ${tag} was closed: ${newest.url}`,
  );
  return { kind: 'refused', failure, pull: newest };
}

/** The records of the other stages; a hotfix, which skips staging, always needs its verification. */
function proven(
  inputs: Inputs,
  { runner, tag, now }: ReleaseDeps,
  state: RepositoryState,
  release: Release,
  images: readonly ReleaseImage[],
): Promise<CheckedRecords> {
  const { tagOid, commitOid, kind, sourceCommit } = release;
  const require =
    kind === 'hotfix' && !inputs.require.includes('signatures')
      ? (['signatures', ...inputs.require] as const)
      : inputs.require;
  return checkRecords(inputs.records, {
    ...{ repository: runner.repository, runId: runner.runId, attempt: runner.runAttempt },
    ...{ sha: runner.sha, tag, tagOid, commitOid, images, require, scan: state.policy.scan },
    ...{ policyBlob: state.policyBlob, now },
    release: { kind, sourceCommit, images: release.images },
  });
}
