import type { AlertCase } from './case.ts';

const app = (name: string, sync: string, health = 'Healthy'): string =>
  `argocd_app_info{namespace="argocd", name="${name}", project="${name}", sync_status="${sync}", health_status="${health}"}`;

const syncs = (name: string, phase: string): string =>
  `argocd_app_sync_total{namespace="argocd", name="${name}", phase="${phase}", dry_run="false"}`;

const rollout = (phase: string): string =>
  `rollout_info{namespace="warehouse-prod", name="web", strategy="canary", phase="${phase}"}`;

const progressing = (namespace: string, status: string): string =>
  `kube_deployment_status_condition{namespace="${namespace}", deployment="web", condition="Progressing", status="${status}"}`;

export const DEPLOYMENT_CASES: readonly AlertCase[] = [
  {
    ...{ alert: 'DeploymentFailed', name: 'the first sync that ever fails is told' },
    series: { [syncs('warehouse-dev', 'Failed')]: '_x20 1x20' },
    at: '21m',
    fires: [{ labels: { name: 'warehouse-dev' } }],
  },
  {
    ...{ alert: 'DeploymentFailed', name: 'so is a later one' },
    series: { [syncs('warehouse-prod', 'Error')]: '3x30 4x30' },
    at: '33m',
    fires: [{ labels: { name: 'warehouse-prod' } }],
  },
  {
    ...{ alert: 'DeploymentFailed', name: 'a failure is told for ten minutes' },
    series: { [syncs('warehouse-prod', 'Error')]: '3x30 4x60' },
    at: '50m',
    fires: [],
  },
  {
    ...{ alert: 'DeploymentFailed', name: 'syncs that succeed, and those of others, are none' },
    series: {
      [syncs('warehouse-dev', 'Succeeded')]: '0+1x60',
      [syncs('payroll', 'Failed')]: '0+1x60',
    },
    at: '30m',
    fires: [],
  },
  {
    ...{ alert: 'DeploymentNotProgressing', name: 'pods that do not come up are told' },
    series: { [progressing('warehouse-dev', 'false')]: '0x5 1x20' },
    at: '8m',
    fires: [{ labels: { namespace: 'warehouse-dev', deployment: 'web' } }],
  },
  {
    ...{ alert: 'DeploymentNotProgressing', name: 'pods that come up are not' },
    series: {
      [progressing('warehouse-dev', 'false')]: '0x20',
      [progressing('warehouse-dev', 'true')]: '1x20',
      [progressing('kube-system', 'false')]: '1x20',
    },
    at: '8m',
    fires: [],
  },
  {
    ...{ alert: 'OutOfSync', name: 'dev and staging differ for more than five minutes' },
    series: {
      [app('warehouse-dev', 'OutOfSync')]: '1x20',
      [app('warehouse-staging', 'OutOfSync')]: '1x20',
    },
    at: '5m',
    fires: [{ labels: { name: 'warehouse-dev' } }, { labels: { name: 'warehouse-staging' } }],
  },
  {
    ...{ alert: 'OutOfSync', name: 'four and a half minutes are none of it' },
    series: { [app('warehouse-dev', 'OutOfSync')]: '1x20' },
    at: '4m30s',
    fires: [],
  },
  {
    ...{ alert: 'OutOfSync', name: 'the time goes on while the health changes' },
    series: {
      [app('warehouse-dev', 'OutOfSync', 'Progressing')]: '1x2 stale',
      [app('warehouse-dev', 'OutOfSync', 'Degraded')]: '_x2 1x20',
    },
    at: '6m',
    fires: [{ labels: { name: 'warehouse-dev' } }],
  },
  {
    ...{ alert: 'OutOfSync', name: 'production waits for people' },
    series: { [app('warehouse-prod', 'OutOfSync')]: '1x60' },
    at: '50m',
    fires: [],
  },
  {
    ...{ alert: 'MergedButNotSynced', name: 'nobody synced a merge for four hours' },
    series: { [app('warehouse-prod', 'OutOfSync')]: '1x300' },
    at: '241m',
    fires: [{ labels: { name: 'warehouse-prod' } }],
  },
  {
    ...{ alert: 'MergedButNotSynced', name: 'three hours and a half are the release manager’s' },
    series: { [app('warehouse-prod', 'OutOfSync')]: '1x300' },
    at: '210m',
    fires: [],
  },
  {
    ...{ alert: 'MergedButNotSynced', name: 'a synced merge is silent' },
    series: {
      [app('warehouse-prod', 'OutOfSync')]: '1x30 stale',
      [app('warehouse-prod', 'Synced')]: '_x30 1x300',
    },
    at: '290m',
    fires: [],
  },
  {
    ...{ alert: 'SyncStatusUnknown', name: 'Argo CD cannot render production' },
    series: { [app('warehouse-prod', 'Unknown')]: '1x30' },
    at: '11m',
    fires: [{ labels: { name: 'warehouse-prod' } }],
  },
  {
    ...{ alert: 'SyncStatusUnknown', name: 'to differ is not to be unknown' },
    series: { [app('warehouse-prod', 'OutOfSync')]: '1x30' },
    at: '25m',
    fires: [],
  },
  {
    ...{ alert: 'HealthDegraded', name: 'an application is degraded, and one is missing' },
    series: {
      [app('warehouse-dev', 'Synced', 'Degraded')]: '1x10',
      [app('warehouse-staging', 'OutOfSync', 'Missing')]: '1x10',
    },
    at: '3m',
    fires: [{ labels: { name: 'warehouse-dev' } }, { labels: { name: 'warehouse-staging' } }],
  },
  {
    ...{ alert: 'HealthDegraded', name: 'one that progresses is not degraded' },
    series: { [app('warehouse-dev', 'Synced', 'Progressing')]: '1x10' },
    at: '9m',
    fires: [],
  },
  {
    ...{ alert: 'HealthDegraded', name: 'a minute is not told' },
    series: { [app('warehouse-dev', 'Synced', 'Degraded')]: '1x10' },
    at: '1m',
    fires: [],
  },
  {
    ...{ alert: 'ApplicationsUnobserved', name: 'an Application of which nothing is known' },
    series: {
      [app('warehouse-dev', 'Synced')]: '1x30',
      [app('warehouse-prod', 'Synced')]: '1x30',
    },
    at: '15m',
    fires: [{ labels: { name: 'warehouse-staging' } }],
  },
  {
    ...{ alert: 'ApplicationsUnobserved', name: 'all three are known' },
    series: {
      [app('warehouse-dev', 'OutOfSync')]: '1x30',
      [app('warehouse-staging', 'Synced')]: '1x30',
      [app('warehouse-prod', 'Unknown')]: '1x30',
    },
    at: '15m',
    fires: [],
  },
  {
    ...{ alert: 'RolloutAborted', name: 'a canary that is aborted is told at once' },
    series: { [rollout('Progressing')]: '1x4 stale', [rollout('Abort')]: '_x4 1x10' },
    at: '5m',
    fires: [{ labels: { namespace: 'warehouse-prod', name: 'web' } }],
  },
  {
    ...{ alert: 'RolloutAborted', name: 'a canary that pauses is not' },
    series: { [rollout('Paused')]: '1x20' },
    at: '10m',
    fires: [],
  },
  {
    ...{ alert: 'RolloutFailed', name: 'a rollout that makes no progress' },
    series: { [rollout('Timeout')]: '1x20' },
    at: '5m',
    fires: [{ labels: { namespace: 'warehouse-prod', name: 'web' } }],
  },
  {
    ...{ alert: 'RolloutFailed', name: 'a rollout that is complete' },
    series: { [rollout('Completed')]: '1x20' },
    at: '5m',
    fires: [],
  },
];
