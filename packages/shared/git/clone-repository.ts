import { mkdir, realpath, writeFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ActionError } from '../action/action-error.ts';
import type { ProcessResult } from '../process/run-process.ts';
import { gitEnvironment } from './git-environment.ts';
import { fetchGitOf } from './bounded-fetch.ts';
import { fetchConfig, fetchTransports, gitOf, objectFetcher } from './fetch-objects.ts';
import {
  createBare,
  defaultBranch,
  refReader,
  resolver,
  type Git,
  type Repository,
  type RepositoryOptions,
} from './repository.ts';

/** What stands at `repository-path`. */
export type Clone =
  | { readonly kind: 'missing' | 'shallow'; readonly reason: string }
  | {
      readonly kind: 'complete';
      readonly reason: string;
      readonly directory: string;
      readonly objectsDir: string;
      readonly hexLength: number;
    };

/** @throws `E_PATH` when the path leads out of the workspace */
export async function inspectClone(options: RepositoryOptions): Promise<Clone> {
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
    '^(extensions\\.partialclone|remote\\..*\\.(promisor|partialclonefilter))$',
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

/** Reads the objects of a clone, and nothing else of it but its refs. */
export async function openClone(
  options: RepositoryOptions,
  clone: Clone & { readonly kind: 'complete' },
): Promise<Repository> {
  const bare = await createBare(options, clone.hexLength);
  await mkdir(join(bare.gitDir, 'objects', 'info'), { recursive: true });
  await writeFile(join(bare.gitDir, 'objects', 'info', 'alternates'), `${clone.objectsDir}\n`);
  const inClone: Git = (args) => gitIn(options, clone.directory, args);
  const refOid = refReader(inClone);
  const connect = async (): Promise<Git | undefined> => {
    const token = await options.token();
    if (token === undefined) return undefined;
    await lendTips(inClone, gitOf(options, bare));
    const config = fetchConfig(options, token);
    return fetchGitOf(options, bare, gitEnvironment(options.env, config, fetchTransports(options)));
  };
  return {
    ...bare,
    source: 'clone',
    refOid,
    resolve: resolver(gitOf(options, bare), refOid),
    fetch: objectFetcher(options, bare, connect, []),
    defaultBranch: defaultBranch(inClone),
  };
}

/** Refs of the clone that a fetch tells the server about. */
const MAX_TIPS = 500;

/** Tells our repository which commits it has by the clone, so that a fetch brings only what is new. */
async function lendTips(inClone: Git, inBare: Git): Promise<void> {
  const shown = await inClone([
    'for-each-ref',
    `--count=${MAX_TIPS}`,
    '--sort=-creatordate',
    '--format=%(objectname)',
    'refs/remotes/origin',
    'refs/tags',
  ]);
  const tips = new Set(shown.stdout.toString('latin1').split('\n').filter(Boolean));
  const commands = [...tips].map((oid) => `update refs/clone/${oid} ${oid}\n`);
  await inBare(['update-ref', '--stdin'], commands.join('')); // without them, a fetch brings more
}

/** The first wanted name that the clone does not have. */
export async function firstLacking(
  options: RepositoryOptions,
  directory: string,
): Promise<string | undefined> {
  const git: Git = (args) => gitIn(options, directory, args);
  const refOid = refReader(git);
  const resolve = resolver(git, refOid);
  for (const name of options.wanted) {
    const there = name.startsWith('refs/tags/')
      ? await isTagObject(git, await refOid(name))
      : (await resolve(name)) !== undefined;
    if (!there) return name;
  }
  return undefined;
}

/**
 * Whether a clone's tag is an annotated one. One that is not may be the clone's own doing: earlier
 * releases of actions/checkout put the commit of the event in the place of the tag that they fetched.
 */
async function isTagObject(git: Git, oid: string | undefined): Promise<boolean> {
  if (oid === undefined) return false;
  const { stdout } = await git(['cat-file', '-t', oid]);
  return stdout.toString('latin1').trim() === 'tag';
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
      // A missing object is missing, whatever remotes the clone's configuration promises it from.
      GIT_NO_LAZY_FETCH: '1',
    }),
    timeoutMs: 60_000,
  });
}
