import type { CarriedPath } from '@gitops-actions/shared/git/carried-paths.ts';
import type { Content } from '@gitops-actions/shared/git/commit-content.ts';
import type { CommitFacts } from '@gitops-actions/shared/git/commit-object.ts';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { CommitVerdict, FindingCode, Signer } from './finding.ts';
import { judgeGitHub, type BumpVerdict } from './judge-github.ts';
import { judgeCarried, judgeRules, type ActiveRule } from './judge-rules.ts';
import type { TrustedKey } from './keyring.ts';

/** A commit whose signature is somebody's; what it changes is still to be judged. */
export interface Signed {
  readonly oid: string;
  /** Without the bytes, most of which are of no more use: many commits wait together. */
  readonly commit: CommitFacts;
  readonly key: TrustedKey;
}

/** What a commit changes, or carries from path to path, and of one that claims to be a bump whether it is one. */
export type JudgedContent = Content & {
  readonly carried: readonly CarriedPath[];
  readonly bump?: BumpVerdict;
};

export interface ContentRules {
  readonly signing: SigningPolicy;
  /** Those of the judged branch. */
  readonly rules: readonly ActiveRule[];
  /** Paths that count for the rules; default: all. */
  readonly answersFor?: (path: string) => boolean;
}

/** Whether the signer of a commit may change what it changes. */
export function judgeContent(
  { oid, commit, key }: Signed,
  content: JudgedContent,
  { signing, rules, answersFor = () => true }: ContentRules,
): CommitVerdict {
  const { subject } = commit;
  const decidedBy = [key.entry];
  const accept = (signer: Signer): CommitVerdict => {
    return { commit: oid, subject, signer, key: key.label, decidedBy };
  };
  const refuse = (code: FindingCode, reason: string): CommitVerdict =>
    refused({ oid, subject, key, parents: commit.parents }, code, reason, decidedBy);
  const person = key.owner === 'person' ? key.name : undefined;
  const counting = content.carried.filter(({ path }) => answersFor(path));
  const carried = judgeCarried(rules, counting, person);
  if (key.owner === 'github') {
    const verdict = judgeGitHub(commit, content, content.bump, signing);
    decidedBy.push(verdict.entry);
    if (verdict.accepted && carried.ok) return accept(verdict.signer);
    if (!verdict.accepted && verdict.code !== undefined) {
      return refuse(verdict.code, verdict.reason);
    }
  }
  const changed = [...content.changes.map(({ path }) => path), ...content.conflicts];
  const own = judgeRules(rules, changed.filter(answersFor), person);
  const verdict = own.ok && !carried.ok ? carried : own;
  if (!verdict.ok) {
    const { path, rule, entry } = verdict;
    const how = own.ok ? ' by merging what a rename carries into it' : '';
    decidedBy.push(entry);
    return refused(
      { oid, subject, key, path, parents: commit.parents },
      'E_RULE_PATH',
      `${person ?? 'GitHub’s own signature'} may not change ${JSON.stringify(path)}${how}: the policy leaves ${rule.paths.join(', ')} to ${rule.signers.join(', ')}`,
      decidedBy,
    );
  }
  decidedBy.push(...verdict.entries);
  return accept(
    person === undefined ? { kind: 'github', name: 'github' } : { kind: 'person', name: person },
  );
}

/** A commit with the key that signed it, where the policy lists that key, and the file it is about. */
interface Refused {
  readonly oid: string;
  readonly subject: string;
  readonly key?: TrustedKey;
  readonly path?: string;
  /** Where they could be read. */
  readonly parents?: readonly string[];
}

/** The verdict over a commit that is not accepted. */
export function refused(
  commit: Refused,
  code: FindingCode,
  reason: string,
  decidedBy: readonly string[],
): CommitVerdict {
  const { oid, subject, key, path, parents } = commit;
  return {
    commit: oid,
    subject,
    finding: {
      ...{ commit: oid, code, reason, subject },
      ...(path !== undefined && { path }),
      ...(parents?.length === 0 && { isFirst: true }),
    },
    ...(key && { key: key.label }),
    decidedBy,
  };
}
