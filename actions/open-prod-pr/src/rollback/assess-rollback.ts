import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { checkRecords, type CheckedRecords } from '../evidence/records.ts';
import type { Inputs } from '../inputs.ts';
import { goalOf } from '../open/branch-goal.ts';
import { standingOf, type BranchOpening } from '../open/branch-opening.ts';
import type { PullRequest, RepositoryState } from '../state/repository-state.ts';
import type { RollbackDeps } from './create-rollback-deps.ts';
import { rollbackEvidence } from './rollback-body.ts';
import { isRollbackBranch, rollbackBranch } from './rollback-branch.ts';
import { otherRollback } from './rollback-refusals.ts';
import type { Rollback } from './rollback.ts';

/** A rollback that may be opened, and everything that its pull request is made from. */
export interface RollbackOpening extends BranchOpening {
  readonly rollback: Rollback;
  readonly records: CheckedRecords;
  /** Open rollbacks to something else, or of something else. */
  readonly others: readonly PullRequest[];
  /** Open releases, which stay as they are. */
  readonly releases: readonly PullRequest[];
}

/** What a look at the branch of a rollback comes to. */
export type RollbackAssessment =
  | { readonly kind: 'open'; readonly opening: RollbackOpening }
  | { readonly kind: 'refused'; readonly failure: ActionError; readonly pull?: PullRequest };

/**
 * Holds the branch and the pull requests that are there against a rollback, before the first write.
 *
 * @throws `E_RECORD_*`, `E_IMAGE_*`, `E_YAML_*`, what Git and the client throw
 */
export async function assessRollback(
  inputs: Inputs,
  deps: RollbackDeps,
  state: RepositoryState,
  rollback: Rollback,
): Promise<RollbackAssessment> {
  const repositories = await deps.repositories(state);
  const { objects } = repositories.gitops;
  const { images } = rollback;
  // The images are not those of the overlay, so there is something to write.
  const goal = await goalOf(objects, rollback, images, deps.now());
  if (goal === undefined) throw unwritten(rollback);
  const records = await recordsOf(inputs, deps, state, rollback);
  const others = state.others.filter((pull) =>
    isRollbackBranch(deps.branchPrefix, pull.headBranch),
  );
  const releases = state.others.filter((pull) => !others.includes(pull));
  const [inTheWay] = others;
  if (inTheWay !== undefined && inputs.supersede === 'fail') {
    return { kind: 'refused', failure: otherRollback(inTheWay), pull: inTheWay };
  }
  const pull = state.own.find((each) => each.state === 'OPEN');
  const branch = {
    headBranch: rollbackBranch(deps.branchPrefix, rollback),
    commitFacts: (oids: readonly string[]) => deps.commitFacts(oids),
  };
  const standing = await standingOf(inputs, branch, state, {
    ...{ objects, goal, pull },
    evidence: rollbackEvidence({ rollback, records, releases }),
  });
  if ('fault' in standing) {
    return { kind: 'refused', failure: standing.fault, ...(pull && { pull }) };
  }
  return {
    kind: 'open',
    opening: {
      ...{ state, repositories, goal, images, rollback, records, others, releases },
      ...standing,
    },
  };
}

/**
 * What the other stages say. Nothing was built, copied or signed for a rollback, so nothing is asked
 * for; what is given is held against this run and these images all the same.
 */
function recordsOf(
  inputs: Inputs,
  { runner, now }: RollbackDeps,
  state: RepositoryState,
  { images, baseOid }: Rollback,
): Promise<CheckedRecords> {
  return checkRecords(inputs.records, {
    ...{ repository: runner.repository, runId: runner.runId, attempt: runner.runAttempt },
    ...{ sha: runner.sha, commitOid: baseOid, images, require: [], scan: state.policy.scan },
    ...{ policyBlob: state.policyBlob, now },
  });
}

function unwritten({ label }: Rollback): ActionError {
  return new ActionError('E_INTERNAL', `Going back to ${label} would write nothing.`);
}
