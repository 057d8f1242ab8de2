import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** The absolute path of a program of this machine, or `undefined`. */
export async function findProgram(name: string): Promise<string | undefined> {
  const path = process.env['PATH'] ?? '';
  for (const directory of [...path.split(delimiter), '/usr/sbin', '/sbin']) {
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
export async function requireBuilder(): Promise<string> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    throw new Error(
      'The local builder (BuildKit with runc) needs Linux and root: run the command as root, e.g. in a virtual machine.',
    );
  }
  const runc = await findProgram('runc');
  if (runc === undefined) {
    throw new Error('runc, which BuildKit needs, is missing: run `apt-get install -y runc`.');
  }
  return runc;
}
