import { isUtf8 } from 'node:buffer';
import { ActionError } from '../action/action-error.ts';

/** Where the policy of a repository stands, and nowhere else unless an input says so. */
export const POLICY_PATH = '.github/gitops-policy.yml';

/**
 * The bytes of a policy file as text.
 *
 * @throws `E_POLICY_INVALID` when they are not UTF-8
 */
export function policyText(bytes: Uint8Array, origin: string): string {
  if (!isUtf8(bytes)) throw new ActionError('E_POLICY_INVALID', `${origin} is not UTF-8.`);
  return Buffer.from(bytes).toString('utf8');
}
