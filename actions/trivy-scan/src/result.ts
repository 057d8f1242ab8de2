import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { PinnedTool } from '@gitops-actions/shared/process/pinned-tool.ts';
import type { Database } from './database.ts';
import { countBySeverity, type Finding } from './finding.ts';
import type { IgnoreList } from './ignore-file.ts';
import type { Format, Inputs } from './inputs.ts';
import type { Rules } from './rules.ts';
import type { BaselineResult } from './scan-baseline.ts';
import type { Scan } from './scan.ts';
import { renderSummary } from './summary.ts';
import type { Trusted } from './trusted.ts';
import { outputPath, type ReportFiles } from './views.ts';

/** Everything that a finished scan knows. */
export interface Judgement {
  /** What was scanned, in the words of the input. */
  readonly images: readonly string[];
  readonly inputs: Inputs;
  readonly trusted: Trusted;
  readonly rules: Rules;
  readonly ignore: IgnoreList;
  readonly scans: readonly Scan[];
  readonly findings: readonly Finding[];
  readonly failing: readonly Finding[];
  readonly compared: BaselineResult;
  readonly warnings: readonly string[];
  readonly json: ReportFiles;
  readonly views: ReadonlyMap<Format, ReportFiles>;
  readonly uploaded: boolean;
  readonly database: Database | undefined;
  readonly tool: (PinnedTool & { readonly version: string }) | undefined;
}

/** Entries of a list in the record; the full lists are in the reports. */
const MAX_LISTED = 20;
/** Bytes of a list in the record, which has 24 KiB in all: names and paths come out of the image. */
const MAX_LIST_BYTES = 3_500;

/** Outputs, record and summary of a judgement. */
export function resultOf(judgement: Judgement): ActionResult {
  const { images, inputs, rules, findings, failing, views, database, tool } = judgement;
  const verdict = failing.length === 0 ? 'pass' : 'fail';
  const counts = countBySeverity(findings);
  return {
    outcome: verdict === 'pass' ? 'success' : 'failed',
    outputs: {
      verdict,
      critical: String(counts.CRITICAL),
      high: String(counts.HIGH),
      medium: String(counts.MEDIUM),
      low: String(counts.LOW),
      unknown: String(counts.UNKNOWN),
      fixable: String(countFixable(findings)),
      new: judgement.compared.comparison ? String(judgement.compared.comparison.new.length) : '',
      'report-path': outputPath(judgement.json),
      'sarif-path': outputPath(views.get('sarif')),
      'sbom-path': outputPath(views.get('cyclonedx') ?? views.get('spdx-json')),
      images: images.join('\n'),
      'db-updated-at': database?.updatedAt.toISOString() ?? '',
      'trivy-version': tool?.version ?? '',
    },
    images: inputs.report === undefined ? images : [],
    evidence: evidenceOf(judgement, verdict),
    summary: renderSummary({
      verdict,
      rules,
      scans: judgement.scans.map((scan) => ({ ...scan, packages: scan.report.packages })),
      findings,
      failing,
      compared: judgement.compared,
      suppressed: countSuppressed(judgement.scans),
      expired: judgement.ignore.expired,
      warnings: judgement.warnings,
      provenance: provenanceOf(judgement),
    }),
    ...(verdict === 'fail' && {
      failure: vulnerabilities(failing, rules),
      enforce: inputs.enforce,
    }),
  };
}

/** The stage's own part of the record: counts in full, lists cut. */
function evidenceOf(judgement: Judgement, verdict: 'pass' | 'fail'): object {
  const { inputs, trusted, rules, ignore, scans, findings, failing, database, tool } = judgement;
  const { comparison, problem } = judgement.compared;
  return {
    verdict,
    counts: countBySeverity(findings),
    fixable: countFixable(findings),
    failOn: rules.failOn,
    ignoreUnfixed: rules.ignoreUnfixed,
    scanners: inputs.scanners,
    policy: { commit: trusted.commit, found: trusted.policy !== undefined },
    ignored: {
      findings: countSuppressed(scans),
      entries: ignore.valid.length,
      expired: ignore.expired.length,
    },
    trivy: tool && { version: tool.version, sha256: tool.sha256, source: tool.source },
    database: database && {
      updatedAt: database.updatedAt.toISOString(),
      repository: database.repository,
    },
    scans: cut(scans, ({ reference, platform, report, sha256 }) => ({
      reference,
      platform,
      packages: report.packages,
      sha256,
    })),
    scanCount: scans.length,
    failing: cut(failing, briefly),
    failingCount: failing.length,
    ...(comparison && {
      baseline: {
        mode: inputs.baselineMode,
        images: cut(comparison.images, (line) => line),
        new: { count: comparison.new.length, list: cut(comparison.new, briefly) },
        fixed: { count: comparison.fixed.length, list: cut(comparison.fixed, briefly) },
      },
    }),
    ...(problem && { baselineProblem: problem.code }),
    uploaded: judgement.uploaded,
  };
}

function briefly({ image, id, severity, subject, fixed }: Finding): object {
  return {
    image: image.slice(0, MAX_TEXT),
    id: id.slice(0, MAX_TEXT),
    severity,
    subject: subject.slice(0, MAX_TEXT),
    fixed: fixed.slice(0, MAX_TEXT),
  };
}

/** The first entries, as many as a list in the record may hold. */
function cut<T>(items: readonly T[], shorten: (item: T) => object | string): readonly unknown[] {
  let left = MAX_LIST_BYTES;
  return items
    .slice(0, MAX_LISTED)
    .map(shorten)
    .filter((entry) => (left -= Buffer.byteLength(JSON.stringify(entry)) + 1) >= 0);
}

/** Characters of a text in the record; package names and paths come from the image. */
const MAX_TEXT = 120;

function countFixable(findings: readonly Finding[]): number {
  return findings.filter((finding) => finding.fixed !== '').length;
}

function countSuppressed(scans: readonly Scan[]): number {
  return scans.reduce((sum, scan) => sum + scan.report.suppressed.length, 0);
}

function vulnerabilities(failing: readonly Finding[], rules: Rules): ActionError {
  const named = failing
    .slice(0, 5)
    .map(({ id, subject, fixed }) => `${id} (${subject}${fixed === '' ? '' : ` → ${fixed}`})`);
  const more = failing.length > named.length ? ` and ${failing.length - named.length} more` : '';
  const images = [...new Set(failing.map((finding) => finding.image))].join(', ');
  const count = failing.length === 1 ? '1 finding' : `${failing.length} findings`;
  return new ActionError(
    'E_VULNERABILITIES',
    `${count} of severity ${rules.failOn.join(' or ')} in ${images}: ${named.join(', ')}${more}.`,
  );
}

function provenanceOf({ tool, database, trusted }: Judgement): string {
  const parts = [
    tool && `Trivy ${tool.version}`,
    database && `database of ${database.updatedAt.toISOString()}`,
    trusted.policy === undefined ? 'no policy' : `policy at ${trusted.commit}`,
  ];
  return parts.filter((part) => part !== undefined).join('; ');
}
