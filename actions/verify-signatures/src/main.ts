import type { Action, ActionContext } from '@gitops-actions/shared/action/action.ts';
import { findGit } from '@gitops-actions/shared/git/find-git.ts';
import { openRepository } from '@gitops-actions/shared/git/open-repository.ts';
import {
  rememberDirectory,
  removeLeftover,
} from '@gitops-actions/shared/git/temporary-directory.ts';
import { obtainToken, revokeMintedToken } from '@gitops-actions/shared/github/authenticate.ts';
import { chooseIdentity, type GitHubInputs } from '@gitops-actions/shared/github/github-inputs.ts';
import { createWaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { defaultBranchOf, readEvent } from './event.ts';
import { readInputs } from './inputs.ts';

const TOKEN_WAIT_MS = 60_000;

/** The verify-signatures action. */
export const action: Action = {
  name: 'verify-signatures',
  async main(context) {
    const inputs = readInputs(context.read);
    const { runner, log, env } = context;
    const event = readEvent(runner, inputs);
    const { run } = await import('./run.ts');
    return run(inputs, {
      event,
      defaultBranch: defaultBranchOf(runner.event),
      log,
      open: (wanted) =>
        openRepository({
          run: runProcess,
          git: findGit(env['PATH'] ?? '', runner.workspace),
          env,
          log,
          temp: runner.temp,
          workspace: runner.workspace,
          path: inputs.repositoryPath,
          url: `${runner.serverUrl}/${runner.repository}.git`,
          token: () => readToken(context, inputs.github),
          wanted,
          loopback: runner.loopback,
          onDirectory: rememberDirectory(context),
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
