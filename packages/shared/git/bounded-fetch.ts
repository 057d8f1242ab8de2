import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '../action/action-error.ts';
import { gitOf } from './fetch-objects.ts';
import type { BareRepository, Git, RepositoryOptions } from './repository.ts';

/** Bytes of one fetch; the Linux kernel's whole history without file contents is a third of it. */
const MAX_FETCH_BYTES = 4 * 1024 ** 3;

/** How often a fetch is looked after. */
const WATCH_MS = 250;

/**
 * Runs git like {@link gitOf}, for commands that write what a server sends: they are stopped where
 * it sends more than a history has.
 *
 * @throws (each call) `E_REPO_TOO_LARGE`
 */
export function fetchGitOf(
  options: RepositoryOptions,
  bare: Pick<BareRepository, 'gitDir' | 'env'>,
  env: Readonly<Record<string, string>> = bare.env,
): Git {
  const max = options.maxFetchBytes ?? MAX_FETCH_BYTES;
  return async (args, stdin) => {
    const stop = new AbortController();
    const before = await packBytes(bare.gitDir);
    let size = 0;
    const watch = async (): Promise<void> => {
      size = (await packBytes(bare.gitDir)) - before;
      if (size > max) stop.abort();
    };
    const timer = setInterval(() => void watch(), WATCH_MS);
    try {
      const result = await gitOf(options, bare, env, stop.signal)(args, stdin);
      await watch();
      if (!stop.signal.aborted) return result;
    } catch (thrown) {
      if (!stop.signal.aborted) throw thrown;
    } finally {
      clearInterval(timer);
    }
    throw new ActionError(
      'E_REPO_TOO_LARGE',
      `${options.url} sent ${size} bytes, and more than ${max} are not taken.`,
    );
  };
}

/** What has come so far: git writes what it receives into one file of this folder. */
async function packBytes(gitDir: string): Promise<number> {
  const folder = join(gitDir, 'objects', 'pack');
  const names = await readdir(folder).catch(() => []);
  const sizes = names.map((name) =>
    stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0, // it has got its final name meanwhile
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
