import { sortFindings, type Finding, type FindingCode } from './finding.ts';
import { mendCommit, type MendPolicy } from './mend-commit.ts';
import { mendTag } from './mend-tag.ts';

/** How to mend what a code says, for people. */
export interface MendHint {
  readonly code: FindingCode;
  readonly what: 'commits' | 'tag';
  /** Plain text: sentences. */
  readonly say: string;
  /** Lines for a shell in a clone, in their order; `<…>` stands for what only people know. */
  readonly commands: readonly string[];
}

/** What hints need to know of a run. */
export interface Mendable {
  readonly findings: readonly Finding[];
  readonly mend: MendPolicy;
  readonly tag?: { readonly name: string; readonly commit?: string };
}

/** Codes of commits that no new signature, hence none of the commands for it, can help. */
const NOT_SIGNED_ANEW: ReadonlySet<FindingCode> = new Set([
  'E_TRUST_ROOT',
  'E_POLICY_UNTRUSTED',
  'E_GITHUB_VERDICT',
]);

/** One hint for each code that occurs, of commits and of the tag, worst first. */
export function mendHints({ findings, mend, tag }: Mendable): readonly MendHint[] {
  const oldest = findings.findLast(
    (finding) => finding.tag === undefined && !NOT_SIGNED_ANEW.has(finding.code),
  );
  const hints = new Map<string, MendHint>();
  for (const finding of sortFindings(findings)) {
    const { code } = finding;
    const what = finding.tag === undefined ? 'commits' : 'tag';
    const id = `${what} ${code}`;
    if (hints.has(id)) continue;
    const words =
      what === 'tag'
        ? mendTag(code, tag?.name ?? finding.tag ?? '', tag?.commit)
        : mendCommit(finding, oldest ?? finding, mend);
    hints.set(id, { code, what, ...words });
  }
  return [...hints.values()];
}

/** What helps where a branch takes no rewritten history; nothing where it would help no commit. */
export function otherwise({ findings, mend }: Mendable): string | undefined {
  const helps = findings.some(({ tag, code }) => tag === undefined && !NOT_SIGNED_ANEW.has(code));
  return helps
    ? `Where the branch takes no forced push, the policy can list these commits under signing.exempt, each with a reason, by a pull request to ${mend.branch} of ${mend.editors}; ${mend.path} answers for them then.`
    : undefined;
}

/** A hint as lines of a log or a message. */
export function hintLines({ say, commands }: Pick<MendHint, 'say' | 'commands'>): string {
  return [say, ...commands.map((command) => `    ${command}`)].join('\n');
}
