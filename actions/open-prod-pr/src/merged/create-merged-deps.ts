import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionContext } from '@gitops-actions/shared/action/action.ts';
import {
  makeTemporaryDirectory,
  rememberDirectory,
} from '@gitops-actions/shared/git/temporary-directory.ts';
import { obtainToken } from '@gitops-actions/shared/github/authenticate.ts';
import type { GitHubIdentity } from '@gitops-actions/shared/github/github-inputs.ts';
import { readFilesAt } from '@gitops-actions/shared/github/read-file.ts';
import { isSameRepository } from '@gitops-actions/shared/github/repository-name.ts';
import { createWaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import { parsePolicyFile } from '@gitops-actions/shared/policy/parse-policy.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import { openAccount, openObjects, tokenRequests } from '../account.ts';
import type { Inputs } from '../inputs.ts';
import type { MergedDeps } from './run-merged.ts';

/**
 * The world as `mode: merged` sees it: the repository of the workflow.
 *
 * @returns also the one directory that everything temporary lies in, for the caller to remove
 * @throws `E_INPUT`, and what minting a token throws
 */
export async function createMergedDeps(
  context: ActionContext,
  inputs: Inputs,
  identity: GitHubIdentity,
): Promise<{ readonly deps: MergedDeps; readonly directory: string }> {
  const { runner, log } = context;
  const name = inputs.repository ?? runner.repository;
  if (!isSameRepository(name, runner.repository)) {
    throw new ActionError(
      'E_INPUT',
      `Input \`repository\` is ${name}; \`mode: merged\` runs in the repository of the overlays.`,
      { hint: `Call it on every push to ${inputs.base} in ${name}.` },
    );
  }
  const budget = createWaitBudget(inputs.maxWait);
  const writes = inputs.dryRun ? 'read' : 'write';
  const permissions = { contents: 'read', deployments: writes, pull_requests: writes } as const;
  const token = await obtainToken(context, identity, { repository: name, permissions }, budget);
  const account = openAccount(context, budget, { name, source: 'repository', token });
  const gitops = account.remote;
  const directory = await makeTemporaryDirectory(runner.temp, rememberDirectory(context));
  const deps: MergedDeps = {
    ...{ gitops, runner, log },
    repository: (wanted) =>
      openObjects(context, account, directory, wanted, {
        workspace: runner.workspace,
        path: inputs.repositoryPath,
      }),
    overlays: async () => {
      const { owner, repo } = gitops;
      const { headOid, files } = await readFilesAt(
        gitops.github,
        { owner, repo },
        { paths: [POLICY_PATH] },
      );
      const file = files.get(POLICY_PATH);
      if (file === undefined) return [];
      const origin = `${POLICY_PATH} at ${headOid}`;
      const policy = await parsePolicyFile(file.bytes, origin);
      return policy.signing?.pipeline?.overlays ?? [];
    },
    requests: () => tokenRequests(identity) + gitops.github.requests(),
  };
  return { deps, directory };
}
