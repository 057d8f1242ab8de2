import {
  commitFact,
  type CommitFact,
  type CommitFactNode,
  type CommitSignature,
} from './commit-facts.ts';

/** A commit of a history: what it says, and what GitHub says of who made it. */
export interface HistoryCommit extends CommitFact {
  readonly message: string;
  /** How many. */
  readonly parents: number;
  readonly committerEmail: string;
  /** Number of the account that the author's address belongs to, where GitHub knows it. */
  readonly authorId: number | undefined;
  readonly signature: CommitSignature | undefined;
}

/** A commit as {@link HISTORY_COMMIT_FIELDS} select it. */
export type HistoryCommitNode = CommitFactNode & {
  readonly message: string;
  readonly parents: { readonly totalCount: number };
  readonly committer?: { readonly email?: string | null } | null;
  readonly author?: { readonly user?: { readonly databaseId: number | null } | null } | null;
  readonly signature?: CommitSignature | null;
};

/** GraphQL selection of a commit that {@link historyCommit} reads. */
export const HISTORY_COMMIT_FIELDS =
  'oid message author { email user { databaseId } } committer { email } parents(first: 1) { totalCount } signature { isValid state wasSignedByGitHub }';

export function historyCommit(node: HistoryCommitNode): HistoryCommit {
  const { message, parents, author, committer, signature } = node;
  return {
    ...commitFact(node),
    ...{ message, parents: parents.totalCount },
    committerEmail: committer?.email ?? '',
    authorId: author?.user?.databaseId ?? undefined,
    signature: signature ?? undefined,
  };
}
