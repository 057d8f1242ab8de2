import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { RollbackInputs } from '../inputs.ts';
import { goalOf } from '../open/branch-goal.ts';
import { joinedRefusals } from '../plan/joined-refusals.ts';
import type { RollbackDeps } from './create-rollback-deps.ts';
import { decideRollback } from './decide-rollback.ts';
import { formatRollbackAsk } from './rollback-ask.ts';
import { rollbackResult, type RollbackEnd } from './rollback-result.ts';
import type { RollbackVerdict } from './rollback.ts';

/**
 * `mode: plan` with `rollback-to`: the decision of `mode: open`, and not a single write. Its `images`
 * are for a job that asks the registry whether they are still there.
 *
 * @throws what `decideRollback` throws; `E_IMAGE_*` where the overlay cannot take the images
 */
export async function planRollback(
  inputs: RollbackInputs,
  deps: RollbackDeps,
): Promise<ActionResult> {
  const state = await deps.readState(undefined);
  const verdict = await decideRollback(inputs, deps, state, inputs.rollbackTo);
  if (verdict.kind === 'back') {
    const { objects } = (await deps.repositories(state)).gitops;
    // An overlay that cannot be written speaks against it as well.
    await goalOf(objects, verdict.rollback, verdict.rollback.images, deps.now());
  }
  return rollbackResult(inputs, deps, endOf(inputs, verdict));
}

function endOf({ base, rollbackTo }: RollbackInputs, verdict: RollbackVerdict): RollbackEnd {
  const ask = formatRollbackAsk(rollbackTo);
  switch (verdict.kind) {
    case 'refused': {
      const failure = joinedRefusals(`going back to ${ask}`, verdict.refusals);
      const sentence = failure.message;
      return { outcome: 'failed', operation: undefined, sentence, failure };
    }
    case 'same': {
      const sentence = `${base} names the images of ${ask} already.`;
      return { outcome: 'unchanged', operation: undefined, sentence };
    }
    case 'back': {
      const { rollback } = verdict;
      const sentence = `Production can go back to ${rollback.label}.`;
      return { outcome: 'success', operation: undefined, sentence, rollback };
    }
  }
}
