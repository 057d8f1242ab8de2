import type { Push, PushedCommit } from './push-event.ts';
import { runGit } from './sandbox-git.ts';

/**
 * A clone as actions/checkout leaves it: all branches and tags, standing on the pushed branch, or on
 * no branch at the tagged commit.
 *
 * @returns the commits of the push, at most 20, the newest last
 */
export async function cloneConsumer(
  gitDir: string,
  clone: string,
  push: Push,
  originUrl: string,
): Promise<readonly PushedCommit[]> {
  await runGit(['clone', '--quiet', '--no-checkout', gitDir, clone], { cwd: '/' });
  const git = (...args: readonly string[]): Promise<string> => runGit(args, { cwd: clone });
  await git('remote', 'set-url', 'origin', originUrl);
  const branch = /^refs\/heads\/(.+)$/.exec(push.ref)?.[1];
  const stand = branch === undefined ? ['--detach'] : ['-B', branch];
  await git('checkout', '--quiet', ...stand, push.after);
  const range = /^0+$/.test(push.before) ? [push.after, '-1'] : [`${push.before}..${push.after}`];
  const format = '--format=%H%x00%cI%x00%an%x00%ae%x00%B%x01';
  const log = await git('log', '--reverse', '-20', format, ...range);
  return log
    .split('\x01')
    .map((entry) => entry.trimStart().split('\0'))
    .filter((fields) => fields.length === 5)
    .map(([id = '', timestamp = '', name = '', email = '', message = '']) => ({
      id,
      timestamp,
      name,
      email,
      message: message.trimEnd(),
    }));
}
