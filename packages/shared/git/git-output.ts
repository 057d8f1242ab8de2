import { ActionError } from '../action/action-error.ts';
import type { Change, RecomputedMerge, TreeFile } from './git-objects.ts';

const CHANGE = /^:(\d{6}) (\d{6}) ([0-9a-f]+) ([0-9a-f]+) [A-Z]\d*$/;

/** `<mode> <type> <oid>\t<path>\0` for each entry. */
export function splitTree(output: string): readonly TreeFile[] {
  return output.split('\0').flatMap((line) => {
    const [, mode, oid, path] = /^(\d{6}) \w+ ([0-9a-f]+)\t([^]*)$/.exec(line) ?? [];
    return mode && oid && path ? [{ path, mode, oid }] : [];
  });
}

/** For each merge: `0` or `1` (clean), the tree, the paths in conflict, and an empty field at the end. */
export function splitMerges(output: string, count: number): readonly RecomputedMerge[] {
  const merges: RecomputedMerge[] = [];
  const fields = output.split('\0');
  for (let at = 0; at + 2 < fields.length;) {
    const [clean, tree = ''] = fields.slice(at, at + 2);
    const end = fields.indexOf('', at + 2);
    const conflicts = fields.slice(at + 2, end);
    if (end < 0 || !/^[0-9a-f]+$/.test(tree) || (clean === '1') !== (conflicts.length === 0)) break;
    merges.push({ tree, conflicts });
    at = end + 1;
  }
  if (merges.length === count) return merges;
  throw new ActionError('E_TOOL', 'git merge-tree answered something unexpected.');
}

/** `diff-tree --stdin` heads each pair by a line `from to\n`, then NUL-separated raw records. */
export function splitDiffs(
  output: string,
  pairs: readonly (readonly [string, string])[],
): readonly (readonly Change[])[] {
  let offset = 0;
  return pairs.map(([from, to]) => {
    const head = `${from} ${to}\n`;
    if (!output.startsWith(head, offset)) {
      // It complains about a tree that it cannot read, goes on with the next pair, and exits with 0.
      throw new ActionError('E_REPO_OBJECTS', `The tree ${from} or ${to} could not be read.`);
    }
    offset += head.length;
    const changes: Change[] = [];
    while (output[offset] === ':') {
      const metaEnd = output.indexOf('\0', offset);
      const pathEnd = output.indexOf('\0', metaEnd + 1);
      const match = CHANGE.exec(output.slice(offset, metaEnd));
      if (match === null || pathEnd < 0) {
        throw new ActionError('E_TOOL', 'git diff-tree answered something unexpected.');
      }
      const [, oldMode = '', newMode = '', oldOid = '', newOid = ''] = match;
      const path = output.slice(metaEnd + 1, pathEnd);
      changes.push({ path, oldMode, newMode, oldOid, newOid });
      offset = pathEnd + 1;
    }
    return changes;
  });
}
