import { writeFile } from 'node:fs/promises';
import { isTagName } from '../../actions/verify-signatures/src/event.ts';
import { readJudgingPolicy } from '../../actions/verify-signatures/src/policy-at-commit.ts';
import type { Finding } from '../../actions/verify-signatures/src/finding.ts';
import { candidateKeys, candidateRing, type GivenKeys } from './candidate-keys.ts';
import { createJudgement } from './judgement.ts';
import { openClone, type Branch, type OpenClone } from './open-clone.ts';
import { exportByGpg } from './openpgp-certificates.ts';
import { proposalText } from './proposal-text.ts';
import type { Proposal } from './proposal.ts';
import { proposedPeople, type ProposedPerson } from './proposed-people.ts';
import { provenBumps, type AppHistory } from './proven-bumps.ts';
import { seenSignatures } from './seen-signatures.ts';
import { signedHistory, type SignedHistory } from './signed-history.ts';
import { oldestTrustRoot, type TrustRoot } from './trust-root.ts';

export interface ProposeOptions {
  readonly directory: string;
  /** Default: the default branch. */
  readonly branch: string | undefined;
  /** Armored file of GitHub's keys, where they are not in the keyring of gpg. */
  readonly githubKeys: string | undefined;
  /** File of a trusted root of Sigstore. */
  readonly trustedRoot: string | undefined;
  /** Exempt a few commits for an older trust root. */
  readonly exempt: boolean;
  /** Written to, where given; never over a file that is there. */
  readonly output: string | undefined;
}

interface Voice {
  /** The policy itself. */
  readonly print: (text: string) => void;
  /** What there is to say about it. */
  readonly say: (line: string) => void;
}

/** Exemptions that a person can be expected to look at. */
const MAX_EXEMPT = 20;
const MAX_SHOWN = 20;

/**
 * Proposes a policy that fits the history of a clone, for a person to review.
 *
 * @returns 0: it accepts all that it judges; 1: it needs a person first, or refuses something
 * @throws `E_REF`, `E_REPO_MISSING`, `E_REPO_SHALLOW`
 */
export async function propose(options: ProposeOptions, { print, say }: Voice): Promise<number> {
  const clone = await openClone(options.directory);
  try {
    const branch = await clone.branch(options.branch ?? (await clone.defaultBranch()));
    const { draft, notes } = await draftOf(clone, branch, options);
    const { commits, unsigned, unknown } = draft.history;
    say(
      `${commits} commits: ${unsigned} unsigned, ${unknown} signed by keys that are not known here`,
    );
    for (const note of notes) say(`note: ${note}`);
    const proposal = await withTrustRoot(draft, clone, branch, options.exempt);
    const text = proposalText(proposal, true);
    if (options.output === undefined) print(text);
    else await writeFile(options.output, text, { flag: 'wx' });
    return await sayVerdict(text, proposal, clone, branch, say);
  } finally {
    await clone.repository.remove();
  }
}

type Draft = Omit<Proposal, 'trustRoot' | 'trustRootReason' | 'exempt'>;

async function draftOf(
  clone: OpenClone,
  { ref, head }: Branch,
  given: Omit<GivenKeys, 'exportKey'>,
): Promise<{ readonly draft: Draft; readonly notes: readonly string[] }> {
  const { objects } = clone.repository;
  const tagObjects = await clone.tagObjects();
  const seen = await seenSignatures(objects, head, tagObjects);
  const keys = await candidateKeys(seen, { ...given, exportKey: exportByGpg });
  const history = await signedHistory(objects, head, tagObjects, candidateRing(keys));
  const people = proposedPeople(keys.people, history.uses);
  const apps: AppHistory[] = [];
  for (const [email, oids] of history.github.apps) {
    apps.push(await provenBumps(objects, email, oids));
  }
  apps.sort((a, b) => b.bumps - a.bumps);
  const { github: githubKeys, trustedRoot, lacking, notes } = keys;
  const tags = tagPatterns(history, people);
  const draft = { ref, head, history, people, lacking, githubKeys, trustedRoot, apps, tags };
  return { draft, notes };
}

