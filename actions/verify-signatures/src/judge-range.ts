import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import { assertAncestry } from './assert-ancestry.ts';
import type { CommitVerdict, Finding, Signer, SignerCount } from './finding.ts';
import { judgeCommits, type JudgeOptions } from './judge-commits.ts';
import { judgePolicyChain } from './policy-chain.ts';

export interface JudgeRangeOptions extends JudgeOptions {
  readonly repository: Repository;
  /** The `base` input. */
  readonly base: string | undefined;
  readonly allowEmpty: boolean;
  readonly policyCommit: string;
  readonly policyBranch: string;
  readonly policyPath: string;
  /** Sees every verdict of the range, newest first, before it is forgotten. */
  readonly observe?: ((verdict: CommitVerdict) => void) | undefined;
}

export interface JudgedRange {
  /** Where the range begins: the trust root, or the `base` input after it. */
  readonly base: string;
  /** How many commits it has. */
  readonly commits: number;
  readonly findings: readonly Finding[];
  /** Most commits first. */
  readonly signers: readonly SignerCount[];
  /** Verdicts over the newest commits, newest first; those of all others are forgotten. */
  readonly newest: readonly CommitVerdict[];
}

/** Verdicts that are kept for people to see. */
const MAX_NEWEST = 100;

/**
 * Judges every commit between the trust root and the head, and the changes of the policy itself.
 *
 * @throws `E_RANGE_EMPTY`, `E_POLICY_WEAKER`, `E_REF`
 */
export async function judgeRange(head: string, options: JudgeRangeOptions): Promise<JudgedRange> {
  const { objects, signing, loadBumpCheck } = options;
  const base = await baseOf(head, options);
  if (base === undefined) {
    const reason = `the trust root ${signing.trustRoot} of the policy is not among its ancestors`;
    return {
      base: signing.trustRoot,
      commits: 0,
      findings: [{ commit: head, code: 'E_TRUST_ROOT', reason, subject: '' }],
      signers: [],
      newest: [],
    };
  }
  const chain = await judgePolicyChain({
    objects,
    head: options.policyCommit,
    path: options.policyPath,
    branch: options.policyBranch,
    loadBumpCheck,
  });
  const findings = [...chain];
  const signers = new Map<string, SignerCount>();
  const newest: CommitVerdict[] = [];
  let commits = 0;
  const boundary = new Set<string>();
  for await (const verdict of judgeCommits(objects.walk([head], [base], { boundary }), options)) {
    commits += 1;
    options.observe?.(verdict);
    const { finding, signer, key, decidedBy } = verdict;
    if (finding !== undefined) {
      findings.push({ ...finding, ...(key !== undefined && { key }), decidedBy });
    }
    if (signer !== undefined) count(signers, signer);
    if (newest.length < MAX_NEWEST) newest.push(verdict);
  }
  if (commits === 0 && !options.allowEmpty) {
    throw new ActionError('E_RANGE_EMPTY', `There is no commit in ${base}..${head}.`);
  }
  await assertAncestry(objects, base, boundary);
  const counts = [...signers.values()].sort((a, b) => b.commits - a.commits);
  return { base, commits, findings, signers: counts, newest };
}

function count(signers: Map<string, SignerCount>, signer: Signer): void {
  const id = `${signer.kind} ${signer.name}`;
  signers.set(id, { ...signer, commits: (signers.get(id)?.commits ?? 0) + 1 });
}

/** `undefined`: the trust root is no ancestor of the head. */
async function baseOf(head: string, options: JudgeRangeOptions): Promise<string | undefined> {
  const { objects, repository, signing } = options;
  const { trustRoot } = signing;
  const known = (await objects.commits([trustRoot])).has(trustRoot);
  if (!known || !(await objects.isAncestor(trustRoot, head))) return undefined;
  if (options.base === undefined) return trustRoot;
  const base = await repository.resolve(options.base);
  if (base === undefined) {
    throw new ActionError('E_REF', `The base \`${options.base}\` is no commit of the repository.`);
  }
  if (!(await objects.isAncestor(trustRoot, base))) {
    throw new ActionError(
      'E_POLICY_WEAKER',
      `Input \`base\` (${base}) does not descend from the policy’s trust root ${trustRoot}.`,
    );
  }
  if (!(await objects.isAncestor(base, head))) {
    throw new ActionError(
      'E_REF',
      `Input \`base\` (${base}) is not an ancestor of the head ${head}.`,
    );
  }
  return base;
}
