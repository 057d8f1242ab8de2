import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { closePullRequest } from './close-pull-request.ts';
import type { ReleaseDeps } from '../deps.ts';
import type { Inputs } from '../inputs.ts';
import { openResult } from './open-result.ts';
import type { PullRequest, RepositoryState } from '../state/repository-state.ts';
import { withdrawn } from '../state/tag-withdrawal.ts';

/**
 * `mode: withdraw`: closes the pull request of a tag that is not the object any more that it was
 * opened for. It needs no App: it writes to no branch.
 */
export async function runWithdraw(inputs: Inputs, deps: ReleaseDeps): Promise<ActionResult> {
  const state = await deps.readTag();
  const closed = inputs.dryRun ? withdrawn(state) : await withdrawMoved(deps, state);
  const [pull] = closed;
  if (pull === undefined) {
    const sentence = `No pull request was opened for another object than ${deps.tag} names.`;
    return openResult(inputs, deps, { outcome: 'unchanged', operation: 'unchanged', sentence });
  }
  const { number, url } = pull;
  return openResult(inputs, deps, {
    outcome: 'success',
    operation: 'closed',
    sentence: `Pull request #${number} is closed: ${deps.tag} was moved or deleted.`,
    ...{ pull: { number, url }, closed: closed.map((each) => each.number) },
  });
}

/** Closes every open pull request of the tag that was opened for another object. */
export async function withdrawMoved(
  deps: ReleaseDeps,
  state: Pick<RepositoryState, 'tag' | 'own'>,
): Promise<readonly PullRequest[]> {
  const pulls = withdrawn(state);
  const now = state.tag === undefined ? 'was deleted' : `is now ${state.tag.oid}`;
  for (const pull of pulls) {
    await closePullRequest(deps, pull, {
      marker: `tag-moved-${state.tag?.oid ?? 'deleted'}`,
      text: `Closed: the tag \`${deps.tag}\` ${now}, which is not what this pull request was opened for. A release tag never moves; tag the next version.`,
    });
  }
  return pulls;
}