/** `v*` for `v1.2.3`; what follows the first digit is what changes. */
function tagPatterns(
  { tags }: SignedHistory,
  people: readonly ProposedPerson[],
): ReadonlyMap<string, readonly string[]> {
  const owner = new Map(people.flatMap(({ name, keys }) => keys.map(({ id }) => [id, name])));
  const patterns = new Map<string, readonly string[]>();
  for (const [tag, id] of tags) {
    // What a tag says of its name need not be one that git would publish it under: `*` is none.
    if (!isTagName(tag)) continue;
    const pattern = tag.replace(/\d[^]*$/, '*');
    const name = owner.get(id);
    const signers = patterns.get(pattern) ?? [];
    if (name !== undefined && !signers.includes(name)) patterns.set(pattern, [...signers, name]);
  }
  return patterns;
}

/** Tries the draft on the whole history, to find where it can begin. */
async function withTrustRoot(
  draft: Draft,
  clone: OpenClone,
  { head, name }: Branch,
  exempting: boolean,
): Promise<Proposal> {
  const { objects } = clone.repository;
  const untried = { ...draft, trustRoot: head, trustRootReason: [], exempt: [] };
  if (draft.people.length === 0) {
    const trustRootReason = [
      'Nothing in the history is signed by a known key: judged from now on.',
    ];
    return { ...untried, trustRootReason };
  }
  const findings = new Map<string, Finding>();
  const whole = await judgementOf(proposalText(untried, false), clone, name);
  const lacking = new Set(draft.lacking.map(({ id }) => id));
  for await (const { finding } of whole.judge(objects.walk([head], []))) {
    if (finding !== undefined && !awaitsKey(finding, lacking))
      findings.set(finding.commit, finding);
  }
  const refused = new Set(findings.keys());
  const root = await oldestTrustRoot(objects, head, refused, exempting ? MAX_EXEMPT : 0);
  return {
    ...untried,
    trustRoot: root.commit,
    trustRootReason: reasonOf(root, draft.history.commits, exempting),
    exempt: root.refused.map((commit) => ({
      commit,
      reason: `${findings.get(commit)?.code ?? 'refused'}, before there was a policy`,
    })),
  };
}

/** A signature that may be found good as soon as somebody has what it takes. */
function awaitsKey({ code, reason }: Finding, lacking: ReadonlySet<string>): boolean {
  if (code === 'E_SIG_TYPE_UNSUPPORTED') return reason.includes('signing.sigstore');
  return code === 'E_SIG_UNTRUSTED' && [...lacking].some((id) => reason.includes(id));
}

function reasonOf(
  { judged, refused }: TrustRoot,
  commits: number,
  exempting: boolean,
): readonly string[] {
  const rest = commits - judged;
  const what = `History up to it is trusted as it is (${rest} commits); the ${judged} after it are judged.`;
  if (refused.length > 0) {
    return [
      what,
      `It is the oldest one with no more than ${MAX_EXEMPT} exemptions (${refused.length}).`,
    ];
  }
  const hint = 'With `--exempt` an older one is chosen, if few commits stand against it.';
  return rest <= 1 || exempting
    ? [what]
    : [what, 'The oldest one after which everything is signed well.', hint];
}

/** What the proposal, as a gate would read it, says of the history. */
async function sayVerdict(
  text: string,
  proposal: Proposal,
  clone: OpenClone,
  { head, name }: Branch,
  say: (line: string) => void,
): Promise<number> {
  const { lacking, people, trustRoot } = proposal;
  const incomplete = lacking.length > 0 || people.length === 0;
  if (incomplete)
    say('✗ the proposal is not valid before each `TODO` in it is filled or taken out');
  if (people.length === 0) return 1;
  const tried = lacking.length > 0 ? proposalText(proposal, false) : text;
  const judgement = await judgementOf(tried, clone, name);
  const { objects } = clone.repository;
  let [judged, refused] = [0, 0];
  for await (const { finding, subject } of judgement.judge(objects.walk([head], [trustRoot]))) {
    judged += 1;
    if (finding === undefined) continue;
    refused += 1;
    if (refused > MAX_SHOWN) continue;
    say(`✗ ${finding.commit} ${JSON.stringify(subject)}`);
    say(`    ${finding.code}: ${finding.reason}`);
  }
  const without = lacking.length > 0 ? ', without the keys that are lacking,' : '';
  say(
    refused === 0
      ? `✓ it accepts${without} all ${judged} commits after its trust root`
      : `✗ it refuses${without} ${refused} of ${judged} commits after its trust root`,
  );
  return refused === 0 && !incomplete ? 0 : 1;
}

async function judgementOf(text: string, clone: OpenClone, branch: string) {
  const bytes = Buffer.from(text);
  const policy = await readJudgingPolicy(clone.repository.objects, bytes, 'the proposal');
  return createJudgement(clone.repository, policy, branch);
}
