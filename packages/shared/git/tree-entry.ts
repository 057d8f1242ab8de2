import { ActionError } from '../action/action-error.ts';
import type { GitObject, GitObjects, TreeFile } from './git-objects.ts';

/**
 * The entry of a commit or tree at a path, read from the raw bytes of every tree on the way: git's own
 * `ls-tree` does not look whether those below the first one have the bytes of their names.
 *
 * @throws as `read`; `E_REPO_OBJECTS` for bytes that are no tree
 */
export async function entryAt(
  { read, hexLength }: Pick<GitObjects, 'read' | 'hexLength'>,
  treeish: string,
  path: string,
): Promise<Pick<TreeFile, 'mode' | 'oid'> | undefined> {
  const object = async (oid: string): Promise<GitObject | undefined> =>
    (await read([oid])).get(oid);
  const top = await object(treeish);
  let oid: string | undefined = treeish;
  if (top?.type === 'commit') {
    oid = /^tree ([0-9a-f]+)\n/.exec(top.bytes.toString('latin1', 0, 6 + hexLength))?.[1];
    if (oid === undefined) throw noTree(treeish);
  }
  let found: Pick<TreeFile, 'mode' | 'oid'> = { mode: DIRECTORY, oid };
  for (const name of path.split('/')) {
    if (found.mode !== DIRECTORY) return undefined;
    const tree = found.oid === treeish ? top : await object(found.oid);
    if (tree?.type !== 'tree') throw noTree(found.oid);
    const next = entryNamed(tree.bytes, name, found.oid);
    if (next === undefined) return undefined;
    found = next;
  }
  return found;
}

/** As `ls-tree` writes it; in the bytes of a tree it has no zero in front. */
const DIRECTORY = '040000';

/** `<mode> <name>\0<object name in binary>` one after the other; of two of one name the first, as git. */
function entryNamed(
  bytes: Buffer,
  name: string,
  tree: string,
): Pick<TreeFile, 'mode' | 'oid'> | undefined {
  const wanted = Buffer.from(name);
  for (let at = 0; at < bytes.length;) {
    const space = bytes.indexOf(0x20, at);
    const nul = bytes.indexOf(0, at);
    const end = nul + 1 + tree.length / 2;
    if (space < at || nul < space || end > bytes.length) throw noTree(tree);
    if (bytes.subarray(space + 1, nul).equals(wanted)) {
      const mode = bytes.toString('latin1', at, space).padStart(6, '0');
      return { mode, oid: bytes.toString('hex', nul + 1, end) };
    }
    at = end;
  }
  return undefined;
}

function noTree(oid: string): ActionError {
  return new ActionError('E_REPO_OBJECTS', `The object ${oid} is not a tree, nor leads to one.`);
}
