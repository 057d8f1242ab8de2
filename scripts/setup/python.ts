import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild, showTail } from './child.ts';
import { ROOT } from './paths.ts';
import { SetupError } from './setup-error.ts';

/**
 * Unpacks the wheels of a requirements file below tools/ into a folder. pip accepts nothing but
 * wheels with the hashes in the file and runs no code of theirs.
 *
 * @param what for the message, e.g. `zizmor 1.32.0`
 */
export async function installWheels(
  requirements: string,
  target: string,
  what: string,
): Promise<void> {
  const file = join(ROOT, 'tools', requirements);
  const args = ['install', '--require-hashes', '--no-deps', '--only-binary', ':all:'];
  const quiet = ['--disable-pip-version-check', '--no-input', '--no-compile', '--quiet'];
  const pip = await runChild(
    'python3',
    ['-m', 'pip', ...args, ...quiet, '--target', target, '-r', file],
    { cwd: ROOT },
  );
  if (pip.exitCode === 0) return;
  await rm(target, { recursive: true, force: true });
  showTail(pip);
  throw new SetupError(
    `${what} could not be had from its wheel (tools/${requirements}): install Python 3 with pip and let it reach its package index.`,
  );
}
