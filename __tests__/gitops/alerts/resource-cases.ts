import type { AlertCase } from './case.ts';

const WEB = 'namespace="warehouse-prod", pod="web-1", container="web"';
const LABELS = { namespace: 'warehouse-prod', pod: 'web-1', container: 'web' };

/** A minute’s growth of a counter, for two hours. */
const grows = (by: number): string => `0+${by}x120`;
const THROTTLED = `container_cpu_cfs_throttled_periods_total{${WEB}}`;
const PERIODS = `container_cpu_cfs_periods_total{${WEB}}`;
const CPU = `container_cpu_usage_seconds_total{${WEB}, cpu="total"}`;
const REQUEST = `kube_pod_container_resource_requests{${WEB}, resource="cpu", unit="core"}`;
const MEMORY = `container_memory_working_set_bytes{${WEB}, image="web"}`;
const LIMIT = `kube_pod_container_resource_limits{${WEB}, resource="memory", unit="byte"}`;
const KILLED = `kube_pod_container_status_last_terminated_reason{${WEB}, reason="OOMKilled"}`;
const RESTARTS = `kube_pod_container_status_restarts_total{${WEB}}`;
const quota = (type: string, resource = 'requests.cpu'): string =>
  `kube_resourcequota{namespace="warehouse-prod", resourcequota="warehouse", resource="${resource}", type="${type}"}`;

const secret = (namespace: string, status: string): string =>
  `externalsecret_status_condition{namespace="${namespace}", name="web", condition="Ready", status="${status}"}`;

export const RESOURCE_CASES: readonly AlertCase[] = [
  {
    ...{ alert: 'CpuThrottled', name: 'a third of the periods for twenty minutes' },
    series: { [THROTTLED]: grows(200), [PERIODS]: grows(600) },
    at: '25m',
    fires: [{ labels: LABELS, value: '33.33%' }],
  },
  {
    ...{ alert: 'CpuThrottled', name: 'a tenth of the periods' },
    series: { [THROTTLED]: grows(60), [PERIODS]: grows(600) },
    at: '40m',
    fires: [],
  },
  {
    ...{ alert: 'CpuThrottled', name: 'a peak of five minutes' },
    series: { [THROTTLED]: '0+600x5 3000x60', [PERIODS]: grows(600) },
    at: '14m',
    fires: [],
  },
  {
    ...{ alert: 'CpuOverRequest', name: 'three times its request' },
    series: { [CPU]: grows(9), [REQUEST]: '0.05x120' },
    at: '40m',
    fires: [{ labels: LABELS, value: '3' }],
  },
  {
    ...{ alert: 'CpuOverRequest', name: 'one and a half times its request' },
    series: { [CPU]: grows(4.5), [REQUEST]: '0.05x120' },
    at: '60m',
    fires: [],
  },
  {
    ...{ alert: 'MemoryNearLimit', name: 'more than nine tenths of its limit' },
    series: { [MEMORY]: '122x20', [LIMIT]: '128x20' },
    at: '6m',
    fires: [{ labels: LABELS, value: '95.31%' }],
  },
  {
    ...{ alert: 'MemoryNearLimit', name: 'four minutes are a peak' },
    series: { [MEMORY]: '122x20', [LIMIT]: '128x20' },
    at: '4m',
    fires: [],
  },
  {
    ...{ alert: 'MemoryNearLimit', name: 'four fifths of its limit' },
    series: { [MEMORY]: '102x20', [LIMIT]: '128x20' },
    at: '15m',
    fires: [],
  },
  {
    ...{ alert: 'ContainerOutOfMemory', name: 'a container was killed' },
    series: { [KILLED]: '_x5 1x60', [RESTARTS]: '0x5 1x60' },
    at: '7m',
    fires: [{ labels: LABELS }],
  },
  {
    ...{ alert: 'ContainerOutOfMemory', name: 'it was an hour ago' },
    series: { [KILLED]: '_x5 1x120', [RESTARTS]: '0x5 1x120' },
    at: '65m',
    fires: [],
  },
  {
    ...{ alert: 'ContainerOutOfMemory', name: 'a container ended for another reason' },
    series: { [KILLED]: '0x60', [RESTARTS]: '0x5 1x60' },
    at: '7m',
    fires: [],
  },
  {
    ...{ alert: 'QuotaNearlyUsed', name: 'a namespace is nearly full' },
    series: { [quota('used')]: '1.9x30', [quota('hard')]: '2x30' },
    at: '12m',
    fires: [
      {
        labels: {
          namespace: 'warehouse-prod',
          resourcequota: 'warehouse',
          resource: 'requests.cpu',
        },
        value: '95%',
      },
    ],
  },
  {
    ...{ alert: 'QuotaNearlyUsed', name: 'half of it, and a quota of nothing' },
    series: {
      [quota('used')]: '1x30',
      [quota('hard')]: '2x30',
      [quota('used', 'services.nodeports')]: '0x30',
      [quota('hard', 'services.nodeports')]: '0x30',
    },
    at: '20m',
    fires: [],
  },
  {
    ...{ alert: 'SecretNotRead', name: 'a secret cannot be read for ten minutes' },
    series: {
      [secret('warehouse-dev', 'False')]: '0x5 1x30',
      [secret('warehouse-dev', 'True')]: '1x5 0x30',
    },
    at: '17m',
    fires: [{ labels: { namespace: 'warehouse-dev', name: 'web' } }],
  },
  {
    ...{ alert: 'SecretNotRead', name: 'one that is read again, and that of others' },
    series: {
      [secret('warehouse-dev', 'False')]: '1x5 0x30',
      [secret('warehouse-dev', 'True')]: '0x5 1x30',
      [secret('payroll', 'False')]: '1x40',
    },
    at: '20m',
    fires: [],
  },
];
