import type { Review, ReviewState } from '../pulls/timeline.ts';
import type { PullRequest } from '../pulls/pull-request.ts';
import type { GitHubState, Repository } from '../state.ts';
import { accountResource, nodeId } from './account-resource.ts';
import { RestRefusal, actorOf } from './call.ts';
import type { RestHandler } from './call.ts';
import { dateTime } from './commit-resource.ts';
import { pullFor } from './find-pull.ts';
import { pageOf } from './paging.ts';
import { association } from './pull-resource.ts';
import { repositoryApiUrl } from './repository-resource.ts';

interface Order {
  readonly commit_id?: string;
  readonly body?: string;
  readonly event?: 'APPROVE' | 'COMMENT' | 'REQUEST_CHANGES';
}

const STATES: Readonly<Record<NonNullable<Order['event']>, ReviewState>> = {
  APPROVE: 'APPROVED',
  COMMENT: 'COMMENTED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
};

/** `POST pulls/{pull_number}/reviews`: nobody judges his own pull request. */
export const createReview: RestHandler = (call) => {
  const { repository, pull } = pullFor(call, 'write');
  const author = actorOf(call);
  const order = (call.body ?? {}) as Order;
  const { event, body = '' } = order;
  const refused = (error: string): RestRefusal =>
    new RestRefusal(422, 'Unprocessable Entity', { errors: [error] });
  const judges = event === 'APPROVE' || event === 'REQUEST_CHANGES';
  if (judges && author.id === pull.author.id) {
    const what = event === 'APPROVE' ? 'approve' : 'request changes on';
    throw refused(`Review Can not ${what} your own pull request`);
  }
  const byActions = call.credential.kind === 'job' && event === 'APPROVE';
  if (byActions && !repository.settings.allowActionsToCreatePullRequests) {
    throw refused('GitHub Actions is not permitted to approve pull requests.');
  }
  if (event !== undefined && event !== 'APPROVE' && body === '') {
    throw refused('Review Body can not be blank');
  }
  const at = call.state.now();
  const review: Review = {
    id: repository.store.takeId(),
    author,
    state: event === undefined ? 'PENDING' : STATES[event],
    body,
    commit: order.commit_id ?? pull.head.oid,
    submittedAt: at,
  };
  pull.reviews.push(review);
  if (event !== undefined) {
    pull.timeline.push({ kind: 'review', at, actor: author, review });
    pull.updatedAt = at;
    // Who has reviewed is not asked any more.
    pull.requestedReviewers = pull.requestedReviewers.filter(({ id }) => id !== author.id);
  }
  return Promise.resolve({
    status: 200,
    body: reviewResource(call.state, repository, pull, review),
  });
};

export const listReviews: RestHandler = (call) => {
  const { repository, pull } = pullFor(call);
  const url = `${repositoryApiUrl(call.state, repository)}/pulls/${pull.number}/reviews`;
  const { items, headers } = pageOf(call, pull.reviews, url);
  const body = items.map((review) => reviewResource(call.state, repository, pull, review));
  return Promise.resolve({ status: 200, headers, body });
};

function reviewResource(
  state: GitHubState,
  repository: Repository,
  pull: PullRequest,
  review: Review,
): object {
  const page = `${state.url}/${repository.fullName}/pull/${pull.number}`;
  const html = `${page}#pullrequestreview-${review.id}`;
  const url = `${repositoryApiUrl(state, repository)}/pulls/${pull.number}`;
  return {
    id: review.id,
    node_id: nodeId('PRR', String(review.id)),
    user: accountResource(state, review.author),
    body: review.body,
    state: review.state,
    html_url: html,
    pull_request_url: url,
    author_association: association(review.author),
    _links: { html: { href: html }, pull_request: { href: url } },
    ...(review.state === 'PENDING' ? {} : { submitted_at: dateTime(review.submittedAt) }),
    commit_id: review.commit,
  };
}
