import type { Actor } from '../identity/actor.ts';
import type { Credential } from '../identity/credentials.ts';
import { mergeRefusals } from '../pulls/merge-rules.ts';
import { mergeability } from '../pulls/mergeability.ts';
import { mergeBase, pullCommits } from '../pulls/pull-commits.ts';
import type { PullRequest, PullSide, Team } from '../pulls/pull-request.ts';
import type { GitHubState, Repository } from '../state.ts';
import { accountResource, nodeId, organization } from './account-resource.ts';
import { changedFiles, dateTime } from './commit-resource.ts';
import { labelResource } from './label-resource.ts';
import { repositoryApiUrl, repositoryResource } from './repository-resource.ts';

/** What GitHub knows of a pull request's mergeability; it finds out in its own time after each change. */
export type Knowledge = 'known' | 'unknown';

/** A pull request as it stands in lists. */
export function simplePullResource(
  state: GitHubState,
  repository: Repository,
  pull: PullRequest,
  credential: Credential,
): object {
  const api = repositoryApiUrl(state, repository);
  const self = `${api}/pulls/${pull.number}`;
  const issue = `${api}/issues/${pull.number}`;
  const html = `${state.url}/${repository.fullName}/pull/${pull.number}`;
  const account = (actor: Actor): object => accountResource(state, actor);
  const [assignee] = pull.assignees;
  const side = ({ ref, oid }: PullSide): object => ({
    label: `${repository.owner}:${ref}`,
    ref,
    sha: oid,
    user: accountResource(state, organization(repository.owner)),
    repo: repositoryResource(state, repository, credential),
  });
  const link = (href: string): { readonly href: string } => ({ href });
  const urls = {
    commits: `${self}/commits`,
    review_comments: `${self}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    comments: `${issue}/comments`,
    statuses: `${api}/statuses/${pull.head.oid}`,
  };
  return {
    id: pull.id,
    node_id: nodeId('PR', repository.fullName, String(pull.number)),
    url: self,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    ...Object.fromEntries(Object.entries(urls).map(([name, url]) => [`${name}_url`, url])),
    number: pull.number,
    state: pull.state,
    locked: false,
    title: pull.title,
    user: account(pull.author),
    body: pull.body,
    // GitHub's description of lists knows no label without a description.
    labels: pull.labels.map((label) => ({
      ...labelResource(state, repository, label),
      description: label.description ?? '',
    })),
    milestone: null,
    active_lock_reason: null,
    created_at: dateTime(pull.createdAt),
    updated_at: dateTime(pull.updatedAt),
    closed_at: pull.closedAt === undefined ? null : dateTime(pull.closedAt),
    merged_at: pull.merged === undefined ? null : dateTime(pull.merged.at),
    merge_commit_sha: pull.merged?.commit ?? null,
    assignee: assignee === undefined ? null : account(assignee),
    assignees: pull.assignees.map(account),
    requested_reviewers: pull.requestedReviewers.map(account),
    requested_teams: pull.requestedTeams.map((team) => teamResource(state, team)),
    head: side(pull.head),
    base: side(pull.base),
    _links: {
      self: link(self),
      html: link(html),
      issue: link(issue),
      ...Object.fromEntries(Object.entries(urls).map(([name, url]) => [name, link(url)])),
    },
    author_association: association(pull.author),
    auto_merge: null,
    draft: pull.draft,
  };
}

/** A pull request by itself: with its sizes and whether it can be merged. */
export async function pullResource(
  state: GitHubState,
  repository: Repository,
  pull: PullRequest,
  credential: Credential,
  knowledge: Knowledge = 'known',
): Promise<object> {
  const commits = await pullCommits(repository, pull);
  const from = (await mergeBase(repository, pull.base.oid, pull.head.oid)) ?? pull.base.oid;
  const files = (await changedFiles(state, repository, from, pull.head.oid)) as readonly {
    readonly additions: number;
    readonly deletions: number;
  }[];
  const merge = await mergeState(state, repository, pull, knowledge);
  return {
    ...simplePullResource(state, repository, pull, credential),
    labels: pull.labels.map((label) => labelResource(state, repository, label)),
    merged: pull.merged !== undefined,
    merged_by: pull.merged === undefined ? null : accountResource(state, pull.merged.by),
    ...merge,
    comments: pull.comments.length,
    review_comments: 0,
    maintainer_can_modify: false,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  };
}

async function mergeState(
  state: GitHubState,
  repository: Repository,
  pull: PullRequest,
  knowledge: Knowledge,
): Promise<object> {
  const unknown = { mergeable: null, rebaseable: null, mergeable_state: 'unknown' };
  if (pull.state !== 'open' || knowledge === 'unknown') return unknown;
  const merge = await mergeability(repository, pull);
  if (!merge.clean) return { mergeable: false, rebaseable: false, mergeable_state: 'dirty' };
  const anyone: Credential = { kind: 'anonymous' };
  const refusals = await mergeRefusals(state, repository, pull, 'merge', anyone);
  const ready = refusals.length === 0 ? 'clean' : 'blocked';
  return {
    mergeable: true,
    rebaseable: null,
    mergeable_state: pull.draft ? 'draft' : ready,
  };
}

function teamResource(state: GitHubState, team: Team): object {
  const api = `${state.url}/api/v3/organizations/${team.organization}/team/${team.id}`;
  return {
    id: team.id,
    node_id: nodeId('T', team.organization, team.slug),
    url: api,
    html_url: `${state.url}/orgs/${team.organization}/teams/${team.slug}`,
    members_url: `${api}/members{/member}`,
    repositories_url: `${api}/repos`,
    name: team.name,
    slug: team.slug,
    description: null,
    privacy: 'closed',
    notification_setting: 'notifications_enabled',
    permission: 'push',
    type: 'organization',
    parent: null,
  };
}

export function association(actor: Actor): string {
  return actor.type === 'Bot' ? 'CONTRIBUTOR' : 'MEMBER';
}
