import type { GitHub } from './client.ts';

/** Commits of one query. GitHub counts it as one point, because objects by id are no pages. */
const MAX_COMMITS = 100;

/**
 * What GitHub says of commits, asked by id, a hundred a request: ids are exact where a history, with
 * its merges, would have to be searched. Commits that it does not have are absent.
 *
 * @param fields GraphQL selection of a commit that holds its `oid`; what `T` says
 */
export async function readCommitsById<T extends { readonly oid: string }>(
  github: GitHub,
  { owner, repo }: { readonly owner: string; readonly repo: string },
  oids: readonly string[],
  fields: string,
): Promise<ReadonlyMap<string, T>> {
  const commits = new Map<string, T>();
  for (let start = 0; start < oids.length; start += MAX_COMMITS) {
    const batch = oids.slice(start, start + MAX_COMMITS);
    const declared = batch.map((_, index) => `, $o${index}: GitObjectID!`).join('');
    const objects = batch.map(
      (_, index) => `c${index}: object(oid: $o${index}) { ... on Commit { ${fields} } }`,
    );
    const query = `query Commits($owner: String!, $repo: String!${declared}) {
  repository(owner: $owner, name: $repo) {
    ${objects.join('\n    ')}
  }
}`;
    const variables = Object.fromEntries(batch.map((oid, index) => [`o${index}`, oid]));
    const data = await github.graphql<{
      repository: Readonly<Record<string, Partial<T> | null>> | null;
    }>(query, { owner, repo, ...variables });
    for (const node of Object.values(data.repository ?? {})) {
      // An object of another type has none of the selected fields.
      if (node?.oid !== undefined) commits.set(node.oid, node as T);
    }
  }
  return commits;
}
