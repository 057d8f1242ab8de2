import type { PullRequest } from '../pulls/pull-request.ts';
import type { GitHubState, Repository } from '../state.ts';
import { accountResource, nodeId } from './account-resource.ts';
import { dateTime } from './commit-resource.ts';
import { labelResource } from './label-resource.ts';
import { association } from './pull-resource.ts';
import { repositoryApiUrl } from './repository-resource.ts';

/** A pull request as the issue that it also is. */
export function issueResource(
  state: GitHubState,
  repository: Repository,
  pull: PullRequest,
): object {
  const api = repositoryApiUrl(state, repository);
  const self = `${api}/issues/${pull.number}`;
  const html = `${state.url}/${repository.fullName}/pull/${pull.number}`;
  const assignees = pull.assignees.map((actor) => accountResource(state, actor));
  return {
    id: pull.id,
    node_id: nodeId('PR', repository.fullName, String(pull.number)),
    url: self,
    repository_url: api,
    labels_url: `${self}/labels{/name}`,
    comments_url: `${self}/comments`,
    events_url: `${self}/events`,
    html_url: html,
    number: pull.number,
    state: pull.state,
    title: pull.title,
    body: pull.body,
    user: accountResource(state, pull.author),
    labels: pull.labels.map((label) => labelResource(state, repository, label)),
    assignee: assignees[0] ?? null,
    assignees,
    milestone: null,
    locked: false,
    comments: pull.comments.length,
    pull_request: {
      url: `${api}/pulls/${pull.number}`,
      html_url: html,
      diff_url: `${html}.diff`,
      patch_url: `${html}.patch`,
      merged_at: pull.merged === undefined ? null : dateTime(pull.merged.at),
    },
    created_at: dateTime(pull.createdAt),
    updated_at: dateTime(pull.updatedAt),
    closed_at: pull.closedAt === undefined ? null : dateTime(pull.closedAt),
    author_association: association(pull.author),
    draft: pull.draft,
  };
}
