import { mergeBase, pullCommits } from '../pulls/pull-commits.ts';
import type { PullRequest } from '../pulls/pull-request.ts';
import { repositoryFor } from './call.ts';
import type { RestHandler } from './call.ts';
import { changedFiles, commitResource } from './commit-resource.ts';
import { pullFor } from './find-pull.ts';
import { pageOf } from './paging.ts';
import { pullResource, simplePullResource } from './pull-resource.ts';
import { repositoryApiUrl } from './repository-resource.ts';

/** `GET pulls`: newest first; `head` counts only as `owner:branch`, as at GitHub. */
export const listPulls: RestHandler = (call) => {
  const repository = repositoryFor(call, 'pull_requests');
  const { query, state, credential } = call;
  const wanted = query.get('state') ?? 'open';
  const head = /^([^:]+):(.+)$/.exec(query.get('head') ?? '');
  const base = query.get('base');
  const matching = [...repository.store.pulls.values()].filter(
    (pull) =>
      (wanted === 'all' || pull.state === wanted) &&
      (base === null || pull.base.ref === base) &&
      (head === null || (head[1] === repository.owner && pull.head.ref === head[2])),
  );
  const updated = query.get('sort') === 'updated';
  const time = (pull: PullRequest): number => (updated ? pull.updatedAt.getTime() : pull.number);
  const ascending = query.get('direction') === 'asc';
  matching.sort((a, b) => (ascending ? time(a) - time(b) : time(b) - time(a)));
  const page = pageOf(call, matching, `${repositoryApiUrl(state, repository)}/pulls`);
  return Promise.resolve({
    status: 200,
    headers: page.headers,
    body: page.items.map((pull) => simplePullResource(state, repository, pull, credential)),
  });
};

export const getPull: RestHandler = async (call) => {
  const { repository, pull } = pullFor(call);
  return { status: 200, body: await pullResource(call.state, repository, pull, call.credential) };
};

/** GitHub lists no more commits than these. */
const MOST_COMMITS = 250;

export const listPullCommits: RestHandler = async (call) => {
  const { repository, pull } = pullFor(call);
  const { state } = call;
  const all = (await pullCommits(repository, pull)).slice(0, MOST_COMMITS);
  const page = pageOf(
    call,
    all,
    `${repositoryApiUrl(state, repository)}/pulls/${pull.number}/commits`,
  );
  const body: object[] = [];
  for (const oid of page.items) body.push(await commitResource(state, repository, oid));
  return { status: 200, headers: page.headers, body };
};

export const listPullFiles: RestHandler = async (call) => {
  const { repository, pull } = pullFor(call);
  const { state } = call;
  const from = (await mergeBase(repository, pull.base.oid, pull.head.oid)) ?? pull.base.oid;
  const all = await changedFiles(state, repository, from, pull.head.oid);
  const page = pageOf(
    call,
    all,
    `${repositoryApiUrl(state, repository)}/pulls/${pull.number}/files`,
  );
  return { status: 200, headers: page.headers, body: page.items };
};
