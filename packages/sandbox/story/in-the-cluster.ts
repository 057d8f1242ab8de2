import { syncByHand, waitForApplication } from '../cluster/argo/applications.ts';
import type { FollowedCluster } from '../cluster/followed-cluster.ts';
import type { KubernetesObject } from '../cluster/kubernetes/object.ts';
import { digestIn } from './release-stage.ts';
import { BRANCH, deliver, imageOf, pushAsAlice, type Stage } from './stage.ts';

interface Pod extends KubernetesObject {
  readonly spec: { readonly containers: readonly { readonly image: string }[] };
  readonly status?: { readonly phase?: string };
}

/** Which branch an environment follows. */
const FOLLOWS = { dev: 'dev', staging: 'staging', prod: 'main' } as const;

type Environment = keyof typeof FOLLOWS;

/** The end of the story, with a cluster: what git says runs. */
export async function inTheCluster(stage: Stage, cluster: FollowedCluster): Promise<void> {
  await takenOver(stage, cluster);
  await fromCommitToPods(stage, cluster);
}

/** Nothing but the repository is told to an empty cluster. */
async function takenOver(stage: Stage, cluster: FollowedCluster): Promise<void> {
  const { claims, view, sandbox, tell } = stage;
  claims.step('An empty cluster is told where the repository is, and runs what it says');
  const startedAt = performance.now();
  await cluster.applyApplications();
  const main = await view.head('main');
  for (const name of ['warehouse', 'warehouse-platform']) {
    await waitForApplication(cluster.client, name, {
      ...{ revision: main, sync: 'Synced', health: 'Healthy' },
    });
  }
  for (const environment of ['dev', 'staging'] as const) await synced(stage, cluster, environment);
  await waitForApplication(cluster.client, 'warehouse-prod', { revision: main, sync: 'OutOfSync' });
  tell('bob, a release manager, syncs warehouse-prod');
  await syncByHand(cluster.client, 'warehouse-prod', sandbox.consumer.bob.login);
  await synced(stage, cluster, 'prod');
  tell(`all three environments are up after ${secondsSince(startedAt)} s`);
  for (const environment of ['dev', 'staging', 'prod'] as const) {
    const digest = await digestIn(stage, FOLLOWS[environment], environment);
    const images = await runningImages(cluster, environment);
    claims.that(
      `the pods of ${environment} run the digest of its overlay`,
      images.length > 0 && images.every((image) => image.endsWith(`@${digest}`)),
      `${String(images.length)} pods in warehouse-${environment}: ${digest.slice(0, 19)}…`,
    );
  }
}

async function fromCommitToPods(stage: Stage, cluster: FollowedCluster): Promise<void> {
  const { claims, view } = stage;
  claims.step('A signed commit to dev runs in pods, with nobody between');
  const startedAt = performance.now();
  const pushed = await pushAsAlice(stage, 'Greet from the cluster', {
    'apps/web/src/greeting.txt': 'Welcome to the cluster.\n',
  });
  const run = await deliver(stage, pushed);
  const revision = await view.head(BRANCH);
  const { digest } = imageOf(run);
  await synced(stage, cluster, 'dev');
  const images = await runningImages(cluster, 'dev');
  claims.that(
    'the pods of dev run the image of that commit',
    digest !== '' && images.length > 0 && images.every((image) => image.endsWith(`@${digest}`)),
    `push → Synced and Healthy at ${revision.slice(0, 10)} in ${secondsSince(startedAt)} s: ${digest.slice(0, 19)}…`,
  );
}

async function synced(
  { view }: Stage,
  cluster: FollowedCluster,
  environment: Environment,
): Promise<void> {
  await waitForApplication(cluster.client, `warehouse-${environment}`, {
    revision: await view.head(FOLLOWS[environment]),
    ...{ sync: 'Synced', health: 'Healthy' },
  });
}

async function runningImages(
  { client }: FollowedCluster,
  environment: Environment,
): Promise<readonly string[]> {
  const pods = await client.list<Pod>({
    ...{ apiVersion: 'v1', kind: 'Pod', namespace: `warehouse-${environment}` },
  });
  return pods
    .filter(({ metadata }) => metadata.deletionTimestamp === undefined)
    .flatMap(({ spec }) => spec.containers.map(({ image }) => image));
}

function secondsSince(startedAt: number): string {
  return ((performance.now() - startedAt) / 1000).toFixed(1);
}
