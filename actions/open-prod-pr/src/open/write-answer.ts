import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { statusOf } from '@gitops-actions/shared/github/http-failure.ts';

/** How one write ended: done, or unknown or refused in a way that a fresh look may explain. */
export type WriteAnswer<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'unsure'; readonly error: ActionError };

/** How GitHub says that a ruleset keeps the writer out; the status differs from call to call. */
const PROTECTED =
  /rule violation|protected (?:branch|ref)|GH006|GH013|creations being restricted|not authorized to push/i;

/** All that GitHub may say of a rule on a ref (a merge queue, for one), and of a race for it as well. */
const VAGUE = /reference update failed/i;

/** What GitHub says to an App that would bring a workflow file which no branch of the repository has. */
const WORKFLOWS = /without `?workflows?`? (?:permission|scope)/i;

const PROTECTED_HINT =
  'Let the GitHub App create and update the branches of releases (bypass actor of the ruleset for `promote/prod/**`); the job’s own token never can.';

/**
 * Sends one write. Where another writer may have been faster (404, 409, 422) or nobody knows what
 * happened, the answer is `unsure` and the state has to be read again.
 *
 * @param where the branch, for messages
 * @throws `E_PROTECTED` for a ruleset; `E_PERMISSION`, `E_RATE_LIMIT`
 */
export async function attempt<T>(where: string, write: () => Promise<T>): Promise<WriteAnswer<T>> {
  try {
    return { kind: 'done', value: await write() };
  } catch (thrown) {
    if (!(thrown instanceof ActionError)) throw thrown;
    if (PROTECTED.test(thrown.message)) {
      throw new ActionError(
        'E_PROTECTED',
        `A ruleset keeps this writer out of ${where}: ${thrown.message}`,
        { hint: PROTECTED_HINT, cause: thrown.cause },
      );
    }
    if (WORKFLOWS.test(thrown.message)) {
      throw new ActionError('E_PERMISSION', thrown.message, {
        hint: 'Bring changes of workflows to the base by a pull request of their own, and name `.github/**` in `promotion.trust-paths` of the policy: then the plan says so before anything is copied.',
        cause: thrown.cause,
      });
    }
    if (VAGUE.test(thrown.message)) {
      const { message, cause } = thrown;
      const error = new ActionError('E_PROTECTED', message, { hint: PROTECTED_HINT, cause });
      return { kind: 'unsure', error };
    }
    const status = statusOf(thrown);
    const open =
      thrown.code === 'E_UNREACHABLE' || status === 404 || status === 409 || status === 422;
    if (!open) throw thrown;
    return { kind: 'unsure', error: thrown };
  }
}
