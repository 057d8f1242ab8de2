import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ImageScalarsOnly } from './bump-content.ts';
import { readCommits } from './commits.ts';
import type { CommitObject } from './commit-object.ts';
import type { Finding } from './finding.ts';
import type { GitObjects } from './git-objects.ts';
import { contentOf } from './commit-content.ts';
import { judgeCommits } from './judge-commits.ts';
import { createKeyring } from './keyring.ts';
import { policyAtCommit, type PolicyAtCommit } from './policy-at-commit.ts';

export interface PolicyChainOptions {
  readonly objects: GitObjects;
  /** Head of the branch that holds the policy. */
  readonly head: string;
  readonly path: string;
  /** Name of that branch, for `rules[].branches`. */
  readonly branch: string;
  readonly loadBumpCheck: () => Promise<ImageScalarsOnly>;
}

/**
 * Follows the policy file along the first-parent chain of its branch (docs/architecture.md, "Trust").
 * The first policy is trusted like the trust root. Every later step that changes the file is judged
 * by the policy before it: the step's own commit must be signed by somebody that policy knows, and so
 * must every commit that the step brings in and that touches the file, within the rules for the file.
 *
 * A policy that cannot be read judges nothing; the last one that could stays in force.
 *
 * @returns one `E_POLICY_UNTRUSTED` for each commit that the policy before it does not allow
 */
export async function judgePolicyChain(options: PolicyChainOptions): Promise<readonly Finding[]> {
  const { objects, head, path } = options;
  const steps = await objects.range([head], [], { firstParent: true, touching: path });
  const findings: Finding[] = [];
  let inForce: PolicyAtCommit | undefined;
  for (const step of [...steps].reverse()) {
    if (inForce !== undefined) findings.push(...(await judgeStep(step, inForce, options)));
    inForce = (await readable(objects, step, path)) ?? inForce;
  }
  return findings.reverse();
}

async function readable(
  objects: GitObjects,
  commit: string,
  path: string,
): Promise<PolicyAtCommit | undefined> {
  try {
    return await policyAtCommit(objects, commit, path);
  } catch (thrown) {
    const code = thrown instanceof ActionError ? thrown.code : undefined;
    if (code === 'E_POLICY_INVALID' || code === 'E_POLICY_MISSING') return undefined;
    throw thrown;
  }
}

async function judgeStep(
  step: string,
  before: PolicyAtCommit,
  options: PolicyChainOptions,
): Promise<readonly Finding[]> {
  const { objects, path, branch, loadBumpCheck } = options;
  const brought = await objects.range([step], [`${step}^1`]);
  const touching = await touchingCommits(objects, brought, path);
  const { findings } = await judgeCommits(
    brought.filter((oid) => oid === step || touching.has(oid)),
    {
      objects,
      signing: before.signing,
      keyring: createKeyring(before.signing, before.origin),
      branch,
      loadBumpCheck,
      answersFor: (changed) => changed === path,
    },
  );
  return findings.map((finding) => ({
    ...finding,
    code: 'E_POLICY_UNTRUSTED',
    reason: `it changes ${path}, and the policy before it does not allow that: ${finding.reason}`,
  }));
}

/** Commits that change the file themselves; one that cannot be parsed counts as one that does. */
async function touchingCommits(
  objects: GitObjects,
  oids: readonly string[],
  path: string,
): Promise<ReadonlySet<string>> {
  const touching = new Set<string>();
  const commits: { oid: string; commit: CommitObject }[] = [];
  for await (const { oid, parsed } of readCommits(objects, oids)) {
    if (!parsed.ok || parsed.commit.parents.length > 2) touching.add(oid);
    else commits.push({ oid, commit: parsed.commit });
  }
  for (const [oid, { changes, conflicts }] of await contentOf(objects, commits)) {
    if (changes.some((change) => change.path === path) || conflicts.includes(path)) {
      touching.add(oid);
    }
  }
  return touching;
}
