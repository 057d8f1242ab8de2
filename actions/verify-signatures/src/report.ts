import { createHash } from 'node:crypto';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import { sortFindings, type CommitCode, type Finding, type Signer } from './finding.ts';

/** Everything that a run found out. */
export interface Verdict {
  readonly head: string;
  readonly base: string;
  readonly branch: string;
  readonly policy: { readonly path: string; readonly commit: string; readonly blob: string };
  /** All commits of the range. */
  readonly commits: number;
  readonly findings: readonly Finding[];
  readonly signers: ReadonlyMap<string, Signer>;
  readonly sourceCommit: string;
  readonly sourceChanged: boolean;
}

/** Entries of the `failures` output; outputs reach later steps as environment strings. */
const MAX_LISTED = 100;
const MAX_IN_MESSAGE = 10;
const MAX_IN_RECORD = 20;
const MAX_IN_SUMMARY = 200;
const MAX_REASON = 300;
/** Bytes of JSON that offenders, and signers, may take in the record, whatever people write. */
const MAX_RECORD_LIST = 6 * 1024;
const MAX_MESSAGE = 4 * 1024;

/** The action's outputs, as its action.yml declares them. */
export function outputsOf(verdict: Verdict): Readonly<Record<string, string>> {
  return {
    verdict: verdict.findings.length === 0 ? 'pass' : 'fail',
    'commits-checked': String(verdict.commits),
    failures: JSON.stringify({
      total: verdict.findings.length,
      byCode: countByCode(verdict.findings),
      list: listed(verdict.findings, MAX_LISTED),
    }),
    signers: JSON.stringify(countSigners(verdict.signers)),
    'source-commit': verdict.sourceCommit,
    'source-changed': String(verdict.sourceChanged),
    'commit-oid': verdict.head,
  };
}

/** The action's part of the record; small whatever the range. */
export function evidenceOf(verdict: Verdict): object {
  const all = sortFindings(verdict.findings);
  return {
    verdict: all.length === 0 ? 'pass' : 'fail',
    head: verdict.head,
    base: verdict.base,
    branch: verdict.branch,
    policy: verdict.policy,
    commits: verdict.commits,
    failures: {
      total: all.length,
      byCode: countByCode(all),
      list: fitting(listed(all, MAX_IN_RECORD)),
      sha256: createHash('sha256').update(JSON.stringify(all)).digest('hex'),
    },
    signers: fitting(countSigners(verdict.signers).slice(0, MAX_IN_RECORD)),
    sourceCommit: verdict.sourceCommit,
    sourceChanged: verdict.sourceChanged,
  };
}

/** The failure of the run: the worst code, and the offenders by name. `undefined` for a pass. */
export function failureOf(verdict: Verdict): ActionError | undefined {
  const all = sortFindings(verdict.findings);
  const [worst] = all;
  if (worst === undefined) return undefined;
  const lines = fitting(all.slice(0, MAX_IN_MESSAGE).map(describe), MAX_MESSAGE);
  const rest = all.length > lines.length ? [`… and ${all.length - lines.length} more`] : [];
  const count = new Set(all.map(({ commit }) => commit)).size;
  const what = count === 1 ? '1 commit is refused' : `${count} commits are refused`;
  return new ActionError(worst.code, [`${what}:`, ...lines, ...rest].join('\n'));
}

/** One finding on one line. */
export function describe(finding: Finding): string {
  const subject = finding.subject === '' ? '' : ` ${JSON.stringify(finding.subject)}`;
  return `${finding.code} ${finding.commit}${subject}: ${cut(finding.reason)}`;
}

/** The job summary. */
export function summaryOf(verdict: Verdict): string {
  const all = sortFindings(verdict.findings);
  const { policy } = verdict;
  const range = `\`${verdict.base.slice(0, 12)}..${verdict.head.slice(0, 12)}\``;
  const parts = [
    `**${all.length === 0 ? 'pass' : 'fail'}**: ${verdict.commits} commits in ${range}, judged for ` +
      `\`${escapeMarkdown(verdict.branch)}\` by ${escapeMarkdown(policy.path)} at \`${policy.commit.slice(0, 12)}\`.`,
  ];
  if (all.length > 0) {
    const rows = all
      .slice(0, MAX_IN_SUMMARY)
      .map((finding) => [
        `\`${finding.commit.slice(0, 12)}\``,
        finding.code,
        escapeMarkdown(finding.subject),
        escapeMarkdown(cut(finding.reason)),
      ]);
    parts.push(markdownTable(['commit', 'code', 'subject', 'why'], rows));
    if (all.length > rows.length) parts.push(`… and ${all.length - rows.length} more.`);
  }
  const signers = countSigners(verdict.signers).map((entry) => [
    escapeMarkdown(entry.name),
    entry.kind,
    String(entry.commits),
  ]);
  if (signers.length > 0) parts.push(markdownTable(['signer', 'kind', 'commits'], signers));
  parts.push(`Source commit: \`${verdict.sourceCommit}\``);
  return parts.join('\n\n');
}

function listed(findings: readonly Finding[], max: number): readonly object[] {
  return sortFindings(findings)
    .slice(0, max)
    .map(({ commit, code, reason }) => ({ commit, code, reason: cut(reason) }));
}

/** The items up to so many bytes of JSON; the first one at least. */
function fitting<T>(items: readonly T[], max = MAX_RECORD_LIST): readonly T[] {
  let bytes = 0;
  const end = items.findIndex((item, index) => {
    bytes += Buffer.byteLength(JSON.stringify(item));
    return bytes > max && index > 0;
  });
  return end < 0 ? items : items.slice(0, end);
}

function countByCode(findings: readonly Finding[]): Partial<Record<CommitCode, number>> {
  const counts: Partial<Record<CommitCode, number>> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** Most commits first. */
function countSigners(
  signers: ReadonlyMap<string, Signer>,
): readonly (Signer & { readonly commits: number })[] {
  const counts = new Map<string, Signer & { commits: number }>();
  for (const signer of signers.values()) {
    const id = `${signer.kind} ${signer.name}`;
    const entry = counts.get(id) ?? { ...signer, commits: 0 };
    counts.set(id, { ...entry, commits: entry.commits + 1 });
  }
  return [...counts.values()].sort((a, b) => b.commits - a.commits);
}

function cut(text: string): string {
  return text.length > MAX_REASON ? `${text.slice(0, MAX_REASON)}…` : text;
}
