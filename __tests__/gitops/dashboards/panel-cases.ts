/** What Prometheus saw, and what a panel makes of it. */
export interface PanelCase {
  readonly dashboard: string;
  readonly panel: string;
  /** A test’s name. */
  readonly name: string;
  readonly series: Readonly<Record<string, string>>;
  readonly at: string;
  readonly shows: readonly { readonly labels: string; readonly value: number }[];
}

const DEV = '{namespace="warehouse-dev"}';
const pod = (name: string): string => `namespace="warehouse-dev", pod="${name}"`;
const replicaSet = (name: string): string =>
  `kube_replicaset_created{namespace="warehouse-dev", replicaset="${name}"}`;
const owner = (podName: string, replicaset: string): string =>
  `kube_pod_owner{${pod(podName)}, owner_kind="ReplicaSet", owner_name="${replicaset}"}`;
const commit = (podName: string): string => `warehouse_source_timestamp_seconds{${pod(podName)}}`;
const requests = (status: string): string =>
  `http_requests_total{namespace="warehouse-dev", method="GET", route="/", status="${status}"}`;
const asks = (resource: string, podName = 'web-1'): string =>
  `kube_pod_container_resource_requests{${pod(podName)}, container="web", resource="${resource}"}`;
const running = (podName: string): string =>
  `kube_pod_status_phase{${pod(podName)}, phase="Running"}`;

export const PANEL_CASES: readonly PanelCase[] = [
  {
    ...{ dashboard: 'warehouse-deployment', panel: 'Lead time' },
    name: 'the time from a commit to its ReplicaSet, whenever its pods were restarted',
    series: {
      [replicaSet('web-a')]: '1000x30',
      [replicaSet('web-b')]: '5000x30',
      [owner('web-b-1', 'web-b')]: '1x30',
      [owner('web-b-2', 'web-b')]: '1x30',
      [commit('web-b-1')]: '4400x30',
      [commit('web-b-2')]: '_x20 4400x10',
    },
    at: '25m',
    shows: [{ labels: DEV, value: 600 }],
  },
  {
    ...{ dashboard: 'warehouse-deployment', panel: 'Rollbacks' },
    name: 'one, where an older commit runs again',
    series: { [commit('web-1')]: '1000x60 2000x60 1000x60 3000x60' },
    at: '240m',
    shows: [{ labels: DEV, value: 1 }],
  },
  {
    ...{ dashboard: 'warehouse-deployment', panel: 'Rollbacks' },
    name: 'none, where each commit is newer',
    series: { [commit('web-1')]: '1000x60 2000x60 3000x60' },
    at: '180m',
    shows: [{ labels: DEV, value: 0 }],
  },
  {
    ...{ dashboard: 'warehouse-deployment', panel: 'Rollbacks' },
    name: 'an aborted canary beside pods that ran on',
    series: { [commit('web-1')]: '1000x120', [commit('web-2')]: '_x30 2000x30 stale' },
    at: '120m',
    shows: [{ labels: DEV, value: 1 }],
  },
  {
    ...{ dashboard: 'warehouse-application', panel: 'Errors' },
    name: 'a quarter',
    series: { [requests('200')]: '0+30x20', [requests('503')]: '0+10x20' },
    at: '15m',
    shows: [{ labels: DEV, value: 0.25 }],
  },
  {
    ...{ dashboard: 'warehouse-application', panel: 'Errors' },
    name: 'nothing but zero while there never was one',
    series: { [requests('200')]: '0+30x20' },
    at: '15m',
    shows: [{ labels: DEV, value: 0 }],
  },
  {
    ...{ dashboard: 'warehouse-cost', panel: 'Cost per environment, an hour' },
    name: 'the requests of pods that run, at both prices',
    series: {
      [asks('cpu')]: '2x5',
      [asks('memory')]: '4294967296x5',
      [running('web-1')]: '1x5',
      [asks('cpu', 'web-done')]: '2x5',
      [asks('memory', 'web-done')]: '4294967296x5',
      [running('web-done')]: '0x5',
    },
    at: '3m',
    shows: [{ labels: DEV, value: 0.24 }], // 2 × 0.04 + 4 × 0.04: both prices are 0.04 here
  },
];
