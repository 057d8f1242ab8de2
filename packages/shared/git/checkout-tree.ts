import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ActionError } from '../action/action-error.ts';
import type { GitObjects } from './git-objects.ts';

/** Files held in memory at once. */
const CHUNK = 200;

/**
 * Writes the files of a commit or tree below a directory, as their blobs are: no attributes, no
 * filters, no line ends changed, nothing executed. A symbolic link becomes a regular file that holds
 * where it would lead (as with git's `core.symlinks=false`), so that nothing in the directory leads
 * out of it; submodules are left out.
 *
 * @param directory absolute; made when it is not there; files in it are never overwritten
 * @param paths literal paths of files and directories; default: the whole tree
 * @returns the paths that were written
 * @throws `E_REPO_OBJECTS` for a tree that git itself would not check out (`..`, `.git`, a file where
 *   another one is)
 */
export async function checkoutTree(
  objects: GitObjects,
  treeish: string,
  directory: string,
  paths?: readonly string[],
): Promise<readonly string[]> {
  const files = (await objects.files(treeish, paths)).filter(({ mode }) => mode !== '160000');
  const unsafe = files.find(({ path }) => !isSafe(path));
  if (unsafe !== undefined) throw refusal(treeish, unsafe.path);
  await mkdir(directory, { recursive: true });
  for (let start = 0; start < files.length; start += CHUNK) {
    const chunk = files.slice(start, start + CHUNK);
    const blobs = await objects.read(
      chunk.map(({ oid }) => oid),
      { blobs: true },
    );
    for (const { path, oid } of chunk) {
      const target = join(directory, path);
      try {
        await mkdir(dirname(target), { recursive: true });
        await writeFile(target, blobs.get(oid)?.bytes ?? Buffer.alloc(0), { flag: 'wx' });
      } catch (cause) {
        throw refusal(treeish, path, cause);
      }
    }
  }
  return files.map(({ path }) => path);
}

/** What git's `verify_path` refuses; on no file system of a runner may a name mean more than it says. */
function isSafe(path: string): boolean {
  return path
    .split('/')
    .every((part) => part !== '' && part !== '.' && part !== '..' && !/^\.git$/i.test(part));
}

function refusal(treeish: string, path: string, cause?: unknown): ActionError {
  return new ActionError(
    'E_REPO_OBJECTS',
    `The file ${JSON.stringify(path)} of ${treeish} cannot be written.`,
    { cause },
  );
}
