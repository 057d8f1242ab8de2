import { existsSync } from 'node:fs';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { runGit } from './sandbox-git.ts';
import { rewriteCalledWorkflow, type ActionTraits } from './snapshot-rewrite.ts';
import { map, text } from './yaml-map.ts';

/** This repository as the sandbox serves it to act. */
export interface Snapshot {
  /** What consumers pin: the actions, and the workflows rewritten for act. */
  readonly commit: string;
  /** The working tree as it is; the rewritten workflows use its actions. */
  readonly actionsCommit: string;
}

export interface SnapshotOptions {
  /** Root of the working tree. */
  readonly root: string;
  /** A repository to push to: a path or a URL. Its branch `main` becomes the snapshot. */
  readonly pushTo: string;
  readonly token?: string;
}

/** One date for all snapshots: the same content has the same commit id. */
const DATE = '2026-01-01T00:00:00Z';
const AUTHOR = {
  GIT_AUTHOR_NAME: 'gitops-actions sandbox',
  GIT_AUTHOR_EMAIL: 'sandbox@gitops-actions.test',
  GIT_AUTHOR_DATE: DATE,
  GIT_COMMITTER_NAME: 'gitops-actions sandbox',
  GIT_COMMITTER_EMAIL: 'sandbox@gitops-actions.test',
  GIT_COMMITTER_DATE: DATE,
};

const WORKFLOWS = '.github/workflows';

/** What a workflow can use of the repository; act copies all of it for every step. */
const USED = [WORKFLOWS, ':(glob)actions/*/action.yml', ':(glob)actions/*/dist/**'];

/**
 * Takes the actions and workflows of the working tree, uncommitted changes included, and pushes them
 * as two commits: the tree as it is, and on top of it the workflows rewritten to use the first
 * commit's actions. The repository itself is only read.
 *
 * @throws when an action.yml, a bundle or a workflow is missing altogether
 */
export async function pushSnapshot(options: SnapshotOptions): Promise<Snapshot> {
  const dir = await mkdtemp(join(tmpdir(), 'gitops-actions-snapshot-'));
  try {
    await runGit(['init', '--quiet', '--bare', '--initial-branch=main', dir], { cwd: dir });
    const git = (args: readonly string[], input?: string): Promise<string> =>
      runGit(['--git-dir', dir, '--work-tree', options.root, ...args], {
        cwd: options.root,
        env: AUTHOR,
        ...(input !== undefined && { input }),
      });
    await git(['add', '--all', '--', ...USED]);
    const tree = await git(['write-tree']);
    const actionsCommit = await git(['commit-tree', tree, '-m', 'The working tree']);
    const traits = await readTraits(join(options.root, 'actions'));
    for (const file of await reusableWorkflows(options.root)) {
      const source = await readFile(join(options.root, WORKFLOWS, file), 'utf8');
      const rewritten = rewriteCalledWorkflow(source, { actionsCommit, traits });
      const blob = await git(['hash-object', '-w', '--stdin'], rewritten);
      await git(['update-index', '--cacheinfo', `100644,${blob},${WORKFLOWS}/${file}`]);
    }
    const commit = await git([
      'commit-tree',
      await git(['write-tree']),
      '-p',
      actionsCommit,
      '-m',
      'The workflows, rewritten for act',
    ]);
    await runGit(
      ['--git-dir', dir, 'push', '--quiet', options.pushTo, `${commit}:refs/heads/main`],
      {
        cwd: dir,
        ...(options.token !== undefined && { token: options.token }),
      },
    );
    return { commit, actionsCommit };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function reusableWorkflows(root: string): Promise<readonly string[]> {
  const files = await readdir(join(root, WORKFLOWS));
  return files.filter((file) => /^gitops-.*\.yml$/.test(file)).sort();
}

/** Reads every action.yml once: which inputs default to the job's token, and whether it uploads. */
export async function readTraits(folder: string): Promise<(action: string) => ActionTraits> {
  const found = new Map<string, ActionTraits>();
  for (const action of await readdir(folder)) {
    const file = join(folder, action, 'action.yml');
    if (!existsSync(file)) continue;
    const inputs = map(map(parse(await readFile(file, 'utf8')))['inputs']);
    const tokenInputs = Object.keys(inputs).filter((name) =>
      /\bgithub\.token\b/.test(text(map(inputs[name])['default'])),
    );
    found.set(action, { tokenInputs, uploads: inputs['upload'] !== undefined });
  }
  return (action) => found.get(action) ?? { tokenInputs: [], uploads: false };
}
