import { accessSync, constants, realpathSync } from 'node:fs';
import { delimiter, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError } from '../action/action-error.ts';

/**
 * The first `git` on the path, as an absolute path; the working directory never counts, and neither
 * does the workspace: what lies there is what others wrote, and may be what is being judged.
 *
 * @param path the runner's `PATH`
 * @param workspace `GITHUB_WORKSPACE`
 * @throws `E_TOOL` when there is none
 */
export function findGit(path: string, workspace: string): string {
  for (const directory of path.split(delimiter).filter(isAbsolute)) {
    const candidate = join(directory, 'git');
    if ([directory, candidate].some((place) => isIn(workspace, place))) continue;
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

/** Links resolved: `/opt/bin` may lead into the workspace. */
function isIn(workspace: string, directory: string): boolean {
  const way = relative(real(workspace), real(directory));
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path); // not there, so there is no program in it
  }
}
