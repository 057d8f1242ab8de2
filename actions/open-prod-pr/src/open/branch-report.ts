import { readCommits, treesOf } from '@gitops-actions/shared/git/commits.ts';
import type { CommitObject } from '@gitops-actions/shared/git/commit-object.ts';
import type { Change, GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { gitBlobId } from '@gitops-actions/shared/github/git-blob.ts';
import { onlyImageScalarsChanged } from '@gitops-actions/shared/kustomize/only-image-scalars.ts';
import { bumpFault, isBumpable } from '@gitops-actions/shared/promotion/bump-content.ts';
import type { BranchGoal } from './branch-goal.ts';
import type { CommitFact } from '@gitops-actions/shared/github/commit-facts.ts';

/** A commit that this action did not make. */
export interface ForeignCommit {
  readonly oid: string;
  /** `it …` */
  readonly why: string;
}

/** Whose commits count as ours. */
export interface OwnCommits {
  readonly objects: GitObjects;
  /** The pipeline App’s address. */
  readonly email: string;
  /** Globs of directories. */
  readonly overlays: readonly string[];
  facts(oids: readonly string[]): Promise<ReadonlyMap<string, CommitFact>>;
}

/** More commits than this are nobody’s branch of one merge and one bump. */
const MAX_COMMITS = 50;

/**
 * The commits of a branch, not counting what `known` commits reach, that are not ours: a commit of
 * ours is signed by GitHub for the pipeline’s App, and is either a bump (nothing but image scalars in
 * the overlays) or the exact merge, as git makes it, of something that `known` reaches.
 */
export async function foreignCommits(
  own: OwnCommits,
  head: string,
  known: readonly string[],
): Promise<readonly ForeignCommit[]> {
  const { objects } = own;
  const oids = await objects.range([head], known, { max: MAX_COMMITS + 1 });
  if (oids.length > MAX_COMMITS) {
    return [{ oid: head, why: `it ends ${MAX_COMMITS} commits and more that are not known` }];
  }
  const facts = await own.facts(oids);
  const foreign: ForeignCommit[] = [];
  for await (const { oid, parsed } of readCommits(objects, oids)) {
    const why = parsed.ok
      ? (writerFault(own, facts.get(oid)) ?? (await shapeFault(own, parsed.commit, known)))
      : parsed.reason;
    if (why !== undefined) foreign.push({ oid, why });
  }
  return foreign;
}

function writerFault(own: OwnCommits, fact: CommitFact | undefined): string | undefined {
  if (fact === undefined) return 'it is not known to GitHub';
  if (!fact.signedByGitHub) return 'it is not signed by GitHub';
  if (fact.authorEmail !== own.email) return `its author is ${fact.authorEmail}`;
  return undefined;
}

async function shapeFault(
  own: OwnCommits,
  commit: CommitObject,
  known: readonly string[],
): Promise<string | undefined> {
  const { objects } = own;
  const [first, second, third] = commit.parents;
  if (first === undefined || third !== undefined) return 'it is neither a merge nor a bump';
  if (second === undefined) {
    const before = (await treesOf(objects, [first])).get(first);
    if (before === undefined) return 'it has a parent that cannot be read';
    const [changes = []] = await objects.diffTrees([[before, commit.tree]]);
    // What may stand in the overlay is held against the registries where it is written.
    const rules = { overlays: own.overlays, registries: [] };
    return bumpFault(changes, rules, await blobsOf(own, changes), onlyImageScalarsChanged);
  }
  const reached = await Promise.all(known.map((tip) => objects.isAncestor(second, tip)));
  if (!reached.includes(true)) return `it merges ${second}`;
  const [merge] = await objects.mergeAll([[first, second]]);
  return merge?.conflicts.length === 0 && merge.tree === commit.tree
    ? undefined
    : 'it is a merge that was changed';
}

async function blobsOf(
  { objects, overlays }: OwnCommits,
  changes: readonly Change[],
): ReturnType<GitObjects['read']> {
  const edits = changes.filter((change) => isBumpable(change, overlays));
  return objects.read(
    edits.flatMap(({ oldOid, newOid }) => [oldOid, newOid]),
    { blobs: true },
  );
}

/** How far the branch is. */
export type BranchPosition =
  /** An older head of the base and nothing else: can be moved forward. */
  | { readonly kind: 'behind' }
  /** The base’s head: the tagged commit is to be merged. */
  | { readonly kind: 'base' }
  /** Merged; the images are to be written on the overlay as it stands there. */
  | { readonly kind: 'merged' }
  | { readonly kind: 'bumped' }
  | { readonly kind: 'foreign'; readonly commits: readonly ForeignCommit[] }
  /** Ours, but merging it into the base does not give (any more) what was planned, in these files. */
  | { readonly kind: 'outdated'; readonly files: readonly string[] };

/** Where a branch stands on its way to the goal. */
export async function branchPosition(
  own: OwnCommits,
  head: string,
  goal: BranchGoal,
): Promise<BranchPosition> {
  const { objects } = own;
  const { baseOid, mergeOid } = goal;
  if (head === baseOid) return { kind: mergeOid === undefined ? 'merged' : 'base' };
  if (await objects.isAncestor(head, baseOid)) return { kind: 'behind' };
  const known = mergeOid === undefined ? [baseOid] : [baseOid, mergeOid];
  if (mergeOid !== undefined && (await objects.isAncestor(head, mergeOid))) {
    return { kind: 'foreign', commits: [{ oid: head, why: 'it is a commit of the tag itself' }] };
  }
  const commits = await foreignCommits(own, head, known);
  if (commits.length > 0) return { kind: 'foreign', commits };
  if (mergeOid !== undefined && !(await objects.isAncestor(mergeOid, head)))
    return { kind: 'base' };
  const [merge] = await objects.mergeAll([[baseOid, head]]);
  if (merge === undefined || merge.conflicts.length > 0) {
    return { kind: 'outdated', files: merge?.conflicts ?? [] };
  }
  const [changes = []] = await objects.diffTrees([[goal.mergedTree, merge.tree]]);
  const others = changes.filter(({ path }) => path !== goal.file);
  if (others.length > 0) return { kind: 'outdated', files: others.map(({ path }) => path) };
  const [bumped] = changes;
  return bumped?.newOid === gitBlobId(goal.bytes, baseOid)
    ? { kind: 'bumped' }
    : { kind: 'merged' };
}
