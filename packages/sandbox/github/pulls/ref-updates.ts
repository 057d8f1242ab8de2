import type { Credential } from '../identity/credentials.ts';
import type { GitHubState, RefUpdate, Repository } from '../state.ts';

/** Notes a ref that has changed; every writer of refs tells it here, once, after the fact. */
export async function noteRefUpdate(
  state: GitHubState,
  repository: Repository,
  credential: Credential,
  update: Pick<RefUpdate, 'after' | 'before' | 'ref' | 'via'>,
): Promise<void> {
  state.refUpdates.push({
    ...update,
    repository: repository.fullName,
    actor: 'actor' in credential ? credential.actor.login : '',
    startsWorkflows: credential.kind !== 'job',
  });
  await Promise.resolve();
}
