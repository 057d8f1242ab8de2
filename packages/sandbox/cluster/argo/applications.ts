import type { KubernetesClient, Wanted } from '../kubernetes/client.ts';
import type { KubernetesObject, ObjectName } from '../kubernetes/object.ts';
import { ARGOCD_NAMESPACE } from './argocd.ts';

/** As much of an Application as is looked at here. */
export interface Application extends KubernetesObject {
  readonly spec: {
    readonly source: { readonly repoURL: string; readonly targetRevision: string };
    readonly syncPolicy?: { readonly automated?: object; readonly syncOptions?: readonly string[] };
  };
  readonly status?: {
    readonly sync?: { readonly status: string; readonly revision?: string };
    readonly health?: { readonly status: string };
    readonly conditions?: readonly { readonly type: string; readonly message: string }[];
    readonly resources?: readonly ApplicationResource[];
    readonly operationState?: {
      readonly phase: string;
      readonly message?: string;
      readonly finishedAt?: string;
      readonly syncResult?: { readonly revision: string };
    };
    readonly summary?: { readonly images?: readonly string[] };
  };
}

export interface ApplicationResource {
  readonly group?: string;
  readonly version: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
  readonly status?: string;
  readonly health?: { readonly status: string; readonly message?: string };
}

const KIND = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application' } as const;
const REFRESH = 'argocd.argoproj.io/refresh';

export function applicationName(name: string): ObjectName {
  return { ...KIND, namespace: ARGOCD_NAMESPACE, name };
}

export function listApplications(client: KubernetesClient): Promise<readonly Application[]> {
  return client.list<Application>({ ...KIND, namespace: ARGOCD_NAMESPACE });
}

/** Makes Argo CD look at git now, as a webhook does. */
export async function refresh(
  client: KubernetesClient,
  name: string,
  kind: 'normal' | 'hard' = 'normal',
): Promise<void> {
  await client.patch(applicationName(name), { metadata: { annotations: { [REFRESH]: kind } } });
}

/** Syncs as a person does with `argocd app sync --prune`, to what the Application follows. */
export async function syncByHand(
  client: KubernetesClient,
  name: string,
  username: string,
): Promise<void> {
  const { spec } = await client.waitFor<Application>(applicationName(name), {
    what: 'appear',
    holds: () => true,
  });
  const { targetRevision: revision } = spec.source;
  const { syncOptions } = spec.syncPolicy ?? {};
  await client.patch(applicationName(name), {
    operation: { initiatedBy: { username }, sync: { prune: true, revision, syncOptions } },
  });
}

export interface WantedState {
  readonly revision?: string;
  readonly sync?: string;
  readonly health?: string;
  /** How its last operation ended. */
  readonly phase?: string;
  readonly timeoutMs?: number;
}

/** Waits until Argo CD says all of that about an Application. */
export function waitForApplication(
  client: KubernetesClient,
  name: string,
  wanted: WantedState,
): Promise<Application> {
  const { revision, sync, health, phase, timeoutMs } = wanted;
  const parts = [sync, health, phase, revision?.slice(0, 10)].filter((part) => part !== undefined);
  const check: Wanted<Application> = {
    what: `become ${parts.join(', ')}`,
    holds: ({ status }) =>
      (revision === undefined || status?.sync?.revision === revision) &&
      (sync === undefined || status?.sync?.status === sync) &&
      (health === undefined || status?.health?.status === health) &&
      (phase === undefined || status?.operationState?.phase === phase),
    show: whatMatters,
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
  return client.waitFor(applicationName(name), check);
}

function whatMatters({ status }: Application): unknown {
  const { sync, health, conditions, operationState, resources = [] } = status ?? {};
  const unhealthy = resources.filter((resource) => {
    const isHealthy = resource.health === undefined || resource.health.status === 'Healthy';
    return resource.status !== 'Synced' || !isHealthy;
  });
  return { sync, health, conditions, operationState, unhealthy };
}
