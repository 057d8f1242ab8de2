import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import { policyAtCommit, type PolicyAtCommit } from './policy-at-commit.ts';

/** The policy that judges, and where it stands. */
export interface PolicyInForce {
  readonly policy: PolicyAtCommit;
  /** The commit that it was read at. */
  readonly policyCommit: string;
  /** The branch that this commit counts as the head of: rules may speak of it by name. */
  readonly policyBranch: string;
}

/**
 * Reads the policy at a trusted ref, never at the change that is being judged.
 *
 * @param givenRef full ref name or commit; default: the default branch's head
 * @throws `E_EVENT` when nobody says what the default branch is, or for a commit of which branch it is
 *   the head; `E_POLICY_MISSING`, `E_POLICY_INVALID`
 */
export async function readPolicy(
  inputs: { readonly policy: string },
  deps: { readonly defaultBranch: string | undefined },
  repository: Repository,
  givenRef: string | undefined,
): Promise<PolicyInForce> {
  const defaultBranch = deps.defaultBranch ?? (await repository.defaultBranch());
  const policyRef = givenRef ?? refOf(defaultBranch);
  // Without a name, no rule that names branches would hold for the policy itself.
  const policyBranch = branchOf(policyRef ?? '') ?? defaultBranch;
  if (policyRef === undefined || policyBranch === undefined) {
    throw new ActionError(
      'E_EVENT',
      'Neither the event nor the clone says what the default branch is.',
      {
        hint: 'Give the input `policy-ref`, e.g. `refs/heads/main`.',
      },
    );
  }
  const policyCommit = await repository.resolve(policyRef);
  if (policyCommit === undefined) {
    throw new ActionError(
      'E_POLICY_MISSING',
      `The repository has no ${policyRef} to read the policy from.`,
    );
  }
  const policy = await policyAtCommit(repository.objects, policyCommit, inputs.policy);
  return { policy, policyCommit, policyBranch };
}

export function refOf(branch: string | undefined): string | undefined {
  return branch === undefined ? undefined : `refs/heads/${branch}`;
}

function branchOf(ref: string): string | undefined {
  return /^refs\/(?:heads|remotes\/origin)\/(.+)$/.exec(ref)?.[1];
}
