import { accessSync, constants } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Action, ActionContext, PostContext } from '@gitops-actions/shared/action/action.ts';
import { obtainToken, revokeMintedToken } from '@gitops-actions/shared/github/authenticate.ts';
import { chooseIdentity, type GitHubInputs } from '@gitops-actions/shared/github/github-inputs.ts';
import { createWaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { defaultBranchOf, readEvent } from './event.ts';
import { readInputs } from './inputs.ts';
import { openRepository } from './open-repository.ts';
import { TEMPORARY } from './repository.ts';

const DIRECTORY_STATE = 'directory';
const TOKEN_WAIT_MS = 60_000;

/** The verify-signatures action. */
export const action: Action = {
  name: 'verify-signatures',
  async main(context) {
    const inputs = readInputs(context.read);
    const { runner, log, env } = context;
    const event = readEvent(runner, inputs.head);
    const { run } = await import('./run.ts');
    return run(inputs, {
      event,
      defaultBranch: defaultBranchOf(runner.event),
      log,
      open: (wanted) =>
        openRepository({
          run: runProcess,
          git: findGit(env['PATH'] ?? ''),
          env,
          log,
          temp: runner.temp,
          workspace: runner.workspace,
          path: inputs.repositoryPath,
          url: `${runner.serverUrl}/${runner.repository}.git`,
          token: () => readToken(context, inputs.github),
          wanted,
          loopback: runner.loopback,
          onDirectory: (path) => {
            context.saveState(DIRECTORY_STATE, path);
          },
        }),
      async loadBumpCheck() {
        const check = await import('@gitops-actions/shared/kustomize/only-image-scalars.ts');
        return check.onlyImageScalarsChanged;
      },
    });
  },
  async post(context) {
    await removeLeftover(context);
    await revokeMintedToken(context);
  },
};

/** A token that may read the repository, when the inputs give one. */
async function readToken(
  context: ActionContext,
  github: GitHubInputs,
): Promise<string | undefined> {
  const { appId, appPrivateKey, token } = github;
  if (appId === undefined && appPrivateKey === undefined && token === undefined) return undefined;
  return obtainToken(
    context,
    chooseIdentity(github),
    { repository: context.runner.repository, permissions: { contents: 'read' } },
    createWaitBudget(TOKEN_WAIT_MS),
  );
}

/** The first `git` on the path, as an absolute path; the working directory never counts. */
function findGit(path: string): string {
  for (const directory of path.split(delimiter).filter(isAbsolute)) {
    const candidate = join(directory, 'git');
    try {
      accessSync(candidate, constants.X_OK);
      return candidate;
    } catch {
      // the next one
    }
  }
  throw new ActionError('E_TOOL', 'There is no `git` on the PATH of the runner.', {
    hint: 'Install git 2.39 or newer on the runner.',
  });
}

/** What a killed run left; only a directory that bears our mark, directly under `RUNNER_TEMP`. */
async function removeLeftover(context: PostContext): Promise<void> {
  const path = context.state(DIRECTORY_STATE);
  const temp = context.env['RUNNER_TEMP'] ?? '';
  if (path === '' || temp === '') return;
  if (dirname(resolve(path)) !== resolve(temp) || !basename(path).startsWith(TEMPORARY)) return;
  await rm(path, { recursive: true, force: true });
}
