import type { CommitFacts } from './commit-object.ts';
import { treesOf } from './commits.ts';
import type { Change, GitObjects } from './git-objects.ts';

/** What a commit is answerable for. */
export interface Content {
  /** Against the parent, or for a merge against the recomputed merge. */
  readonly changes: readonly Change[];
  /** Paths that git could not merge: answered for whatever they hold now. */
  readonly conflicts: readonly string[];
}

/** What commits change against their parent, or merges against the recomputed merge. */
export async function contentOf(
  objects: GitObjects,
  commits: readonly { readonly oid: string; readonly commit: CommitFacts }[],
): Promise<ReadonlyMap<string, Content>> {
  const trees = new Map(commits.map(({ oid, commit }) => [oid, commit.tree]));
  const others = commits.flatMap(({ commit: { parents } }) =>
    parents.length === 1 ? parents.filter((parent) => !trees.has(parent)) : [],
  );
  for (const [parent, tree] of await treesOf(objects, others)) trees.set(parent, tree);
  const merges = commits.flatMap(({ commit: { parents } }) => {
    const [first, second] = parents;
    return first === undefined || second === undefined ? [] : [[first, second] as const];
  });
  const recomputed = (await objects.mergeAll(merges)).values();
  const conflicts = new Map<string, readonly string[]>();
  const pairs: (readonly [string, string])[] = [];
  for (const { oid, commit } of commits) {
    const [first, second] = commit.parents;
    if (first !== undefined && second !== undefined) {
      const merge = recomputed.next().value;
      conflicts.set(oid, merge?.conflicts ?? []);
      pairs.push([merge?.tree ?? objects.emptyTree, commit.tree]);
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
