import { ActionError } from '../action/action-error.ts';
import type { GitHub } from './client.ts';
import { gitBlobId } from './git-blob.ts';

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

type CommitNode = { readonly oid: string } & Readonly<Record<`f${number}`, TreeEntryNode | null>>;

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
  paths: readonly string[],
): Promise<FilesAt> {
  const { owner, repo } = location;
  const files = new Map<string, FileAt>();
  let at = location;
  let start = 0;
  do {
    const batch = paths.slice(start, start + MAX_PATHS);
    const commit = await readCommit(github, at, batch);
    at = { owner, repo, oid: commit.oid };
    for (const [index, path] of batch.entries()) {
      const entry = commit[`f${index}`];
      if (entry === undefined || entry === null) continue;
      const mode = entry.mode.toString(8);
      const bytes =
        entry.type === 'blob' ? await blobBytes(github, { owner, repo, path }, entry) : EMPTY;
      files.set(path, { mode, blobOid: entry.oid, bytes });
    }
    start += MAX_PATHS;
  } while (start < paths.length);
  return { headOid: at.oid ?? '', files };
}

/** Paths of one query: GitHub ends a query after ten seconds of work. */
const MAX_PATHS = 400;

async function readCommit(
  github: GitHub,
  location: CommitLocation,
  paths: readonly string[],
): Promise<CommitNode> {
  const { owner, repo, ref, oid } = location;
  const { query, variables } = filesQuery(location, paths);
  const data = await github.graphql<{
    repository: { commit?: CommitNode | null; ref?: { commit: CommitNode | null } | null } | null;
  }>(query, variables);
  const commit = data.repository?.commit ?? data.repository?.ref?.commit;
  if (commit?.oid !== undefined) return commit;
  throw new ActionError(
    'E_BRANCH_GONE',
    `${owner}/${repo} has no ${ref ?? oid ?? 'default branch'} (any more), or the token cannot see it.`,
  );
}

const EMPTY = new Uint8Array();

/** GraphQL selection of one file of a commit, as {@link readFilesAt} understands it. */
function fileSelection(index: number): string {
  return `f${index}: file(path: $p${index}) { mode type oid object { ... on Blob { byteSize isTruncated text } } }`;
}

function filesQuery(
  location: CommitLocation,
  paths: readonly string[],
): { query: string; variables: Record<string, unknown> } {
  const { owner, repo, ref, oid } = location;
  const variables: Record<string, unknown> = { owner, repo };
  const declared = ['$owner: String!', '$repo: String!'];
  let at: string;
  if (oid !== undefined) {
    declared.push('$oid: GitObjectID!');
    variables['oid'] = oid;
    at = 'commit: object(oid: $oid) { ...C }';
  } else if (ref !== undefined) {
    declared.push('$ref: String!');
    variables['ref'] = ref;
    at = 'ref(qualifiedName: $ref) { commit: target { ...C } }';
  } else {
    at = 'ref: defaultBranchRef { commit: target { ...C } }';
  }
  for (const [index, path] of paths.entries()) {
    declared.push(`$p${index}: String!`);
    variables[`p${index}`] = path;
  }
  const files = paths.map((_, index) => fileSelection(index)).join('\n    ');
  const query = `query ReadFiles(${declared.join(', ')}) {
  repository(owner: $owner, name: $repo) { ${at} }
}
fragment C on Commit {
    oid
    ${files}
}`;
  return { query, variables };
}

async function blobBytes(
  github: GitHub,
  at: { readonly owner: string; readonly repo: string; readonly path: string },
  entry: TreeEntryNode,
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
