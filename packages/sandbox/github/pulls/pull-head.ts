import { git } from '../git/git-command.ts';
import type { Repository } from '../state.ts';
import type { PullRequest } from './pull-request.ts';

/** `refs/pull/<n>/head`, which anyone may fetch and which outlives the branch. */
export async function keepHead(repository: Repository, pull: PullRequest): Promise<void> {
  const ref = `refs/pull/${pull.number}/head`;
  await git(repository.gitDir, ['update-ref', ref, pull.head.oid]);
}
