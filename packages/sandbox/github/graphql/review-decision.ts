import type { PullRequest } from '../pulls/pull-request.ts';
import type { ReviewState } from '../pulls/timeline.ts';
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
  const opinions = [...latestOpinions(pull).values()];
  if (opinions.includes('CHANGES_REQUESTED')) return 'CHANGES_REQUESTED';
  const approvals = opinions.filter((state) => state === 'APPROVED').length;
  return approvals >= needed ? 'APPROVED' : 'REVIEW_REQUIRED';
}

/** By login; a comment takes back no approval. */
function latestOpinions(pull: PullRequest): ReadonlyMap<string, ReviewState> {
  const latest = new Map<string, ReviewState>();
  for (const review of pull.reviews) {
    if (review.state === 'COMMENTED' || review.state === 'PENDING') continue;
    latest.set(review.author.login, review.state);
  }
  return latest;
}
