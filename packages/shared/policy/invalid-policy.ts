import { ActionError } from '../action/action-error.ts';

/**
 * The one form of a mistake in a policy: file, line and column, then the reason.
 *
 * @param position `line:column`, both from 1
 */
export function invalidPolicy(origin: string, position: string, reason: string): ActionError {
  return new ActionError('E_POLICY_INVALID', `${origin}:${position}: ${reason}.`);
}
