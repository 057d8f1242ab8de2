import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import {
  createBranchStore,
  type CommitMessage,
} from '@gitops-actions/shared/github/branch-store.ts';
import type { Remote } from '../deps.ts';
import { attempt, type WriteAnswer } from './write-answer.ts';

/** The branch at a commit. */
export function createBranch(
  { owner, repo, github }: Remote,
  branch: string,
  sha: string,
): Promise<WriteAnswer<unknown>> {
  return attempt(branch, () =>
    github.rest('POST', '/repos/{owner}/{repo}/git/refs', {
      ...{ owner, repo, sha },
      ref: `refs/heads/${branch}`,
    }),
  );
}

/** Moves the branch forward; GitHub refuses when `sha` does not descend from where it is. */
export function forwardBranch(
  { owner, repo, github }: Remote,
  branch: string,
  sha: string,
): Promise<WriteAnswer<unknown>> {
  return attempt(branch, () =>
    github.rest(
      'PATCH',
      '/repos/{owner}/{repo}/git/refs/{ref}',
      { ...{ owner, repo, sha }, ref: `heads/${branch}`, force: false },
      { repeatable: true },
    ),
  );
}

export function deleteBranch(
  { owner, repo, github }: Remote,
  branch: string,
): Promise<WriteAnswer<unknown>> {
  return attempt(branch, () =>
    github.rest(
      'DELETE',
      '/repos/{owner}/{repo}/git/refs/{ref}',
      { owner, repo, ref: `heads/${branch}` },
      { repeatable: true },
    ),
  );
}

interface MergeResponse {
  readonly sha: string;
  readonly parents: readonly { readonly sha: string }[];
  readonly commit: {
    readonly author: { readonly email?: string } | null;
    readonly tree: { readonly sha: string };
    readonly verification?: { readonly verified: boolean; readonly reason: string };
  };
}

/** A commit that GitHub made for us, as its answer describes it. */
export interface MadeCommit {
  readonly oid: string;
  readonly parents: readonly string[];
  readonly tree: string;
  readonly authorEmail: string;
  readonly verified: boolean;
}

/** Merges a commit into the branch; `undefined`: the branch had it already. */
export function mergeInto(
  { owner, repo, github }: Remote,
  branch: string,
  head: string,
  message: string,
): Promise<WriteAnswer<MadeCommit | undefined>> {
  return attempt(branch, async () => {
    const made = await github.rest<MergeResponse | undefined>(
      'POST',
      '/repos/{owner}/{repo}/merges',
      { owner, repo, base: branch, head, commit_message: message },
    );
    return made === undefined
      ? undefined
      : {
          oid: made.sha,
          parents: made.parents.map(({ sha }) => sha),
          tree: made.commit.tree.sha,
          authorEmail: made.commit.author?.email ?? '',
          verified: made.commit.verification?.verified === true,
        };
  });
}

/** The bump as it landed. */
export interface MadeBump {
  readonly oid: string;
  readonly verified: boolean;
}

/**
 * One commit on exactly the head that was looked at.
 *
 * @throws `E_COMMIT_MISMATCH` when what landed is not what was meant; `E_PROTECTED`
 */
export async function commitBump(
  { owner, repo, github }: Remote,
  branch: string,
  head: string,
  file: { readonly path: string; readonly bytes: Uint8Array },
  message: CommitMessage,
): Promise<WriteAnswer<MadeBump>> {
  const answer = await createBranchStore(github, { owner, repo, branch }).commit(
    head,
    [file],
    message,
  );
  if (answer.kind === 'ambiguous' || answer.kind === 'refused') {
    return { kind: 'unsure', error: answer.error };
  }
  if (answer.kind === 'stale') {
    const error = new ActionError(
      'E_STALE_EXHAUSTED',
      `The branch ${branch} was not where it had been seen, at every attempt.`,
    );
    return { kind: 'unsure', error };
  }
  const { commit } = answer;
  if (commit.parents.length !== 1 || commit.parents[0] !== head || commit.differing.length > 0) {
    throw new ActionError(
      'E_COMMIT_MISMATCH',
      `Commit ${commit.oid} landed on ${branch}, but not on ${head} or not with what was meant.`,
    );
  }
  return { kind: 'done', value: { oid: commit.oid, verified: commit.signature?.isValid === true } };
}
