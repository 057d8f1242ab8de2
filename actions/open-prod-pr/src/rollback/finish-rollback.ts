import { retirePullRequest } from '../open/close-pull-request.ts';
import { commentOnce } from '../open/pull-requests.ts';
import { landedFault, type Settled } from '../open/settle.ts';
import type { PullRequest } from '../state/repository-state.ts';
import type { RollbackOpening } from './assess-rollback.ts';
import type { RollbackDeps } from './create-rollback-deps.ts';
import { isRollbackBranch } from './rollback-branch.ts';
import type { RollbackEnd } from './rollback-result.ts';

/**
 * The last look at what was written. Rollbacks that were opened before are closed, with a link; one
 * that was opened later does the same with this one. Releases stay open and are told.
 *
 * @throws what the client throws
 */
export async function finishRollback(
  deps: RollbackDeps,
  opening: RollbackOpening,
  { made, steps, warnings, state }: Settled,
): Promise<RollbackEnd> {
  const { rollback, own, pull } = opening;
  const number = made.pull ?? pull;
  const base = {
    ...{ rollback, steps, warnings },
    ...(number && { pull: { number: number.number, url: number.url } }),
    ...(state.branchOid !== undefined && { commit: state.branchOid }),
  };
  const failure = await landedFault(own, made, state);
  if (failure !== undefined || number === undefined) {
    const sentence = failure?.message ?? `The pull request back to ${rollback.label} is not there.`;
    return {
      ...base,
      outcome: 'failed',
      operation: undefined,
      sentence,
      ...(failure && { failure }),
    };
  }
  const isRollback = ({ headBranch }: PullRequest): boolean =>
    isRollbackBranch(deps.branchPrefix, headBranch);
  const earlier = state.others.filter((each) => isRollback(each) && each.number < number.number);
  for (const each of earlier) await close(deps, opening, each, number.number);
  for (const release of state.others.filter((each) => !isRollback(each))) {
    await commentOnce(
      deps.gitops,
      release.number,
      `rollback-${number.number}`,
      noteOf(opening, number.number),
    );
  }
  const closed = earlier.map((each) => each.number);
  const name = `#${number.number}`;
  if (steps.length === 0) {
    const sentence = `Pull request ${name} back to ${rollback.label} is as it should be.`;
    return { ...base, closed, outcome: 'unchanged', operation: 'unchanged', sentence };
  }
  const operation = steps.includes('create-pull') ? 'created' : 'updated';
  const sentence = `Pull request ${name} back to ${rollback.label} was ${operation}.`;
  return { ...base, closed, outcome: 'success', operation, sentence };
}

function close(
  deps: RollbackDeps,
  { own, state, repositories, rollback }: RollbackOpening,
  pull: PullRequest,
  by: number,
): Promise<void> {
  return retirePullRequest(
    deps,
    pull,
    {
      marker: `superseded-by-${by}`,
      text: `Superseded by #${by}, which goes back to ${rollback.label}.`,
    },
    {
      own,
      known: [state.baseOid, state.stagingOid],
      fetch: (oids) => repositories.gitops.fetch(oids),
    },
  );
}

/** For the page of a release: whoever merges it should know. */
function noteOf({ rollback }: RollbackOpening, number: number): string {
  const { label, from } = rollback;
  return `The rollback #${number} to ${label} is open. It takes back what ${from.commit} brought. Merged before it, this release makes it moot; after it, this release is in conflict with the overlay: tag the next version then.`;
}
