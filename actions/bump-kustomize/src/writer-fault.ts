import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { GitHubAccount } from '@gitops-actions/shared/github/read-file.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';
import { isPipelineApp } from '@gitops-actions/shared/promotion/pipeline-commit.ts';

/**
 * Why an account may not write bumps: the policy names an App, and this is another. Nobody would believe
 * the trailers of its bumps, itself included, so the order would be off; verify-signatures refuses them.
 *
 * @param repository `owner/name` of the overlays
 * @returns `E_PERMISSION`
 */
export function writerFault(
  policy: Pick<Policy, 'signing'> | undefined,
  viewer: GitHubAccount | undefined,
  repository: string,
): ActionError | undefined {
  const app = policy?.signing?.pipeline?.app;
  if (app === undefined || viewer === undefined || isPipelineApp(app, viewer)) return undefined;
  return new ActionError(
    'E_PERMISSION',
    `The policy of ${repository} lets the GitHub App \`${app.slug}\` (user-id ${app.userId}) write bumps, and this token is that of \`${viewer.login}\` (${viewer.id}).`,
    {
      hint: `Give \`app-id\` and \`app-private-key\` of that App, or correct \`signing.pipeline.app\` in ${POLICY_PATH}. \`dry-run\` and \`mode: check\` need no App.`,
    },
  );
}
