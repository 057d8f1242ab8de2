import { describe, expect, it } from '@jest/globals';
import { syncByHand, waitForApplication } from '../../argo/applications.ts';
import { changeMain, madeUpDigest, withImage } from '../support/change.ts';
import { promote, ROLLOUT, service, waitForRunning, watchRollout } from '../support/workloads.ts';
import type { Rollout, Service } from '../support/workloads.ts';
import { say, type World } from '../support/world.ts';

const OVERLAY = '.gitops/overlays/prod/kustomization.yaml';
const HASH = 'rollouts-pod-template-hash';

const SECOND = madeUpDigest('2');
const FAILING = madeUpDigest('3');
const FOURTH = madeUpDigest('4');

/** What Prometheus would say of a version that does well, or of one that fails every tenth request. */
const measured =
  (successRate: number) =>
  (query: string): number =>
    query.includes('histogram_quantile') ? 0.05 : successRate;

/** Proof 4: how a version comes to production, and how it does not. */
export function proveProgressiveDelivery(world: () => World): void {
  describe('production', () => {
    it('takes a version step by step, each judged by Prometheus', async () => {
      const { cluster } = world();
      cluster.prometheus.answer(measured(1));
      const before = (await rollout()).status?.currentPodHash;
      await release('release-2', withImage('v2.0.0', SECOND));
      const { steps, last } = await watchRollout(world(), before, ['Healthy', 'Degraded']);
      say(`canary: steps ${steps.join(', ')}`);
      expect(last.status?.phase).toBe('Healthy');
      // setWeight 10, 25 and 50 are 0, 2 and 4, each with its analysis after it; 6 is the end.
      expect(steps.filter((step) => step % 2 === 1 || step === 6)).toEqual([1, 3, 5, 6]);
      await waitForRunning(world(), 'warehouse-prod', SECOND);
      const hosts = new Set(cluster.prometheus.queries.map(({ host }) => host));
      expect([...hosts]).toEqual(['prometheus.monitoring.svc:9090']);
      expect(cluster.prometheus.queries.some(({ query }) => query.includes(hashOf(last)))).toBe(
        true,
      );
    });

    it('keeps the version that serves when an analysis fails', async () => {
      const { cluster } = world();
      cluster.prometheus.answer(measured(0.9));
      const before = await rollout();
      await release('release-3', withImage('v3.0.0', FAILING));
      const { last } = await watchRollout(world(), hashOf(before), ['Healthy', 'Degraded']);
      expect(last.status?.phase).toBe('Degraded');
      expect(last.status?.abort).toBe(true);
      expect(last.status?.message).toMatch(/success-rate.*failed/i);
      expect(last.status?.stableRS).toBe(hashOf(before));
      await waitForRunning(world(), 'warehouse-prod', SECOND);
      await waitForApplication(cluster.client, 'warehouse-prod', { health: 'Degraded' });
    });

    it('goes on with the version that git goes back to, and changes to blue-green', async () => {
      const { cluster } = world();
      cluster.prometheus.answer(measured(1));
      await release('blue-green', (overlay) =>
        withImage('v2.0.0', SECOND)(overlay).replace('components/canary', 'components/blue-green'),
      );
      await waitForApplication(cluster.client, 'warehouse-prod', {
        ...{ sync: 'Synced', health: 'Healthy' },
      });
      const active = await selected('web');
      expect(active).toBe(hashOf(await rollout()));
    });

    it('shows the next version beside, and switches when somebody promotes it', async () => {
      const { cluster } = world();
      const old = await rollout();
      await release('release-4', withImage('v4.0.0', FOURTH));
      const { last: beside } = await watchRollout(world(), hashOf(old), ['Paused', 'Degraded']);
      expect(beside.status?.phase).toBe('Paused');
      expect(await selected('web')).toBe(hashOf(old));
      expect(await selected('web-preview')).toBe(hashOf(beside));
      await promote(world());
      await cluster.client.waitFor<Rollout>(ROLLOUT, {
        what: 'become healthy with the new version',
        holds: ({ status }) => status?.phase === 'Healthy' && status.stableRS === hashOf(beside),
      });
      expect(await selected('web')).toBe(hashOf(beside));
    });

    async function release(branch: string, edit: (overlay: string) => string): Promise<void> {
      const { cluster, sandbox } = world();
      const revision = await changeMain(world(), branch, { [OVERLAY]: edit });
      await waitForApplication(cluster.client, 'warehouse-prod', { revision });
      await syncByHand(cluster.client, 'warehouse-prod', sandbox.consumer.bob.login);
    }

    async function rollout(): Promise<Rollout> {
      return world().cluster.client.waitFor<Rollout>(ROLLOUT, { what: 'exist', holds: () => true });
    }

    async function selected(name: string): Promise<string | undefined> {
      const found = await world().cluster.client.get<Service>(service(name));
      return found?.spec.selector?.[HASH];
    }
  });
}

const hashOf = ({ status }: Rollout): string => status?.currentPodHash ?? '';
