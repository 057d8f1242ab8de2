import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import type { DispatchEvent } from '../../../github/state.ts';
import { deliver, imageOf, pushAsAlice } from '../../../story/stage.ts';
import { waitForApplication } from '../../argo/applications.ts';
import { waitForRunning } from '../support/workloads.ts';
import { say, type World } from '../support/world.ts';

const OVERLAY = '.gitops/overlays/dev/kustomization.yaml';

/** Proof 5: what does not come up on dev goes away by itself. */
export function proveRollback(world: () => World): void {
  describe('an image that does not come up on dev', () => {
    it('is reported by Argo CD, taken back by the workflow, and dev is healthy again', async () => {
      const { cluster, sandbox, stage } = world();
      const good = await digestIn('dev');
      const seen = sandbox.github.dispatches.length;
      const pushed = await pushAsAlice(stage, 'Break the start', {
        'apps/web/src/greeting.txt': 'This one does not start.\n',
      });
      const startedAt = performance.now();
      await cluster.nodes.breakImages([
        `${sandbox.registry.host}/acme/warehouse-dev/web:dev-${pushed.after}`,
      ]);
      const run = await deliver(stage, pushed);
      const broken = imageOf(run).digest;
      const bump = await stage.view.head('dev');
      const dispatch = await nextDispatch(seen);
      const reportedAt = performance.now();
      expect(dispatch).toMatchObject({
        eventType: 'gitops-rollback',
        actor: 'argocd',
        clientPayload: { environment: 'dev', 'failed-digest': broken, revision: bump },
      });

      const rollback = await sandbox.runDispatch(dispatch);
      expect(rollback.ok).toBe(true);
      expect(await digestIn('dev')).toBe(good);
      const revision = await stage.view.head('dev');
      await waitForApplication(cluster.client, 'warehouse-dev', {
        ...{ revision, sync: 'Synced', health: 'Healthy' },
      });
      await waitForRunning(world(), 'warehouse-dev', good);
      const seconds = (from: number): string => ((performance.now() - from) / 1000).toFixed(1);
      say(
        `dev: broken push → healthy again in ${seconds(startedAt)} s, ${seconds(reportedAt)} s of it after Argo CD's report`,
      );
      expect(sandbox.github.dispatches).toHaveLength(seen + 1);
    });

    it('is not reported twice, and the same report again changes nothing', async () => {
      const { sandbox, stage } = world();
      const before = await stage.view.refs();
      const last = sandbox.github.dispatches.at(-1);
      if (last === undefined) throw new Error('Nothing was reported.');
      const again = await sandbox.runDispatch(last);
      expect(again.ok).toBe(true);
      expect(await stage.view.refs()).toBe(before);
    });

    async function digestIn(branch: string): Promise<string> {
      const overlay = await world().stage.view.file(branch, OVERLAY);
      return /digest: (sha256:[0-9a-f]{64})/.exec(overlay)?.[1] ?? '';
    }

    async function nextDispatch(seen: number): Promise<DispatchEvent> {
      const { cluster, sandbox } = world();
      await waitForApplication(cluster.client, 'warehouse-dev', { health: 'Degraded' });
      const deadline = Date.now() + 120_000;
      for (;;) {
        const next = sandbox.github.dispatches[seen];
        if (next !== undefined) return next;
        if (Date.now() > deadline) throw new Error('Argo CD told GitHub nothing.');
        await sleep(100);
      }
    }
  });
}
