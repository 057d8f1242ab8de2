import { inertText } from '../action/inert-text.ts';
import type { BranchLocation } from './branch-store.ts';
import type { GitHub } from './client.ts';

/** The newest commit of a branch, as far as an error speaks of it. All of it is text of others. */
export interface BranchTip {
  readonly oid: string;
  readonly headline: string;
  /** Login of the account, else the name that the commit gives. */
  readonly author: string;
}

interface TipData {
  readonly repository: {
    readonly ref: {
      readonly target: {
        readonly oid: string;
        readonly messageHeadline?: string;
        readonly author?: {
          readonly name: string | null;
          readonly user: { readonly login: string } | null;
        } | null;
      } | null;
    } | null;
  } | null;
}

/** One request. @returns `undefined` when there is no such branch */
export async function readTip(
  github: GitHub,
  { owner, repo, branch }: BranchLocation,
): Promise<BranchTip | undefined> {
  const query = `query ReadTip($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) {
    ref(qualifiedName: $ref) {
      target { oid ... on Commit { messageHeadline author { name user { login } } } }
    }
  }
}`;
  const ref = `refs/heads/${branch}`;
  const data = await github.graphql<TipData>(query, { owner, repo, ref });
  const target = data.repository?.ref?.target ?? undefined;
  if (target === undefined) return undefined;
  const { oid, messageHeadline = '', author } = target;
  return { oid, headline: messageHeadline, author: author?.user?.login ?? author?.name ?? '' };
}

const LONGEST_HEADLINE = 72;
const LONGEST_AUTHOR = 40;

/** The commit in half a sentence that is inert in a log, an annotation and Markdown. */
export function describeTip({ oid, headline, author }: BranchTip): string {
  const by = author === '' ? '' : ` by ${quoted(author, LONGEST_AUTHOR)}`;
  return `${oid}${by}, ${quoted(headline, LONGEST_HEADLINE)}`;
}

/** A code span: what it holds is no command, no HTML, no link and no mention. */
function quoted(text: string, longest: number): string {
  const plain = inertText(text.replace(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').replaceAll('`', '’')).trim();
  const characters = [...plain];
  const cut = characters.length > longest;
  return `\`${cut ? `${characters.slice(0, longest).join('')}…` : plain}\``;
}
