import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import { SEVERITIES } from '@gitops-actions/shared/policy/policy.ts';
import { countBySeverity, type Finding } from './finding.ts';
import type { IgnoreEntry } from './ignore-file.ts';
import type { Rules } from './rules.ts';

/** What the summary tells. */
export interface SummaryInput {
  readonly verdict: 'pass' | 'fail';
  readonly rules: Rules;
  readonly scans: readonly {
    readonly image: string;
    readonly platform: string;
    readonly reference: string;
    readonly packages: number;
  }[];
  readonly findings: readonly Finding[];
  readonly failing: readonly Finding[];
  readonly suppressed: number;
  readonly expired: readonly IgnoreEntry[];
  readonly warnings: readonly string[];
  /** One line: scanner, database, policy. */
  readonly provenance: string;
}

const MAX_ROWS = 50;

/** The job summary: verdict, counts per image, what fails, what was ignored. */
export function renderSummary(input: SummaryInput): string {
  const { rules, findings, failing } = input;
  const gate = rules.failOn.length === 0 ? 'report only' : `fails on ${rules.failOn.join(', ')}`;
  const unfixed = rules.ignoreUnfixed ? ', unfixed ignored' : '';
  const images = input.scans.map((scan) => {
    const counts = countBySeverity(
      findings.filter(
        (finding) => finding.image === scan.image && finding.platforms.includes(scan.platform),
      ),
    );
    return [
      escapeMarkdown(scan.image),
      escapeMarkdown(scan.platform),
      `<code>${escapeMarkdown(scan.reference)}</code>`,
      String(scan.packages),
      ...SEVERITIES.map((severity) => String(counts[severity])),
    ];
  });
  const shown = failing.length > 0 ? failing : findings;
  const parts = [
    `**${input.verdict}** (${gate}${unfixed})`,
    markdownTable(['image', 'platform', 'digest', 'packages', ...SEVERITIES], images),
    ...(shown.length === 0 ? [] : [findingsTable(shown, failing.length > 0)]),
    ...(input.suppressed > 0 ? [`${input.suppressed} findings ignored by the ignore file.`] : []),
    ...input.expired.map(
      (entry) =>
        `Expired, not applied: ${escapeMarkdown(entry.id)} (${entry.expiredAt}): ${escapeMarkdown(entry.statement)}`,
    ),
    ...input.warnings.map(escapeMarkdown),
    escapeMarkdown(input.provenance),
  ];
  return parts.join('\n\n');
}

function findingsTable(findings: readonly Finding[], failing: boolean): string {
  const rows = findings
    .slice(0, MAX_ROWS)
    .map((finding) =>
      [
        finding.severity,
        finding.id,
        finding.subject,
        finding.fixed === '' ? '–' : finding.fixed,
        finding.image,
        finding.title,
      ].map(escapeMarkdown),
    );
  const title = failing ? 'What fails' : 'Findings below the gate';
  const more = findings.length > MAX_ROWS ? `\n\n… and ${findings.length - MAX_ROWS} more.` : '';
  const table = markdownTable(['severity', 'id', 'where', 'fixed in', 'image', 'title'], rows);
  return `${title}:\n\n${table}${more}`;
}
