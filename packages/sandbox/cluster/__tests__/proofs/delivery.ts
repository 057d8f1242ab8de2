import { describe, expect, it } from '@jest/globals';
import { pushAsAlice, deliver, imageOf } from '../../../story/stage.ts';
import { toStaging } from '../../../story/to-staging.ts';
import {
  applicationName,
  refresh,
  syncByHand,
  waitForApplication,
  type Application,
} from '../../argo/applications.ts';
import { changeMain, madeUpDigest, pushToDev, withImage } from '../support/change.ts';
import { waitForRunning } from '../support/workloads.ts';
import { say, type World } from '../support/world.ts';

const overlayOf = (environment: string): string =>
  `.gitops/overlays/${environment}/kustomization.yaml`;

/** Proof 3: who may bring what into the cluster, and when. */
export function proveDelivery(world: () => World): void {
  describe('Argo CD', () => {
    it('makes what environments stand on, from a head of main that GitHub signed', async () => {
      const { cluster } = world();
      const revision = await changeMain(world(), 'hello', { 'docs/hello.md': () => 'Hello.\n' });
      await cluster.applyApplications();
      for (const name of ['warehouse', 'warehouse-platform']) {
        await waitForApplication(cluster.client, name, {
          ...{ revision, sync: 'Synced', health: 'Healthy', phase: 'Succeeded' },
        });
      }
    });

    it('brings a bump of the pipeline to dev by itself', async () => {
      const { cluster, stage } = world();
      const pushed = await pushAsAlice(stage, 'Greet visitors', {
        'apps/web/src/greeting.txt': 'Welcome.\n',
      });
      const run = await deliver(stage, pushed);
      const bumped = performance.now();
      const revision = await stage.view.head('dev');
      await waitForApplication(cluster.client, 'warehouse-dev', {
        ...{ revision, sync: 'Synced', health: 'Healthy' },
      });
      await waitForRunning(world(), 'warehouse-dev', imageOf(run).digest);
      say(`dev: bump → running in ${((performance.now() - bumped) / 1000).toFixed(1)} s`);
    });

    it('brings a bump to staging by itself, and before it nothing that GitHub did not sign', async () => {
      const { cluster, sandbox, stage } = world();
      await waitForRefusedSignature(world(), 'warehouse-staging', sandbox.consumer.start);
      await toStaging(stage);
      const revision = await stage.view.head('staging');
      await waitForApplication(cluster.client, 'warehouse-staging', {
        ...{ revision, sync: 'Synced', health: 'Healthy' },
      });
      const pods = await waitForRunning(world(), 'warehouse-staging', await digestOf('staging'));
      expect(pods.length).toBeGreaterThanOrEqual(2); // the autoscaler's least
    });

    it('waits with production until it is told', async () => {
      const { cluster, sandbox } = world();
      const digest = madeUpDigest('1');
      const revision = await changeMain(world(), 'release-1', {
        [overlayOf('prod')]: withImage('v1.0.0', digest),
      });
      const waiting = await waitForApplication(cluster.client, 'warehouse-prod', {
        ...{ revision, sync: 'OutOfSync' },
      });
      expect(waiting.status?.operationState).toBeUndefined();
      expect(waiting.spec.syncPolicy?.automated).toBeUndefined();
      await syncByHand(cluster.client, 'warehouse-prod', sandbox.consumer.bob.login);
      await waitForApplication(cluster.client, 'warehouse-prod', {
        ...{ revision, sync: 'Synced', health: 'Healthy', phase: 'Succeeded' },
      });
      const pods = await waitForRunning(world(), 'warehouse-prod', digest);
      expect(pods.length).toBeGreaterThanOrEqual(3);
    });

    it('does not sync production outside of its hours, whoever tells it', async () => {
      const { cluster, sandbox } = world();
      const open = 'kind: allow\n      description: Always';
      const shut = open.replace('allow', 'deny');
      await windows('shut', open, shut);
      await syncByHand(cluster.client, 'warehouse-prod', sandbox.consumer.bob.login);
      await cluster.client.waitFor<Application>(applicationName('warehouse-prod'), {
        what: 'wait for its window',
        holds: ({ status }) =>
          status?.operationState?.phase === 'Running' &&
          status.operationState.message === 'Sync operation blocked by sync window',
      });
      const revision = await windows('open', shut, open);
      await refresh(cluster.client, 'warehouse-prod'); // else it looks again after a minute
      await waitForApplication(cluster.client, 'warehouse-prod', {
        ...{ revision, sync: 'Synced', phase: 'Succeeded' },
      });
    });

    it('removes what git removed', async () => {
      const { cluster } = world();
      const list = (overlay: string): string =>
        overlay.replace(/^resources:\n/m, 'resources:\n  - note.yaml\n');
      const note = {
        ...{ apiVersion: 'v1', kind: 'ConfigMap', namespace: 'warehouse-dev', name: 'note' },
      };
      await pushToDev(world(), 'Add a note', {
        [overlayOf('dev')]: list,
        '.gitops/overlays/dev/note.yaml': () =>
          'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: note\ndata:\n  text: hello\n',
      });
      await cluster.client.waitFor(note, { what: 'appear', holds: () => true });
      await pushToDev(world(), 'Remove the note', {
        [overlayOf('dev')]: (overlay) => overlay.replace('  - note.yaml\n', ''),
        '.gitops/overlays/dev/note.yaml': () => null,
      });
      await cluster.client.waitUntilGone(note);
    });

    it('leaves staging as it is when its head is not signed by GitHub', async () => {
      const { cluster, stage, sandbox } = world();
      const { consumer } = sandbox;
      const before = await stage.view.head('staging');
      const digest = await digestOf('staging');
      const overlay = await stage.view.file('staging', overlayOf('staging'));
      await consumer.git(['fetch', '--quiet', 'origin', 'staging']);
      const forged = await consumer.commit({
        ...{ branch: 'forged', author: consumer.alice, sign: false, message: 'Slip something in' },
        files: { [overlayOf('staging')]: withImage('staging-forged', madeUpDigest('f'))(overlay) },
      });
      // No ruleset keeps it out here, and no webhook tells: somebody writes to the server itself.
      await consumer.git(['push', '--quiet', consumer.gitDir, `${forged}:refs/keep/forged`]);
      await stage.view.git('update-ref', 'refs/heads/staging', forged);
      await refresh(cluster.client, 'warehouse-staging');
      await waitForRefusedSignature(world(), 'warehouse-staging', forged);
      await waitForRunning(world(), 'warehouse-staging', digest);
      await stage.view.git('update-ref', 'refs/heads/staging', before);
      await refresh(cluster.client, 'warehouse-staging');
      await waitForApplication(cluster.client, 'warehouse-staging', {
        ...{ revision: before, sync: 'Synced', health: 'Healthy' },
      });
    });

    async function windows(name: string, from: string, to: string): Promise<string> {
      const revision = await changeMain(world(), `windows-${name}`, {
        '.gitops/argocd/projects/prod.yaml': (project) => project.replace(from, to),
      });
      await waitForApplication(world().cluster.client, 'warehouse', {
        ...{ revision, sync: 'Synced', phase: 'Succeeded' },
      });
      return revision;
    }

    async function digestOf(environment: string): Promise<string> {
      const overlay = await world().stage.view.file(environment, overlayOf(environment));
      return /digest: (sha256:[0-9a-f]{64})/.exec(overlay)?.[1] ?? '';
    }
  });
}

/** Argo CD looks at the commit, and says that its signature is not one that the project asks for. */
async function waitForRefusedSignature(
  { cluster }: World,
  name: string,
  revision: string,
): Promise<void> {
  await cluster.client.waitFor<Application>(applicationName(name), {
    what: `refuse the signature of ${revision.slice(0, 10)}`,
    holds: ({ status }) =>
      status?.conditions?.some(
        ({ type, message }) =>
          type === 'ComparisonError' &&
          /signature|signed/.test(message) &&
          message.includes(revision),
      ) === true,
    show: ({ status }) => [status?.sync, status?.conditions],
  });
}
