import type { PullRequest } from '../pulls/pull-request.ts';
import type { Repository } from '../state.ts';
import { notFound, repositoryFor } from './call.ts';
import type { RestCall } from './call.ts';

export interface Found {
  readonly repository: Repository;
  readonly pull: PullRequest;
}

/** The pull request of a call below `pulls/{pull_number}`. @throws RestRefusal 404 where there is none. */
export function pullFor(call: RestCall, level: 'read' | 'write' = 'read'): Found {
  return found(call, repositoryFor(call, 'pull_requests', level), 'pull_number');
}

/** Of a call below `issues/{issue_number}`: either permission will do, every pull request is an issue. */
export function issueFor(call: RestCall, level: 'read' | 'write' = 'read'): Found {
  const repository = repositoryFor(call, ['issues', 'pull_requests'], level);
  return found(call, repository, 'issue_number');
}

/** For a permission other than that for pull requests: merging writes contents. */
export function pullWith(call: RestCall, permission: string, level: 'read' | 'write'): Found {
  return found(call, repositoryFor(call, permission, level), 'pull_number');
}

function found(call: RestCall, repository: Repository, parameter: string): Found {
  const pull = repository.store.pulls.get(Number(call.params[parameter]));
  if (pull === undefined) throw notFound();
  return { repository, pull };
}
