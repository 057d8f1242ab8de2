import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';

/**
 * Proves what git only says when it leaves commits out of a range: that those at its edge are the base
 * or ancestors of it. Git follows parents through bytes that it does not hash, so that one forged
 * object behind the base could take any commit out of the range. What is listed here comes after one of
 * its children, and all of it is hashed; there is little of it, for branches begin near the base, and
 * none at all in a linear history.
 *
 * @param edge parents of the range's commits (whose bytes were hashed) that are outside of the range
 * @throws `E_REPO_OBJECTS`
 */
export async function assertAncestry(
  objects: GitObjects,
  base: string,
  edge: ReadonlySet<string>,
): Promise<void> {
  const open = new Set(edge);
  open.delete(base);
  if (open.size === 0) return;
  for await (const commits of objects.stream(objects.walk([base], [], { unsorted: true }))) {
    for (const { oid } of commits) open.delete(oid);
    if (open.size === 0) return;
  }
  const [oid = ''] = open;
  throw new ActionError('E_REPO_OBJECTS', `The commit ${oid} is no ancestor of ${base}.`);
}
