import { ActionError } from '../action/action-error.ts';
import { tail } from '../process/run-process.ts';
import { gitEnvironment } from './git-environment.ts';
import type { BareRepository, Git, Repository, RepositoryOptions } from './repository.ts';

const TIMEOUT_MS = 600_000;

/** How every fetch of ours begins. */
export const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head'] as const;

/** What a fetch may ask of which server, as git's configuration; the token is in it. */
export function fetchConfig(
  options: Pick<RepositoryOptions, 'url'>,
  token: string,
): readonly (readonly [string, string])[] {
  const basic = Buffer.from(`x-access-token:${token}`).toString('base64');
  return [
    [`http.${options.url}.extraHeader`, `Authorization: Basic ${basic}`],
    ['http.followRedirects', 'false'],
    ['protocol.version', '2'],
    ['fetch.fsckObjects', 'false'],
    ['fetch.unpackLimit', '1'], // one file, whose size can be watched
    ['remote.origin.url', options.url],
  ];
}

/** Runs git in a repository of ours, by its own environment unless another one is given. */
export function gitOf(
  options: RepositoryOptions,
  bare: Pick<BareRepository, 'gitDir' | 'env'>,
  env: Readonly<Record<string, string>> = bare.env,
  signal?: AbortSignal,
): Git {
  return (args, stdin = '') =>
    options.run(options.git, ['--no-replace-objects', ...args], {
      cwd: bare.gitDir,
      env: { ...env, GIT_DIR: bare.gitDir },
      timeoutMs: TIMEOUT_MS,
      stdin,
      ...(signal && { signal }),
    });
}

/**
 * The `fetch` of a repository: asks for what is not there, by full object names, and checks that it
 * came.
 *
 * @param connect gives a {@link fetchGitOf} with the configuration of a fetch, or `undefined` without a token
 */
export function objectFetcher(
  options: RepositoryOptions,
  bare: BareRepository,
  connect: () => Promise<Git | undefined>,
  flags: readonly string[],
): Repository['fetch'] {
  // Where a promisor is configured, git would fetch what it is asked about, one by one.
  const offline = gitOf(options, bare, gitEnvironment(options.env));
  const lacking = async (oids: readonly string[]): Promise<readonly string[]> => {
    const { stdout } = await offline(['cat-file', '--batch-check'], `${oids.join('\n')}\n`);
    const lines = stdout.toString('latin1').split('\n');
    return oids.filter((_oid, index) => !/^[0-9a-f]+ (commit|tag) \d+$/.test(lines[index] ?? ''));
  };
  return async (oids) => {
    const missing = oids.length === 0 ? [] : await lacking([...new Set(oids)]);
    const [first] = missing;
    if (first === undefined) return;
    const git = await connect();
    if (git === undefined) {
      throw new ActionError(
        'E_REF',
        `The clone has no ${first}, and without a token it cannot be fetched.`,
        { hint: 'Give the action a `token` that can read the repository (contents: read).' },
      );
    }
    options.log.info(`The clone lacks ${missing.length} commits; fetching from ${options.url}`);
    const result = await git([...FETCH, ...flags, '--stdin', 'origin'], `${missing.join('\n')}\n`);
    if (result.exitCode !== 0) throw fetchError(options.url, tail(result.stderr, 4));
    const [still] = await lacking(missing);
    if (still !== undefined) {
      throw new ActionError('E_REF', `${options.url} has no commit or tag object ${still}.`);
    }
  };
}

/** The transports of a fetch; a remote of this machine may be plain http. */
export function fetchTransports({
  loopback,
}: Pick<RepositoryOptions, 'loopback'>): Readonly<Record<string, string>> {
  return { GIT_ALLOW_PROTOCOL: loopback ? 'http:https' : 'https' };
}

/** Why a fetch ended badly, by what git said. */
export function fetchError(url: string, output: string): ActionError {
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
