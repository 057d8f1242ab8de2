import { GitFailure, git } from '../git/git-command.ts';
import type { Repository } from '../state.ts';
import type { PullRequest } from './pull-request.ts';

/** The commits that the pull request brings or brought, oldest first. */
export function pullCommits(repository: Repository, pull: PullRequest): Promise<string[]> {
  return commitsBetween(repository, pull.base.oid, pull.head.oid);
}

/** The commits of `head` that `base` does not have, oldest first. */
export async function commitsBetween(
  repository: Repository,
  base: string,
  head: string,
): Promise<string[]> {
  const args = ['rev-list', '--reverse', '--topo-order', `${base}..${head}`];
  return lines(await git(repository.gitDir, args));
}

export async function isAncestor(
  repository: Repository,
  older: string,
  newer: string,
): Promise<boolean> {
  try {
    await git(repository.gitDir, ['merge-base', '--is-ancestor', older, newer]);
    return true;
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 1) return false;
    throw error;
  }
}

/** Where the two histories part; nothing where they never met. */
export async function mergeBase(
  repository: Repository,
  one: string,
  other: string,
): Promise<string | undefined> {
  try {
    return lines(await git(repository.gitDir, ['merge-base', one, other]))[0];
  } catch (error) {
    if (error instanceof GitFailure && error.exitCode === 1) return undefined;
    throw error;
  }
}

/** The pull requests that hold a commit: merged ones it came by, open ones that would bring it. */
export async function pullsOfCommit(repository: Repository, oid: string): Promise<PullRequest[]> {
  const found: PullRequest[] = [];
  for (const pull of repository.store.pulls.values()) {
    const commits = await pullCommits(repository, pull);
    if (pull.merged?.commit === oid || commits.includes(oid)) found.push(pull);
  }
  return found;
}

function lines(output: Buffer): string[] {
  return output
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '');
}
