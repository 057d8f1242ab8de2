import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import {
  tail,
  type ProcessResult,
  type RunProcess,
} from '@gitops-actions/shared/process/run-process.ts';
import { gitEnvironment } from './git-environment.ts';
import { createGitObjects, type GitObjects } from './git-objects.ts';

/** The repository under judgement: objects behind an isolated view, and the refs that were asked for. */
export interface Repository {
  readonly objects: GitObjects;
  /** The commit that an object name or a full ref name stands for; `refs/heads/…` is the remote's. */
  resolve(ref: string): Promise<string | undefined>;
  /** The remote's default branch, without `refs/heads/`. */
  defaultBranch(): Promise<string | undefined>;
  /** `clone`: the checkout's objects; `fetch`: our own copy. */
  readonly source: 'clone' | 'fetch';
  remove(): Promise<void>;
}

export interface RepositoryOptions {
  readonly run: RunProcess;
  /** Absolute path of git. */
  readonly git: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  /** `RUNNER_TEMP` */
  readonly temp: string;
  /** `GITHUB_WORKSPACE` */
  readonly workspace: string;
  /** Relative to the workspace. */
  readonly path: string;
  /** `https://github.com/acme/warehouse` */
  readonly url: string;
  /** For a fetch of our own; asked for only then. */
  readonly token: () => Promise<string | undefined>;
  /** Full object names and full ref names that must be there; branches of the remote as `refs/heads/…`. */
  readonly wanted: readonly string[];
  /** Told about the temporary directory as soon as it exists. */
  readonly onDirectory: (path: string) => void;
  readonly loopback: boolean;
}

/** Begins the name of our directory under `RUNNER_TEMP`. */
export const TEMPORARY = 'gitops-verify-';

const CHECKOUT_HINT = `Check out the whole history before this step:
  - uses: actions/checkout@<sha>
    with:
      fetch-depth: 0
      persist-credentials: false
or give this action a \`token\` that can read the repository (permissions: contents: read).`;

const FETCH_TIMEOUT_MS = 600_000;
const FETCH = ['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', '--filter=blob:none'];

/**
 * Opens the repository for judging. A complete clone lends only its objects, as an alternate of an
 * empty bare repository of ours: its configuration, hooks, replace refs, grafts, commit graphs and
 * attributes have nothing to act on. Where there is no clone, or only a shallow or partial one, the
 * history is fetched into that bare repository instead.
 *
 * @throws `E_PATH`, `E_REPO_MISSING`, `E_REPO_SHALLOW`, and for the fetch `E_PERMISSION`,
 *   `E_UNREACHABLE`
 */
export async function openRepository(options: RepositoryOptions): Promise<Repository> {
  let clone = await inspectClone(options);
  if (clone.kind === 'complete') {
    const lacking = await firstLacking(options, clone.directory);
    if (lacking === undefined) return openClone(options, clone);
    clone = { ...clone, reason: `The clone has no ${lacking}` };
  }
  const token = await options.token();
  if (token !== undefined) {
    options.log.info(`${clone.reason}; fetching the history from ${options.url}`);
    return fetchRepository(options, token);
  }
  if (clone.kind === 'complete') return openClone(options, clone); // the caller names what is missing
  throw new ActionError(
    clone.kind === 'missing' ? 'E_REPO_MISSING' : 'E_REPO_SHALLOW',
    `${clone.reason}, and without a token the history cannot be fetched.`,
    { hint: CHECKOUT_HINT },
  );
}

type Clone =
  | { readonly kind: 'missing' | 'shallow'; readonly reason: string }
  | {
      readonly kind: 'complete';
      readonly reason: string;
      readonly directory: string;
      readonly objectsDir: string;
      readonly hexLength: number;
    };

async function inspectClone(options: RepositoryOptions): Promise<Clone> {
  const directory = await cloneDirectory(options);
  const missing: Clone = { kind: 'missing', reason: `\`${options.path}\` is not a Git repository` };
  if (directory === undefined) return missing;
  const shown = await gitIn(options, directory, [
    'rev-parse',
    '--is-shallow-repository',
    '--show-object-format',
    '--path-format=absolute',
    '--git-path',
    'objects',
  ]);
  if (shown.exitCode !== 0) return missing;
  const lines = shown.stdout.toString('utf8').split('\n');
  const [shallow = '', format = '', objectsDir = ''] = lines;
  if (shallow !== 'false') return { kind: 'shallow', reason: 'The clone is shallow' };
  if (lines.length !== 4 || !isAbsolute(objectsDir)) return missing;
  const filters = [
    'config',
    '--get-regexp',
    '^(extensions\\.partialclone|remote\\..*\\.promisor)$',
  ];
  if ((await gitIn(options, directory, filters)).exitCode === 0) {
    return { kind: 'shallow', reason: 'The clone is a partial one' };
  }
  const hexLength = format === 'sha256' ? 64 : 40;
  return { kind: 'complete', reason: '', directory, objectsDir, hexLength };
}

