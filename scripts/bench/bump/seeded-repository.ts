import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gitOutput } from '../../../packages/sandbox/github/git/git-command.ts';
import { writeTree } from './edit-overlays.ts';
import { editOnce, type WantedImage } from './one-edit.ts';
import { imageOf } from './overlays.ts';
import { OWNER, type Sandbox } from './sandbox.ts';

/** A repository of the sandbox in which every overlay runs the image of an older source commit. */
export interface SeededRepository {
  /** `owner/name` */
  readonly fullName: string;
  readonly token: string;
  /** The newer source commit, whose image is to be deployed. */
  readonly source: string;
  /** `dev` as it was in the beginning. */
  reset(): Promise<void>;
  /** Content of a file at the head of `dev`. */
  file(path: string): Promise<string>;
}

/** @param overlays the kustomizations of `files` that have an image deployed */
export async function seedRepository(
  dir: string,
  sandbox: Sandbox,
  name: string,
  files: ReadonlyMap<string, string>,
  overlays: readonly string[],
  deployed: Omit<WantedImage, 'tag' | 'digest'>,
): Promise<SeededRepository> {
  const { gitDir, token } = sandbox.repositories[name] ?? { gitDir: '', token: '' };
  const work = await mkdtemp(join(dir, 'seed-'));
  const git = async (...args: readonly string[]): Promise<string> =>
    (await gitOutput(args, { cwd: work, env: AUTHOR })).toString('utf8').trim();
  const commit = async (message: string): Promise<string> => {
    await git('add', '--all');
    await git('commit', '--quiet', '--allow-empty', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  await git('init', '--quiet', '--initial-branch', 'dev');
  await writeTree(work, files);
  const older = await commit('begin');
  const source = await commit('a change of the application');
  const image = { ...imageOf(older, older), ...deployed };
  for (const path of overlays) {
    const file = join(work, path);
    await writeFile(file, editOnce(await readFile(file), image, path).bytes);
  }
  const head = await commit('what was deployed before');
  const bare = async (...args: readonly string[]): Promise<string> =>
    (await gitOutput(['--git-dir', gitDir, ...args])).toString('utf8');
  // One pack, as GitHub keeps it: a clone's size is that of its objects, not of how they are stored.
  await git('gc', '--quiet');
  await bare('fetch', '--quiet', work, 'dev:dev', 'dev:main');
  await bare('repack', '-a', '-d', '--quiet');
  await rm(work, { recursive: true });
  return {
    ...{ fullName: `${OWNER}/${name}`, token, source },
    reset: async () => {
      await bare('update-ref', 'refs/heads/dev', head);
    },
    file: (path) => bare('show', `dev:${path}`),
  };
}

/** Whose commits they are where git makes them. */
export const AUTHOR: Readonly<Record<string, string>> = {
  GIT_AUTHOR_NAME: 'pipeline',
  GIT_AUTHOR_EMAIL: 'pipeline@acme.test',
  GIT_COMMITTER_NAME: 'pipeline',
  GIT_COMMITTER_EMAIL: 'pipeline@acme.test',
};
