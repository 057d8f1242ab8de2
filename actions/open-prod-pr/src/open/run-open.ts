import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { statusOf } from '@gitops-actions/shared/github/http-failure.ts';
import { fullJitter } from '@gitops-actions/shared/github/wait-budget.ts';
import { assess, type Assessment, type Opening } from './assess.ts';
import { closePullRequest } from './close-pull-request.ts';
import { converge, nextStep, type Write } from './converge.ts';
import type { ReleaseDeps } from '../deps.ts';
import { createWrites } from './release-writes.ts';
import type { Inputs } from '../inputs.ts';
import { openResult, type End } from './open-result.ts';
import { releaseText, type ReleaseText } from './release-text.ts';
import type { PullRequest, RepositoryState } from '../state/repository-state.ts';
import { finish, settlePeople, superseded } from './settle.ts';
import { movedTag } from '../state/tag-withdrawal.ts';
import { withdrawMoved } from './run-withdraw.ts';

/** Fresh looks at the state after an answer in doubt; parallel runs need at most four. */
const MAX_ROUNDS = 8;
/** Git merged it without a conflict before anything was written; GitHub may say so of a moving branch. */
const MAX_CONFLICTS = 3;
const BACKOFF = { baseMs: 300, capMs: 5_000 };

/**
 * `mode: open`: the one production pull request of a tag. Reads the state, decides, writes what is
 * missing, and looks again; whatever the run before left is where this one goes on.
 */
export async function runOpen(inputs: Inputs, deps: ReleaseDeps): Promise<ActionResult> {
  return openResult(inputs, deps, await open(inputs, deps));
}

async function open(inputs: Inputs, deps: ReleaseDeps): Promise<End> {
  let state = await deps.readState();
  const steps: Write[] = [];
  for (let round = 1; ; round += 1) {
    const assessment = await assess(inputs, deps, state);
    if (assessment.kind !== 'open') return endWithout(inputs, deps, state, assessment);
    const { opening } = assessment;
    const step = nextStep(opening.situation);
    const text = step === 'done' ? undefined : await releaseText(inputs, deps, opening);
    if (inputs.dryRun) return dryRun(opening, text);

    const { writes, made } = createWrites(inputs, deps, opening, text);
    const ended = await converge(opening.situation, writes);
    if (ended.kind === 'unsure') {
      deps.log.info(`${ended.step}: ${ended.error.message} Looking again.`);
      steps.push(...ended.steps);
      // Most likely ours; whether it is there is seen by the next look.
      if (ended.error.code === 'E_UNREACHABLE') steps.push(ended.step);
      const pause = fullJitter(round, deps.random, BACKOFF);
      if (isConflict(ended) && round >= MAX_CONFLICTS) throw conflict(deps, opening, ended.error);
      if (round >= MAX_ROUNDS || !(await deps.budget.spend(pause))) throw ended.error;
      state = await deps.readState();
      continue;
    }
    steps.push(...ended.steps);
    const warnings = await settlePeople(deps, opening, made, text);
    if (steps.length === 0) return finish(deps, opening, { made, steps, warnings, state });
    state = await deps.readState();
    if (!isSettled(inputs, deps, ended.situation.branch?.oid, state)) {
      deps.log.info('The repository moved meanwhile. Looking again.');
      if (round < MAX_ROUNDS) continue;
    }
    return finish(deps, opening, { made, steps, warnings, state });
  }
}

function isConflict({
  step,
  error,
}: {
  readonly step: Write;
  readonly error: ActionError;
}): boolean {
  return step === 'merge' && statusOf(error) === 409;
}

function conflict(deps: ReleaseDeps, { goal }: Opening, cause: ActionError): ActionError {
  return new ActionError(
    'E_PROMOTE_CONFLICT',
    `GitHub does not merge ${goal.mergeOid ?? ''} into ${deps.headBranch}: ${cause.message}`,
    { cause },
  );
}

/** Whether what we left is what is there, as the last look found it. */
function isSettled(
  inputs: Inputs,
  deps: ReleaseDeps,
  head: string | undefined,
  state: RepositoryState,
): boolean {
  return movedTag(deps.tag, inputs, state) === undefined && state.branchOid === head;
}

/** The ends at which no pull request is opened. */
async function endWithout(
  inputs: Inputs,
  deps: ReleaseDeps,
  state: RepositoryState,
  assessment: Exclude<Assessment, { readonly kind: 'open' }>,
): Promise<End> {
  switch (assessment.kind) {
    case 'moved': {
      const { failure } = assessment;
      const closed = inputs.dryRun ? [] : await withdrawMoved(deps, state);
      return refusal(failure, closed[0], closed);
    }
    case 'refused':
      return refusal(assessment.failure, assessment.pull, []);
    case 'merged': {
      const { number, url } = assessment.pull;
      const sentence = `Pull request #${number} of ${deps.tag} is merged already.`;
      return {
        ...{ outcome: 'unchanged', operation: 'unchanged', sentence },
        pull: { number, url },
      };
    }
    case 'superseded':
      return superseded(deps, {
        by: assessment.by,
        ...(assessment.pull && !inputs.dryRun && { pull: assessment.pull }),
      });
    case 'nothing': {
      const sentence = `${inputs.base} names the images of ${deps.tag} already.`;
      const { pull } = assessment;
      if (pull === undefined) return { outcome: 'unchanged', operation: 'unchanged', sentence };
      if (!inputs.dryRun) {
        await closePullRequest(deps, pull, { marker: 'nothing-to-change', text: sentence });
      }
      const { number, url } = pull;
      return {
        ...{
          outcome: 'success',
          operation: 'closed',
          sentence: `${sentence} #${number} is closed.`,
        },
        ...{ pull: { number, url }, closed: [number] },
      };
    }
  }
}

function refusal(
  failure: ActionError,
  pull: PullRequest | undefined,
  closed: readonly PullRequest[],
): End {
  return {
    outcome: 'failed',
    operation: closed.length > 0 ? 'closed' : undefined,
    sentence: failure.message,
    failure,
    ...(pull && { pull: { number: pull.number, url: pull.url } }),
    closed: closed.map(({ number }) => number),
  };
}

function dryRun({ release, pull, people, situation }: Opening, text: ReleaseText | undefined): End {
  const step = nextStep(situation);
  const operation = pull === undefined ? 'created' : step === 'done' ? 'unchanged' : 'updated';
  return {
    outcome: step === 'done' ? 'unchanged' : 'success',
    operation,
    release,
    sentence: `Dry run: nothing written; the pull request of ${release.tag} would be ${operation}.`,
    ...(pull && { pull: { number: pull.number, url: pull.url } }),
    ...(text && { preview: text.compose(people.ours) }),
  };
}
