import { isInside } from '../policy/glob.ts';
import { treesOf } from '../git/commits.ts';
import type { GitObjects } from '../git/git-objects.ts';

/** First-parent steps looked at in one go; bumps in a row are few. */
const CHUNK = 200;

/**
 * The source commit (docs/architecture.md): the nearest first-parent ancestor-or-self that, against
 * its first parent, changes anything outside the overlays. A root commit always counts.
 *
 * @param overlays globs of directories; without any, every commit that changes something counts
 */
export async function sourceCommit(
  objects: GitObjects,
  head: string,
  overlays: readonly string[],
): Promise<string> {
  for (let from = head; ;) {
    const chain = await objects.range([from], [], { firstParent: true, max: CHUNK + 1 });
    const trees = await treesOf(objects, chain);
    const tree = (oid: string | undefined): string => trees.get(oid ?? '') ?? objects.emptyTree;
    const steps = chain.length > CHUNK ? chain.slice(0, CHUNK) : chain;
    const diffs = await objects.diffTrees(
      steps.map((oid, index) => [tree(chain[index + 1]), tree(oid)] as const),
    );
    const found = steps.find((oid, index) => {
      const isRoot = index + 1 === chain.length;
      return isRoot || (diffs[index] ?? []).some(({ path }) => !isInside(overlays, path));
    });
    if (found !== undefined) return found;
    from = chain.at(-1) ?? from;
  }
}
