import type { LogPosition } from '@gitops-actions/shared/action/log.ts';
import { cutReason } from './cut-reason.ts';
import { sortFindings, type Finding } from './finding.ts';
import type { PolicyLine } from './policy-lines.ts';
import type { Verdict } from './report.ts';

interface Notice {
  readonly message: string;
  readonly at: LogPosition;
}

/** GitHub shows ten notices of a step. */
const MAX_NOTICES = 10;
/** Of which the deciding lines of the policy get what the files leave. */
const MAX_FILES = 7;

/** Words beside the files that refused commits change, and beside the rules that withhold them. */
export function noticesOf(verdict: Verdict, lineOf: PolicyLine): readonly Notice[] {
  const placed = sortFindings(verdict.findings).filter(({ path }) => path !== undefined);
  const files = [...groupBy(placed, ({ path = '' }) => path)].slice(0, MAX_FILES);
  const rules = groupBy(placed, ({ decidedBy = [] }) => decidedBy.at(-1) ?? '');
  const { path, commit } = verdict.policy;
  return [
    ...files.map(([file, findings]) => ({ message: words(findings), at: { file, startLine: 1 } })),
    ...[...rules].map(([entry, findings]) => ({
      message: `${entry} of the policy at ${commit.slice(0, 12)} refuses ${counted(findings)}`,
      at: { file: path, startLine: lineOf(entry) },
    })),
  ].slice(0, MAX_NOTICES);
}

function words(findings: readonly Finding[]): string {
  const [first] = findings;
  if (first === undefined) return '';
  const more = findings.length > 1 ? ` (and ${counted(findings.slice(1))} more)` : '';
  return `${first.code} ${first.commit.slice(0, 12)}: ${cutReason(first.reason)}${more}`;
}

function counted({ length }: readonly Finding[]): string {
  return length === 1 ? '1 commit' : `${length} commits`;
}

function groupBy(
  findings: readonly Finding[],
  key: (finding: Finding) => string,
): ReadonlyMap<string, readonly Finding[]> {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(key(finding));
    if (group === undefined) groups.set(key(finding), [finding]);
    else group.push(finding);
  }
  return groups;
}
