import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { pipelineEmail } from '@gitops-actions/shared/policy/policy.ts';
import type { BranchGoal } from './branch-goal.ts';
import { branchPosition, type BranchPosition, type OwnCommits } from './branch-report.ts';
import type { Situation } from './converge.ts';
import type { ReleaseDeps, Repositories } from '../deps.ts';
import type { Inputs } from '../inputs.ts';
import { readMachineBlock, textHash } from '../body/machine-block.ts';
import { isIdle, NOBODY, planPeople, samePeople, type PeoplePlan } from './people.ts';
import type { ReleaseImage } from '../release.ts';
import type { ReleasePullRequest, RepositoryState } from '../state/repository-state.ts';

/** A pull request that may be opened, whatever it is for, and what its branch is made from. */
export interface BranchOpening extends BranchStanding {
  readonly state: RepositoryState;
  readonly repositories: Repositories;
  readonly goal: BranchGoal;
  /** What the bump writes. */
  readonly images: readonly ReleaseImage[];
}

/** How far the branch and its pull request are. */
export interface BranchStanding {
  /** Without `refs/heads/`. */
  readonly headBranch: string;
  readonly own: OwnCommits;
  readonly pull: ReleasePullRequest | undefined;
  readonly people: PeoplePlan;
  readonly situation: Situation;
}

/** What the branch and its pull request are held against. */
export interface Wanted {
  readonly objects: OwnCommits['objects'];
  readonly goal: BranchGoal;
  /** The open pull request of the branch. */
  readonly pull: ReleasePullRequest | undefined;
  /** sha256 of what decides whether its text still says the truth. */
  readonly evidence: string;
}

/**
 * Where the branch and its pull request stand, or why nothing may be written to the branch.
 *
 * @throws what Git and `commitFacts` throw
 */
export async function standingOf(
  inputs: Pick<Inputs, 'base' | 'people'>,
  { headBranch, commitFacts }: Pick<ReleaseDeps, 'headBranch' | 'commitFacts'>,
  state: RepositoryState,
  { objects, goal, pull, evidence }: Wanted,
): Promise<BranchStanding | { readonly fault: ActionError }> {
  const own = ownCommits(commitFacts, state, objects);
  const { branchOid } = state;
  const position = branchOid && (await branchPosition(own, branchOid, goal));
  const fault = position && branchFault(inputs.base, headBranch, position);
  if (fault) return { fault };
  const block = pull && readMachineBlock(pull.body);
  const ours = block ?? NOBODY;
  // Teams that cannot be seen are taken to be as we left them.
  const there = pull === undefined ? NOBODY : { ...pull, teams: pull.teams ?? ours.teams };
  const people = planPeople(inputs.people, ours, there, pull?.reviewed === true);
  // People may write around our part; what was written into it never was evidence.
  const says =
    pull?.base === inputs.base &&
    block?.evidence === evidence &&
    block.text === textHash(pull.body) &&
    isIdle(people) &&
    samePeople(block, people.ours);
  return {
    ...{ headBranch, own, pull, people },
    situation: {
      branch: branchOid && position ? { oid: branchOid, position: position.kind } : undefined,
      pull: pull === undefined ? 'none' : says ? 'current' : 'outdated',
    },
  };
}

/** Files named in a message. */
const MAX_NAMED = 10;

function branchFault(
  base: string,
  headBranch: string,
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

function ownCommits(
  commitFacts: ReleaseDeps['commitFacts'],
  state: RepositoryState,
  objects: OwnCommits['objects'],
): OwnCommits {
  return {
    objects,
    email: pipelineAddress(state),
    overlays: state.gitopsPolicy.signing?.pipeline?.overlays ?? [],
    facts: async (oids) => {
      const unknown = oids.filter((oid) => !state.commits.has(oid));
      const asked = unknown.length === 0 ? [] : await commitFacts(unknown);
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
