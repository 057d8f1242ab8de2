import { map, type Workflow } from './load-workflow.ts';

const OWN_REPOSITORY = 'gitops-actions/gitops-actions';

/** Name of our own action in a `uses:`, by the self-repository syntax or in full. */
export function ownAction(uses: string): string | undefined {
  return /^(?:\$|\.|gitops-actions\/gitops-actions)\/actions\/([\w-]+)(?:@.*)?$/.exec(uses)?.[1];
}

/** File name of our own reusable workflow in a `uses:`. */
export function ownWorkflow(uses: string): string | undefined {
  return /^(?:\$|\.|gitops-actions\/gitops-actions)\/\.github\/workflows\/([\w.-]+?)(?:@.*)?$/.exec(
    uses,
  )?.[1];
}

/** `$/…`: our own repository at the commit that runs, without a checkout. */
export function isSelf(uses: string): boolean {
  return uses.startsWith('$/');
}

/** Whether a full `owner/name/…@ref` names our own repository. */
export function isOwnRepository(uses: string): boolean {
  return uses.startsWith(`${OWN_REPOSITORY}/`);
}

/** Whether other repositories call the workflow. */
export function isReusable(workflow: Workflow): boolean {
  return map(workflow.root['on'])['workflow_call'] !== undefined;
}
