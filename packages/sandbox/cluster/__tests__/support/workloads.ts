import { setTimeout as sleep } from 'node:timers/promises';
import type { KubernetesObject, ObjectName } from '../../kubernetes/object.ts';
import type { World } from './world.ts';

interface Pod extends KubernetesObject {
  readonly spec: { readonly containers: readonly { readonly image: string }[] };
  readonly status?: { readonly phase?: string };
}

export interface Rollout extends KubernetesObject {
  readonly status?: {
    readonly phase?: string;
    readonly message?: string;
    readonly abort?: boolean;
    readonly currentPodHash?: string;
    readonly stableRS?: string;
    readonly currentStepIndex?: number;
    readonly updatedReplicas?: number;
    readonly replicas?: number;
  };
}

export interface Service extends KubernetesObject {
  readonly spec: { readonly selector?: Readonly<Record<string, string>> };
}

export const ROLLOUT: ObjectName = {
  ...{ apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' },
  ...{ namespace: 'warehouse-prod', name: 'web' },
};

export function service(name: string): ObjectName {
  return { apiVersion: 'v1', kind: 'Service', namespace: 'warehouse-prod', name };
}

/** Waits until the pods of a namespace run one image, and no other, by its digest. */
export async function waitForRunning(
  { cluster }: World,
  namespace: string,
  digest: string,
  timeoutMs = 120_000,
): Promise<readonly Pod[]> {
  return cluster.client.waitForAll<Pod>(
    { apiVersion: 'v1', kind: 'Pod', namespace },
    {
      what: `run ${digest.slice(0, 19)}… alone`,
      holds: (pods) =>
        pods.length > 0 &&
        pods.every(
          ({ metadata, spec, status }) =>
            metadata.deletionTimestamp === undefined &&
            status?.phase === 'Running' &&
            spec.containers.every(({ image }) => image.endsWith(`@${digest}`)),
        ),
      show: (pods) =>
        pods.map(({ spec, status }) => [status?.phase, spec.containers[0]?.image].join(' ')),
      timeoutMs,
    },
  );
}

/** What a Rollout went through: its steps in order, with the pods of the new version at each. */
export interface Passage {
  readonly steps: readonly number[];
  readonly last: Rollout;
}

/** Looks at the Rollout, again and again, from its new version on until it has ended in some way. */
export async function watchRollout(
  { cluster }: World,
  before: string | undefined,
  ends: readonly string[],
  timeoutMs = 180_000,
): Promise<Passage> {
  const steps: number[] = [];
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const last = await cluster.client.get<Rollout>(ROLLOUT);
    const { status } = last ?? {};
    if (last !== undefined && status?.currentPodHash !== before) {
      const step = status?.currentStepIndex;
      if (step !== undefined && steps.at(-1) !== step) steps.push(step);
      if (ends.includes(status?.phase ?? '')) return { steps, last };
    }
    if (Date.now() > deadline) {
      throw new Error(`The Rollout did not end; last: ${JSON.stringify(status)}`);
    }
    await sleep(100);
  }
}

/** Long enough for the controller to have read what it wrote last. */
const QUIET_MS = 2_000;

/**
 * What `kubectl argo rollouts promote web` writes, once nobody has written for a moment: for an
 * instant after each of its own writes the controller (1.9.0) puts its copy over a newer one, and
 * would see the promotion only minutes later.
 */
export async function promote({ cluster: { client } }: World): Promise<void> {
  let version: string | undefined;
  for (;;) {
    const seen = (await client.get<Rollout>(ROLLOUT))?.metadata.resourceVersion;
    if (seen !== undefined && seen === version) break;
    version = seen;
    await sleep(QUIET_MS);
  }
  await client.patch(ROLLOUT, { status: { pauseConditions: null } }, 'status');
}
