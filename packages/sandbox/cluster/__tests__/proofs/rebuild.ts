import { afterAll, describe, expect, it } from '@jest/globals';
import {
  listApplications,
  syncByHand,
  waitForApplication,
  type ApplicationResource,
} from '../../argo/applications.ts';
import { startFollowedCluster, type FollowedCluster } from '../../followed-cluster.ts';
import type { KubernetesClient } from '../../kubernetes/client.ts';
import type { KubernetesObject } from '../../kubernetes/object.ts';
import { say, type World } from '../support/world.ts';

/** Proof 6: everything that Argo CD made is made again from git, and nothing but git. */
export function proveRebuild(world: () => World): void {
  describe('a second, empty cluster', () => {
    let second: FollowedCluster | undefined;
    afterAll(async () => {
      await second?.close();
    });

    it('ends in the same state from git alone', async () => {
      const { cluster: first, sandbox } = world();
      const startedAt = performance.now();
      second = await startFollowedCluster(sandbox, { name: 'd' });
      const begun = performance.now();
      await second.applyApplications();
      const wanted = await listApplications(first.client);
      for (const name of [
        'warehouse',
        'warehouse-platform',
        'warehouse-dev',
        'warehouse-staging',
      ]) {
        await settled(second.client, name);
      }
      await syncByHand(second.client, 'warehouse-prod', sandbox.consumer.bob.login);
      await settled(second.client, 'warehouse-prod');
      say(
        `rebuilt from git in ${((performance.now() - begun) / 1000).toFixed(1)} s, after ${((begun - startedAt) / 1000).toFixed(1)} s for an empty cluster`,
      );
      const rebuilt = await listApplications(second.client);
      const summary = (applications: typeof wanted): readonly unknown[] =>
        applications.map(({ metadata, status }) => [
          metadata.name,
          status?.sync?.status,
          status?.health?.status,
          status?.sync?.revision,
        ]);
      expect(summary(rebuilt)).toEqual(summary(wanted));
      const resources = wanted.flatMap(({ status }) => status?.resources ?? []);
      expect(resources.length).toBeGreaterThan(40);
      expect(await stateOf(second.client, resources)).toEqual(
        await stateOf(first.client, resources),
      );
    });
  });
}

async function settled(client: KubernetesClient, name: string): Promise<void> {
  await waitForApplication(client, name, {
    ...{ sync: 'Synced', health: 'Healthy', timeoutMs: 240_000 },
  });
}

/** What is meant to be the same in both: everything but what each server notes for itself. */
async function stateOf(
  client: KubernetesClient,
  resources: readonly ApplicationResource[],
): Promise<Readonly<Record<string, unknown>>> {
  const entries = await Promise.all(
    resources.map(async ({ group, version, kind, namespace, name }): Promise<[string, unknown]> => {
      const apiVersion = group === undefined ? version : `${group}/${version}`;
      const object = await client.get({
        ...{ apiVersion, kind, name },
        ...(namespace !== undefined && { namespace }),
      });
      const path = `${apiVersion} ${kind} ${namespace ?? ''}/${name}`;
      return [path, object === undefined ? 'absent' : withoutNotes(object)];
    }),
  );
  return Object.fromEntries(entries);
}

/** Addresses that a server hands out, the replicas of an autoscaler, and the names of ReplicaSets. */
const NOTES = ['status', 'clusterIP', 'clusterIPs', 'replicas', 'operation'];
const HASH = 'rollouts-pod-template-hash';

function withoutNotes(object: KubernetesObject): unknown {
  const { metadata, ...rest } = object;
  const { name, namespace, labels } = metadata;
  const text = JSON.stringify({ name, namespace, labels, ...rest }, (key, value: unknown) =>
    NOTES.includes(key) || key === HASH ? undefined : value,
  );
  return JSON.parse(text) as unknown;
}
