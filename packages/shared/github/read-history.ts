import type { GitHub } from './client.ts';
import {
  HISTORY_COMMIT_FIELDS,
  historyCommit,
  type HistoryCommit,
  type HistoryCommitNode,
} from './history-commit.ts';
import type { PathHistory } from './read-file.ts';

const PAGE = 100;
const MAX_PAGES = 5;

interface HistoryData {
  readonly repository: {
    readonly object: {
      readonly history?: {
        readonly nodes: readonly HistoryCommitNode[] | null;
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      };
    } | null;
  } | null;
}

const QUERY = `query PathHistory($owner: String!, $repo: String!, $oid: GitObjectID!, $path: String!, $after: String, $author: CommitAuthor) {
  repository(owner: $owner, name: $repo) {
    object(oid: $oid) { ... on Commit {
      history(first: ${PAGE}, path: $path, after: $after, author: $author) { nodes { ${HISTORY_COMMIT_FIELDS} } pageInfo { hasNextPage endCursor } }
    } }
  }
}`;

/**
 * The commits that changed a path, newest first from `oid`; a request for each hundred, five at most.
 *
 * @param author e-mail address; only commits with it as author, so that no others count for the limit
 */
export async function readHistory(
  github: GitHub,
  { owner, repo, oid }: { readonly owner: string; readonly repo: string; readonly oid: string },
  path: string,
  author?: string,
): Promise<PathHistory> {
  const commits: HistoryCommit[] = [];
  let after: string | null = null;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const variables = {
      ...{ owner, repo, oid, path, after },
      ...(author !== undefined && { author: { emails: [author] } }),
    };
    const data: HistoryData = await github.graphql<HistoryData>(QUERY, variables);
    const history = data.repository?.object?.history;
    commits.push(...(history?.nodes ?? []).map(historyCommit));
    if (history?.pageInfo.hasNextPage !== true) return { commits, complete: true };
    after = history.pageInfo.endCursor;
  }
  return { commits, complete: false };
}
