import { SEVERITIES, type Severity } from '@gitops-actions/shared/policy/policy.ts';
import type { Rules } from './rules.ts';
import type { ScanReport } from './report.ts';

/** One vulnerability or secret of one image, with the platforms in which it was found. */
export interface Finding {
  readonly kind: 'vulnerability' | 'secret';
  /** The application's name in the images list, else its repository. */
  readonly image: string;
  readonly id: string;
  readonly severity: Severity;
  readonly title: string;
  /** Name of the package, or the file of the secret. */
  readonly package: string;
  /** Package and installed version, or the place of the secret. */
  readonly subject: string;
  readonly fixed: string;
  readonly status: string;
  readonly path: string;
  readonly url: string;
  readonly platforms: readonly string[];
}

/** What was scanned: one image of one platform. */
export interface ScannedReport {
  readonly image: string;
  readonly platform: string;
  readonly report: ScanReport;
}

export type Counts = Readonly<Record<Severity, number>>;

/** All findings, each once per image, the most severe first. */
export function collectFindings(scans: readonly ScannedReport[]): readonly Finding[] {
  const merged = new Map<string, Finding>();
  for (const { image, platform, report } of scans) {
    for (const finding of findingsOf(image, report)) {
      const key = JSON.stringify([image, finding.kind, finding.id, finding.subject, finding.path]);
      const platforms = new Set([...(merged.get(key)?.platforms ?? []), platform]);
      merged.set(key, { ...finding, platforms: [...platforms] });
    }
  }
  const rank = (finding: Finding): number => SEVERITIES.indexOf(finding.severity);
  return [...merged.values()].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      compare(a.image, b.image) ||
      compare(a.id, b.id) ||
      compare(a.subject, b.subject),
  );
}

function findingsOf(image: string, report: ScanReport): readonly Omit<Finding, 'platforms'>[] {
  return [
    ...report.vulnerabilities.map((found) => ({
      kind: 'vulnerability' as const,
      image,
      id: found.id,
      severity: found.severity,
      title: found.title,
      package: found.package,
      subject: `${found.package} ${found.installed}`.trim(),
      fixed: found.fixed,
      status: found.status,
      path: found.path,
      url: found.url,
    })),
    ...report.secrets.map((found) => ({
      kind: 'secret' as const,
      image,
      id: found.rule,
      severity: found.severity,
      title: found.title,
      package: found.path,
      subject: `${found.path}:${found.line}`,
      fixed: '',
      status: '',
      path: found.path,
      url: '',
    })),
  ];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly Finding[]): Counts {
  const counts = { CRITICAL: 0, HIGH: 0, MEDIUM: 0, LOW: 0, UNKNOWN: 0 };
  for (const finding of findings) counts[finding.severity] += 1;
  return counts;
}

/** What Trivy's own `--ignore-unfixed` means, in its words for the state of a fix. */
const UNFIXED = new Set(['affected', 'will_not_fix', 'fix_deferred', 'end_of_life']);

/** The findings that the rules do not let pass. */
export function failingFindings(
  findings: readonly Finding[],
  rules: Pick<Rules, 'failOn' | 'ignoreUnfixed'>,
): readonly Finding[] {
  return findings.filter((finding) => {
    if (!rules.failOn.includes(finding.severity)) return false;
    if (!rules.ignoreUnfixed || finding.kind === 'secret') return true;
    return finding.fixed !== '' || !(finding.status === '' || UNFIXED.has(finding.status));
  });
}
