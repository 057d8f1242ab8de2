import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import type { Disagreement, GitHubCheck } from './github-check.ts';

/** Entries of the `disagreements` output; outputs reach later steps as environment strings. */
const MAX_LISTED = 100;
const MAX_IN_RECORD = 5;
const MAX_IN_SUMMARY = 50;
const MAX_SUBJECT = 120;

/** The warning of the run where GitHub says otherwise than we do, or nothing. */
export function describeGitHub(check: GitHubCheck): string | undefined {
  const { asked, disagreements, unavailable } = check;
  const parts: string[] = [];
  if (disagreements.length > 0) {
    const total =
      asked === 1 ? 'the only signature' : `${disagreements.length} of ${asked} signatures`;
    const [first] = disagreements;
    const example = first === undefined ? '' : `: ${describeDisagreement(first)}`;
    const more = disagreements.length > 1 ? `, and ${disagreements.length - 1} more` : '';
    parts.push(`GitHub disagrees about ${total}${example}${more}.`);
  }
  if (unavailable !== undefined) parts.push(`GitHub’s word is missing: ${unavailable}`);
  return parts.length === 0 ? undefined : parts.join(' ');
}

/** The `disagreements` output; empty where GitHub was not asked. */
export function disagreementsOutput(check: GitHubCheck | undefined): string {
  if (check === undefined) return '';
  return JSON.stringify({
    ...counts(check),
    list: check.disagreements.slice(0, MAX_LISTED).map(entry),
  });
}

/** GitHub's part of the record. */
export function githubEvidence(check: GitHubCheck): object {
  return {
    mode: check.mode,
    ...counts(check),
    list: check.disagreements.slice(0, MAX_IN_RECORD).map(entry),
  };
}

/** GitHub's part of the job summary. */
export function githubSection(check: GitHubCheck): string {
  const { asked, states, disagreements, unavailable } = check;
  const decides =
    check.mode === 'require' ? 'a signature needs its word, too' : 'its word decides nothing';
  const said = states.map(([state, count]) => `${count} ${escapeMarkdown(state)}`).join(', ');
  const parts = [
    `#### GitHub’s own verdict\n\n${asked} signatures asked for (${decides})${said === '' ? '' : `: ${said}`}.`,
  ];
  if (unavailable !== undefined) {
    parts.push(`**GitHub’s word is missing**: ${escapeMarkdown(unavailable)}`);
  }
  if (disagreements.length > 0) {
    const rows = disagreements
      .slice(0, MAX_IN_SUMMARY)
      .map(({ commit, tag, subject, ours, github }) => [
        tag === undefined ? `\`${commit.slice(0, 12)}\`` : 'the tag',
        escapeMarkdown(subject.slice(0, MAX_SUBJECT)),
        escapeMarkdown(ours),
        escapeMarkdown(github),
      ]);
    parts.push(markdownTable(['commit', 'subject', 'we say', 'GitHub says'], rows));
    const rest = disagreements.length - rows.length;
    if (rest > 0) parts.push(`… and ${rest} more.`);
  }
  return parts.join('\n\n');
}

function counts({ asked, states, disagreements, unavailable }: GitHubCheck): object {
  return {
    asked,
    byState: Object.fromEntries(states.slice(0, 20)),
    ...(unavailable !== undefined && { unavailable: unavailable.slice(0, 300) }),
    total: disagreements.length,
  };
}

function entry({ commit, tag, ours, github }: Disagreement): object {
  return { commit, ...(tag !== undefined && { tag }), ours: ours.slice(0, 100), github };
}

function describeDisagreement({ commit, tag, ours, github }: Disagreement): string {
  const what = tag === undefined ? commit.slice(0, 12) : `tag ${tag}`;
  return `${what}: we say ${ours}, GitHub says ${github}`;
}
