import { git } from '../git/git-command.ts';
import type { Actor } from '../identity/actor.ts';
import type { PullRequestParameters } from '../rulesets.ts';
import type { Repository } from '../state.ts';
import { mergeBase } from './pull-commits.ts';
import type { PullRequest } from './pull-request.ts';
import { recordEvent } from './record-event.ts';
import type { Review } from './timeline.ts';

/** Each reviewer's last word; a comment does not take back an earlier verdict. */
export function standingReviews(pull: PullRequest): Review[] {
  const last = new Map<number, Review>();
  for (const review of pull.reviews) {
    if (review.state !== 'COMMENTED' && review.state !== 'PENDING') {
      last.set(review.author.id, review);
    }
  }
  return [...last.values()];
}

/** What GitHub says is missing of the reviews that the base's rule asks for. */
export function missingReviews(pull: PullRequest, rule: PullRequestParameters): string[] {
  const standing = standingReviews(pull);
  const approvals = standing.filter((review) => review.state === 'APPROVED');
  const against = standing.filter((review) => review.state === 'CHANGES_REQUESTED');
  const needed = rule.requiredApprovingReviewCount;
  const missing: string[] = [];
  if (approvals.length < needed) {
    missing.push(
      needed === 1
        ? 'At least 1 approving review is required by reviewers with write access.'
        : `At least ${needed} approving reviews are required by reviewers with write access.`,
    );
  }
  if (needed > 0 && against.length > 0) {
    const requests = against.length === 1 ? 'review requesting' : 'reviews requesting';
    missing.push(`${against.length} ${requests} changes by reviewers with write access.`);
  }
  if (rule.requireLastPushApproval) {
    const fresh = approvals.some(
      (review) => review.commit === pull.head.oid && review.author.id !== pull.lastPusher.id,
    );
    if (!fresh) {
      missing.push('New changes require approval from someone other than the last pusher.');
    }
  }
  return missing;
}

/** Takes back the approvals of a head that a push has replaced, where the base's rules say so. */
export async function dismissStaleReviews(
  repository: Repository,
  pull: PullRequest,
  reviewed: string,
  { at, actor }: { readonly at: Date; readonly actor: Actor },
): Promise<void> {
  const rules = repository.rules.of(`refs/heads/${pull.base.ref}`);
  if (!rules.some((rule) => rule.parameters?.dismissStaleReviewsOnPush === true)) return;
  // Only what changes the diff makes a review stale: merging the base in does not.
  const before = await changes(repository, pull.base.oid, reviewed);
  const after = await changes(repository, pull.base.oid, pull.head.oid);
  if (before.equals(after)) return;
  for (const review of pull.reviews) {
    if (review.state !== 'APPROVED') continue;
    review.state = 'DISMISSED';
    recordEvent(pull, at, actor, 'review_dismissed', review.author.login);
  }
}

async function changes(repository: Repository, base: string, head: string): Promise<Buffer> {
  const from = await mergeBase(repository, base, head);
  if (from === undefined) return Buffer.from(head);
  return git(repository.gitDir, ['diff-tree', '-r', '--raw', '--abbrev=40', '-z', from, head]);
}
