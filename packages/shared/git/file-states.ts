import { ActionError } from '../action/action-error.ts';
import type { GitObjects } from './git-objects.ts';

/**
 * What a file says in each of several commits; every version of it is read once. Where there is no
 * file, and where it cannot be read without doubt, it says nothing.
 *
 * @param read of the file's bytes; throws an `ActionError` where it cannot be read
 * @returns by commit
 * @throws `E_REPO_OBJECTS`, `E_TOOL`
 */
export async function fileStates<T>(
  objects: GitObjects,
  commits: readonly string[],
  file: string,
  { read, nothing }: { readonly read: (bytes: Buffer) => T; readonly nothing: T },
): Promise<(commit: string | undefined) => T> {
  const ids = await objects.entryIds(commits, file);
  const blobs = await objects.read([...new Set(ids.values())], { blobs: true });
  const states = new Map(
    [...blobs].map(([oid, { bytes }]) => [oid, readOr(bytes, read, nothing)] as const),
  );
  return (commit) => states.get(ids.get(commit ?? '') ?? '') ?? nothing;
}

function readOr<T>(bytes: Buffer, read: (bytes: Buffer) => T, nothing: T): T {
  try {
    return read(bytes);
  } catch (thrown) {
    if (thrown instanceof ActionError) return nothing; // people write broken files, and mend them
    throw thrown;
  }
}
