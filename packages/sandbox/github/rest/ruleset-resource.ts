import type { RuleOfFile } from '../ruleset-file.ts';
import type { GitHubState, Repository, StoredRuleset } from '../state.ts';
import { nodeId } from './account-resource.ts';
import { repositoryApiUrl } from './repository-resource.ts';

/** What GitHub adds to a rule's parameters where a request says nothing of them. */
const ADDED: Readonly<Record<string, object>> = {
  pull_request: { allowed_merge_methods: ['merge', 'squash', 'rebase'], required_reviewers: [] },
  required_status_checks: { do_not_enforce_on_create: false },
  update: { update_allows_fetch_and_merge: false },
};

/** An entry of the list. */
export function rulesetSummary(
  state: GitHubState,
  repository: Repository,
  { id, document, createdAt, updatedAt }: StoredRuleset,
): object {
  const page = `${state.url}/${repository.fullName}/rules/${id}`;
  return {
    id,
    name: document.name,
    target: document.target,
    source_type: 'Repository',
    source: repository.fullName,
    enforcement: document.enforcement,
    node_id: nodeId('RRS', String(id)),
    _links: {
      self: { href: `${repositoryApiUrl(state, repository)}/rulesets/${id}` },
      html: { href: page },
    },
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
  };
}

/** The whole ruleset, as its own address shows it to who may edit it. */
export function rulesetDetails(
  state: GitHubState,
  repository: Repository,
  stored: StoredRuleset,
): object {
  const { bypass_actors: actors, conditions, rules } = stored.document;
  return {
    ...rulesetSummary(state, repository, stored),
    bypass_actors: actors,
    conditions,
    rules: rules.map(ruleResource),
    current_user_can_bypass: 'never',
  };
}

function ruleResource({ type, parameters }: RuleOfFile): object {
  const all = { ...ADDED[type], ...parameters };
  return { type, ...(Object.keys(all).length > 0 && { parameters: all }) };
}
