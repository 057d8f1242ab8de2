import { storeCommit } from '../git/store-commit.ts';
import type { Actor } from '../identity/actor.ts';
import { signedCommit } from '../identity/signed-commit.ts';
import type { GitHubState, Repository } from '../state.ts';
import { mergeCommitMessage, squashMessage } from './merge-message.ts';
import type { MergeMessage } from './merge-message.ts';
import { mergeability } from './mergeability.ts';
import type { MergeMethod, PullRequest } from './pull-request.ts';
import { rebaseCommits } from './rebase.ts';

export interface MergeOrder {
  readonly method: MergeMethod;
  readonly actor: Actor;
  /** What the merger writes instead of GitHub's own words. */
  readonly title?: string | undefined;
  readonly message?: string | undefined;
}

/**
 * Makes the commit that is to be the base's new head, and moves nothing. Merge and squash commits are
 * signed by GitHub; rebased ones by nobody. Nothing where there is a conflict.
 */
export async function commitOfMerge(
  state: GitHubState,
  repository: Repository,
  pull: PullRequest,
  order: MergeOrder,
): Promise<string | undefined> {
  const base = pull.base.oid;
  const head = pull.head.oid;
  if (order.method === 'rebase') {
    const time = Math.floor(state.now().getTime() / 1000);
    const { name, email } = order.actor;
    return rebaseCommits(repository, base, head, { name, email, time, zone: '+0000' });
  }
  const merge = await mergeability(repository, pull);
  if (!merge.clean) return undefined;
  const squash = order.method === 'squash';
  const own = squash ? await squashMessage(repository, pull) : mergeCommitMessage(repository, pull);
  const commit = await signedCommit(state, {
    tree: merge.tree,
    parents: squash ? [base] : [base, head],
    author: squash ? pull.author : order.actor,
    message: joined(own, order),
  });
  return storeCommit(repository, commit);
}

function joined(own: MergeMessage, order: MergeOrder): string {
  const title = order.title ?? own.title;
  const message = order.message ?? own.message;
  return message === '' ? title : `${title}\n\n${message}`;
}
