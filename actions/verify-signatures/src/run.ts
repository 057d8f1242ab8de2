import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { ImageScalarsOnly } from '@gitops-actions/shared/promotion/bump-content.ts';
import type { JudgedEvent } from './event.ts';
import type { Finding, Signer } from './finding.ts';
import type { Inputs } from './inputs.ts';
import { judgeCommits } from './judge-commits.ts';
import { createKeyring } from './keyring.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import { policyAtCommit, type PolicyAtCommit } from './policy-at-commit.ts';
import { judgePolicyChain } from './policy-chain.ts';
import { describe, evidenceOf, failureOf, outputsOf, summaryOf } from './report.ts';
import { sourceCommit } from '@gitops-actions/shared/promotion/source-commit.ts';

export interface Deps {
  readonly event: JudgedEvent;
  /** What the event calls the default branch. */
  readonly defaultBranch: string | undefined;
  /** Opens the repository; the names given must be in it, or it is completed if that can be done. */
  open(wanted: readonly string[]): Promise<Repository>;
  readonly loadBumpCheck: () => Promise<ImageScalarsOnly>;
  readonly log: Log;
}

/** Judges everything between the trust root and the head by the policy on the default branch. */
export async function run(inputs: Inputs, deps: Deps): Promise<ActionResult> {
  const policyRef = inputs.policyRef ?? refOf(deps.defaultBranch);
  const names = [deps.event.head, policyRef, inputs.base];
  const repository = await deps.open(names.filter((name) => name !== undefined));
  try {
    return await judge(inputs, deps, repository, policyRef);
  } finally {
    await repository.remove();
  }
}

async function judge(
  inputs: Inputs,
  deps: Deps,
  repository: Repository,
  givenRef: string | undefined,
): Promise<ActionResult> {
  const { event, log } = deps;
  const { objects } = repository;
  const defaultBranch = deps.defaultBranch ?? (await repository.defaultBranch());
  const policyRef = givenRef ?? refOf(defaultBranch);
  if (policyRef === undefined) {
    throw new ActionError(
      'E_EVENT',
      'Neither the event nor the clone says what the default branch is.',
      {
        hint: 'Give the input `policy-ref`, e.g. `refs/heads/main`.',
      },
    );
  }
  const head = await resolveOrRefuse(repository, event.head, 'head');
  const policyCommit = await repository.resolve(policyRef);
  if (policyCommit === undefined) {
    throw new ActionError(
      'E_POLICY_MISSING',
      `The repository has no ${policyRef} to read the policy from.`,
    );
  }
  const policy = await policyAtCommit(objects, policyCommit, inputs.policy);
  const policyBranch = branchOf(policyRef) ?? defaultBranch ?? '';
  const branch = event.branch ?? policyBranch;
  const { loadBumpCheck } = deps;
  const base = await baseOf(inputs, repository, policy, head);

  const findings: Finding[] = [];
  let signers: ReadonlyMap<string, Signer> = new Map();
  let commits = 0;
  if (base === undefined) {
    const reason = `the trust root ${policy.signing.trustRoot} of the policy is not among its ancestors`;
    findings.push({ commit: head, code: 'E_TRUST_ROOT', reason, subject: '' });
  } else {
    const range = await objects.range([head], [base]);
    if (range.length === 0 && !inputs.allowEmpty) {
      throw new ActionError('E_RANGE_EMPTY', `There is no commit in ${base}..${head}.`);
    }
    commits = range.length;
    const chain = { objects, head: policyCommit, path: inputs.policy, branch: policyBranch };
    findings.push(...(await judgePolicyChain({ ...chain, loadBumpCheck })));
    const keyring = createKeyring(policy.signing, policy.origin);
    const { signing } = policy;
    const judged = await judgeCommits(range, { objects, signing, keyring, branch, loadBumpCheck });
    findings.push(...judged.findings);
    signers = judged.signers;
  }
  for (const finding of findings.slice(0, MAX_LOGGED)) log.info(describe(finding));

  const overlays = policy.signing.pipeline?.overlays ?? [];
  const source = await sourceCommit(objects, head, overlays);
  const verdict = {
    head,
    base: base ?? policy.signing.trustRoot,
    branch,
    policy: { path: inputs.policy, commit: policyCommit, blob: policy.blob },
    commits,
    findings,
    signers,
    sourceCommit: source,
    sourceChanged: await sourceChanged(repository, event.before, overlays, source),
  };
  const failure = failureOf(verdict);
  return {
    outcome: failure === undefined ? 'success' : 'failed',
    outputs: outputsOf(verdict),
    images: [],
    evidence: evidenceOf(verdict),
    summary: summaryOf(verdict),
    ...(failure && { failure }),
    enforce: inputs.enforce,
  };
}

/** Offenders in the log; the output and the summary have their own bounds. */
const MAX_LOGGED = 1_000;

/**
 * Where the range begins: the trust root, or the `base` input after it. `undefined`: the trust root
 * is no ancestor of the head.
 */
async function baseOf(
  inputs: Inputs,
  repository: Repository,
  policy: PolicyAtCommit,
  head: string,
): Promise<string | undefined> {
  const { objects } = repository;
  const { trustRoot } = policy.signing;
  const known = (await objects.commits([trustRoot])).has(trustRoot);
  if (!known || !(await objects.isAncestor(trustRoot, head))) return undefined;
  if (inputs.base === undefined) return trustRoot;
  const base = await resolveOrRefuse(repository, inputs.base, 'base');
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

async function resolveOrRefuse(
  repository: Repository,
  name: string,
  input: string,
): Promise<string> {
  const oid = await repository.resolve(name);
  if (oid !== undefined) return oid;
  throw new ActionError('E_REF', `The ${input} \`${name}\` is no commit of the repository.`);
}

/** Whether a push brought source; for everything that is not such a push, `true`. */
async function sourceChanged(
  { objects }: Repository,
  before: string | undefined,
  overlays: readonly string[],
  source: string,
): Promise<boolean> {
  if (before === undefined || !(await objects.commits([before])).has(before)) return true;
  return (await sourceCommit(objects, before, overlays)) !== source;
}

function refOf(branch: string | undefined): string | undefined {
  return branch === undefined ? undefined : `refs/heads/${branch}`;
}

function branchOf(ref: string): string | undefined {
  return /^refs\/(?:heads|remotes\/origin)\/(.+)$/.exec(ref)?.[1];
}
