import { Kind } from 'graphql';
import type { GraphQLResolveInfo, SelectionSetNode } from 'graphql';
import type { Actor } from '../identity/actor.ts';
import type { Label } from '../pulls/label.ts';
import type { PullRequest, Team } from '../pulls/pull-request.ts';
import type { Comment, Review } from '../pulls/timeline.ts';
import { nodeId } from '../rest/account-resource.ts';
import { dateTime } from '../rest/commit-resource.ts';
import type { GitHubState, Repository } from '../state.ts';
import { actorNode, teamNode, userNode } from './accounts.ts';
import type { GraphQLContext } from './context.ts';

export function labelNode(state: GitHubState, repository: Repository, label: Label): object {
  const path = `/${repository.fullName}/labels/${encodeURIComponent(label.name)}`;
  return {
    __typename: 'Label',
    id: nodeId('LA', String(label.id)),
    name: label.name,
    color: label.color,
    description: label.description,
    isDefault: label.isDefault,
    url: `${state.url}${path}`,
    resourcePath: path,
  };
}

export function commentNode(state: GitHubState, path: string, comment: Comment): object {
  return {
    __typename: 'IssueComment',
    id: nodeId('IC', String(comment.id)),
    databaseId: comment.id,
    fullDatabaseId: String(comment.id),
    author: actorNode(state, comment.author),
    body: comment.body,
    createdAt: dateTime(comment.createdAt),
    updatedAt: dateTime(comment.updatedAt),
    url: `${state.url}${path}`,
    resourcePath: path,
  };
}

export function reviewNode(
  { state }: GraphQLContext,
  repository: Repository,
  pull: PullRequest,
  review: Review,
  commit: () => Promise<object | null>,
): object {
  const path = `/${repository.fullName}/pull/${pull.number}#pullrequestreview-${review.id}`;
  return {
    __typename: 'PullRequestReview',
    id: nodeId('PRR', String(review.id)),
    databaseId: review.id,
    fullDatabaseId: String(review.id),
    author: actorNode(state, review.author),
    state: review.state,
    body: review.body,
    commit,
    submittedAt: dateTime(review.submittedAt),
    createdAt: dateTime(review.submittedAt),
    url: `${state.url}${path}`,
    resourcePath: path,
  };
}

export function reviewRequestNode(
  context: GraphQLContext,
  repository: Repository,
  pull: PullRequest,
  wanted: Actor | Team,
): object {
  const name = 'slug' in wanted ? wanted.slug : wanted.login;
  return {
    __typename: 'ReviewRequest',
    id: nodeId('RR', repository.fullName, String(pull.number), name),
    asCodeOwner: false,
    requestedReviewer: (_args: object, info: GraphQLResolveInfo) => {
      if (!('slug' in wanted)) {
        return wanted.type === 'Bot'
          ? actorNode(context.state, wanted)
          : userNode(context.state, wanted);
      }
      // Who asks nothing of teams is given an empty object, not an error: so GitHub's clients get by.
      return asksForTeam(info) ? teamNode(context, repository, wanted) : { __typename: 'Team' };
    },
  };
}

function asksForTeam(info: GraphQLResolveInfo): boolean {
  const asks = (set: SelectionSetNode | undefined): boolean =>
    set?.selections.some((selection) => {
      if (selection.kind === Kind.FIELD) return false;
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
      const type = fragment?.typeCondition?.name.value;
      return type === undefined || type === 'Team' || type === 'Node'
        ? true
        : asks(fragment?.selectionSet);
    }) ?? false;
  return info.fieldNodes.some((node) => asks(node.selectionSet));
}
