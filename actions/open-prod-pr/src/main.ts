import { rm } from 'node:fs/promises';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Action, ActionContext, ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { Runner } from '@gitops-actions/shared/action/runner.ts';
import { removeLeftover } from '@gitops-actions/shared/git/temporary-directory.ts';
import { revokeMintedToken } from '@gitops-actions/shared/github/authenticate.ts';
import { checkBranchName } from '@gitops-actions/shared/github/branch-name.ts';
import {
  chooseIdentity,
  type GitHubIdentity,
} from '@gitops-actions/shared/github/github-inputs.ts';
import { readInputs, type Inputs, type RollbackInputs, type TagInputs } from './inputs.ts';
import type { ReleaseDeps } from './deps.ts';

/** The open-prod-pr action. */
export const action: Action = {
  name: 'open-prod-pr',
  async main(context) {
    const inputs = readInputs(context.read);
    const { mode } = inputs;
    const identity = chooseIdentity(inputs.github);
    if (mode === 'merged') return merged(context, inputs, identity);
    const branchPrefix = inputs.headBranch.slice(0, -'{tag}'.length);
    const { rollbackTo } = inputs;
    if (rollbackTo !== undefined) {
      return rollback(context, { ...inputs, mode, rollbackTo }, identity, branchPrefix);
    }
    const tag = inputs.tag ?? eventTag(context.runner);
    const names = {
      tag,
      branchPrefix,
      headBranch: checkBranchName(`${branchPrefix}${tag}`, 'tag'),
    };
    const { createDeps } = await import('./create-deps.ts');
    const { deps, directory } = await createDeps(context, { ...inputs, mode }, identity, names);
    try {
      return await runMode({ ...inputs, mode }, deps);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  },
  async post(context) {
    await removeLeftover(context);
    await revokeMintedToken(context);
  },
};

/** The one mode that is about no tag. */
async function merged(
  context: ActionContext,
  inputs: Inputs,
  identity: GitHubIdentity,
): Promise<ActionResult> {
  const { createMergedDeps } = await import('./merged/create-merged-deps.ts');
  const { deps, directory } = await createMergedDeps(context, inputs, identity);
  try {
    return await (await import('./merged/run-merged.ts')).runMerged(inputs, deps);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Instead of a tag: an earlier release that is brought back. */
async function rollback(
  context: ActionContext,
  inputs: RollbackInputs,
  identity: GitHubIdentity,
  branchPrefix: string,
): Promise<ActionResult> {
  const { createRollbackDeps } = await import('./rollback/create-rollback-deps.ts');
  const { deps, directory } = await createRollbackDeps(context, inputs, identity, branchPrefix);
  try {
    return inputs.mode === 'plan'
      ? await (await import('./rollback/plan-rollback.ts')).planRollback(inputs, deps)
      : await (await import('./rollback/open-rollback.ts')).openRollback(inputs, deps);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** Each mode of a tag is a stage of its own. */
async function runMode(inputs: TagInputs, deps: ReleaseDeps): Promise<ActionResult> {
  switch (inputs.mode) {
    case 'plan':
      return (await import('./plan/run-plan.ts')).runPlan(inputs, deps);
    case 'open':
      return (await import('./open/run-open.ts')).runOpen(inputs, deps);
    case 'withdraw':
      return (await import('./open/run-withdraw.ts')).runWithdraw(inputs, deps);
  }
}

/** @throws `E_EVENT` when the event speaks of no tag */
function eventTag(runner: Runner): string {
  const prefix = 'refs/tags/';
  if (runner.ref.startsWith(prefix)) return runner.ref.slice(prefix.length);
  throw new ActionError(
    'E_EVENT',
    `The event \`${runner.eventName}\` is not about a tag (${runner.ref}), and \`tag\` is not given.`,
    { hint: 'Run on the push of a tag, or say which one:\n  with:\n    tag: v1.2.3' },
  );
}
