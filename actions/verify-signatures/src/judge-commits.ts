import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import {
  bumpFault,
  isBumpable,
  type ImageScalarsOnly,
} from '@gitops-actions/shared/promotion/bump-content.ts';
import { contentOf, type Content } from '@gitops-actions/shared/git/commit-content.ts';
import { readCommits, type ReadCommit } from '@gitops-actions/shared/git/commits.ts';
import { isBumpCandidate, judgeGitHub, type BumpVerdict } from './judge-github.ts';
import { retirementOf, type Retirement } from './retirement.ts';
import type { CommitObject } from '@gitops-actions/shared/git/commit-object.ts';
import type { FindingCode, Finding, Signer } from './finding.ts';
import type { Change, GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { activeRules, withheldPath, type ActiveRule } from './judge-rules.ts';
import type { Keyring, TrustedKey } from './keyring.ts';

export interface JudgeOptions {
  readonly objects: GitObjects;
  readonly signing: SigningPolicy;
  readonly keyring: Keyring;
  /** What `rules[].branches` is matched against. */
  readonly branch: string;
  /** Loaded when the first bump is met. */
  readonly loadBumpCheck: () => Promise<ImageScalarsOnly>;
  /** Paths that count for `rules`; default: all. */
  readonly answersFor?: (path: string) => boolean;
}

export interface Judgement {
  readonly findings: readonly Finding[];
  /** By commit; every judged commit is either here or among the findings. */
  readonly signers: ReadonlyMap<string, Signer>;
}

/** Commits that are judged, and whose changes are held in memory, at once. */
const CHUNK = 4_000;

/** Bumps whose files are held in memory at once. */
const BUMP_CHUNK = 500;

/** A commit whose signature is somebody's; what it changes is still to be judged. */
interface Signed {
  readonly oid: string;
  readonly commit: CommitObject;
  readonly key: TrustedKey;
}

/**
 * Judges commits one by one: whose signature it is (from the bytes alone), then whether that signer
 * may change what the commit changes. All git work is batched over thousands of commits.
 */
export async function judgeCommits(
  oids: readonly string[],
  options: JudgeOptions,
): Promise<Judgement> {
  const { objects, signing } = options;
  const exempt = new Map(signing.exempt.map(({ commit, reason }) => [commit, reason]));
  const signers = new Map<string, Signer>();
  const findings = new Map<string, Finding>();
  const retirement = retirementOf(objects);

  const rules = activeRules(signing, options.branch);
  const judged = oids.filter((oid) => {
    const reason = exempt.get(oid);
    if (reason !== undefined) signers.set(oid, { kind: 'exempt', name: reason });
    return reason === undefined;
  });
  for (let start = 0; start < judged.length; start += CHUNK) {
    const signed: Signed[] = [];
    for await (const read of readCommits(objects, judged.slice(start, start + CHUNK))) {
      const refused = await identify(read, options, retirement, signed);
      if (refused !== undefined) findings.set(read.oid, refused);
    }
    const content = await readContent(signed, rules, options);
    for (const entry of signed) {
      const verdict = judgeContent(entry, content(entry), rules, options);
      if ('kind' in verdict) signers.set(entry.oid, verdict);
      else findings.set(entry.oid, verdict);
    }
  }
  return {
    findings: oids.flatMap((oid) => findings.get(oid) ?? []),
    signers,
  };
}

/** Adds to `signed`, or says why the commit is nobody's. */
async function identify(
  read: ReadCommit,
  options: JudgeOptions,
  retirement: Retirement,
  signed: Signed[],
): Promise<Finding | undefined> {
  const { oid, parsed } = read;
  if (!parsed.ok) {
    return { commit: oid, code: 'E_SIG_MALFORMED', reason: parsed.reason, subject: '' };
  }
  const { commit } = parsed;
  const refuse = finding(oid, commit);
  const identified = await options.keyring.identify(commit);
  if (!identified.ok) return refuse(identified.code, identified.reason);
  const { key } = identified;
  if (key.until !== undefined && !(await retirement(key.until, oid))) {
    const until = key.until.map((name) => name.slice(0, 12)).join(', ');
    return refuse(
      'E_KEY_REVOKED',
      `${key.name}’s key ${key.label} is good only for the ancestors of ${until}`,
    );
  }
  const emails = options.signing.people.get(key.name)?.emails ?? [];
  if (key.owner === 'person' && emails.length > 0 && !emails.includes(commit.committer.email)) {
    return refuse(
      'E_SIG_EMAIL',
      `${key.name} signed it, but the committer is <${commit.committer.email}>`,
    );
  }
  if (commit.parents.length > 2) {
    return refuse('E_OCTOPUS', `it merges ${commit.parents.length} parents at once`);
  }
  signed.push({ oid, commit, key });
  return undefined;
}

type JudgedContent = Content & { readonly bump?: BumpVerdict };

async function readContent(
  signed: readonly Signed[],
  rules: readonly ActiveRule[],
  options: JudgeOptions,
): Promise<(entry: Signed) => JudgedContent> {
  const { objects, signing } = options;
  const needed = ({ key }: Signed): boolean => key.owner === 'github' || rules.length > 0;
  const wanted = signed.filter(needed);
  const contents = await contentOf(objects, wanted);
  const bumps = wanted.filter(
    ({ commit, key }) => key.owner === 'github' && isBumpCandidate(commit, signing),
  );
  const verdicts = await judgeBumps(bumps, contents, options);
  return (entry) => {
    const content = needed(entry) ? contents.get(entry.oid) : UNREAD;
    if (content === undefined) {
      throw new ActionError('E_INTERNAL', `The content of ${entry.oid} was not read.`);
    }
    const bump = verdicts.get(entry.oid);
    return { ...content, ...(bump && { bump }) };
  };
}

/** Of a person's commit where no rule speaks of the branch. */
const UNREAD: Content = { changes: [], conflicts: [] };

async function judgeBumps(
  bumps: readonly Signed[],
  contents: ReadonlyMap<string, Content>,
  options: JudgeOptions,
): Promise<ReadonlyMap<string, BumpVerdict>> {
  const verdicts = new Map<string, BumpVerdict>();
  if (bumps.length === 0) return verdicts;
  const check = await options.loadBumpCheck();
  const overlays = options.signing.pipeline?.overlays ?? [];
  const changesOf = ({ oid }: Signed): readonly Change[] => contents.get(oid)?.changes ?? [];
  for (let start = 0; start < bumps.length; start += BUMP_CHUNK) {
    const chunk = bumps.slice(start, start + BUMP_CHUNK);
    const edits = chunk.flatMap(changesOf).filter((change) => isBumpable(change, overlays));
    const oids = edits.flatMap((edit) => [edit.oldOid, edit.newOid]);
    const blobs = await options.objects.read(oids, { blobs: true });
    for (const bump of chunk) {
      const fault = bumpFault(changesOf(bump), overlays, blobs, check);
      verdicts.set(bump.oid, fault === undefined ? { proven: true } : { proven: false, fault });
    }
  }
  return verdicts;
}

function judgeContent(
  entry: Signed,
  content: JudgedContent,
  rules: readonly ActiveRule[],
  options: JudgeOptions,
): Signer | Finding {
  const { oid, commit, key } = entry;
  const { signing } = options;
  const refuse = finding(oid, commit);
  if (key.owner === 'github') {
    const verdict = judgeGitHub(commit, content, content.bump, signing);
    if (verdict.accepted) return verdict.signer;
    if (verdict.code !== undefined) return refuse(verdict.code, verdict.reason);
  }
  const person = key.owner === 'person' ? key.name : undefined;
  const { answersFor = () => true } = options;
  const paths = [...content.changes.map(({ path }) => path), ...content.conflicts].filter(
    answersFor,
  );
  const withheld = withheldPath(rules, paths, person);
  if (withheld !== undefined) {
    const { path, rule } = withheld;
    return refuse(
      'E_RULE_PATH',
      `${person ?? 'GitHub’s own signature'} may not change ${JSON.stringify(path)}: the policy leaves ${rule.paths.join(', ')} to ${rule.signers.join(', ')}`,
    );
  }
  return person === undefined
    ? { kind: 'github', name: 'github' }
    : { kind: 'person', name: person };
}

function finding(
  oid: string,
  commit: CommitObject,
): (code: FindingCode, reason: string) => Finding {
  return (code, reason) => ({ commit: oid, code, reason, subject: commit.subject });
}
