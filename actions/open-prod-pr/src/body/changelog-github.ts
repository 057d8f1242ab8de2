import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { GitHub } from '@gitops-actions/shared/github/client.ts';

/** What GitHub says of one commit. */
export interface CommitNote {
  /** Login of the author. */
  readonly author?: string;
  /** Login of the signer, or `GitHub`; absent: no signature that GitHub calls valid. */
  readonly signer?: string;
  /** Merged ones. */
  readonly pullRequests: readonly { readonly number: number; readonly title: string }[];
}

interface CommitNode {
  readonly oid?: string;
  readonly author?: { readonly user?: { readonly login: string } | null } | null;
  readonly signature?: {
    readonly isValid: boolean;
    readonly wasSignedByGitHub: boolean;
    readonly signer?: { readonly login: string } | null;
  } | null;
  readonly associatedPullRequests?: {
    readonly nodes?:
      | readonly ({
          readonly number: number;
          readonly title: string;
          readonly merged: boolean;
        } | null)[]
      | null;
  } | null;
}

/** Commits of one query. */
const MAX_ASKED = 100;

/** In one query, by names that Git gave: a moving branch cannot change what is asked for. */
const FRAGMENT = `fragment change on Commit {
  oid
  author { user { login } }
  signature { isValid wasSignedByGitHub signer { login } }
  associatedPullRequests(first: 5) { nodes { number title merged } }
}`;

/**
 * Asks GitHub for authors, signers and pull requests of up to a hundred commits.
 *
 * @returns by commit; `undefined` when GitHub could not be asked
 */
export async function askAboutCommits(
  github: GitHub,
  repository: string,
  oids: readonly string[],
): Promise<ReadonlyMap<string, CommitNote> | undefined> {
  if (oids.length === 0) return new Map();
  const [owner = '', name = ''] = repository.split('/');
  const fields = oids
    .slice(0, MAX_ASKED)
    .map((oid, index) => `c${index}: object(oid: "${oid}") { ...change }`);
  const query = `query ReleaseChanges($owner: String!, $name: String!) {
  repository(owner: $owner, name: $name) {
    ${fields.join('\n    ')}
  }
}
${FRAGMENT}`;
  try {
    const { repository: found } = await github.graphql<{
      readonly repository: Readonly<Record<string, CommitNode | null>> | null;
    }>(query, { owner, name });
    const nodes = Object.values(found ?? {});
    return new Map(nodes.flatMap((node) => (node?.oid ? [[node.oid, noteOf(node)] as const] : [])));
  } catch (thrown) {
    // Nothing is decided by these: a list without logins is better than no release.
    if (thrown instanceof ActionError) return undefined;
    throw thrown;
  }
}

function noteOf({ author, signature, associatedPullRequests }: CommitNode): CommitNote {
  const login = author?.user?.login;
  const signer = signerOf(signature);
  const pulls = associatedPullRequests?.nodes ?? [];
  return {
    ...(login !== undefined && { author: login }),
    ...(signer !== undefined && { signer }),
    pullRequests: pulls.flatMap((pull) =>
      pull?.merged === true ? [{ number: pull.number, title: pull.title }] : [],
    ),
  };
}

function signerOf(signature: CommitNode['signature']): string | undefined {
  if (signature?.isValid !== true) return undefined;
  return signature.wasSignedByGitHub ? 'GitHub' : signature.signer?.login;
}
