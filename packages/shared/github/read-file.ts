import { ActionError } from '../action/action-error.ts';
import type { GitHub } from './client.ts';
import { filesQuery, type Batch } from './files-query.ts';
import { gitBlobId } from './git-blob.ts';
import { historyCommit, type HistoryCommit, type HistoryCommitNode } from './history-commit.ts';
import { failureOf } from './http-failure.ts';
import { listedDirectories, type ListedDirectories, type ListedNode } from './tree-listing.ts';

/** A commit in a repository: by branch, by id, or (neither given) the default branch's head. */
export interface CommitLocation {
  readonly owner: string;
  readonly repo: string;
  /** Full name: `refs/heads/dev`. */
  readonly ref?: string;
  readonly oid?: string;
}

/** One entry of a tree, read at one commit. */
export interface FileAt {
  /** Git's mode in octal: `100644`, `100755`, `120000` (symlink), `40000` (directory). */
  readonly mode: string;
  readonly blobOid: string;
  /** Exactly the blob's bytes: their git id was recomputed. Empty for a directory. */
  readonly bytes: Uint8Array;
}

/** Several files at one commit; paths that do not exist there are absent. */
export interface FilesAt {
  readonly headOid: string;
  readonly files: ReadonlyMap<string, FileAt>;
  /**
   * Files of the default branch's head, where they were asked for: read by the same request. Empty in
   * a repository without that branch.
   */
  readonly trusted?: ReadonlyMap<string, FileAt>;
  /** By path: the newest commits that touched it, where they were asked for. */
  readonly histories?: ReadonlyMap<string, PathHistory>;
  /** The directories that were asked for and are there, and those in them. */
  readonly directories?: ListedDirectories;
  /** Beside histories: the account that the token speaks for, hence the one that would write. */
  readonly viewer?: GitHubAccount;
}

/** An account of GitHub; that of an App's installation is its bot, `<slug>[bot]`. */
export interface GitHubAccount {
  readonly login: string;
  readonly id: number;
}

/** Commits that changed a path (a file, or anything in a directory), newest first. */
export interface PathHistory {
  readonly commits: readonly HistoryCommit[];
  /** Whether these are all. */
  readonly complete: boolean;
}

/** What is read of one commit. */
export interface WantedFiles {
  readonly paths: readonly string[];
  /** Paths to read at the default branch's head as well, by the first request. */
  readonly trusted?: readonly string[];
  /** Paths whose newest commits are wanted, too. */
  readonly histories?: readonly string[];
  /** Directories whose names are wanted, too, by the first request. */
  readonly directories?: readonly string[];
}

interface TreeEntryNode {
  readonly mode: number;
  readonly type: string;
  readonly oid: string;
  readonly object: {
    readonly byteSize?: number;
    readonly isTruncated?: boolean;
    readonly text?: string | null;
  } | null;
}

type CommitNode = { readonly oid: string } & Readonly<
  Record<`${'f' | 't'}${number}`, TreeEntryNode | null> &
    Record<`h${number}`, HistoryNode | null> &
    Record<`n${number}`, ListedNode | null>
>;

interface HistoryNode {
  readonly nodes: readonly HistoryCommitNode[] | null;
  readonly pageInfo: { readonly hasNextPage: boolean };
}

interface RepositoryNode {
  readonly commit?: CommitNode | null;
  readonly ref?: { readonly commit: CommitNode | null } | null;
  readonly trusted?: { readonly commit: CommitNode | null } | null;
}

interface FilesData {
  readonly repository: RepositoryNode | null;
  readonly viewer?: { readonly login: string; readonly databaseId: number };
}

/**
 * Reads files of one commit with one request (hundreds with a few, all at the first one's commit):
 * GitHub resolves the ref once, so all of them and `headOid` belong together. GraphQL cuts text at
 * 512,000 bytes and replaces what is not UTF-8; a file is therefore accepted only if its git id, recomputed from the bytes, is the one that the
 * tree names, and otherwise read through REST (one request more).
 *
 * @throws `E_BRANCH_GONE` when the repository, ref or commit does not exist
 * @throws `E_BLOB_MISMATCH` when REST's bytes do not have the id either
 */
export async function readFilesAt(
  github: GitHub,
  location: CommitLocation,
  { paths, trusted = [], histories = [], directories = [] }: WantedFiles,
): Promise<FilesAt> {
  const { owner, repo } = location;
  const at = { github, owner, repo };
  const batches = inBatches(paths, histories);
  const [head = EMPTY_BATCH, ...rest] = batches;
  const first = await readCommit(github, location, { ...head, trusted, directories });
  const { oid } = first.commit;
  const files = await entriesOf(at, first.commit, 'f', head.paths);
  const found = historiesOf(first.commit, head.histories);
  for (const batch of rest) {
    const { commit } = await readCommit(github, { owner, repo, oid }, batch);
    for (const [path, file] of await entriesOf(at, commit, 'f', batch.paths)) files.set(path, file);
    for (const [path, history] of historiesOf(commit, batch.histories)) found.set(path, history);
  }
  return {
    ...{ headOid: oid, files },
    ...(histories.length > 0 && { histories: found }),
    ...(directories.length > 0 && { directories: listingsOf(first.commit, directories) }),
    ...(first.viewer && { viewer: first.viewer }),
    ...(trusted.length > 0 && { trusted: await entriesOf(at, first.trusted, 't', trusted) }),
  };
}

