import type { CommitFacts } from './commit-object.ts';
import { treesOf } from './commits.ts';
import type { Change, GitObjects } from './git-objects.ts';

/** A file of a merge that has something of another file in it. */
export interface CarriedPath {
  readonly path: string;
  /** Files of a parent that the merge no longer has; the other file is one of them. */
  readonly sources: readonly string[];
}

/** Merges whose trees are compared with those of their parents in one go. */
const CHUNK = 50;

/**
 * What merges carry from one path to another. Where one side renamed a file that the other changed, git
 * brings the change into the renamed file – and takes any new file for a renamed one that is like a
 * file which is gone (merge-ort has no switch for that before git 2.50). So a file may get a content
 * that no commit ever wrote under its name.
 *
 * Such a file differs from those of both parents, and one of these does not have it at all; where
 * both have it, git merges line by line what stands under this very name.
 *
 * @returns by name of the merge; merges that carry nothing are absent
 */
export async function carriedPaths(
  objects: GitObjects,
  commits: readonly { readonly oid: string; readonly commit: CommitFacts }[],
): Promise<ReadonlyMap<string, readonly CarriedPath[]>> {
  const merges = commits.filter(({ commit }) => commit.parents.length === 2);
  const carried = new Map<string, readonly CarriedPath[]>();
  for (let start = 0; start < merges.length; start += CHUNK) {
    const chunk = merges.slice(start, start + CHUNK);
    const parents = chunk.flatMap(({ commit }) => commit.parents);
    const trees = await treesOf(objects, parents);
    const pairs = chunk.flatMap(({ commit }) =>
      commit.parents.map(
        (parent) => [trees.get(parent) ?? objects.emptyTree, commit.tree] as const,
      ),
    );
    const diffs = await objects.diffTrees(pairs);
    chunk.forEach(({ oid }, index) => {
      const found = carriedBetween(diffs[2 * index] ?? [], diffs[2 * index + 1] ?? []);
      if (found.length > 0) carried.set(oid, found);
    });
  }
  return carried;
}

const NOTHING = '000000';

function carriedBetween(
  first: readonly Change[],
  second: readonly Change[],
): readonly CarriedPath[] {
  const sides = [first, second].map((changes) => ({
    changes: new Map(changes.map((change) => [change.path, change])),
    gone: changes.filter(({ newMode }) => newMode === NOTHING).map(({ path }) => path),
  }));
  return first.flatMap(({ path }) => {
    const found = sides.map(({ changes }) => changes.get(path));
    const lacking = sides.filter((_, index) => found[index]?.oldMode === NOTHING);
    if (found.includes(undefined) || lacking.length === 0) return [];
    return [{ path, sources: lacking.flatMap(({ gone }) => gone) }];
  });
}
