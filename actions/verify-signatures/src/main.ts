import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Action, ActionContext } from '@gitops-actions/shared/action/action.ts';
import { findGit } from '@gitops-actions/shared/git/find-git.ts';
import { openRepository } from '@gitops-actions/shared/git/open-repository.ts';
import {
  rememberDirectory,
  removeLeftover,
} from '@gitops-actions/shared/git/temporary-directory.ts';
import {
  connect,
  obtainToken,
  revokeMintedToken,
} from '@gitops-actions/shared/github/authenticate.ts';
import { chooseIdentity, type GitHubInputs } from '@gitops-actions/shared/github/github-inputs.ts';
import { createWaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import { runProcess } from '@gitops-actions/shared/process/run-process.ts';
import { defaultBranchOf, readEvent } from './event.ts';
import { readInputs } from './inputs.ts';
import { keepYoungGenerationSmall } from './young-generation.ts';

/** Under `RUNNER_TEMP`; stays for the steps that follow. */
const SARIF_FILE = 'verify-signatures.sarif';
const TOKEN_WAIT_MS = 60_000;
/** For GitHub's own verdicts: its verifier may be away for a while, and the run can wait as long. */
const GITHUB_WAIT_MS = 180_000;

/** The verify-signatures action. */
export const action: Action = {
  name: 'verify-signatures',
  async main(context) {
    const inputs = readInputs(context.read);
    const { runner, log, env } = context;
    const event = readEvent(runner, inputs);
    const token = once(() => readToken(context, inputs.github));
    keepYoungGenerationSmall();
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
          token,
          wanted,
          loopback: runner.loopback,
          onDirectory: rememberDirectory(context),
        }),
      repositoryUri: `${runner.serverUrl}/${runner.repository}`,
      async writeReport(text) {
        const path = join(runner.temp, SARIF_FILE);
        // Whatever stands there, a link of another step's, too, is not written through.
        await rm(path, { force: true });
        await writeFile(path, text, { flag: 'wx' });
        return path;
      },
      async connect() {
        const budget = createWaitBudget(GITHUB_WAIT_MS);
        const [owner = '', repo = ''] = runner.repository.split('/');
        return { github: connect(context, await token(), budget), owner, repo, budget };
      },
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

/** The same answer every time: an App's token is minted once, and `post` revokes one. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

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
