import { pipelineEmail, type SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import { bumpFault, isBumpable, type ImageScalarsOnly } from './bump-content.ts';
import { readCommits, treesOf, type ReadCommit } from './commits.ts';
import type { CommitObject } from './commit-object.ts';
import type { CommitCode, Finding, Signer } from './finding.ts';
import type { Change, GitObjects } from './git-objects.ts';
import { activeRules, withheldPath } from './judge-rules.ts';
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
 * may change what the commit changes. All git work is batched over the whole range.
 */
export async function judgeCommits(
  oids: readonly string[],
  options: JudgeOptions,
): Promise<Judgement> {
  const { objects, signing } = options;
  const exempt = new Map(signing.exempt.map(({ commit, reason }) => [commit, reason]));
  const signers = new Map<string, Signer>();
  const findings = new Map<string, Finding>();
  const signed: Signed[] = [];
  const retirement = retirementOf(objects);

  const judged = oids.filter((oid) => {
    const reason = exempt.get(oid);
    if (reason !== undefined) signers.set(oid, { kind: 'exempt', name: reason });
    return reason === undefined;
  });
  for await (const read of readCommits(objects, judged)) {
    const refused = await identify(read, options, retirement, signed);
    if (refused !== undefined) findings.set(read.oid, refused);
  }
  const content = await readContent(signed, options);
  for (const entry of signed) {
    const verdict = judgeContent(entry, content(entry), options);
    if ('kind' in verdict) signers.set(entry.oid, verdict);
    else findings.set(entry.oid, verdict);
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

/** What a commit is answerable for. */
interface Content {
  /** Against the parent, or for a merge against the recomputed merge. */
  readonly changes: readonly Change[];
  /** Paths that git could not merge: answered for whatever they hold now. */
  readonly conflicts: readonly string[];
  /** For a bump's candidate: why it is none. */
  readonly bumpFault?: string;
}

async function readContent(
  signed: readonly Signed[],
  options: JudgeOptions,
): Promise<(entry: Signed) => Content> {
  const { objects, signing, branch } = options;
  const rules = activeRules(signing, branch);
  const wanted = signed.filter(({ key }) => key.owner === 'github' || rules.length > 0);
  const contents = await contentOf(objects, wanted);
  const bumps = wanted.filter((entry) => isBumpCandidate(entry, signing));
  const faults = await bumpFaults(bumps, contents, options);
  return ({ oid }) => {
    const fault = faults.get(oid);
    return {
      ...(contents.get(oid) ?? { changes: [], conflicts: [] }),
      ...(fault !== undefined && { bumpFault: fault }),
    };
  };
}

async function bumpFaults(
  bumps: readonly Signed[],
  contents: ReadonlyMap<string, Content>,
  options: JudgeOptions,
): Promise<ReadonlyMap<string, string>> {
  const faults = new Map<string, string>();
  if (bumps.length === 0) return faults;
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
      if (fault !== undefined) faults.set(bump.oid, fault);
    }
  }
  return faults;
}

/** What commits change against their parent, or merges against the recomputed merge. */
export async function contentOf(
  objects: GitObjects,
  commits: readonly { readonly oid: string; readonly commit: CommitObject }[],
): Promise<ReadonlyMap<string, Content>> {
  const parents = commits.flatMap(({ commit }) =>
    commit.parents.length === 1 ? commit.parents : [],
  );
  const trees = await treesOf(objects, parents);
  const conflicts = new Map<string, readonly string[]>();
  const pairs: (readonly [string, string])[] = [];
  for (const { oid, commit } of commits) {
    const [first, second] = commit.parents;
    if (first !== undefined && second !== undefined) {
      const merge = await objects.merge(first, second);
      conflicts.set(oid, merge.conflicts);
      pairs.push([merge.tree, commit.tree]);
    } else {
      const from = first === undefined ? objects.emptyTree : trees.get(first);
      // A parent that cannot be parsed is refused itself; its child then answers for every path.
      pairs.push([from ?? objects.emptyTree, commit.tree]);
    }
  }
  const diffs = await objects.diffTrees(pairs);
  return new Map(
    commits.map(({ oid }, index) => [
      oid,
      { changes: diffs[index] ?? [], conflicts: conflicts.get(oid) ?? [] },
    ]),
  );
}

function isBumpCandidate({ commit, key }: Signed, { pipeline }: SigningPolicy): boolean {
  return (
    key.owner === 'github' &&
    pipeline !== undefined &&
    commit.parents.length === 1 &&
    commit.author.email === pipelineEmail(pipeline.app)
  );
}

function judgeContent(entry: Signed, content: Content, options: JudgeOptions): Signer | Finding {
  const { oid, commit, key } = entry;
  const { signing } = options;
  const refuse = finding(oid, commit);
  if (key.owner === 'github') {
    const verdict = judgeGitHub(entry, content, options);
    if (verdict.accepted) return verdict.signer;
    if (verdict.code !== undefined) return refuse(verdict.code, verdict.reason);
  }
  const person = key.owner === 'person' ? key.name : undefined;
  const { answersFor = () => true } = options;
  const paths = [...content.changes.map(({ path }) => path), ...content.conflicts].filter(
    answersFor,
  );
  const withheld = withheldPath(activeRules(signing, options.branch), paths, person);
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

type GitHubVerdict =
  | { readonly accepted: true; readonly signer: Signer }
  /** Without a code: accepted by `web-flow: allow`, if the rules permit. */
  | { readonly accepted: false; readonly code?: CommitCode; readonly reason: string };

/**
 * What GitHub signs: the pipeline's bumps and faithful merges stand outside `rules`; anything else
 * counts only with `web-flow: allow`, and then as a signer that no rule can list.
 */
function judgeGitHub(entry: Signed, content: Content, options: JudgeOptions): GitHubVerdict {
  const { commit } = entry;
  const { pipeline, github } = options.signing;
  const fault = content.bumpFault;
  if (pipeline !== undefined && isBumpCandidate(entry, options.signing) && fault === undefined) {
    return { accepted: true, signer: { kind: 'pipeline', name: pipeline.app.slug } };
  }
  const merge = commit.parents.length === 2;
  const faithful = merge && content.changes.length === 0 && content.conflicts.length === 0;
  if (github.webFlow !== 'deny' && faithful) {
    return { accepted: true, signer: { kind: 'github', name: 'github' } };
  }
  if (github.webFlow === 'allow') return { accepted: false, reason: '' };
  if (fault !== undefined) {
    return {
      accepted: false,
      code: 'E_BUMP_CONTENT',
      reason: `it is no bump of ${pipeline?.app.slug ?? 'the pipeline'}: ${fault}`,
    };
  }
  const reason =
    github.webFlow === 'deny'
      ? 'GitHub signed it, which the policy does not accept (web-flow: deny)'
      : merge
        ? 'its tree is not what merging its parents gives (web-flow: merges-only)'
        : 'GitHub signed it, but it is no merge (web-flow: merges-only)';
  return { accepted: false, code: 'E_WEB_FLOW', reason };
}

/** Whether a commit is a strict ancestor of one of the named commits. */
type Retirement = (until: readonly string[], oid: string) => Promise<boolean>;

function retirementOf(objects: GitObjects): Retirement {
  const ancestors = new Map<string, Promise<ReadonlySet<string>>>();
  const load = async (until: readonly string[]): Promise<ReadonlySet<string>> => {
    const present = await objects.commits(until); // one that is not here has no ancestors here
    return new Set(
      await objects.range(
        [...present].map((oid) => `${oid}^@`),
        [],
      ),
    );
  };
  return async (until, oid) => {
    const id = until.join(' ');
    let known = ancestors.get(id);
    if (known === undefined) ancestors.set(id, (known = load(until)));
    return (await known).has(oid);
  };
}

function finding(oid: string, commit: CommitObject): (code: CommitCode, reason: string) => Finding {
  return (code, reason) => ({ commit: oid, code, reason, subject: commit.subject });
}
