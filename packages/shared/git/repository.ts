import { rm } from 'node:fs/promises';
import { ActionError } from '../action/action-error.ts';
import type { Log } from '../action/log.ts';
import { tail, type ProcessResult, type RunProcess } from '../process/run-process.ts';
import { gitEnvironment } from './git-environment.ts';
import { createGitObjects, type GitObjects } from './git-objects.ts';
import { makeTemporaryDirectory } from './temporary-directory.ts';

/** A repository that is read: objects behind an isolated view, and the refs that were asked for. */
export interface Repository {
  readonly objects: GitObjects;
  /**
   * The commit that a full object name or a full ref name stands for, tags peeled; `refs/heads/…` is
   * the remote's branch.
   */
  resolve(name: string): Promise<string | undefined>;
  /** The object that a full ref itself names: of an annotated tag the tag object, not its commit. */
  refOid(ref: string): Promise<string | undefined>;
  /**
   * Brings what the copy lacks of these commits or tag objects (full object names) and all that they
   * need; nothing is asked for when all are there. The refs stay as they were.
   *
   * @throws `E_REF` when one is lacking and there is no token, or the remote does not have it;
   *   `E_PERMISSION`, `E_UNREACHABLE`, `E_REPO_TOO_LARGE`
   */
  fetch(oids: readonly string[]): Promise<void>;
  /** The remote's default branch, without `refs/heads/`. */
  defaultBranch(): Promise<string | undefined>;
  /** `clone`: the checkout's objects; `fetch`: our own copy. */
  readonly source: 'clone' | 'fetch';
  /** Our bare repository, for a git command that {@link GitObjects} does not have. */
  readonly gitDir: string;
  /** The environment of every git that works in `gitDir`; it may carry a token: hand it to nothing else. */
  readonly env: Readonly<Record<string, string>>;
  /** Removes our copy; the checkout stays as it was. */
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
  /** Bytes that one fetch may bring. */
  readonly maxFetchBytes?: number;
}

/** A repository of ours, before it has objects. */
export interface BareRepository {
  readonly objects: GitObjects;
  readonly gitDir: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/**
 * An empty bare repository under `RUNNER_TEMP`, with nothing but what we configure.
 *
 * @param hexLength of object names: 40 (SHA-1) or 64 (SHA-256)
 * @param config pairs that every git in it gets through its environment
 * @param transports that every git in it may use; default: none
 * @throws `E_TOOL`
 */
export async function createBare(
  options: RepositoryOptions,
  hexLength: number,
  config: readonly (readonly [string, string])[] = [],
  transports: Readonly<Record<string, string>> = {},
): Promise<BareRepository> {
  const gitDir = await makeTemporaryDirectory(options.temp, options.onDirectory);
  const env = gitEnvironment(options.env, config, transports);
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

/** Runs git in one repository. */
export type Git = (args: readonly string[], stdin?: string) => Promise<ProcessResult>;

/** Where a ref of the remote stands in a copy of it. */
function localRef(ref: string): string {
  return ref.replace(/^refs\/heads\//, 'refs/remotes/origin/');
}

/**
 * Reads full ref names, and never anything that git would only guess: `rev-parse
 * refs/remotes/origin/main` is content with a tag of that very name, too.
 */
export function refReader(git: Git): Repository['refOid'] {
  return async (ref) => {
    if (!ref.startsWith('refs/')) return undefined;
    const shown = await git(['show-ref', '--verify', '--hash', '--', localRef(ref)]);
    return shown.exitCode === 0 ? shown.stdout.toString('latin1').trim() : undefined;
  };
}

/**
 * Resolves full object names and full ref names to commits.
 *
 * @param git where the objects are
 * @param refOid where the refs are
 */
export function resolver(git: Git, refOid: Repository['refOid']): Repository['resolve'] {
  return async (name) => {
    const oid = name.startsWith('refs/') ? await refOid(name) : name;
    if (oid === undefined) return undefined;
    const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${oid}^{commit}`];
    const { exitCode, stdout } = await git(args);
    return exitCode === 0 ? stdout.toString('latin1').trim() : undefined;
  };
}

/** What the clone remembers of the remote's HEAD. */
export function defaultBranch(git: Git): Repository['defaultBranch'] {
  return async () => {
    const { stdout } = await git(['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
    return /^refs\/remotes\/origin\/(.+)$/.exec(stdout.toString('utf8').trim())?.[1];
  };
}
