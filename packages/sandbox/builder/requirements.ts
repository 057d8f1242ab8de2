import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** PATH, and where administrators' programs are when PATH is a user's. */
function searchFolders(): string[] {
  return [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/sbin'];
}

/** The absolute path of a program of this machine, or `undefined`. */
export async function findProgram(
  name: string,
  folders: readonly string[] = searchFolders(),
): Promise<string | undefined> {
  for (const directory of folders) {
    const file = join(directory, name);
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      continue;
    }
  }
  return undefined;
}

/**
 * The path of runc, on a machine that can run BuildKit's own worker.
 *
 * @throws one sentence with the fix
 */
export async function requireBuilder(folders?: readonly string[]): Promise<string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Error(
      'The local builder (BuildKit with runc) needs Linux and root: run the command as root, e.g. in a virtual machine.',
    );
  }
  const runc = await findProgram('runc', folders);
  if (runc === undefined) {
    throw new Error('runc, which BuildKit needs, is missing: run `apt-get install -y runc`.');
  }
  return runc;
}
