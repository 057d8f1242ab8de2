import { readFile } from 'node:fs/promises';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { CommitNames } from '@gitops-actions/shared/git/commits.ts';
import { POLICY_PATH, policyText } from '@gitops-actions/shared/policy/policy-file.ts';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { CommitVerdict, Finding } from '../../actions/verify-signatures/src/finding.ts';
import {
  readJudgingPolicy,
  type JudgingPolicy,
} from '../../actions/verify-signatures/src/policy-at-commit.ts';
import { policyEditors } from '../../actions/verify-signatures/src/policy-editors.ts';
import { judgePolicyChain } from '../../actions/verify-signatures/src/policy-chain.ts';
import { readPolicy } from '../../actions/verify-signatures/src/read-policy.ts';
import { entriesOf, explain, type Explanation } from './explain.ts';
import { createJudgement, loadBumpCheck } from './judgement.ts';
import { openClone, type OpenClone } from './open-clone.ts';

export interface CheckOptions {
  readonly directory: string;
  /** Revisions of single commits. */
  readonly commits: readonly string[];
  /** `a..b` */
  readonly range: string | undefined;
  /** A file, which may be a draft. */
  readonly policy: string | undefined;
  /** The revision that the policy is read at; default: the default branch's head. */
  readonly policyRef: string | undefined;
  /** The branch that rules are matched against; default: the default branch. */
  readonly branch: string | undefined;
}

type Say = (line: string) => void;

/** Refusals of a whole history that are explained; the rest is counted. */
const MAX_EXPLAINED = 50;

/**
 * Explains which entries of the policy decide over commits, and why; without commits and range, of
 * everything that the action would judge what is refused.
 *
 * @returns 0: all are accepted; 1: something is refused
 * @throws `E_REF`, `E_REPO_MISSING`, `E_REPO_SHALLOW`, `E_POLICY_MISSING`, `E_POLICY_INVALID`
 */
export async function check(options: CheckOptions, say: Say): Promise<number> {
  const clone = await openClone(options.directory);
  try {
    const trunk = await clone.defaultBranch();
    const judged = await clone.branch(options.branch ?? trunk);
    const { policy, text, chain } = await findPolicy(options, clone, trunk ?? judged.name);
    say(`policy ${policy.origin}, for the branch ${judged.name}`);
    for (const note of await absentCommits(clone, policy.signing)) say(`note: ${note}`);
    for (const { commit, code, reason } of chain) {
      say(`✗ ${commit}`);
      say(`    ${code}: ${reason}`);
    }
    const judgement = await createJudgement(clone.repository, policy, judged.name);
    const wanted = await wantedCommits(options, clone, policy.signing, judged.head, say);
    const counts = await sayVerdicts(judgement.judge(wanted.oids), {
      ...{ objects: clone.repository.objects, show: entriesOf(text, policy.origin) },
      mend: {
        path: POLICY_PATH,
        branch: trunk ?? judged.name,
        editors: policyEditors(policy.signing, POLICY_PATH, trunk ?? judged.name),
        trustRoot: policy.signing.trustRoot,
      },
      ...{ say, all: wanted.explained },
    });
    const refused = counts.refused + chain.length;
    const steps = chain.length > 0 ? `, and ${chain.length} changes of the policy` : '';
    const said = `${counts.judged} commits judged, ${counts.refused} refused${steps}`;
    say(`${refused === 0 ? '✓' : '✗'} ${said}`);
    return refused === 0 ? 0 : 1;
  } finally {
    await clone.repository.remove();
  }
}

interface FoundPolicy {
  readonly policy: JudgingPolicy;
  readonly text: string;
  /** What is wrong with how the policy became what it is; a draft has no such history. */
  readonly chain: readonly Finding[];
}

