import { readCommitsById } from '@gitops-actions/shared/github/commits-by-id.ts';
import type { GitHub } from '@gitops-actions/shared/github/client.ts';
import { statusOf } from '@gitops-actions/shared/github/http-failure.ts';
import { fullJitter, type WaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';

/** The repository as GitHub has it, and the time that asking may take. */
export interface GitHubSide {
  readonly github: GitHub;
  readonly owner: string;
  readonly repo: string;
  readonly budget: WaitBudget;
}

/** What GitHub says of one signature. */
export interface GitHubOpinion {
  readonly valid: boolean;
  /**
   * A state of GraphQL's `GitSignatureState`, an open set: `VALID`, `UNKNOWN_KEY`, …; `UNSIGNED` also
   * for no signature, `NOT_FOUND` for what GitHub does not have.
   */
  readonly state: string;
}

/** What GitHub says of a range. */
export interface GitHubOpinions {
  readonly commits: ReadonlyMap<string, GitHubOpinion>;
  readonly tag?: GitHubOpinion;
  /** Some of them are not its last word: their states passed by neither repeating nor waiting. */
  readonly undecided: boolean;
}

/**
 * States that say nothing of the signature but that GitHub has not judged it yet
 * (https://docs.github.com/graphql/reference/enums#gitsignaturestate).
 */
const TRANSIENT = new Set(['GPGVERIFY_UNAVAILABLE', 'GPGVERIFY_ERROR', 'OCSP_PENDING']);

/** Between two questions about the same commits. */
const BACKOFF = { baseMs: 4_000, capMs: 30_000 };
const MIN_PAUSE_MS = 1_000;

interface CommitNode {
  readonly oid: string;
  readonly signature: { readonly isValid: boolean; readonly state: string } | null;
}

/**
 * Asks GitHub for its own verdicts, a hundred commits a request, and again for those that it has not
 * judged yet, as long as the budget lasts.
 *
 * @param tag id of a tag object
 * @throws `E_UNREACHABLE`, `E_RATE_LIMIT`, `E_PERMISSION`, `E_GITHUB`
 */
export async function askGitHub(
  side: GitHubSide,
  oids: readonly string[],
  tag: string | undefined,
): Promise<GitHubOpinions> {
  const commits = new Map<string, GitHubOpinion>();
  let ofTag: GitHubOpinion | undefined;
  let pending = oids;
  for (let attempt = 1; ; attempt += 1) {
    const nodes = await readCommitsById<CommitNode>(
      side.github,
      side,
      pending,
      'oid signature { isValid state }',
    );
    for (const oid of pending) commits.set(oid, commitOpinion(nodes.get(oid)));
    pending = pending.filter((oid) => isTransient(commits.get(oid)));
    if (tag !== undefined && (ofTag === undefined || isTransient(ofTag))) {
      ofTag = await tagOpinion(side, tag);
    }
    const undecided = pending.length > 0 || isTransient(ofTag);
    const pause = MIN_PAUSE_MS + fullJitter(attempt, Math.random, BACKOFF);
    if (!undecided || !(await side.budget.spend(pause))) {
      return { commits, ...(ofTag && { tag: ofTag }), undecided };
    }
  }
}

/** Whether GitHub may still say otherwise. */
export function isTransient(opinion: GitHubOpinion | undefined): boolean {
  return opinion !== undefined && TRANSIENT.has(opinion.state);
}

function commitOpinion(node: CommitNode | undefined): GitHubOpinion {
  if (node === undefined) return { valid: false, state: 'NOT_FOUND' };
  const { signature } = node;
  if (signature === null) return { valid: false, state: 'UNSIGNED' };
  return opinion(signature.isValid, signature.state);
}

/** A state that nobody knows yet is no word for valid, and no text to be printed as it stands. */
function opinion(verified: boolean, given: string): GitHubOpinion {
  const state = /^[A-Z\d_]{1,40}$/.test(given) ? given : 'UNREADABLE';
  return { valid: verified && state === 'VALID', state };
}

/** REST's names of the states that GraphQL calls otherwise. */
const REST_STATES: Readonly<Record<string, string>> = {
  MALFORMED_SIGNATURE: 'MALFORMED_SIG',
  UNKNOWN_SIGNATURE_TYPE: 'UNKNOWN_SIG_TYPE',
};

/** GraphQL's `Tag` has no signature; REST's tag object has. */
async function tagOpinion(
  { github, owner, repo }: GitHubSide,
  oid: string,
): Promise<GitHubOpinion> {
  try {
    const { verification } = await github.rest<{
      readonly verification?: { readonly verified: boolean; readonly reason: string };
    }>('GET', '/repos/{owner}/{repo}/git/tags/{oid}', { owner, repo, oid });
    if (verification === undefined) return { valid: false, state: 'UNSIGNED' };
    const reason = verification.reason.toUpperCase();
    return opinion(verification.verified, REST_STATES[reason] ?? reason);
  } catch (thrown) {
    if (statusOf(thrown) === 404) return { valid: false, state: 'NOT_FOUND' };
    throw thrown;
  }
}
