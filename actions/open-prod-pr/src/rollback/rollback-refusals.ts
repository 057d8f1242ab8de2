import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { imageLine, type ReleaseImage } from '../release.ts';
import type { PullRequest } from '../state/repository-state.ts';
import { formatRollbackAsk } from './rollback-ask.ts';
import type { PassedOver, RollbackAsk } from './rollback.ts';

/** Values named in a sentence. */
const MAX_NAMED = 10;

/** There is nothing that production may go back to. */
export function nothingEarlier(
  ask: RollbackAsk,
  why: string,
  passedOver: readonly PassedOver[],
): ActionError {
  const listed = passedOver.slice(0, MAX_NAMED).map(({ value, why: reason }) => {
    const tags = [...new Set(value.images.map(({ tag }) => tag))].join(', ');
    return `\n  ${tags} of ${value.commit}: ${reason}`;
  });
  const sum = listed.length === 0 ? '' : ` Passed over:${listed.join('')}`;
  return new ActionError(
    'E_NOTHING_TO_ROLL_BACK',
    `Nothing to roll back to for \`${formatRollbackAsk(ask)}\`: ${why}.${sum}`,
  );
}

/** The images that were looked at before are not those that would be written. */
export function otherImages(
  given: readonly ReleaseImage[],
  wanted: readonly ReleaseImage[],
): ActionError | undefined {
  const text = (images: readonly ReleaseImage[]): string => images.map(imageLine).sort().join(', ');
  if (given.length === 0 || text(given) === text(wanted)) return undefined;
  return new ActionError(
    'E_PROMOTE_MISMATCH',
    `Input \`images\` is ${text(given)}, but the rollback writes ${text(wanted)}.`,
    {
      hint: 'Give `images` as `mode: plan` of this very run handed them on, or leave it out. Where the base moved in between, run again, all of it.',
    },
  );
}

/** Another rollback is open, and shall stay. */
export function otherRollback({ headBranch, url }: PullRequest): ActionError {
  return new ActionError('E_PR_OPEN', `The rollback ${headBranch} is open: ${url}`);
}
