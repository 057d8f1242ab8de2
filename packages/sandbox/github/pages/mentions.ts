import { escapeHtml } from './html.ts';

/** In these nothing is linked. */
const VERBATIM = new Set(['a', 'code', 'pre', 'tt']);

const MENTION = String.raw`(?<![\w@])@(?<who>[a-z\d](?:[a-z\d]|-(?=[a-z\d])){0,38})(?<team>\/[a-z\d][\w-]*)?(?![\w/@]|\.\w)`;
const ISSUE = String.raw`(?<![\w/@#&.-])(?:(?<repository>[a-z\d][\w-]*\/[\w.-]+)?#(?<number>\d{1,9})(?![\w#])|gh-(?<old>\d{1,9})(?!\w))`;
const COMMIT = String.raw`(?<![\w/@#-])(?<commit>[\da-f]{40})(?!\w)`;
const REFERENCE = new RegExp(`${MENTION}|${ISSUE}|${COMMIT}`, 'gi');

/**
 * Text as HTML, with links where GitHub would make some: who is mentioned, which issue or commit is
 * meant. Whether they exist is not asked, so that a page shows what would reach somebody out there.
 */
export function linkReferences(text: string, repository: string, open: readonly string[]): string {
  if (open.some((element) => VERBATIM.has(element))) return escapeHtml(text);
  let result = '';
  let end = 0;
  for (const match of text.matchAll(REFERENCE)) {
    const link = linkOf(match[0], match.groups ?? {}, repository);
    result += escapeHtml(text.slice(end, match.index)) + link;
    end = match.index + match[0].length;
  }
  return result + escapeHtml(text.slice(end));
}

function linkOf(
  text: string,
  groups: Readonly<Record<string, string | undefined>>,
  repository: string,
): string {
  const { who, team, number, old, commit } = groups;
  if (who !== undefined) {
    const path = team === undefined ? `/${who}` : `/orgs/${who}/teams${team}`;
    return anchor(path, 'user-mention', text);
  }
  if (commit !== undefined) {
    return anchor(`/${repository}/commit/${commit}`, 'commit-link', commit.slice(0, 7));
  }
  const within = groups['repository'] ?? repository;
  return anchor(`/${within}/issues/${number ?? old ?? ''}`, 'issue-link', text);
}

function anchor(path: string, kind: string, text: string): string {
  return `<a class="${kind}" href="${escapeHtml(path)}">${escapeHtml(text)}</a>`;
}