async function findPolicy(
  options: CheckOptions,
  clone: OpenClone,
  trunk: string,
): Promise<FoundPolicy> {
  const { repository } = clone;
  const { objects } = repository;
  if (options.policy !== undefined) {
    const bytes = await readFile(options.policy);
    const policy = await readJudgingPolicy(objects, bytes, options.policy);
    return { policy, text: policyText(bytes, options.policy), chain: [] };
  }
  const head =
    options.policyRef === undefined
      ? (await clone.branch(trunk)).head
      : await clone.commit(options.policyRef);
  const found = await readPolicy(
    { policy: POLICY_PATH },
    { defaultBranch: trunk },
    repository,
    head,
  );
  const { policy, policyBranch: branch } = found;
  const blob = (await objects.read([policy.blob])).get(policy.blob);
  const text = policyText(blob?.bytes ?? Buffer.alloc(0), policy.origin);
  const chain = await judgePolicyChain({ objects, head, path: POLICY_PATH, branch, loadBumpCheck });
  return { policy, text, chain };
}

/** Commits that the policy names and the clone does not have: such entries say nothing. */
async function absentCommits(
  { repository: { objects } }: OpenClone,
  { people, exempt }: SigningPolicy,
): Promise<readonly string[]> {
  const keys = [...people.values()].flatMap((person) => person.keys);
  const named = [
    ...keys.flatMap(({ until = [], entry }) =>
      until.map((oid) => [oid, `${entry}.until`] as const),
    ),
    ...exempt.map(({ commit }, index) => [commit, `signing.exempt[${index}]`] as const),
  ];
  const present = await objects.commits(named.map(([oid]) => oid));
  return named
    .filter(([oid]) => !present.has(oid))
    .map(([oid, entry]) => `${entry} names ${oid}, which is no commit of this clone`);
}

interface WantedCommits {
  readonly oids: CommitNames;
  /** Whether what is accepted is explained, too. */
  readonly explained: boolean;
}

async function wantedCommits(
  { commits, range }: CheckOptions,
  clone: OpenClone,
  { trustRoot }: SigningPolicy,
  head: string,
  say: Say,
): Promise<WantedCommits> {
  const { objects } = clone.repository;
  const known = (await objects.commits([trustRoot])).has(trustRoot);
  const trusts = async (oid: string): Promise<boolean> =>
    known && (await objects.isAncestor(oid, trustRoot));
  if (commits.length > 0) {
    const oids: string[] = [];
    for (const revision of commits) {
      const oid = await clone.commit(revision);
      if (await trusts(oid))
        say(`✓ ${oid} is not judged: ${UP_TO} ${trustRoot} is trusted as it is`);
      else oids.push(oid);
    }
    return { oids, explained: true };
  }
  if (range !== undefined) {
    const [from = '', to = ''] = range.split('..');
    const [base, tip] = [await clone.commit(from), await clone.commit(to)];
    const exclude = known ? [base, trustRoot] : [base];
    return { oids: objects.walk([tip], exclude), explained: true };
  }
  if (known && (await objects.isAncestor(trustRoot, head))) {
    return { oids: objects.walk([head], [trustRoot]), explained: false };
  }
  throw new ActionError(
    'E_TRUST_ROOT',
    `The trust root ${trustRoot} of the policy is not among the ancestors of ${head}.`,
  );
}

const UP_TO = 'the history up to `signing.trust-root`';

interface SayVerdicts extends Explanation {
  readonly say: Say;
  readonly all: boolean;
}

async function sayVerdicts(
  verdicts: AsyncIterable<CommitVerdict>,
  { say, all, ...explanation }: SayVerdicts,
): Promise<{ readonly judged: number; readonly refused: number }> {
  let judged = 0;
  let refused = 0;
  const signers = new Map<string, number>();
  for await (const verdict of verdicts) {
    judged += 1;
    const { finding, signer } = verdict;
    if (finding !== undefined) refused += 1;
    if (signer !== undefined) {
      const name = `${signer.name} (${signer.kind})`;
      signers.set(name, (signers.get(name) ?? 0) + 1);
    }
    const explained = all || (finding !== undefined && refused <= MAX_EXPLAINED);
    if (explained) for (const line of await explain(verdict, explanation)) say(line);
  }
  if (!all && refused > MAX_EXPLAINED)
    say(`… and ${refused - MAX_EXPLAINED} more that are refused`);
  if (!all) for (const [name, count] of signers) say(`  ${count} by ${name}`);
  return { judged, refused };
}
