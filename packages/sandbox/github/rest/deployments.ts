import { isAncestor } from '../pulls/pull-commits.ts';
import type { Deployment } from '../pulls/deployment.ts';
import type { GitHubState, Repository } from '../state.ts';
import { accountResource, nodeId } from './account-resource.ts';
import { RestRefusal, actorOf, repositoryFor } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { dateTime } from './commit-resource.ts';
import { pageOf } from './paging.ts';
import { repositoryApiUrl } from './repository-resource.ts';
import { resolveCommit } from './revision.ts';

interface Order {
  readonly ref: string;
  readonly task?: string;
  readonly auto_merge?: boolean;
  readonly required_contexts?: readonly string[] | null;
  readonly payload?: unknown;
  readonly environment?: string;
  readonly description?: string | null;
  readonly transient_environment?: boolean;
  readonly production_environment?: boolean;
}

export const createDeployment: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'deployments', 'write');
  const creator = actorOf(call);
  const order = call.body as Order;
  const sha = await resolveCommit(repository, order.ref);
  if (sha === undefined) throw new RestRefusal(422, `No ref found for: ${order.ref}`);
  const contexts = order.required_contexts ?? [];
  if (contexts.length > 0) {
    // Nobody sets commit statuses in the sandbox.
    throw new RestRefusal(409, `Conflict: Commit status checks failed for ${order.ref}.`);
  }
  if (order.auto_merge !== false) await requireUpToDate(call, repository, order.ref, sha);
  const at = call.state.now();
  const environment = order.environment ?? 'production';
  const deployment: Deployment = {
    id: repository.store.takeId(),
    ref: order.ref,
    sha,
    task: order.task ?? 'deploy',
    environment,
    payload: order.payload ?? '',
    description: order.description ?? null,
    transientEnvironment: order.transient_environment ?? false,
    productionEnvironment: order.production_environment ?? environment === 'production',
    creator,
    createdAt: at,
    updatedAt: at,
    statuses: [],
  };
  repository.store.deployments.push(deployment);
  return { status: 201, body: deploymentResource(call.state, repository, deployment) };
};

/**
 * GitHub merges the default branch into a branch that lags behind, and deploys nothing then. The
 * sandbox does not: whoever deploys what was judged has to say `auto_merge: false`.
 */
async function requireUpToDate(
  call: RestCall,
  repository: Repository,
  ref: string,
  sha: string,
): Promise<void> {
  const tip = await resolveCommit(repository, `heads/${repository.defaultBranch}`);
  const isBranch = (await resolveCommit(repository, `heads/${ref}`)) !== undefined;
  if (!isBranch || tip === undefined || (await isAncestor(repository, tip, sha))) return;
  const problem = 'The sandbox does not offer auto_merge of a deployment.';
  call.state.violations.push(problem);
  throw new RestRefusal(409, problem);
}

/** Newest first. */
export const listDeployments: RestHandler = (call) => {
  const repository = repositoryFor(call, 'deployments');
  const { query, state } = call;
  const asked = (name: string, value: string): boolean =>
    ['none', value].includes(query.get(name) ?? 'none');
  const matching = repository.store.deployments.filter(
    (each) =>
      asked('sha', each.sha) &&
      asked('ref', each.ref) &&
      asked('task', each.task) &&
      asked('environment', each.environment),
  );
  const url = `${repositoryApiUrl(state, repository)}/deployments`;
  const { items, headers } = pageOf(call, matching.toReversed(), url);
  const body = items.map((each) => deploymentResource(state, repository, each));
  return Promise.resolve({ status: 200, headers, body });
};

function deploymentResource(
  state: GitHubState,
  repository: Repository,
  deployment: Deployment,
): object {
  const api = repositoryApiUrl(state, repository);
  const url = `${api}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: nodeId('DE', String(deployment.id)),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: accountResource(state, deployment.creator),
    created_at: dateTime(deployment.createdAt),
    updated_at: dateTime(deployment.updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: api,
    transient_environment: deployment.transientEnvironment,
    production_environment: deployment.productionEnvironment,
  };
}
