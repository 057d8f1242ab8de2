import { ActionError } from '@gitops-actions/shared/action/action-error.ts';

/**
 * The first reason's code and hint; the message names all.
 *
 * @param what they speak against, e.g. `releasing v1.2.3`
 */
export function joinedRefusals(what: string, refusals: readonly ActionError[]): ActionError {
  const [first] = refusals;
  if (first === undefined) throw new ActionError('E_INTERNAL', 'A refusal without a reason.');
  if (refusals.length === 1) return first;
  const listed = refusals.map(({ code, message }) => `${code}: ${message}`);
  const message = `${refusals.length} reasons against ${what}:\n${listed.join('\n')}`;
  const hints = [...new Set(refusals.map(({ hint }) => hint))];
  return new ActionError(first.code, message, { hint: hints.join('\n'), cause: first });
}
