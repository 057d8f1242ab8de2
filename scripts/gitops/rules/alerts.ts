import { alertsOf, type Alert } from '../alerts.ts';
import type { Finding, Rule } from '../rule.ts';
import type { Tree } from '../tree.ts';

const FOLDER = '.gitops/platform/monitoring/kustomization.yaml';
const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** What must wake somebody: out of which metrics, and after how long (seconds, at least and at most). */
interface Watch {
  readonly alert: string;
  readonly reads: readonly string[];
  readonly waits: readonly [number, number];
}

const WATCHES: readonly Watch[] = [
  { alert: 'DeploymentFailed', reads: ['argocd_app_sync_total'], waits: [0, 0] },
  {
    ...{ alert: 'DeploymentNotProgressing', reads: ['kube_deployment_status_condition'] },
    waits: [0, 5 * MINUTE],
  },
  {
    ...{ alert: 'OutOfSync', reads: ['argocd_app_info', 'dev', 'staging'] },
    waits: [5 * MINUTE, 5 * MINUTE],
  },
  {
    ...{ alert: 'MergedButNotSynced', reads: ['argocd_app_info', 'warehouse-prod'] },
    waits: [HOUR, 24 * HOUR],
  },
  { alert: 'SyncStatusUnknown', reads: ['argocd_app_info'], waits: [0, 15 * MINUTE] },
  { alert: 'HealthDegraded', reads: ['argocd_app_info', 'Degraded'], waits: [0, 5 * MINUTE] },
  { alert: 'ApplicationsUnobserved', reads: ['absent(argocd_app_info'], waits: [0, HOUR] },
  { alert: 'RolloutAborted', reads: ['rollout_info', 'Abort'], waits: [0, 0] },
  { alert: 'RolloutFailed', reads: ['rollout_info', 'Timeout'], waits: [0, 5 * MINUTE] },
  {
    ...{ alert: 'CpuThrottled', reads: ['container_cpu_cfs_throttled_periods_total'] },
    waits: [0, 30 * MINUTE],
  },
  {
    ...{ alert: 'CpuOverRequest', reads: ['container_cpu_usage_seconds_total'] },
    waits: [0, HOUR],
  },
  {
    ...{ alert: 'MemoryNearLimit', reads: ['container_memory_working_set_bytes'] },
    waits: [0, 15 * MINUTE],
  },
  { alert: 'ContainerOutOfMemory', reads: ['OOMKilled'], waits: [0, 0] },
  { alert: 'SecretNotRead', reads: ['externalsecret_status_condition'], waits: [0, HOUR] },
  { alert: 'QuotaNearlyUsed', reads: ['kube_resourcequota'], waits: [0, HOUR] },
  {
    ...{ alert: 'BackupOverdue', reads: ['velero_backup_last_successful_timestamp', 'absent('] },
    waits: [0, 2 * HOUR],
  },
  { alert: 'BackupFailed', reads: ['velero_backup_failure_total'], waits: [0, HOUR] },
  {
    ...{ alert: 'BackupLocationUnavailable', reads: ['velero_backup_location_status_gauge'] },
    waits: [0, HOUR],
  },
];

export const ALERT_RULES: readonly Rule[] = [
  {
    name: 'alert-is-there',
    says: 'every row of the architecture that must wake somebody has its alert, over its metric',
    check: (tree) =>
      WATCHES.flatMap(({ alert, reads }) => {
        const found = alertsOf(tree).filter(({ name }) => name === alert);
        const [first] = found;
        if (first === undefined) {
          return {
            rule: 'alert-is-there',
            file: FOLDER,
            line: 1,
            message: `There is no alert ${alert}. Add it to a PrometheusRule of platform/monitoring.`,
          };
        }
        const missing = reads.filter((part) => !first.expr.includes(part));
        if (missing.length === 0) return [];
        return {
          ...{ rule: 'alert-is-there', ...first.place('expr') },
          message: `${alert} does not look at ${missing.join(', ')}. Let its expression read it.`,
        };
      }),
  },
  {
    name: 'alert-fires-in-time',
    says: 'an alert waits as long as its row says, no longer',
    check: (tree) =>
      WATCHES.flatMap(({ alert, waits: [least, most] }) =>
        alertsOf(tree)
          .filter(({ name, waits }) => name === alert && !(waits >= least && waits <= most))
          .map(({ place, waits }) => ({
            ...{ rule: 'alert-fires-in-time', ...place('for') },
            message: `${alert} waits ${waits} seconds. Let \`for\` be ${least === most ? `${least}` : `between ${least} and ${most}`} seconds.`,
          })),
      ),
  },
  {
    name: 'alert-says-what-to-do',
    says: 'every alert has a severity, a sentence, what to do, and a runbook',
    check: (tree) => alertsOf(tree).flatMap(withoutWords),
  },
  {
    name: 'alerts-stand-alone',
    says: 'an alert is written once',
    check: (tree: Tree): readonly Finding[] => {
      const all = alertsOf(tree);
      return all
        .filter(({ name }, index) => all.findIndex((other) => other.name === name) !== index)
        .map(({ name, place }) => ({
          ...{ rule: 'alerts-stand-alone', ...place('alert') },
          message: `${name} is there twice. Delete one.`,
        }));
    },
  },
];

function withoutWords({ name, labels, annotations, place }: Alert): readonly Finding[] {
  const said = { ...annotations, severity: labels['severity'] };
  const needed = ['severity', 'summary', 'description', 'runbook_url'] as const;
  return needed
    .filter((word) => ((said as Readonly<Record<string, string | undefined>>)[word] ?? '') === '')
    .map((word) => ({
      ...{
        rule: 'alert-says-what-to-do',
        ...place(word === 'severity' ? 'labels' : 'annotations'),
      },
      message: `${name} has no ${word}. Whoever is woken needs it.`,
    }));
}
