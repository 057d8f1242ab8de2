import type { PullRequest } from '../pulls/pull-request.ts';
import type { Comment } from '../pulls/timeline.ts';
import type { GitHubState, Repository } from '../state.ts';
import { accountResource, nodeId } from './account-resource.ts';
import { actorOf, validationFailed } from './call.ts';
import type { RestHandler } from './call.ts';
import { dateTime } from './commit-resource.ts';
import { issueFor } from './find-pull.ts';
import { pageOf } from './paging.ts';
import { association } from './pull-resource.ts';
import { requireText } from './pull-text.ts';
import { repositoryApiUrl } from './repository-resource.ts';

export const createComment: RestHandler = (call) => {
  const { repository, pull } = issueFor(call, 'write');
  const author = actorOf(call);
  const { body } = call.body as { readonly body: string };
  if (body.trim() === '') {
    throw validationFailed({ resource: 'IssueComment', code: 'missing_field', field: 'body' });
  }
  requireText(undefined, body);
  const at = call.state.now();
  const id = repository.store.takeId();
  const comment: Comment = { id, author, body, createdAt: at, updatedAt: at };
  pull.comments.push(comment);
  pull.timeline.push({ kind: 'comment', at, actor: author, comment });
  pull.updatedAt = at;
  return Promise.resolve({
    status: 201,
    body: commentResource(call.state, repository, pull, comment),
  });
};

export const listComments: RestHandler = (call) => {
  const { repository, pull } = issueFor(call);
  const since = Date.parse(call.query.get('since') ?? '1970-01-01T00:00:00Z');
  const shown = pull.comments.filter((comment) => comment.updatedAt.getTime() >= since);
  const url = `${repositoryApiUrl(call.state, repository)}/issues/${pull.number}/comments`;
  const { items, headers } = pageOf(call, shown, url);
  const body = items.map((comment) => commentResource(call.state, repository, pull, comment));
  return Promise.resolve({ status: 200, headers, body });
};

function commentResource(
  state: GitHubState,
  repository: Repository,
  pull: PullRequest,
  comment: Comment,
): object {
  const api = `${repositoryApiUrl(state, repository)}/issues`;
  const page = `${state.url}/${repository.fullName}/pull/${pull.number}`;
  return {
    id: comment.id,
    node_id: nodeId('IC', String(comment.id)),
    url: `${api}/comments/${comment.id}`,
    html_url: `${page}#issuecomment-${comment.id}`,
    issue_url: `${api}/${pull.number}`,
    body: comment.body,
    user: accountResource(state, comment.author),
    created_at: dateTime(comment.createdAt),
    updated_at: dateTime(comment.updatedAt),
    author_association: association(comment.author),
  };
}
