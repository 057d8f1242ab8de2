import type { Label } from '../pulls/label.ts';
import type { GitHubState, Repository } from '../state.ts';
import { nodeId } from './account-resource.ts';
import { repositoryApiUrl } from './repository-resource.ts';

export function labelResource(state: GitHubState, repository: Repository, label: Label): object {
  return {
    id: label.id,
    node_id: nodeId('LA', String(label.id)),
    url: `${repositoryApiUrl(state, repository)}/labels/${encodeURIComponent(label.name)}`,
    name: label.name,
    description: label.description,
    color: label.color,
    default: label.isDefault,
  };
}
