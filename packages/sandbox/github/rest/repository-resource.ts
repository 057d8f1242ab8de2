import { access } from '../identity/credentials.ts';
import type { Credential } from '../identity/credentials.ts';
import type { GitHubState, Repository } from '../state.ts';
import { accountResource, nodeId, organization } from './account-resource.ts';

export function repositoryApiUrl(state: GitHubState, repository: Repository): string {
  return `${state.url}/api/v3/repos/${repository.fullName}`;
}

/** Links that need a value are templates, as GitHub gives them. */
const LINKS: Readonly<Record<string, string>> = {
  archive_url: '/{archive_format}{/ref}',
  assignees_url: '/assignees{/user}',
  blobs_url: '/git/blobs{/sha}',
  branches_url: '/branches{/branch}',
  collaborators_url: '/collaborators{/collaborator}',
  comments_url: '/comments{/number}',
  commits_url: '/commits{/sha}',
  compare_url: '/compare/{base}...{head}',
  contents_url: '/contents/{+path}',
  contributors_url: '/contributors',
  deployments_url: '/deployments',
  downloads_url: '/downloads',
  events_url: '/events',
  forks_url: '/forks',
  git_commits_url: '/git/commits{/sha}',
  git_refs_url: '/git/refs{/sha}',
  git_tags_url: '/git/tags{/sha}',
  hooks_url: '/hooks',
  issue_comment_url: '/issues/comments{/number}',
  issue_events_url: '/issues/events{/number}',
  issues_url: '/issues{/number}',
  keys_url: '/keys{/key_id}',
  labels_url: '/labels{/name}',
  languages_url: '/languages',
  merges_url: '/merges',
  milestones_url: '/milestones{/number}',
  notifications_url: '/notifications{?since,all,participating}',
  pulls_url: '/pulls{/number}',
  releases_url: '/releases{/id}',
  stargazers_url: '/stargazers',
  statuses_url: '/statuses/{sha}',
  subscribers_url: '/subscribers',
  subscription_url: '/subscription',
  tags_url: '/tags',
  teams_url: '/teams',
  trees_url: '/git/trees{/sha}',
};

export function repositoryResource(
  state: GitHubState,
  repository: Repository,
  credential: Credential,
): object {
  const api = repositoryApiUrl(state, repository);
  const page = `${state.url}/${repository.fullName}`;
  const time = repository.createdAt.toISOString().replace(/\.\d+Z$/, 'Z');
  const may = (level: 'read' | 'write'): boolean =>
    access(credential, repository, 'contents', level) === 'allowed';
  return {
    id: repository.id,
    node_id: nodeId('R', repository.fullName),
    name: repository.name,
    full_name: repository.fullName,
    private: !repository.isPublic,
    visibility: repository.isPublic ? 'public' : 'private',
    owner: accountResource(state, organization(repository.owner)),
    html_url: page,
    description: null,
    url: api,
    ...Object.fromEntries(Object.entries(LINKS).map(([name, path]) => [name, `${api}${path}`])),
    clone_url: `${page}.git`,
    git_url: `git:${page.slice('http:'.length)}.git`,
    ssh_url: `git@127.0.0.1:${repository.fullName}.git`,
    svn_url: page,
    mirror_url: null,
    homepage: null,
    language: null,
    license: null,
    default_branch: repository.defaultBranch,
    ...{ created_at: time, updated_at: time, pushed_at: time },
    ...{ size: 0, forks: 0, forks_count: 0, network_count: 0, subscribers_count: 0 },
    ...{ open_issues: 0, open_issues_count: 0, stargazers_count: 0 },
    ...{ watchers: 0, watchers_count: 0, topics: [], fork: false, is_template: false },
    ...{ has_issues: true, has_projects: false, has_wiki: false, has_pages: false },
    ...{ has_discussions: false, has_downloads: false, archived: false, disabled: false },
    ...(may('write')
      ? {
          allow_merge_commit: repository.settings.allowMergeCommit,
          allow_squash_merge: repository.settings.allowSquash,
          allow_rebase_merge: repository.settings.allowRebase,
        }
      : {}),
    permissions: {
      admin: false,
      maintain: false,
      push: may('write'),
      triage: false,
      pull: may('read'),
    },
  };
}
