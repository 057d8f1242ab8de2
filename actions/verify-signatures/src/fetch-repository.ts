import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { tail, type ProcessResult } from '@gitops-actions/shared/process/run-process.ts';
import { createGitObjects } from './git-objects.ts';
import { createBare, resolver, type Repository, type RepositoryOptions } from './repository.ts';

const FETCH_TIMEOUT_MS = 600_000;
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none'];

/**
 * Fetches all branches and what is wanted into a bare repository of ours, without file contents;
 * those that a judgement needs follow later, all at once. The token travels in the environment.
 *
 * @throws `E_PERMISSION`, `E_REF`, `E_UNREACHABLE`
 */
export async function fetchRepository(
  options: RepositoryOptions,
  token: string,
): Promise<Repository> {
  const hexLength =
    options.wanted.find((name) => /^[0-9a-f]{64}$/.test(name)) === undefined ? 40 : 64;
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  const config: (readonly [string, string])[] = [
    [`http.${options.url}.extraHeader`, `Authorization: Basic ${basic}`],
    ['http.followRedirects', 'false'],
    ['protocol.https.allow', 'always'],
    ...(options.loopback ? [['protocol.http.allow', 'always'] as const] : []),
    ['protocol.version', '2'],
    ['fetch.fsckObjects', 'false'],
    ['remote.origin.url', options.url],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialclonefilter', 'blob:none'],
  ];
  const bare = await createBare(options, hexLength, config);
  const git = (args: readonly string[], stdin = ''): Promise<ProcessResult> =>
    options.run(options.git, args, {
      cwd: bare.gitDir,
      env: { ...bare.env, GIT_DIR: bare.gitDir },
      timeoutMs: FETCH_TIMEOUT_MS,
      stdin,
    });
  const wanted = options.wanted
    .filter((name) => !/^refs\/(heads|remotes)\//.test(name))
    .map((name) => (name.startsWith('refs/') ? `+${name}:${name}` : name));
  const result = await git([...FETCH, 'origin', '+refs/heads/*:refs/remotes/origin/*', ...wanted]);
  if (result.exitCode !== 0) {
    await bare.remove();
    throw fetchError(options.url, tail(result.stderr, 4));
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
      const noop = ['-c', 'fetch.negotiationAlgorithm=noop', ...FETCH];
      const more = await git([...noop, '--stdin', 'origin'], `${lacking.join('\n')}\n`);
      if (more.exitCode !== 0) throw fetchError(options.url, tail(more.stderr, 4));
      for (const oid of lacking) fetched.add(oid);
    },
  });
  const shown = async (): Promise<string | undefined> => {
    const { stdout } = await git(['ls-remote', '--symref', 'origin', 'HEAD']);
    return /^ref: refs\/heads\/(\S+)\tHEAD$/m.exec(stdout.toString('utf8'))?.[1];
  };
  return { ...bare, objects, source: 'fetch', resolve: resolver(git), defaultBranch: shown };
}

function fetchError(url: string, output: string): ActionError {
  if (
    /Authentication failed|could not read Username|repository .*not found|returned error: 40[134]/i.test(
      output,
    )
  ) {
    return new ActionError('E_PERMISSION', `The token cannot read ${url}.\n${output}`, {
      hint: 'Add to the job:\n  permissions:\n    contents: read',
    });
  }
  if (/not our ref|couldn't find remote ref|no such remote ref/i.test(output)) {
    return new ActionError('E_REF', `${url} does not have a commit that was asked for.\n${output}`);
  }
  return new ActionError(
    'E_UNREACHABLE',
    `The history could not be fetched from ${url}.\n${output}`,
  );
}
