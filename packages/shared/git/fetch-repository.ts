import { tail } from '../process/run-process.ts';
import { fetchGitOf } from './bounded-fetch.ts';
import {
  FETCH,
  fetchConfig,
  fetchError,
  fetchTransports,
  gitOf,
  objectFetcher,
} from './fetch-objects.ts';
import { createGitObjects } from './git-objects.ts';
import {
  createBare,
  refReader,
  resolver,
  type Repository,
  type RepositoryOptions,
} from './repository.ts';

const WITHOUT_BLOBS = '--filter=blob:none';

/**
 * Fetches all branches and what is wanted into a bare repository of ours, without file contents;
 * those that a judgement needs follow later, all at once. The token travels in the environment.
 *
 * @throws `E_PERMISSION`, `E_REF`, `E_UNREACHABLE`, `E_REPO_TOO_LARGE`, `E_TOOL`
 */
export async function fetchRepository(
  options: RepositoryOptions,
  token: string,
): Promise<Repository> {
  const hexLength =
    options.wanted.find((name) => /^[0-9a-f]{64}$/.test(name)) === undefined ? 40 : 64;
  const config = [
    ...fetchConfig(options, token),
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialclonefilter', 'blob:none'],
  ] as const;
  const bare = await createBare(options, hexLength, config, fetchTransports(options));
  const git = gitOf(options, bare);
  const fetch = fetchGitOf(options, bare);
  const wanted = options.wanted
    .filter((name) => !/^refs\/(heads|remotes)\//.test(name))
    .map((name) => (name.startsWith('refs/') ? `+${name}:${name}` : name));
  const all = '+refs/heads/*:refs/remotes/origin/*';
  try {
    const result = await fetch([...FETCH, WITHOUT_BLOBS, 'origin', all, ...wanted]);
    if (result.exitCode !== 0) throw fetchError(options.url, tail(result.stderr, 4));
  } catch (thrown) {
    await bare.remove();
    throw thrown;
  }
  const fetched = new Set<string>();
  const objects = createGitObjects({
    ...bare,
    run: options.run,
    git: options.git,
    hexLength,
    prefetch: async (oids) => {
      const lacking = oids.filter((oid) => !fetched.has(oid));
      if (lacking.length === 0) return;
      const noop = ['-c', 'fetch.negotiationAlgorithm=noop', ...FETCH, WITHOUT_BLOBS];
      const more = await fetch([...noop, '--stdin', 'origin'], `${lacking.join('\n')}\n`);
      if (more.exitCode !== 0) throw fetchError(options.url, tail(more.stderr, 4));
      for (const oid of lacking) fetched.add(oid);
    },
  });
  const shown = async (): Promise<string | undefined> => {
    const { stdout } = await git(['ls-remote', '--symref', 'origin', 'HEAD']);
    return /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(stdout.toString('utf8'))?.[1];
  };
  const refOid = refReader(git);
  return {
    ...bare,
    objects,
    source: 'fetch',
    refOid,
    resolve: resolver(git, refOid),
    fetch: objectFetcher(options, bare, () => Promise.resolve(fetch), [WITHOUT_BLOBS]),
    defaultBranch: shown,
  };
}
