import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import { SEVERITIES } from '@gitops-actions/shared/policy/policy.ts';
import { countBySeverity, type Finding } from './finding.ts';
import type { IgnoreEntry } from './ignore-file.ts';
import type { Rules } from './rules.ts';
import type { BaselineResult } from './scan-baseline.ts';

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
  readonly compared: BaselineResult;
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
  const title = failing.length > 0 ? 'What fails' : 'Findings below the gate';
  const parts = [
    `**${input.verdict}** (${gate}${unfixed})`,
    markdownTable(['image', 'platform', 'digest', 'packages', ...SEVERITIES], images),
    ...(shown.length === 0 ? [] : [findingsTable(shown, title)]),
    ...comparisonOf(input.compared),
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

/** What is new and what is fixed; nothing at all where there was nothing to compare with. */
function comparisonOf({ comparison, problem }: BaselineResult): readonly string[] {
  if (problem !== undefined) {
    return [`Not compared with the baseline: ${escapeMarkdown(problem.message)}`];
  }
  if (comparison === undefined) return [];
  const images = comparison.images.map((image) => `<code>${escapeMarkdown(image)}</code>`);
  const sections = [
    ['New', comparison.new],
    ['Fixed', comparison.fixed],
  ] as const;
  return [
    `Against ${images.join(', ')}: ${comparison.new.length} new, ${comparison.fixed.length} fixed`,
    ...sections.flatMap(([title, list]) => (list.length === 0 ? [] : [findingsTable(list, title)])),
  ];
}

function findingsTable(findings: readonly Finding[], title: string): string {
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
  const more = findings.length > MAX_ROWS ? `\n\n… and ${findings.length - MAX_ROWS} more.` : '';
  const table = markdownTable(['severity', 'id', 'where', 'fixed in', 'image', 'title'], rows);
  return `${title}:\n\n${table}${more}`;
}