/** @throws `E_PATH` when the path leads out of the workspace, also by a symbolic link */
async function cloneDirectory(options: RepositoryOptions): Promise<string | undefined> {
  const inside = (root: string, path: string): boolean => {
    const way = relative(root, path);
    return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
  };
  const path = resolve(options.workspace, options.path);
  const refuse = (): never => {
    throw new ActionError(
      'E_PATH',
      `Input \`repository-path\` is ${JSON.stringify(options.path)}, which is not inside the workspace.`,
    );
  };
  if (isAbsolute(options.path) || options.path.includes('\0')) return refuse();
  if (!inside(resolve(options.workspace), path)) return refuse();
  try {
    const root = await realpath(options.workspace);
    const real = await realpath(path);
    return inside(root, real) ? real : refuse();
  } catch (thrown) {
    if (thrown instanceof ActionError) throw thrown;
    return undefined; // nothing there
  }
}

async function openClone(
  options: RepositoryOptions,
  clone: Clone & { readonly kind: 'complete' },
): Promise<Repository> {
  const bare = await createBare(options, clone.hexLength);
  await mkdir(join(bare.gitDir, 'objects', 'info'), { recursive: true });
  await writeFile(join(bare.gitDir, 'objects', 'info', 'alternates'), `${clone.objectsDir}\n`);
  const git = (args: readonly string[]): Promise<ProcessResult> =>
    gitIn(options, clone.directory, args);
  return { ...bare, source: 'clone', resolve: resolver(git), defaultBranch: defaultBranch(git) };
}

async function fetchRepository(options: RepositoryOptions, token: string): Promise<Repository> {
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

type Git = (args: readonly string[]) => Promise<ProcessResult>;

function resolver(git: Git): Repository['resolve'] {
  return async (name) => {
    const revision = name.replace(/^refs\/heads\//, 'refs/remotes/origin/');
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
    const { exitCode, stdout } = await git(args);
    return exitCode === 0 ? stdout.toString('latin1').trim() : undefined;
  };
}

function defaultBranch(git: Git): Repository['defaultBranch'] {
  return async () => {
    const { stdout } = await git(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
    return /^refs\/remotes\/origin\/(.+)$/.exec(stdout.toString('utf8').trim())?.[1];
  };
}

async function firstLacking(
  options: RepositoryOptions,
  directory: string,
): Promise<string | undefined> {
  const resolve = resolver((args) => gitIn(options, directory, args));
  for (const name of options.wanted) if ((await resolve(name)) === undefined) return name;
  return undefined;
}

function fetchError(url: string, output: string): ActionError {
  if (/Authentication failed|could not read Username|not found|403|401/i.test(output)) {
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

/** An empty bare repository under `RUNNER_TEMP`, with nothing but what we configure. */
async function createBare(
  options: RepositoryOptions,
  hexLength: number,
  config: readonly (readonly [string, string])[] = [],
): Promise<{
  readonly objects: GitObjects;
  readonly gitDir: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}> {
  const gitDir = await mkdtemp(join(options.temp, TEMPORARY));
  options.onDirectory(gitDir);
  const env = gitEnvironment(options.env, config);
  const format = `--object-format=${hexLength === 64 ? 'sha256' : 'sha1'}`;
  // The clone filter's configuration must not be in force while the repository is being made.
  const init = await options.run(
    options.git,
    ['init', '--quiet', '--bare', '--template=', '--initial-branch=none', format, gitDir],
    { cwd: gitDir, env: gitEnvironment(options.env), timeoutMs: 60_000 },
  );
  if (init.exitCode !== 0) throw new ActionError('E_TOOL', `git init failed: ${tail(init.stderr)}`);
  return {
    gitDir,
    env,
    objects: createGitObjects({ run: options.run, git: options.git, gitDir, env, hexLength }),
    remove: () => rm(gitDir, { recursive: true, force: true }),
  };
}

/** Runs a command that only reads refs and plain configuration in the clone itself. */
function gitIn(
  options: RepositoryOptions,
  directory: string,
  args: readonly string[],
): Promise<ProcessResult> {
  return options.run(options.git, ['--no-replace-objects', ...args], {
    cwd: directory,
    env: gitEnvironment(options.env, [], {
      GIT_CEILING_DIRECTORIES: dirname(resolve(options.workspace)),
    }),
    timeoutMs: 60_000,
  });
}