/** Paths of one query: GitHub ends a query after ten seconds of work. */
const MAX_PATHS = 400;
/** A history is a walk through commits, a file only one through trees. */
const MAX_HISTORIES = 40;
const EMPTY_BATCH: Batch = { paths: [], trusted: [], histories: [], directories: [] };

function inBatches(paths: readonly string[], histories: readonly string[]): readonly Batch[] {
  const number = Math.max(
    Math.ceil(paths.length / MAX_PATHS),
    Math.ceil(histories.length / MAX_HISTORIES),
  );
  return Array.from({ length: number }, (_, index) => ({
    paths: paths.slice(index * MAX_PATHS, (index + 1) * MAX_PATHS),
    histories: histories.slice(index * MAX_HISTORIES, (index + 1) * MAX_HISTORIES),
    ...{ trusted: [], directories: [] },
  }));
}

function listingsOf(commit: CommitNode, paths: readonly string[]): ListedDirectories {
  return new Map(paths.flatMap((path, index) => [...listedDirectories(path, commit[`n${index}`])]));
}

function historiesOf(commit: CommitNode, paths: readonly string[]): Map<string, PathHistory> {
  return new Map(
    paths.flatMap((path, index) => {
      const history = commit[`h${index}`];
      if (history === undefined || history === null) return [];
      return [
        [
          path,
          {
            commits: (history.nodes ?? []).map(historyCommit),
            complete: !history.pageInfo.hasNextPage,
          },
        ] as const,
      ];
    }),
  );
}

async function readCommit(
  github: GitHub,
  location: CommitLocation,
  batch: Batch,
): Promise<{
  readonly commit: CommitNode;
  readonly trusted: CommitNode | undefined;
  readonly viewer: GitHubAccount | undefined;
}> {
  const { owner, repo, ref, oid } = location;
  const { query, variables } = filesQuery(location, batch);
  const { repository, viewer } = await readRepository(github, query, variables);
  const commit = repository?.commit ?? repository?.ref?.commit;
  if (commit?.oid !== undefined) {
    return {
      ...{ commit, trusted: repository?.trusted?.commit ?? undefined },
      viewer: viewer && { login: viewer.login, id: viewer.databaseId },
    };
  }
  throw new ActionError(
    'E_BRANCH_GONE',
    `${owner}/${repo} has no ${ref ?? oid ?? 'default branch'} (any more), or the token cannot see it.`,
  );
}

/** GitHub says of a repository that it cannot show, whatever the reason, that it is not found. */
async function readRepository(
  github: GitHub,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<FilesData> {
  try {
    return await github.graphql<FilesData>(query, variables);
  } catch (thrown) {
    const errors = failureOf(thrown)?.graphqlErrors ?? [];
    const gone = errors.some(
      ({ type, path }) => type === 'NOT_FOUND' && path?.[0] === 'repository',
    );
    if (gone) return { repository: null };
    throw thrown;
  }
}

const EMPTY = new Uint8Array();

/** The entries of a commit that the letter and their index name. */
async function entriesOf(
  at: { readonly github: GitHub; readonly owner: string; readonly repo: string },
  commit: CommitNode | undefined,
  letter: 'f' | 't',
  paths: readonly string[],
): Promise<Map<string, FileAt>> {
  const { github, owner, repo } = at;
  const files = new Map<string, FileAt>();
  for (const [index, path] of paths.entries()) {
    const entry = commit?.[`${letter}${index}`];
    if (entry === undefined || entry === null) continue;
    const mode = entry.mode.toString(8);
    const bytes =
      entry.type === 'blob' ? await blobBytes(github, { owner, repo, path }, entry) : EMPTY;
    files.set(path, { mode, blobOid: entry.oid, bytes });
  }
  return files;
}

/**
 * The bytes of a blob that a GraphQL query has selected: its text, if that has the blob's git id, else
 * what REST answers (one request more).
 *
 * @throws `E_BLOB_MISMATCH` when REST's bytes do not have the id either
 */
export async function blobBytes(
  github: GitHub,
  at: { readonly owner: string; readonly repo: string; readonly path: string },
  entry: Pick<TreeEntryNode, 'oid' | 'object'>,
): Promise<Uint8Array> {
  const text = entry.object?.text;
  if (typeof text === 'string' && entry.object?.isTruncated !== true) {
    const bytes = Buffer.from(text, 'utf8');
    if (gitBlobId(bytes, entry.oid) === entry.oid) return bytes;
  }
  const blob = await github.rest<{ readonly content: string; readonly encoding: string }>(
    'GET',
    '/repos/{owner}/{repo}/git/blobs/{sha}',
    { owner: at.owner, repo: at.repo, sha: entry.oid },
  );
  const bytes = Buffer.from(blob.content, blob.encoding === 'base64' ? 'base64' : 'utf8');
  if (gitBlobId(bytes, entry.oid) !== entry.oid) {
    throw new ActionError(
      'E_BLOB_MISMATCH',
      `What GitHub answered for ${at.path} is not the content of blob ${entry.oid}.`,
    );
  }
  return bytes;
}
