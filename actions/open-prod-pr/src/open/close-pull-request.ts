import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { foreignCommits, type OwnCommits } from './branch-report.ts';
import { deleteBranch } from './branch-writes.ts';
import type { ReleaseDeps, Repositories } from '../deps.ts';
import { commentOnce, updatePullRequest } from './pull-requests.ts';
import type { PullRequest } from '../state/repository-state.ts';

/** Why a pull request is closed, told once on its page. */
export interface Closing {
  /** Stays the same for the same reason. */
  readonly marker: string;
  readonly text: string;
}

/** Comments and closes; doing it again changes nothing. @throws what the client throws */
export async function closePullRequest(
  { gitops }: Pick<ReleaseDeps, 'gitops'>,
  pull: PullRequest,
  closing: Closing,
): Promise<void> {
  await commentOnce(gitops, pull.number, closing.marker, closing.text);
  await updatePullRequest(gitops, pull.number, { state: 'closed' });
}

/** What has to be known to delete a branch. */
export interface BranchKeeping {
  readonly own: OwnCommits;
  /** Commits whose history is kept anyway. */
  readonly known: readonly string[];
  readonly fetch: Repositories['gitops']['fetch'];
}

/**
 * Comments, deletes the branch if nothing is lost by it, and closes. In this order: GitHub closes the
 * pull request of a deleted branch, so a run that ends in between leaves no branch behind.
 *
 * @throws what the client throws
 */
export async function retirePullRequest(
  deps: Pick<ReleaseDeps, 'gitops' | 'log'>,
  pull: PullRequest,
  closing: Closing,
  keeping: BranchKeeping,
): Promise<void> {
  await commentOnce(deps.gitops, pull.number, closing.marker, closing.text);
  const kept = await reasonToKeep(pull, keeping);
  if (kept === undefined) {
    const answer = await deleteBranch(deps.gitops, pull.headBranch);
    if (answer.kind === 'unsure') deps.log.info(answer.error.message);
  } else {
    deps.log.info(`${pull.headBranch} stays: ${kept}.`);
  }
  await updatePullRequest(deps.gitops, pull.number, { state: 'closed' });
}

/** `undefined`: every commit of the branch is ours, or is kept anyway. */
async function reasonToKeep(
  pull: PullRequest,
  { own, known, fetch }: BranchKeeping,
): Promise<string | undefined> {
  try {
    await fetch([pull.headOid]);
    const [foreign] = await foreignCommits(own, pull.headOid, known);
    return foreign && `${foreign.oid} is not ours, ${foreign.why}`;
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    return `it cannot be judged (${thrown.message})`;
  }
}
