import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { entryName } from '@gitops-actions/shared/policy/policy-entry.ts';
import type { RegistryRule, SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import {
  bumpFault,
  isBumpable,
  type ImageScalarsOnly,
} from '@gitops-actions/shared/promotion/bump-content.ts';
import { carriedPaths } from '@gitops-actions/shared/git/carried-paths.ts';
import { contentOf, type Content } from '@gitops-actions/shared/git/commit-content.ts';
import {
  commitBatches,
  type CommitNames,
  type ReadCommit,
} from '@gitops-actions/shared/git/commits.ts';
import { inOrder } from './in-order.ts';
import { isBumpCandidate, type BumpVerdict } from './judge-github.ts';
import { exceededBound, retirementOf, type Retirement } from './retirement.ts';
import type { CommitFacts } from '@gitops-actions/shared/git/commit-object.ts';
import type { CommitVerdict, FindingCode, Signer } from './finding.ts';
import type { Change, GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { judgeContent, refused, type JudgedContent, type Signed } from './judge-content.ts';
import { activeRules, type ActiveRule } from './judge-rules.ts';
import type { Keyring } from './keyring.ts';

export interface JudgeOptions {
  readonly objects: GitObjects;
  readonly signing: SigningPolicy;
  /** Which images the pipeline's bumps may put into which overlays. */
  readonly registries: readonly RegistryRule[];
  readonly keyring: Keyring;
  /** What `rules[].branches` is matched against. */
  readonly branch: string;
  /** Loaded when the first bump is met. */
  readonly loadBumpCheck: () => Promise<ImageScalarsOnly>;
  /** Paths that count for `rules`; default: all. */
  readonly answersFor?: (path: string) => boolean;
}

/** Batches of commits, as git hands them out, whose signatures are verified at a time. */
const BATCHES_AHEAD = 8;

/** Commits whose changes are read, and held in memory, at once. */
const CHUNK = 1_000;

/** Chunks that are judged at a time: git compares the trees of one while the next is verified. */
const CHUNKS_AHEAD = 2;

/** Bumps whose files are held in memory at once. */
const BUMP_CHUNK = 500;

type Identified =
  | { readonly decided: true; readonly verdict: CommitVerdict }
  | { readonly decided: false; readonly signed: Signed };

/**
 * Judges commits one by one: whose signature it is (from the bytes alone), then whether that signer
 * may change what the commit changes. All git work is batched; of a long range no more is held in
 * memory than what is being judged.
 *
 * @returns one verdict for each, in the order given
 */
export async function* judgeCommits(
  oids: CommitNames,
  options: JudgeOptions,
): AsyncGenerator<CommitVerdict> {
  const { objects, signing } = options;
  const exempt = new Map(
    signing.exempt.map(({ commit, reason }, index) => [
      commit,
      { reason, entry: `signing.exempt[${index}]` },
    ]),
  );
  const retirement = retirementOf(objects);
  const rules = activeRules(signing, options.branch);
  const identifyOne = async (read: ReadCommit): Promise<Identified> => {
    const known = exempt.get(read.oid);
    return known === undefined ? identify(read, options, retirement) : exempted(read, known);
  };
  const judgeChunk = async (chunk: readonly Identified[]): Promise<readonly CommitVerdict[]> => {
    const signed = chunk.flatMap((entry) => (entry.decided ? [] : [entry.signed]));
    const content = await readContent(signed, rules, options);
    return chunk.map((entry) =>
      entry.decided
        ? entry.verdict
        : judgeContent(entry.signed, content(entry.signed), { ...options, rules }),
    );
  };
  const identified = inOrder(commitBatches(objects, oids), BATCHES_AHEAD, (batch) =>
    Promise.all(batch.map(identifyOne)),
  );
  for await (const verdicts of inOrder(chunksOf(identified), CHUNKS_AHEAD, judgeChunk)) {
    yield* verdicts;
  }
}

async function* chunksOf<T>(batches: AsyncIterable<readonly T[]>): AsyncGenerator<readonly T[]> {
  let chunk: T[] = [];
  for await (const batch of batches) {
    chunk.push(...batch);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}

function exempted(
  { oid, parsed }: ReadCommit,
  { reason, entry }: { readonly reason: string; readonly entry: string },
): Identified {
  const subject = parsed.ok ? parsed.commit.subject : '';
  const signer: Signer = { kind: 'exempt', name: reason };
  return { decided: true, verdict: { commit: oid, subject, signer, decidedBy: [entry] } };
}

/** Whose signature a commit bears, or why it is nobody's. */
async function identify(
  { oid, parsed }: ReadCommit,
  options: JudgeOptions,
  retirement: Retirement,
): Promise<Identified> {
  const subject = parsed.ok ? parsed.commit.subject : '';
  const nobodys = (code: FindingCode, reason: string): Identified => {
    const parents = parsed.ok ? { parents: parsed.commit.parents } : {};
    return { decided: true, verdict: refused({ oid, subject, ...parents }, code, reason, []) };
  };
  if (!parsed.ok) return nobodys('E_SIG_MALFORMED', parsed.reason);
  const { commit } = parsed;
  const identified = await options.keyring.identify(commit);
  if (!identified.ok) return nobodys(identified.code, identified.reason);
  const { key } = identified;
  const refuse = (code: FindingCode, reason: string, entry: string): Identified => {
    const { parents } = commit;
    return {
      decided: true,
      verdict: refused({ oid, subject, key, parents }, code, reason, [entry]),
    };
  };
  const exceeded = await exceededBound(key.bounds, oid, retirement);
  if (exceeded !== undefined) {
    const reason = `${key.name}’s key ${key.label} ${exceeded.reason}`;
    return refuse('E_KEY_REVOKED', reason, exceeded.entry);
  }
  const emails = options.signing.people.get(key.name)?.emails ?? [];
  if (key.owner === 'person' && emails.length > 0 && !emails.includes(commit.committer.email)) {
    const reason = `${key.name} signed it, but the committer is <${commit.committer.email}>`;
    return refuse('E_SIG_EMAIL', reason, entryName(['signing', 'people', key.name, 'emails']));
  }
  if (commit.parents.length > 2) {
    return refuse('E_OCTOPUS', `it merges ${commit.parents.length} parents at once`, key.entry);
  }
  const { tree, parents, author, committer } = commit;
  const facts: CommitFacts = { tree, parents, author, committer, subject };
  return { decided: false, signed: { oid, commit: facts, key } };
}

async function readContent(
  signed: readonly Signed[],
  rules: readonly ActiveRule[],
  options: JudgeOptions,
): Promise<(entry: Signed) => JudgedContent> {
  const { objects, signing } = options;
  const needed = ({ key }: Signed): boolean => key.owner === 'github' || rules.length > 0;
  const wanted = signed.filter(needed);
  const [contents, carried] = await Promise.all([
    contentOf(objects, wanted),
    rules.length > 0 ? carriedPaths(objects, wanted) : undefined,
  ]);
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
    return { ...content, carried: carried?.get(entry.oid) ?? [], ...(bump && { bump }) };
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
  const rules = { overlays, registries: options.registries };
  const changesOf = ({ oid }: Signed): readonly Change[] => contents.get(oid)?.changes ?? [];
  for (let start = 0; start < bumps.length; start += BUMP_CHUNK) {
    const chunk = bumps.slice(start, start + BUMP_CHUNK);
    const edits = chunk.flatMap(changesOf).filter((change) => isBumpable(change, overlays));
    const oids = edits.flatMap((edit) => [edit.oldOid, edit.newOid]);
    const blobs = await options.objects.read(oids, { blobs: true });
    for (const bump of chunk) {
      const fault = bumpFault(changesOf(bump), rules, blobs, check);
      verdicts.set(bump.oid, fault === undefined ? { proven: true } : { proven: false, fault });
    }
  }
  return verdicts;
}
