import { parseCommit } from '../git/object-format.ts';
import type { CommitObject } from '../git/object-format.ts';
import { judgeSignature } from '../identity/signature-verdict.ts';
import type { SignatureVerdict } from '../identity/signature-verdict.ts';
import { accountOfEmail } from '../state.ts';
import type { GitHubState, Repository } from '../state.ts';
import { html } from './html.ts';
import type { Html, HtmlValue } from './html.ts';
import { badge, moment } from './layout.ts';

/** A commit with GitHub's verdict on its signature. */
export interface JudgedCommit {
  readonly oid: string;
  readonly commit: CommitObject;
  readonly verdict: SignatureVerdict;
}

/** Nothing where the name leads to no commit. */
export async function judgedCommit(
  state: GitHubState,
  repository: Repository,
  revision: string,
): Promise<JudgedCommit | undefined> {
  const object = await repository.objects.read(`${revision}^{commit}`);
  if (object?.type !== 'commit') return undefined;
  const commit = parseCommit(object.content);
  return { oid: object.oid, commit, verdict: await judgeSignature(commit, state.webFlow, state) };
}

export const COMMIT_HEADS = ['Commit', 'Message', 'Author', 'Signature', 'Committed'];

/** One row under `COMMIT_HEADS`. */
export function commitRow(
  state: GitHubState,
  repository: Repository,
  judged: JudgedCommit,
): HtmlValue[] {
  const { commit, oid } = judged;
  return [
    commitLink(repository, oid),
    headline(commit),
    authorName(state, commit),
    verifiedBadge(judged.verdict),
    moment(new Date(commit.committer.time * 1000)),
  ];
}

export function commitLink(repository: Repository, oid: string): Html {
  return html`<a href="/${repository.fullName}/commit/${oid}"><code>${oid.slice(0, 7)}</code></a>`;
}

export function headline({ message }: CommitObject): string {
  return message.trim().split('\n')[0] ?? '';
}

function authorName(state: GitHubState, { author }: CommitObject): string {
  return accountOfEmail(state, author.email)?.login ?? author.name;
}

/** As GitHub's badge; beside "Unverified" it says why. */
export function verifiedBadge(verdict: SignatureVerdict): Html {
  if (verdict.verified) {
    return html`${badge('good', 'Verified')}${verdict.byGitHub ? ' by GitHub' : ''}`;
  }
  return verdict.reason === 'unsigned'
    ? badge('quiet', 'unsigned')
    : html`${badge('bad', 'Unverified')} ${verdict.reason}`;
}
