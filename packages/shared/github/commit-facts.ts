import type { GitHub } from './client.ts';

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

/** Commits of one query. */
const MAX_COMMITS = 100;

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
  { owner, repo }: { readonly owner: string; readonly repo: string },
  oids: readonly string[],
): Promise<ReadonlyMap<string, CommitFact>> {
  const facts = new Map<string, CommitFact>();
  for (let start = 0; start < oids.length; start += MAX_COMMITS) {
    const batch = oids.slice(start, start + MAX_COMMITS);
    const declared = batch.map((_, index) => `, $o${index}: GitObjectID!`).join('');
    const objects = batch.map(
      (_, index) =>
        `c${index}: object(oid: $o${index}) { ... on Commit { ${COMMIT_FACT_FIELDS} } }`,
    );
    const query = `query Commits($owner: String!, $repo: String!${declared}) {
  repository(owner: $owner, name: $repo) {
    ${objects.join('\n    ')}
  }
}`;
    const variables = Object.fromEntries(batch.map((oid, index) => [`o${index}`, oid]));
    const data = await github.graphql<{
      repository: Readonly<Record<string, Partial<CommitFactNode> | null>> | null;
    }>(query, { owner, repo, ...variables });
    for (const node of Object.values(data.repository ?? {})) {
      if (node?.oid !== undefined) facts.set(node.oid, commitFact({ ...node, oid: node.oid }));
    }
  }
  return facts;
}
