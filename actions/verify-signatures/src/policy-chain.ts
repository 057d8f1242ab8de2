import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ImageScalarsOnly } from '@gitops-actions/shared/promotion/bump-content.ts';
import { readCommits } from '@gitops-actions/shared/git/commits.ts';
import type { CommitObject } from '@gitops-actions/shared/git/commit-object.ts';
import type { Finding } from './finding.ts';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { carriedPaths } from '@gitops-actions/shared/git/carried-paths.ts';
import { contentOf } from '@gitops-actions/shared/git/commit-content.ts';
import { judgeCommits } from './judge-commits.ts';
import { createKeyring, type Keyring } from './keyring.ts';
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

/** A policy that can judge the step after it. */
interface InForce {
  readonly policy: PolicyAtCommit;
  readonly keyring: Keyring;
}

/**
 * Follows the policy file along the first-parent chain of its branch. The first policy
 * is trusted like the trust root. Every later step that changes the file is judged by the policy
 * before it: the step's own commit must be signed by somebody that policy knows, and so must every
 * commit that the step brings in and that touches the file, within the rules for the file.
 *
 * Which parent of a merge is the first is chosen by whoever makes it. So that nobody puts a chain of
 * his own in the place of the branch's, a merge that drops what another parent did to the policy is
 * judged by that parent's policy as well. An exemption is for what else a commit changes: who wrote
 * the policy is never exempt.
 *
 * A policy that cannot be read, or whose keys cannot, judges nothing; the last one that could stays
 * in force.
 *
 * @returns one `E_POLICY_UNTRUSTED` for each commit that the policy before it does not allow
 */
export async function judgePolicyChain(options: PolicyChainOptions): Promise<readonly Finding[]> {
  const { objects, head, path } = options;
  const steps = await objects.range([head], [], { firstParent: true, touching: path });
  const findings = new Map<string, Finding>();
  const judge = async (step: string, parent: string, before: InForce): Promise<void> => {
    for (const finding of await judgeStep(step, parent, before, options)) {
      findings.set(finding.commit, finding);
    }
  };
  for (const { merge, parent } of await foreignPolicies(options)) {
    const theirs = await inForceAt(objects, parent, path);
    if (theirs !== undefined) await judge(merge, parent, theirs);
  }
  let before: InForce | undefined;
  for (const [index, step] of [...steps].reverse().entries()) {
    if (before !== undefined) await judge(step, `${step}^1`, before);
    if (index + 1 < steps.length) before = (await inForceAt(objects, step, path)) ?? before;
  }
  return [...findings.values()].reverse();
}

/** A parent of a merge other than the first. */
interface FurtherParent {
  readonly merge: string;
  readonly parent: string;
}

/**
 * Merges on the chain that drop a change of the policy which another parent than the first brings. A
 * parent that only lags behind brings none.
 */
async function foreignPolicies({
  objects,
  head,
  path,
}: PolicyChainOptions): Promise<readonly FurtherParent[]> {
  const merges = objects.walk([head], [], { firstParent: true, merges: true });
  const further = await furtherParents(objects, merges);
  const commits = further.flatMap(({ merge, parent }) => [merge, parent]);
  const ids = await objects.entryIds([...new Set(commits)], path);
  const foreign: FurtherParent[] = [];
  for (const { merge, parent } of further) {
    if (!ids.has(parent) || ids.get(parent) === ids.get(merge)) continue;
    const brought = await objects.range([parent], [`${merge}^1`], { touching: path });
    if (brought.length > 0) foreign.push({ merge, parent });
  }
  return foreign;
}

/** As git reads them, for the chain is what git walks: also of merges that we refuse to parse. */
async function furtherParents(
  objects: GitObjects,
  merges: AsyncIterable<readonly string[]>,
): Promise<readonly FurtherParent[]> {
  const further: FurtherParent[] = [];
  for await (const batch of objects.stream(merges)) {
    for (const { oid: merge, bytes } of batch) {
      const raw = bytes.toString('latin1');
      const [, lines = ''] = /^tree [0-9a-f]+\n((?:parent [0-9a-f]+\n)*)/i.exec(raw) ?? [];
      const [, ...parents] = lines.toLowerCase().match(/[0-9a-f]{40,}/g) ?? [];
      further.push(...parents.map((parent) => ({ merge, parent })));
    }
  }
  return further;
}

async function inForceAt(
  objects: GitObjects,
  commit: string,
  path: string,
): Promise<InForce | undefined> {
  try {
    const policy = await policyAtCommit(objects, commit, path);
    const keyring = createKeyring(policy.signing, policy.origin);
    await keyring.check();
    return { policy, keyring };
  } catch (thrown) {
    const code = thrown instanceof ActionError ? thrown.code : undefined;
    if (code === 'E_POLICY_INVALID' || code === 'E_POLICY_MISSING') return undefined;
    throw thrown;
  }
}

async function judgeStep(
  step: string,
  parent: string,
  { policy, keyring }: InForce,
  options: PolicyChainOptions,
): Promise<readonly Finding[]> {
  const { objects, path, branch, loadBumpCheck } = options;
  const brought = await objects.range([step], [parent], { touching: path });
  const touching = await touchingCommits(objects, brought, path);
  const verdicts = judgeCommits(
    [step, ...brought.filter((oid) => oid !== step && touching.has(oid))],
    {
      objects,
      signing: { ...answeredFor(policy.signing, path), exempt: [] },
      registries: policy.registries,
      keyring,
      branch,
      loadBumpCheck,
      answersFor: (changed) => changed === path,
    },
  );
  const findings: Finding[] = [];
  for await (const { finding } of verdicts) {
    if (finding === undefined) continue;
    findings.push({
      ...finding,
      code: 'E_POLICY_UNTRUSTED',
      reason: `it changes ${path}, and the policy before it does not allow that: ${finding.reason}`,
    });
  }
  return findings;
}

/**
 * The policy with a rule for its own file that lists everybody: what a merge of GitHub's carries into
 * it out of another file by a rename was never held against the policy, and needs a person.
 */
function answeredFor(signing: SigningPolicy, path: string): SigningPolicy {
  if (signing.github.webFlow === 'allow') return signing;
  const rule = { paths: [path], signers: [...signing.people.keys()] };
  return { ...signing, rules: [...signing.rules, rule] };
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
  const carried = await carriedPaths(objects, commits);
  for (const [oid, { changes, conflicts }] of await contentOf(objects, commits)) {
    const changed = [...changes, ...(carried.get(oid) ?? [])];
    if (changed.some((change) => change.path === path) || conflicts.includes(path)) {
      touching.add(oid);
    }
  }
  return touching;
}
