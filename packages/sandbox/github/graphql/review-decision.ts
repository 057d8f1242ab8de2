import { standingReviews } from '../pulls/approvals.ts';
import type { PullRequest } from '../pulls/pull-request.ts';
import type { Repository } from '../state.ts';

/** `PullRequest.reviewDecision`; null where the base asks for no review. */
export function reviewDecision(
  repository: Repository,
  pull: PullRequest,
): 'APPROVED' | 'CHANGES_REQUESTED' | 'REVIEW_REQUIRED' | null {
  const needed = repository.rules
    .of(`refs/heads/${pull.base.ref}`)
    .map((rule) => rule.parameters?.requiredApprovingReviewCount ?? 0)
    .reduce((most, count) => Math.max(most, count), 0);
  if (needed === 0) return null;
  const opinions = standingReviews(pull).map(({ state }) => state);
  if (opinions.includes('CHANGES_REQUESTED')) return 'CHANGES_REQUESTED';
  const approvals = opinions.filter((state) => state === 'APPROVED').length;
  return approvals >= needed ? 'APPROVED' : 'REVIEW_REQUIRED';
}
