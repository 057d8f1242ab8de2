import type { PullRequest } from '../pulls/pull-request.ts';
import type { Repository } from '../state.ts';
import { paged } from './connection.ts';
import type { PageArguments } from './connection.ts';
import { requirePermission } from './context.ts';
import type { GraphQLContext } from './context.ts';
import { GraphQLFailure } from './failure.ts';
import { pullRequestNode, pullState } from './pull-node.ts';
import type { PullState } from './pull-node.ts';
import { inOrder } from './pull-order.ts';
import type { PullOrder } from './pull-order.ts';

export interface PullFilter extends PageArguments {
  readonly headRefName?: string | null;
  readonly baseRefName?: string | null;
  readonly states?: readonly PullState[] | null;
  readonly labels?: readonly string[] | null;
  readonly orderBy?: PullOrder | null;
}

/** `Repository.pullRequests` and the pull requests of a ref. */
export function pullRequests(
  context: GraphQLContext,
  repository: Repository,
  filter: PullFilter,
  field: string,
): object {
  requirePermission(context, repository, 'pull_requests');
  const matching = [...repository.store.pulls.values()].filter((pull) => matches(pull, filter));
  return paged(field, inOrder(matching, filter.orderBy), filter, (pull) =>
    pullRequestNode(context, repository, pull),
  );
}

/** `Repository.pullRequest(number)`. @throws GraphQLFailure NOT_FOUND */
export function findPullRequest(
  context: GraphQLContext,
  repository: Repository,
  number: number,
): object {
  requirePermission(context, repository, 'pull_requests');
  const pull = repository.store.pulls.get(number);
  if (pull === undefined) {
    throw new GraphQLFailure(
      'NOT_FOUND',
      `Could not resolve to a PullRequest with the number of ${number}.`,
    );
  }
  return pullRequestNode(context, repository, pull);
}

function matches(pull: PullRequest, filter: PullFilter): boolean {
  const { headRefName, baseRefName, states, labels } = filter;
  const names = new Set(pull.labels.map(({ name }) => name.toLowerCase()));
  return (
    (headRefName ?? pull.head.ref) === pull.head.ref &&
    (baseRefName ?? pull.base.ref) === pull.base.ref &&
    (states?.includes(pullState(pull)) ?? true) &&
    (labels?.some((name) => names.has(name.toLowerCase())) ?? true)
  );
}
