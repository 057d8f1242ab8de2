import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Supervisor } from '../supervisor/supervisor.ts';
import { startArgoCd, type SandboxArgoCd } from './argo/argocd.ts';
import { installArgoCdSettings } from './argo/bootstrap.ts';
import { startPrometheus, type PrometheusStandIn } from './argo/prometheus.ts';
import { startRollouts } from './argo/rollouts.ts';
import { createKubernetesClient, type KubernetesClient } from './kubernetes/client.ts';
import { connectTo } from './kubernetes/connection.ts';
import { startControlPlane, type ControlPlane } from './kubernetes/control-plane.ts';
import { installDefinitions, platformDefinitions } from './kubernetes/custom-resources.ts';
import { startMetricsApi, type MetricsApi } from './kubernetes/metrics-api.ts';
import { startNodes, type SimulatedNodes } from './kubernetes/nodes.ts';
import { installSecretsStandIn } from './kubernetes/secrets-operator.ts';

export interface ClusterOptions {
  /** Folder for its state; short, because sockets lie in it. */
  readonly dir: string;
  readonly supervisor: Supervisor;
  /** OpenPGP keys that Argo CD knows, armored, by key id. */
  readonly keys: Readonly<Record<string, string>>;
  /** Called when a part is up, with the time it took. */
  readonly onPart?: (part: string, milliseconds: number) => void;
}

/** A Kubernetes cluster with Argo CD and Argo Rollouts, all of it processes of this machine. */
export interface SandboxCluster {
  readonly controlPlane: ControlPlane;
  readonly client: KubernetesClient;
  readonly nodes: SimulatedNodes;
  readonly argocd: SandboxArgoCd;
  readonly prometheus: PrometheusStandIn;
  readonly metrics: MetricsApi;
  /** Ends what runs in this process; the rest ends with the supervisor. */
  close(): Promise<void>;
}

const ZONES = ['europe-west1-b', 'europe-west1-c', 'europe-west1-d'] as const;

/**
 * Starts everything on free ports below one folder. Real are etcd, the API server, its controllers
 * and scheduler, Argo CD, Argo Rollouts and redis. Stand-ins are what would need machines or a
 * cloud: nodes (kwok), metrics-server, Prometheus, External Secrets.
 */
export async function startCluster(options: ClusterOptions): Promise<SandboxCluster> {
  const { dir, supervisor } = options;
  await mkdir(dir, { recursive: true });
  const part = async <T>(name: string, start: () => Promise<T>): Promise<T> => {
    const startedAt = performance.now();
    const result = await start();
    options.onPart?.(name, performance.now() - startedAt);
    return result;
  };
  const controlPlane = await part('cluster: etcd, API server, controllers, scheduler', () =>
    startControlPlane({ dir: join(dir, 'k8s'), supervisor }),
  );
  const client = createKubernetesClient(connectTo(controlPlane.endpoint));
  await part('cluster: custom resources', async () =>
    installDefinitions(client, await platformDefinitions()),
  );
  const prometheus = await startPrometheus();
  const [nodes, metrics, argocd] = await Promise.all([
    part('cluster: nodes without kubelets', async () => {
      const started = await startNodes({
        ...{ dir: join(dir, 'k8s'), supervisor, client, controlPlane, zones: ZONES },
      });
      await installSecretsStandIn(client);
      return started;
    }),
    startMetricsApi({ client, ...controlPlane.servingCertificate }),
    part('cluster: Argo CD', async () => {
      await installArgoCdSettings(client);
      return startArgoCd({
        ...{ dir: join(dir, 'argo'), supervisor, controlPlane },
        keys: options.keys,
      });
    }),
    part('cluster: Argo Rollouts', () =>
      startRollouts({
        ...{ dir: join(dir, 'rollouts'), supervisor, client, controlPlane },
        proxyUrl: prometheus.proxyUrl,
      }),
    ),
  ]);
  return {
    ...{ controlPlane, client, nodes, argocd, prometheus, metrics },
    close: async () => {
      client.close();
      await Promise.all([prometheus.close(), metrics.close()]);
    },
  };
}
