import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
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

/** A repository of ours, before it has objects. */
export interface BareRepository {
  readonly objects: GitObjects;
  readonly gitDir: string;
  readonly env: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** An empty bare repository under `RUNNER_TEMP`, with nothing but what we configure. */
export async function createBare(
  options: RepositoryOptions,
  hexLength: number,
  config: readonly (readonly [string, string])[] = [],
): Promise<BareRepository> {
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

/** Runs git in one repository. */
export type Git = (args: readonly string[]) => Promise<ProcessResult>;

/**
 * Resolves full object names and full ref names, and never anything that git would only guess:
 * `rev-parse refs/remotes/origin/main` is content with a tag of that very name, too.
 */
export function resolver(git: Git): Repository['resolve'] {
  return async (name) => {
    let oid = name;
    if (name.startsWith('refs/')) {
      const ref = name.replace(/^refs\/heads\//, 'refs/remotes/origin/');
      const shown = await git(['show-ref', '--verify', '--hash', '--', ref]);
      if (shown.exitCode !== 0) return undefined;
      oid = shown.stdout.toString('latin1').trim();
    }
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
