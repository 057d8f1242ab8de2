import { readFile } from 'node:fs/promises';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sendJson } from '../../http/loopback-server.ts';
import type { KubernetesClient } from './client.ts';
import type { KubernetesObject } from './object.ts';

/** What every container is said to use; no kubelet measures anything here. */
export interface Usage {
  /** Thousandths of a CPU. */
  readonly cpu: number;
  /** MiB. */
  readonly memory: number;
}

/** Stands for metrics-server: without it an autoscaler scales nothing, and Argo CD calls it degraded. */
export interface MetricsApi {
  use(usage: Usage): void;
  close(): Promise<void>;
}

export interface MetricsApiOptions {
  readonly client: KubernetesClient;
  /** Certificate and key of the API server, which serves the same address. */
  readonly certificateFile: string;
  readonly keyFile: string;
}

const GROUP = 'metrics.k8s.io';
const VERSION = 'v1beta1';
const API = `${GROUP}/${VERSION}`;
const PODS = new RegExp(`^/apis/${API}/namespaces/([^/]+)/pods$`);

interface Pod extends KubernetesObject {
  readonly spec: { readonly containers: readonly { readonly name: string }[] };
  readonly status?: { readonly phase?: string };
}

/** Serves `metrics.k8s.io` for pods, and registers it with the API server. */
export async function startMetricsApi(options: MetricsApiOptions): Promise<MetricsApi> {
  const { client } = options;
  let usage: Usage = { cpu: 25, memory: 40 };
  const [cert, key] = await Promise.all([
    readFile(options.certificateFile),
    readFile(options.keyFile),
  ]);
  const server = createServer({ cert, key }, (request, response) => {
    void (async () => {
      const url = new URL(request.url ?? '/', 'https://localhost');
      const namespace = PODS.exec(url.pathname)?.[1];
      if (namespace === undefined) {
        sendJson(response, 200, RESOURCES);
        return;
      }
      const pods = await client.list<Pod>(
        { apiVersion: 'v1', kind: 'Pod', namespace },
        url.searchParams.get('labelSelector') ?? undefined,
      );
      const items = pods
        .filter(({ status }) => status?.phase === 'Running')
        .map((pod) => measured(pod, usage));
      sendJson(response, 200, { apiVersion: API, kind: 'PodMetricsList', metadata: {}, items });
    })().catch((error: unknown) => {
      sendJson(response, 500, { message: String(error) });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await register(client, port);
  return {
    use: (next) => {
      usage = next;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

const RESOURCES = {
  apiVersion: 'v1',
  kind: 'APIResourceList',
  groupVersion: API,
  resources: [
    {
      name: 'pods',
      singularName: '',
      namespaced: true,
      kind: 'PodMetrics',
      verbs: ['get', 'list'],
    },
  ],
};

function measured({ metadata, spec }: Pod, usage: Usage): object {
  return {
    metadata: { name: metadata.name, namespace: metadata.namespace, labels: metadata.labels },
    timestamp: new Date().toISOString(),
    window: '15s',
    containers: spec.containers.map(({ name }) => ({
      name,
      usage: { cpu: `${String(usage.cpu)}m`, memory: `${String(usage.memory)}Mi` },
    })),
  };
}

/** An ExternalName is the one kind of Service behind which a port of this machine may lie. */
async function register(client: KubernetesClient, port: number): Promise<void> {
  const service = { name: 'metrics', namespace: 'kube-system' };
  await client.apply({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: service,
    spec: { type: 'ExternalName', externalName: 'localhost', ports: [{ port }] },
  });
  const name = `${VERSION}.${GROUP}`;
  await client.apply({
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name },
    spec: {
      group: GROUP,
      version: VERSION,
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: { ...service, port },
    },
  });
}
