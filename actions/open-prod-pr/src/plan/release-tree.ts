import type { Change } from '@gitops-actions/shared/git/git-objects.ts';
import { isInside, matchesAny } from '@gitops-actions/shared/policy/glob.ts';

/** Which paths of a repository are no release’s to decide. */
export interface TreeRules {
  /** Globs of directories: the pipeline’s overlays, which differ between branches on purpose. */
  readonly overlays: readonly string[];
  /** Globs of paths that reach the base only by their own pull request. */
  readonly trustPaths: readonly string[];
}

/**
 * Paths in which the merge of a release is not the tree that was tagged: what the base has and the
 * release lacks. A merge that git could not make by itself is judged by the files that it could.
 *
 * @param changes from the merge’s tree to the tagged tree
 * @param conflicts paths that git could not merge
 */
export function lostPaths(
  changes: readonly Change[],
  conflicts: readonly string[],
  rules: TreeRules,
): readonly string[] {
  const unmerged = new Set(conflicts);
  return changes
    .map(({ path }) => path)
    .filter(
      (path) =>
        !unmerged.has(path) &&
        !isInside(rules.overlays, path) &&
        !matchesAny(rules.trustPaths, path),
    );
}

/**
 * Paths of trust that the release would change on the base.
 *
 * @param changes from the base’s tree to the merge’s tree
 */
export function smuggledPaths(changes: readonly Change[], rules: TreeRules): readonly string[] {
  return changes.map(({ path }) => path).filter((path) => matchesAny(rules.trustPaths, path));
}
