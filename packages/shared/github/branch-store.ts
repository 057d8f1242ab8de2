import { ActionError } from '../action/action-error.ts';
import type { GitHub, GraphqlAnswer } from './client.ts';
import type { CommitSignature } from './commit-facts.ts';
import { gitBlobId } from './git-blob.ts';
import { readTip, type BranchTip } from './branch-tip.ts';
import { isLostRace, statusOf } from './http-failure.ts';
import { isProtection, protectedError } from './protected-branch.ts';
import { readFilesAt, type FilesAt } from './read-file.ts';

/** A branch of a repository on GitHub. */
export interface BranchLocation {
  readonly owner: string;
  readonly repo: string;
  /** Without `refs/heads/`. */
  readonly branch: string;
}

/** One file as it shall be. Its mode stays what it was; the API cannot set one. */
export interface Addition {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface CommitMessage {
  readonly headline: string;
  readonly body: string;
}

/** A commit that is on the branch. */
export interface LandedCommit {
  readonly oid: string;
  readonly url: string;
  readonly parents: readonly string[];
  readonly signature: CommitSignature | undefined;
  /** Of the additions’ paths, those whose content in this commit is not what was meant. */
  readonly differing: readonly string[];
}

/** What became of one attempt to commit. */
export type CommitAttempt =
  | { readonly kind: 'landed'; readonly commit: LandedCommit }
  /** The branch was no longer at the expected head; nothing was written. */
  | { readonly kind: 'stale' }
  /** No usable answer, or a conflict: it may have landed or not. */
  | { readonly kind: 'ambiguous'; readonly error: ActionError }
  /** GitHub said no in words that are not known to mean that nothing happened. */
  | { readonly kind: 'refused'; readonly error: ActionError };

/** What an optimistic commit needs of a branch; the seam that tests replace. */
export interface BranchStore {
  /**
   * The head and the given files at it.
   *
   * @param histories paths whose newest commits are wanted, too
   * @param directories those whose names are wanted, too
   * @throws `E_BRANCH_GONE`
   */
  read(
    paths: readonly string[],
    histories?: readonly string[],
    directories?: readonly string[],
  ): Promise<FilesAt>;
  /** @throws `E_PROTECTED`, `E_PERMISSION`, `E_RATE_LIMIT`: nothing was written */
  commit(
    expectedHeadOid: string,
    additions: readonly Addition[],
    message: CommitMessage,
  ): Promise<CommitAttempt>;
  /**
   * The newest commit of the branch, not counting `sinceOid` and what lies before it, whose message
   * contains the line.
   */
  findByLine(
    line: string,
    sinceOid: string,
    additions: readonly Addition[],
  ): Promise<LandedCommit | undefined>;
  /** The commit again, e.g. when its signature was not there yet. */
  reread(oid: string, additions: readonly Addition[]): Promise<LandedCommit | undefined>;
  /** The newest commit, to tell who won. */
  tip(): Promise<BranchTip | undefined>;
}

interface CommitFields {
  readonly oid: string;
  readonly url: string;
  readonly message: string;
  readonly parents: { readonly nodes: readonly { readonly oid: string }[] | null };
  readonly signature: CommitSignature | null;
}
type CommitNode = CommitFields & Readonly<Record<`f${number}`, { readonly oid: string } | null>>;

/** Pages of 100 commits that are searched after an ambiguous answer. */
const MAX_PAGES = 5;
const MAX_SEARCHED_FILES = 20;

/**
 * A branch behind GitHub’s GraphQL API; `createCommitOnBranch` is signed by GitHub.
 *
 * @param trusted paths that every read brings from the default branch's head as well
 */
export function createBranchStore(
  github: GitHub,
  location: BranchLocation,
  trusted: readonly string[] = [],
): BranchStore {
  const { owner, repo, branch } = location;
  const ref = `refs/heads/${branch}`;
  return {
    read: (paths, histories = [], directories = []) =>
      readFilesAt(github, { owner, repo, ref }, { paths, trusted, histories, directories }),

    async commit(expectedHeadOid, additions, message) {
      const { fragment, declared, variables } = commitFragment(additions);
      const mutation = `mutation CreateCommit($input: CreateCommitOnBranchInput!${declared}) {
  createCommitOnBranch(input: $input) { commit { ...C } }
}
${fragment}`;
      const input = {
        branch: { repositoryNameWithOwner: `${owner}/${repo}`, branchName: branch },
        expectedHeadOid,
        message,
        fileChanges: {
          additions: additions.map(({ path, bytes }) => ({
            path,
            contents: Buffer.from(bytes).toString('base64'),
          })),
        },
      };
      let answer: GraphqlAnswer<{
        createCommitOnBranch: { commit: CommitNode | null } | null;
      }>;
      try {
        answer = await github.mutate(mutation, { input, ...variables });
      } catch (thrown) {
        const attempt = judgeFailure(thrown);
        if (attempt === undefined) throw thrown;
        return attempt;
      }
      const commit = answer.data?.createCommitOnBranch?.commit;
      if (commit !== undefined && commit !== null)
        return { kind: 'landed', commit: landed(commit, additions) };
      return judgeErrors(github, answer, location);
    },

    async findByLine(line, sinceOid, additions) {
      // A hundred commits with a thousand files each would be more than GitHub answers: then what was
      // found counts as differing, and its reader reads it again.
      const asked = additions.length <= MAX_SEARCHED_FILES ? additions : [];
      let after: string | null = null;
      for (let page = 0; page < MAX_PAGES; page += 1) {
        const { fragment, declared, variables } = commitFragment(asked);
        const query = `query FindCommit($owner: String!, $repo: String!, $ref: String!, $after: String${declared}) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) {
      target { ... on Commit {
        history(first: 100, after: $after) { nodes { ...C } pageInfo { hasNextPage endCursor } }
      } }
    }
  }
}
${fragment}`;
        const data: HistoryData = await github.graphql<HistoryData>(query, {
          owner,
          repo,
          ref,
          after,
          ...variables,
        });
        const history = data.repository?.ref?.target?.history;
        for (const node of history?.nodes ?? []) {
          if (node.oid === sinceOid) return undefined;
          if (node.message.split('\n').includes(line)) return landed(node, additions);
        }
        if (history?.pageInfo.hasNextPage !== true) return undefined;
        after = history.pageInfo.endCursor;
      }
      return undefined;
    },

    async reread(oid, additions) {
      const { fragment, declared, variables } = commitFragment(additions);
      const query = `query ReadCommit($owner: String!, $repo: String!, $oid: GitObjectID!${declared}) {
  repository(owner: $owner, name: $repo) { object(oid: $oid) { ...C } }
}
${fragment}`;
      const data = await github.graphql<{ repository: { object: CommitNode | null } | null }>(
        query,
        { owner, repo, oid, ...variables },
      );
      const node = data.repository?.object;
      return node?.oid === oid ? landed(node, additions) : undefined;
    },

    tip: () => readTip(github, location),
  };
}

interface HistoryData {
  readonly repository: {
    readonly ref: {
      readonly target: {
        readonly history?: {
          readonly nodes: readonly CommitNode[];
          readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        };
      } | null;
    } | null;
  } | null;
}

function commitFragment(additions: readonly Addition[]): {
  fragment: string;
  declared: string;
  variables: Record<string, string>;
} {
  const files = additions.map((_, index) => `f${index}: file(path: $p${index}) { oid }`);
  return {
    fragment: `fragment C on Commit {
  oid url message
  parents(first: 2) { nodes { oid } }
  signature { isValid state }
  ${files.join('\n  ')}
}`,
    declared: additions.map((_, index) => `, $p${index}: String!`).join(''),
    variables: Object.fromEntries(additions.map(({ path }, index) => [`p${index}`, path])),
  };
}

function landed(node: CommitNode, additions: readonly Addition[]): LandedCommit {
  const differing = additions.filter(({ bytes }, index) => {
    const oid = node[`f${index}`]?.oid;
    return oid === undefined || gitBlobId(bytes, oid) !== oid;
  });
  return {
    oid: node.oid,
    url: node.url,
    parents: (node.parents.nodes ?? []).map(({ oid }) => oid),
    signature: node.signature ?? undefined,
    differing: differing.map(({ path }) => path),
  };
}

/**
 * What a refused mutation means. After any other refusal the branch is looked at once more, because GitHub has answered errors
 * for writes that it carried out.
 *
 * @throws `E_PROTECTED`
 */
async function judgeErrors(
  github: GitHub,
  answer: GraphqlAnswer<unknown>,
  location: BranchLocation,
): Promise<CommitAttempt> {
  const { owner, repo, branch } = location;
  const [first] = answer.errors;
  const said = (first?.message ?? 'an answer without a commit').trim();
  if (answer.errors.some(isLostRace)) return { kind: 'stale' };
  if (answer.errors.some(isProtection)) throw await protectedError(github, location, said);
  const error = new ActionError(
    'E_GITHUB',
    `The commit to ${branch} of ${owner}/${repo} was refused: ${said}`,
  );
  return { kind: 'refused', error };
}

/** What a mutation means that got no answer of GraphQL; `undefined`: that nothing was written. */
function judgeFailure(thrown: unknown): CommitAttempt | undefined {
  if (!(thrown instanceof ActionError)) return undefined;
  if (thrown.code === 'E_UNREACHABLE') return { kind: 'ambiguous', error: thrown };
  if (thrown.code !== 'E_GITHUB') return undefined;
  // A conflict is a race that somebody lost: worth a fresh read, whoever answered it.
  return { kind: statusOf(thrown) === 409 ? 'ambiguous' : 'refused', error: thrown };
}
