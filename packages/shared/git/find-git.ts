import { accessSync, constants } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { ActionError } from '../action/action-error.ts';

/**
 * The first `git` on the path, as an absolute path; the working directory never counts.
 *
 * @param path the runner's `PATH`
 * @throws `E_TOOL` when there is none
 */
export function findGit(path: string): string {
  for (const directory of path.split(delimiter).filter(isAbsolute)) {
    const candidate = join(directory, 'git');
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // the next one
    }
  }
  throw new ActionError('E_TOOL', 'There is no `git` on the PATH of the runner.', {
    hint: 'Install git 2.39 or newer on the runner.',
  });
}
