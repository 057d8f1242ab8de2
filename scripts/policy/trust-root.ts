import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';

/** A commit from which on a policy can judge. */
export interface TrustRoot {
  readonly commit: string;
  /** Commits after it that the policy would refuse, newest first. */
  readonly refused: readonly string[];
  /** How many commits come after it. */
  readonly judged: number;
}

/**
 * The oldest commit of the first-parent chain after which no more than so many commits are refused.
 * The further back, the more is judged and the more is refused: hence a binary search.
 */
export async function oldestTrustRoot(
  objects: GitObjects,
  head: string,
  refused: ReadonlySet<string>,
  allowed: number,
): Promise<TrustRoot> {
  const chain = await objects.range([head], [], { firstParent: true });
  const after = async (index: number): Promise<TrustRoot> => {
    const commit = chain[index] ?? head;
    const range = await objects.range([head], [commit]);
    return { commit, refused: range.filter((oid) => refused.has(oid)), judged: range.length };
  };
  let best = await after(0);
  let low = 0;
  let high = chain.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    const found = await after(middle);
    if (found.refused.length <= allowed) {
      best = found;
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return best;
}
