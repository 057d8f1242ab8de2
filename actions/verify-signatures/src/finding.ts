import type { ErrorCode } from '@gitops-actions/shared/action/error-codes.ts';

/**
 * Every code that a judged commit or tag can end in, worst first: the run's own code is the first of these
 * that occurs, so that the same range always ends in the same code.
 */
export const FINDING_CODES = [
  'E_TRUST_ROOT',
  'E_POLICY_UNTRUSTED',
  'E_TAG_LIGHTWEIGHT',
  'E_TAG_TARGET',
  'E_TAG_NAME_MISMATCH',
  'E_SIG_BAD',
  'E_SIG_MALFORMED',
  'E_KEY_REVOKED',
  'E_SIG_UNSIGNED',
  'E_SIG_UNTRUSTED',
  'E_SIG_CERTIFICATE',
  'E_SIG_WEAK',
  'E_SIG_TYPE_UNSUPPORTED',
  'E_SIG_EMAIL',
  'E_TAG_SIGNER',
  'E_TAG_HOTFIX',
  'E_WEB_FLOW',
  'E_BUMP_CONTENT',
  'E_RULE_PATH',
  'E_OCTOPUS',
  'E_GITHUB_VERDICT',
] as const satisfies readonly ErrorCode[];

export type FindingCode = (typeof FINDING_CODES)[number];

/** Why one commit, or the tag, is refused. */
export interface Finding {
  /** The refused commit; for a tag the object that its ref names. */
  readonly commit: string;
  /** Name of the tag, where it is the tag that is refused. */
  readonly tag?: string;
  readonly code: FindingCode;
  /** A clause without final stop: `the OpenPGP key … is not in the policy`. */
  readonly reason: string;
  /** First line of the message, when the commit or tag could be parsed. */
  readonly subject: string;
  /** A commit without parents: there is nothing before it that a rebase could begin at. */
  readonly isFirst?: true;
  /** The file that it is about, where it is about one. */
  readonly path?: string;
  /** Label of the key that signed it, where the policy lists that key. */
  readonly key?: string;
  /** Which entries of the policy decided, e.g. `signing.rules[1]`. */
  readonly decidedBy?: readonly string[];
}

/** Who stands behind an accepted commit. */
export interface Signer {
  readonly kind: 'person' | 'pipeline' | 'github' | 'exempt';
  /** The person's name in the policy, the App's slug, `github`, or the reason of an exemption. */
  readonly name: string;
}

/** A signer, and how many commits are accepted for it. */
export interface SignerCount extends Signer {
  readonly commits: number;
}

/** What was decided about one commit, and by what: it has either a signer or a finding. */
export interface CommitVerdict {
  readonly commit: string;
  /** First line of the message, where the commit could be parsed. */
  readonly subject: string;
  readonly signer?: Signer;
  readonly finding?: Finding;
  /** Label of the key that signed it, where the policy lists that key. */
  readonly key?: string;
  /** Which entries of the policy decided, e.g. `signing.rules[1]`. */
  readonly decidedBy: readonly string[];
}

/** The findings, worst code first; within a code in the order given (newest commit first). */
export function sortFindings(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort(
    (a, b) => FINDING_CODES.indexOf(a.code) - FINDING_CODES.indexOf(b.code),
  );
}
