import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { pipelineEmail } from '@gitops-actions/shared/policy/policy.ts';
import {
  branchPosition,
  type BranchGoal,
  type BranchPosition,
  type OwnCommits,
} from './branch-report.ts';
import type { Situation } from './converge.ts';
import type { ReleaseDeps, Repositories } from './deps.ts';
import { evidenceHash } from './body.ts';
import type { Inputs } from './inputs.ts';
import { readMachineBlock, type MachineBlock } from './machine-block.ts';
import { checkImages, checkRegistries, editOverlay, releaseImages } from './overlay-edit.ts';
import { isIdle, NOBODY, planPeople, samePeople, type PeoplePlan } from './people.ts';
import { planAt } from './plan-at.ts';
import { checkRecords, type CheckedRecords } from './records.ts';
import type { Release, ReleaseImage } from './release.ts';
import type { PullRequest, ReleasePullRequest, RepositoryState } from './repository-state.ts';
import { failureOf } from './run-plan.ts';
import { movedTag } from './tag-withdrawal.ts';
import { compareVersions, releaseVersion } from './version.ts';

/** A release that may be opened, and everything that its pull request is made from. */
export interface Opening {
  readonly state: RepositoryState;
  readonly repositories: Repositories;
  readonly release: Release;
  readonly images: readonly ReleaseImage[];
  readonly records: CheckedRecords;
  readonly own: OwnCommits;
  readonly goal: BranchGoal;
  readonly pull: ReleasePullRequest | undefined;
  readonly people: PeoplePlan;
  readonly situation: Situation;
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
  if (by !== undefined) return { kind: 'superseded', by, ...(pull && { pull }) };
  const verdict = await planAt(inputs, deps, state);
  if (!verdict.ok) {
    const failure = failureOf(deps.tag, verdict.refusals);
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
  const images = releaseImages(inputs.images);
  checkImages(images, release);
  checkRegistries(state.gitopsPolicy, release.overlayFile, images);
  const records = await proven(inputs, deps, state, release, images);
  const repositories = await deps.repositories(state);
  const { objects } = repositories.gitops;
  const goal = await goalOf(objects, release, images);
  if (goal === undefined) return { kind: 'nothing', ...(pull && { pull }) };

  const older = olderReleases(deps, state.others);
  const inTheWay = pullRefusal(inputs, deps, state, older[0]);
  if (inTheWay !== undefined) return inTheWay;
  const own = ownCommits(deps, state, objects);
  const { branchOid } = state;
  const position = branchOid && (await branchPosition(own, branchOid, goal));
  const fault = position && branchFault(inputs, deps, position);
  if (fault) return { kind: 'refused', failure: fault, ...(pull && { pull }) };
  const block = pull && readMachineBlock(pull.body);
  const people = planPeople(
    inputs.people,
    block ?? NOBODY,
    pull ?? NOBODY,
    pull?.reviewed === true,
  );
  return {
    kind: 'open',
    opening: {
      ...{ state, repositories, release, images, records, own, goal, pull, people, older },
      situation: {
        branch: branchOid && position ? { oid: branchOid, position: position.kind } : undefined,
        pull: pullState(pull, block, people, evidenceHash({ release, images, records })),
      },
    },
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

/** Files named in a message. */
const MAX_NAMED = 10;

function branchFault(
  { base }: Inputs,
  { headBranch }: ReleaseDeps,
  position: BranchPosition,
): ActionError | undefined {
  if (position.kind === 'foreign') {
    const [first] = position.commits;
    const more = position.commits.length > 1 ? ` (and ${position.commits.length - 1} more)` : '';
    return new ActionError(
      'E_BRANCH_FOREIGN',
      `The branch ${headBranch} holds ${first?.oid ?? ''}${more}, which is not ours: ${first?.why ?? ''}.`,
    );
  }
  if (position.kind !== 'outdated') return undefined;
  const files = position.files.slice(0, MAX_NAMED).join(', ');
  return new ActionError(
    'E_BRANCH_OUTDATED',
    `Merging ${headBranch} into ${base} does not give what was planned, in ${files}.`,
  );
}

/** The records of the other stages; a hotfix, which skips staging, always needs its verification. */
function proven(
  inputs: Inputs,
  { runner, tag }: ReleaseDeps,
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
    release: { kind, sourceCommit, images: release.images },
  });
}

/** What the branch has to come to; `undefined` when the base’s overlay says it all already. */
async function goalOf(
  objects: OwnCommits['objects'],
  release: Release,
  images: readonly ReleaseImage[],
): Promise<BranchGoal | undefined> {
  const { baseOid, commitOid, mergeTree, overlayFile: file } = release;
  const bytes = editOverlay(await overlayBytes(objects, mergeTree ?? baseOid, file), file, images);
  const now = await overlayBytes(objects, baseOid, file);
  if (Buffer.from(editOverlay(now, file, images)).equals(now)) return undefined;
  const merges = mergeTree !== undefined && !(await objects.isAncestor(commitOid, baseOid));
  return {
    ...{ baseOid, file, bytes, mergedTree: mergeTree ?? baseOid },
    ...(merges && { mergeOid: commitOid }),
  };
}

/** The kustomization at a commit or tree. @throws `E_TARGET_GONE` */
export async function overlayBytes(
  objects: OwnCommits['objects'],
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

function pullState(
  pull: ReleasePullRequest | undefined,
  block: MachineBlock | undefined,
  people: PeoplePlan,
  evidence: string,
): Situation['pull'] {
  if (pull === undefined) return 'none';
  const says = block?.evidence === evidence;
  return says && isIdle(people) && samePeople(block, people.ours) ? 'current' : 'outdated';
}

function ownCommits(
  deps: ReleaseDeps,
  state: RepositoryState,
  objects: OwnCommits['objects'],
): OwnCommits {
  return {
    objects,
    email: pipelineAddress(state),
    overlays: state.gitopsPolicy.signing?.pipeline?.overlays ?? [],
    facts: async (oids) => {
      const unknown = oids.filter((oid) => !state.commits.has(oid));
      const asked = unknown.length === 0 ? [] : await deps.commitFacts(unknown);
      return new Map([...state.commits, ...asked]);
    },
  };
}

/** @throws `E_INTERNAL`: planning refuses a policy without a pipeline */
function pipelineAddress({ gitopsPolicy }: RepositoryState): string {
  const app = gitopsPolicy.signing?.pipeline?.app;
  if (app !== undefined) return pipelineEmail(app);
  throw new ActionError('E_INTERNAL', 'A release was planned without a pipeline in the policy.');
}

/** The highest open release above this one. */
export function newerRelease(
  deps: Pick<ReleaseDeps, 'tag' | 'branchPrefix'>,
  others: readonly PullRequest[],
): PullRequest | undefined {
  const [newest] = others
    .filter((pull) => order(deps, pull) > 0)
    .toSorted((a, b) => order({ ...deps, tag: tagOf(deps, a) }, b));
  return newest;
}

/** The open releases below this one. */
export function olderReleases(
  deps: Pick<ReleaseDeps, 'tag' | 'branchPrefix'>,
  others: readonly PullRequest[],
): readonly PullRequest[] {
  return others.filter((pull) => order(deps, pull) < 0);
}

/** Positive: the pull request is of a higher version; 0: of the same, or of none. */
function order(deps: Pick<ReleaseDeps, 'tag' | 'branchPrefix'>, pull: PullRequest): number {
  const mine = releaseVersion(deps.tag);
  const other = releaseVersion(tagOf(deps, pull));
  return mine === undefined || other === undefined ? 0 : compareVersions(other, mine);
}

function tagOf({ branchPrefix }: Pick<ReleaseDeps, 'branchPrefix'>, pull: PullRequest): string {
  return pull.headBranch.slice(branchPrefix.length);
}
