import { stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { findGit } from '@gitops-actions/shared/git/find-git.ts';
import { gitEnvironment } from '@gitops-actions/shared/git/git-environment.ts';
import { openRepository } from '@gitops-actions/shared/git/open-repository.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';

/** A complete clone on this machine, read as the action reads it. */
export interface OpenClone {
  readonly repository: Repository;
  /** The commit that a revision, as git understands it, stands for. @throws `E_REF` */
  commit(revision: string): Promise<string>;
  /** The remote's default branch, else the branch that is checked out. */
  defaultBranch(): Promise<string | undefined>;
  /** A branch and its head: the remote's where the clone knows it, else the clone's own. @throws `E_REF` */
  branch(name: string | undefined): Promise<Branch>;
  /** What its tags name: of annotated ones the tag objects. */
  tagObjects(): Promise<readonly string[]>;
}

export interface Branch {
  readonly name: string;
  /** Full ref name, for people. */
  readonly ref: string;
  readonly head: string;
}

/** Newest tags that are looked at. */
const MAX_TAGS = 1_000;

/** @throws `E_REPO_MISSING`, `E_REPO_SHALLOW` */
export async function openClone(directory: string): Promise<OpenClone> {
  const git = findGit(process.env['PATH'] ?? '', directory);
  const env = gitEnvironment(process.env);
  const read = async (args: readonly string[]): Promise<string | undefined> => {
    const { exitCode, stdout } = await runProcess(git, ['--no-replace-objects', ...args], {
      cwd: directory,
      env,
      timeoutMs: 60_000,
    });
    return exitCode === 0 ? stdout.toString('utf8').trim() : undefined;
  };
  const find = (revision: string): Promise<string | undefined> =>
    read(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const repository = await openObjects(directory, git);
  return {
    repository,
    async commit(revision) {
      const oid = await find(revision);
      if (oid !== undefined) return oid;
      throw new ActionError('E_REF', `${JSON.stringify(revision)} is no commit of the clone.`, {
        hint: 'Name a commit as git does: an id, a branch, `HEAD~3`; fetch it first, if need be.',
      });
    },
    async defaultBranch() {
      const remote = await repository.defaultBranch();
      return remote ?? (await read(['symbolic-ref', '--quiet', '--short', 'HEAD']));
    },
    async tagObjects() {
      const args = ['for-each-ref', '--sort=-creatordate', `--count=${MAX_TAGS}`];
      const shown = await read([...args, '--format=%(objectname)', 'refs/tags']);
      return [...new Set((shown ?? '').split('\n').filter((line) => line !== ''))];
    },
    async branch(name) {
      const refs = [`refs/remotes/origin/${name ?? ''}`, `refs/heads/${name ?? ''}`];
      for (const ref of name === undefined ? [] : refs) {
        const head = await find(ref);
        if (name !== undefined && head !== undefined) return { name, ref, head };
      }
      const what = name === undefined ? 'no default branch' : `no branch \`${name}\` with a commit`;
      throw new ActionError('E_REF', `The clone has ${what}.`, {
        hint: 'Name one that has commits by `--branch`, or fetch it first.',
      });
    },
  };
}

async function openObjects(directory: string, git: string): Promise<Repository> {
  if ((await stat(directory).catch(() => undefined))?.isDirectory() !== true) {
    throw new ActionError('E_REPO_MISSING', `There is no directory ${directory}.`);
  }
  const silent = (): void => undefined;
  try {
    return await openRepository({
      run: runProcess,
      git,
      env: process.env,
      log: { debug: silent, info: silent, warning: silent },
      temp: tmpdir(),
      workspace: directory,
      path: '.',
      url: '',
      token: () => Promise.resolve(undefined),
      wanted: [],
      loopback: false,
      onDirectory: silent,
    });
  } catch (thrown) {
    if (!(thrown instanceof ActionError) || !thrown.code.startsWith('E_REPO_')) throw thrown;
    const [sentence = ''] = thrown.message.split(', and without a token');
    throw new ActionError(thrown.code, `${sentence}.`, {
      hint: 'Give a complete clone: `git clone <url>` without `--depth` and `--filter`, or `git fetch --unshallow`.',
      cause: thrown,
    });
  }
}
