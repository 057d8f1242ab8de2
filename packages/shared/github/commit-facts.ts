import type { GitHub } from './client.ts';
import { readCommitsById } from './commits-by-id.ts';

/** What GitHub says of one commit; from its API, because only GitHub knows its own signatures. */
export interface CommitFact {
  readonly oid: string;
  readonly authorEmail: string;
  /** GitHub made the signature and calls it valid. */
  readonly signedByGitHub: boolean;
}

/** GitHub’s verdict on a commit’s signature; `undefined` where it gave none. */
export interface CommitSignature {
  readonly isValid: boolean;
  /** `VALID`, or why not: https://docs.github.com/graphql/reference/enums#gitsignaturestate */
  readonly state: string;
}

/** A commit as the queries of this package and its users select it. */
export interface CommitFactNode {
  readonly oid: string;
  readonly author?: { readonly email?: string | null } | null;
  readonly signature?: { readonly isValid: boolean; readonly wasSignedByGitHub: boolean } | null;
}

/** GraphQL selection of a commit that {@link commitFact} reads. */
export const COMMIT_FACT_FIELDS = 'oid author { email } signature { isValid wasSignedByGitHub }';

export function commitFact({ oid, author, signature }: CommitFactNode): CommitFact {
  return {
    oid,
    authorEmail: author?.email ?? '',
    signedByGitHub: signature?.isValid === true && signature.wasSignedByGitHub,
  };
}

/** GitHub’s word on commits, a hundred a request; those that it does not have are absent. */
export async function readCommitFacts(
  github: GitHub,
  repository: { readonly owner: string; readonly repo: string },
  oids: readonly string[],
): Promise<ReadonlyMap<string, CommitFact>> {
  const nodes = await readCommitsById<CommitFactNode>(github, repository, oids, COMMIT_FACT_FIELDS);
  return new Map([...nodes].map(([oid, node]) => [oid, commitFact(node)]));
}
