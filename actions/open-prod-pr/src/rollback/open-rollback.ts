import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { RollbackInputs } from '../inputs.ts';
import { nextStep } from '../open/converge.ts';
import type { ReleaseText } from '../open/release-text.ts';
import { createWrites } from '../open/release-writes.ts';
import { takeRounds } from '../open/rounds.ts';
import { joinedRefusals } from '../plan/joined-refusals.ts';
import type { PullRequest, RepositoryState } from '../state/repository-state.ts';
import { assessRollback, type RollbackOpening } from './assess-rollback.ts';
import type { RollbackDeps } from './create-rollback-deps.ts';
import { decideRollback } from './decide-rollback.ts';
import { finishRollback } from './finish-rollback.ts';
import { formatRollbackAsk } from './rollback-ask.ts';
import { rollbackBranch } from './rollback-branch.ts';
import { rollbackResult, type RollbackEnd } from './rollback-result.ts';
import { rollbackText, rollbackWording } from './rollback-text.ts';
import type { Rollback, RollbackVerdict } from './rollback.ts';

/**
 * `mode: open` with `rollback-to`: the one pull request that brings an earlier release back. What is
 * gone back to depends on the base alone, so every run of the same ask on the same base has the same
 * branch and goes on where the run before ended.
 *
 * @throws what `decideRollback`, `assessRollback` and the steps throw; `E_STALE_EXHAUSTED`
 */
export async function openRollback(
  inputs: RollbackInputs,
  deps: RollbackDeps,
): Promise<ActionResult> {
  const looks = createLooks(inputs, deps);
  const end = await takeRounds<RollbackOpening, RollbackEnd>(deps, {
    dryRun: inputs.dryRun,
    readState: () => looks.readState(),
    async assess(first) {
      const { verdict, state } = await looks.decide(first);
      if (verdict.kind !== 'back') return { end: endWithout(inputs, verdict) };
      const { rollback } = verdict;
      const assessed = await assessRollback(inputs, deps, state, rollback);
      if (assessed.kind === 'open') return { opening: assessed.opening };
      return { end: refused(assessed.failure, { rollback, pull: assessed.pull }) };
    },
    text: (opening) => rollbackText(inputs, deps, opening),
    preview,
    writes: (opening, text) =>
      createWrites(inputs, deps, opening, rollbackWording(deps, opening, text)),
    isSettled: ({ goal }, head, state) =>
      state.branchOid === head && state.baseOid === goal.baseOid,
    finish: (opening, settled) => finishRollback(deps, opening, settled),
  });
  return rollbackResult(inputs, deps, end);
}

/** The base may move between two looks; one that never stands still is nobody’s production. */
const MAX_LOOKS = 5;

/** The branch follows from the base: only behind the first look it is known what to read of it. */
function createLooks(
  inputs: RollbackInputs,
  deps: RollbackDeps,
): {
  readState(): Promise<RepositoryState>;
  decide(
    first: RepositoryState,
  ): Promise<{ readonly verdict: RollbackVerdict; readonly state: RepositoryState }>;
} {
  let branch: string | undefined;
  return {
    readState: () => deps.readState(branch),
    async decide(first) {
      let state = first;
      for (let look = 1; look <= MAX_LOOKS; look += 1) {
        const verdict = await decideRollback(inputs, deps, state, inputs.rollbackTo);
        if (verdict.kind !== 'back') return { verdict, state };
        const wanted = rollbackBranch(deps.branchPrefix, verdict.rollback);
        if (wanted === branch) return { verdict, state };
        branch = wanted;
        state = await deps.readState(branch);
      }
      throw new ActionError(
        'E_STALE_EXHAUSTED',
        `${inputs.base} moved at every look, and with it what a rollback takes back.`,
      );
    },
  };
}

function endWithout(
  { base, rollbackTo }: RollbackInputs,
  verdict: Exclude<RollbackVerdict, { readonly kind: 'back' }>,
): RollbackEnd {
  const ask = formatRollbackAsk(rollbackTo);
  if (verdict.kind === 'refused') {
    return refused(joinedRefusals(`going back to ${ask}`, verdict.refusals), {});
  }
  const sentence = `${base} names the images of ${ask} already.`;
  return { outcome: 'unchanged', operation: 'unchanged', sentence };
}

function refused(
  failure: ActionError,
  { rollback, pull }: { readonly rollback?: Rollback; readonly pull?: PullRequest | undefined },
): RollbackEnd {
  return {
    ...{ outcome: 'failed', operation: undefined, sentence: failure.message, failure },
    ...(rollback && { rollback }),
    ...(pull && { pull: { number: pull.number, url: pull.url } }),
  };
}

function preview(opening: RollbackOpening, text: ReleaseText | undefined): RollbackEnd {
  const { rollback, pull, people, situation } = opening;
  const step = nextStep(situation);
  const operation = pull === undefined ? 'created' : step === 'done' ? 'unchanged' : 'updated';
  return {
    outcome: step === 'done' ? 'unchanged' : 'success',
    ...{ operation, rollback },
    sentence: `Dry run: nothing written; the pull request back to ${rollback.label} would be ${operation}.`,
    ...(pull && { pull: { number: pull.number, url: pull.url } }),
    ...(text && { preview: text.compose(people.ours) }),
  };
}
