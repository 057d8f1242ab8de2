import { ActionError } from '../action/action-error.ts';
import { isUtf8 } from 'node:buffer';
import type { GitHub } from '../github/client.ts';
import { readFileAt } from '../github/read-file.ts';
import { parsePolicy } from './parse-policy.ts';
import type { Policy } from './policy.ts';

/** Where the policy of a repository stands, and nowhere else unless an input says so. */
export const POLICY_PATH = '.github/gitops-policy.yml';

/** A policy and exactly which file it was. */
export interface LoadedPolicy {
  readonly policy: Policy;
  readonly path: string;
  /** The commit it was read at. */
  readonly commit: string;
  /** Git's object name of the file. */
  readonly blob: string;
}

/** Which file of which repository. */
export interface PolicyLocation {
  readonly owner: string;
  readonly repo: string;
  /** Default {@link POLICY_PATH}. */
  readonly path?: string;
  /** Full name, e.g. `refs/heads/main`; default: the default branch. */
  readonly ref?: string;
}

/**
 * Reads the policy through GitHub's API, by default at the default branch's head: never from the
 * change that is being judged.
 *
 * @throws `E_POLICY_MISSING`, `E_POLICY_INVALID`, and what the client throws
 */
export async function loadPolicyFromGitHub(
  github: GitHub,
  location: PolicyLocation,
): Promise<LoadedPolicy> {
  const { owner, repo, path = POLICY_PATH, ref } = location;
  const file = await readFileAt(github, { owner, repo, path, ...(ref !== undefined && { ref }) });
  if (file === undefined)
    throw policyMissing(path, `${owner}/${repo} at ${ref ?? 'the default branch'}`);
  return {
    policy: await parsePolicy(policyText(file.bytes, path), path),
    path,
    commit: file.headOid,
    blob: file.blobOid,
  };
}

/** The error for a policy file that is not there. */
export function policyMissing(path: string, where: string): ActionError {
  return new ActionError('E_POLICY_MISSING', `There is no ${path} in ${where}.`);
}

/**
 * The bytes of a policy file as text.
 *
 * @throws `E_POLICY_INVALID` when they are not UTF-8
 */
export function policyText(bytes: Uint8Array, origin: string): string {
  if (!isUtf8(bytes)) throw new ActionError('E_POLICY_INVALID', `${origin} is not UTF-8.`);
  return Buffer.from(bytes).toString('utf8');
}
