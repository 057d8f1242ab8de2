import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { assess, type Assessment, type Opening } from './assess.ts';
import { closePullRequest } from './close-pull-request.ts';
import { nextStep } from './converge.ts';
import type { ReleaseDeps } from '../deps.ts';
import { createWrites } from './release-writes.ts';
import type { Inputs } from '../inputs.ts';
import { openResult, type End } from './open-result.ts';
import { releaseText, type ReleaseText } from './release-text.ts';
import { releaseWording } from './release-wording.ts';
import { takeRounds } from './rounds.ts';
import type { PullRequest, RepositoryState } from '../state/repository-state.ts';
import { finish, superseded } from './settle.ts';
import { movedTag } from '../state/tag-withdrawal.ts';
import { withdrawMoved } from './run-withdraw.ts';

/**
 * `mode: open`: the one production pull request of a tag. Reads the state, decides, writes what is
 * missing, and looks again; whatever the run before left is where this one goes on.
 */
export async function runOpen(inputs: Inputs, deps: ReleaseDeps): Promise<ActionResult> {
  const end = await takeRounds(deps, {
    dryRun: inputs.dryRun,
    readState: () => deps.readState(),
    assess: async (state) => {
      const assessment = await assess(inputs, deps, state);
      return assessment.kind === 'open'
        ? { opening: assessment.opening }
        : { end: await endWithout(inputs, deps, state, assessment) };
    },
    text: (opening) => releaseText(inputs, deps, opening),
    preview: dryRun,
    writes: (opening, text) =>
      createWrites(inputs, deps, opening, releaseWording(deps, opening, text)),
    isSettled: (opening, head, state) => isSettled(inputs, deps, head, state),
    finish: (opening, settled) => finish(deps, opening, settled),
  });
  return openResult(inputs, deps, end);
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
