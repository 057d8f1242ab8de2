import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';

/** The absolute path of the first executable `name` in the directories; relative ones do not count. */
export async function findProgram(
  name: string,
  directories: readonly string[],
): Promise<string | undefined> {
  for (const directory of directories) {
    if (!isAbsolute(directory)) continue;
    const file = join(directory, name);
    try {
      await access(file, constants.X_OK);
      return file;
    } catch {
      continue; // not here
    }
  }
  return undefined;
}

/** The directories of a `PATH`. */
export function pathDirectories(path: string | undefined): readonly string[] {
  return (path ?? '').split(delimiter).filter((directory) => directory !== '');
}
