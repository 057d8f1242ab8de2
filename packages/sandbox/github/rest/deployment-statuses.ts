import type { Deployment, DeploymentState, DeploymentStatus } from '../pulls/deployment.ts';
import type { GitHubState, Repository } from '../state.ts';
import { accountResource, nodeId } from './account-resource.ts';
import { actorOf, notFound, repositoryFor } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { dateTime } from './commit-resource.ts';
import { pageOf } from './paging.ts';
import { repositoryApiUrl } from './repository-resource.ts';

interface Order {
  readonly state: DeploymentState;
  readonly target_url?: string;
  readonly log_url?: string;
  readonly description?: string;
  readonly environment?: string;
  readonly environment_url?: string;
  readonly auto_inactive?: boolean;
}

/** `POST …/statuses`; a success makes the environment's earlier deployments inactive. */
export const createDeploymentStatus: RestHandler = (call) => {
  const repository = repositoryFor(call, 'deployments', 'write');
  const creator = actorOf(call);
  const deployment = deploymentFor(call, repository);
  const order = call.body as Order;
  const at = call.state.now();
  const logUrl = order.log_url ?? order.target_url ?? '';
  const status: DeploymentStatus = {
    id: repository.store.takeId(),
    state: order.state,
    creator,
    description: order.description ?? '',
    environment: order.environment ?? deployment.environment,
    targetUrl: logUrl,
    logUrl,
    environmentUrl: order.environment_url ?? '',
    createdAt: at,
    updatedAt: at,
  };
  if (order.state === 'success' && order.auto_inactive !== false) {
    retire(repository, deployment, status);
  }
  deployment.statuses.push(status);
  deployment.updatedAt = at;
  const body = statusResource(call.state, repository, deployment, status);
  return Promise.resolve({ status: 201, body });
};

/** Newest first. */
export const listDeploymentStatuses: RestHandler = (call) => {
  const repository = repositoryFor(call, 'deployments');
  const deployment = deploymentFor(call, repository);
  const url = `${repositoryApiUrl(call.state, repository)}/deployments/${deployment.id}/statuses`;
  const { items, headers } = pageOf(call, deployment.statuses.toReversed(), url);
  const body = items.map((each) => statusResource(call.state, repository, deployment, each));
  return Promise.resolve({ status: 200, headers, body });
};

function deploymentFor(call: RestCall, repository: Repository): Deployment {
  const id = Number(call.params['deployment_id']);
  const deployment = repository.store.deployments.find((each) => each.id === id);
  if (deployment === undefined) throw notFound();
  return deployment;
}

/** Transient and production environments are left alone, as at GitHub. */
function retire(repository: Repository, newest: Deployment, status: DeploymentStatus): void {
  for (const other of repository.store.deployments) {
    const last = other.statuses.at(-1);
    const concerned =
      other.id !== newest.id &&
      other.environment === status.environment &&
      !other.transientEnvironment &&
      !other.productionEnvironment;
    if (!concerned || last?.state !== 'success') continue;
    const id = repository.store.takeId();
    other.statuses.push({ ...last, id, state: 'inactive', createdAt: status.createdAt });
  }
}

function statusResource(
  state: GitHubState,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): object {
  const api = repositoryApiUrl(state, repository);
  const url = `${api}/deployments/${deployment.id}`;
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: nodeId('DS', String(status.id)),
    state: status.state,
    creator: accountResource(state, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.targetUrl,
    log_url: status.logUrl,
    environment_url: status.environmentUrl,
    created_at: dateTime(status.createdAt),
    updated_at: dateTime(status.updatedAt),
    deployment_url: url,
    repository_url: api,
  };
}
