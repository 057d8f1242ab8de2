import { mkdtemp, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { PostContext } from '../action/action.ts';

/** Begins the name of every directory of ours under `RUNNER_TEMP`. */
const MARK = 'gitops-git-';

/** The state under which `main` tells `post` of its directory. */
const STATE = 'git-directory';

/**
 * A fresh directory directly under `RUNNER_TEMP`, readable by this user only.
 *
 * @param onDirectory told about it before anything is written to it, so that a killed run's leftover
 *   can be found
 */
export async function makeTemporaryDirectory(
  temp: string,
  onDirectory: (path: string) => void,
): Promise<string> {
  const path = await mkdtemp(join(temp, MARK));
  onDirectory(path);
  return path;
}

/** The `onDirectory` of an action that removes leftovers in `post` by {@link removeLeftover}. */
export function rememberDirectory(context: {
  saveState(name: string, value: string): void;
}): (path: string) => void {
  return (path) => {
    context.saveState(STATE, path);
  };
}

/**
 * Removes what a killed run left; only a directory that bears our mark, directly under
 * `RUNNER_TEMP`, whatever the state says.
 */
export async function removeLeftover(context: PostContext): Promise<void> {
  const path = context.state(STATE);
  const temp = context.env['RUNNER_TEMP'] ?? '';
  if (path === '' || temp === '') return;
  if (dirname(resolve(path)) !== resolve(temp) || !basename(path).startsWith(MARK)) return;
  await rm(path, { recursive: true, force: true });
}
