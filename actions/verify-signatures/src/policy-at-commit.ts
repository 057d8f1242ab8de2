import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { parsePolicyFile } from '@gitops-actions/shared/policy/parse-policy.ts';
import type { RegistryRule, SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';

/** What judges signatures out of one policy file. */
export interface JudgingPolicy {
  readonly signing: SigningPolicy;
  /** Which images may stand in which overlays. */
  readonly registries: readonly RegistryRule[];
  /** For messages. */
  readonly origin: string;
}

/** A policy as it stands in one commit. */
export interface PolicyAtCommit extends JudgingPolicy {
  readonly blob: string;
}

/**
 * Reads the policy of a commit.
 *
 * @throws `E_POLICY_MISSING`, `E_POLICY_INVALID` (also for a symbolic link in the file's place)
 */
export async function policyAtCommit(
  objects: GitObjects,
  commit: string,
  path: string,
): Promise<PolicyAtCommit> {
  const short = commit.slice(0, 12);
  const entry = await objects.entry(commit, path);
  if (entry === undefined) {
    throw new ActionError('E_POLICY_MISSING', `There is no ${path} in commit ${short}.`);
  }
  if (!/^100(644|755)$/.test(entry.mode)) {
    throw new ActionError('E_POLICY_INVALID', `${path} is not a regular file in commit ${short}.`);
  }
  const blob = (await objects.read([entry.oid])).get(entry.oid);
  const bytes = blob?.bytes ?? Buffer.alloc(0);
  return { ...(await readJudgingPolicy(objects, bytes, `${path}@${short}`)), blob: entry.oid };
}

/**
 * Reads the bytes of a policy that shall judge a repository.
 *
 * @throws `E_POLICY_INVALID`, also for a policy that says nothing about signatures
 */
export async function readJudgingPolicy(
  { hexLength }: Pick<GitObjects, 'hexLength'>,
  bytes: Uint8Array,
  origin: string,
): Promise<JudgingPolicy> {
  const { signing, registries } = await parsePolicyFile(bytes, origin);
  if (signing === undefined) {
    throw new ActionError('E_POLICY_INVALID', `${origin} has no \`signing\` section.`);
  }
  if (signing.trustRoot.length !== hexLength) {
    throw new ActionError(
      'E_POLICY_INVALID',
      `${origin}: \`signing.trust-root\` is no object name of this repository (${hexLength} hex digits).`,
    );
  }
  return { signing, registries, origin };
}
