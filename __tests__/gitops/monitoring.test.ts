import { describe, expect, it } from '@jest/globals';
import { registeredRules } from '../../scripts/gitops/registered-rules.ts';
import { findings } from '../../scripts/gitops/rule.ts';
import { describeMutants, withMutant, type MutantFiles } from './support/mutant.ts';

const MONITORING = '.gitops/platform/monitoring';
const KUSTOMIZATION = `${MONITORING}/kustomization.yaml`;
const DEPLOYMENTS = `${MONITORING}/rules/deployments.yaml`;
const RESOURCES = `${MONITORING}/rules/resources.yaml`;
const ARGOCD = `${MONITORING}/argocd.yaml`;

type Panel = Readonly<Record<string, unknown>>;

/** Takes one panel out of a dashboard, or changes it. */
const panel =
  (dashboard: string, title: string, change: (panel: Panel) => Panel | undefined) =>
  (files: MutantFiles): void => {
    const file = `${MONITORING}/dashboards/${dashboard}.json`;
    const parsed = JSON.parse(files.read(file)) as { readonly panels: readonly Panel[] };
    const panels = parsed.panels.flatMap((one) =>
      one['title'] === title ? (change(one) ?? []) : one,
    );
    files.write(file, JSON.stringify({ ...parsed, panels }, null, 2));
  };

describeMutants('monitoring', [
  {
    name: 'the alert about failed deployments is deleted',
    ...{ file: DEPLOYMENTS, from: 'alert: DeploymentFailed', to: 'record: deployment_failed' },
    rule: 'alert-is-there',
  },
  {
    name: 'the alerts about resources are deleted',
    change: (files) => {
      files.remove(RESOURCES);
      files.replace(KUSTOMIZATION, '  - rules/resources.yaml\n', '');
    },
    rule: 'alert-is-there',
  },
  {
    name: 'staging is left out of the alert about what is out of sync',
    ...{ file: DEPLOYMENTS, from: 'warehouse-(dev|staging)', to: 'warehouse-(dev)' },
    rule: 'alert-is-there',
  },
  {
    name: 'the abort of a canary is not looked at',
    ...{ file: DEPLOYMENTS, from: 'phase="Abort"', to: 'phase="Paused"' },
    rule: 'alert-is-there',
  },
  {
    name: 'out of sync waits for an hour',
    ...{ file: DEPLOYMENTS, from: 'for: 5m', to: 'for: 1h' },
    rule: 'alert-fires-in-time',
  },
  {
    name: 'merged but not synced waits for a week',
    ...{ file: DEPLOYMENTS, from: 'for: 4h', to: 'for: 7d' },
    rule: 'alert-fires-in-time',
  },
  {
    name: 'an alert without a runbook',
    change: (files) => {
      const lines = files.read(RESOURCES).split('\n');
      lines.splice(
        lines.findIndex((line) => line.includes('runbook_url')),
        1,
      );
      files.write(RESOURCES, lines.join('\n'));
    },
    rule: 'alert-says-what-to-do',
  },
  {
    name: 'an alert is there twice',
    change: (files) => {
      const text = files.read(DEPLOYMENTS);
      files.write(DEPLOYMENTS, text + text.slice(text.indexOf('        - alert: RolloutFailed')));
    },
    rule: 'alerts-stand-alone',
  },
  {
    name: 'the application controller is not scraped',
    ...{ file: ARGOCD, from: 'name: argocd-metrics', to: 'name: argocd-metricz' },
    rule: 'metrics-are-scraped',
  },
  {
    name: 'the Application’s names are overwritten by the pod’s',
    ...{ file: ARGOCD, from: 'honorLabels: true', to: 'honorLabels: false' },
    rule: 'metrics-are-scraped',
  },
  {
    name: 'External Secrets is not scraped',
    ...{ file: `${MONITORING}/external-secrets.yaml`, from: '', to: undefined },
    rule: 'metrics-are-scraped',
  },
  {
    name: 'Velero is not scraped',
    ...{ file: `${MONITORING}/velero.yaml`, from: '', to: undefined },
    rule: 'metrics-are-scraped',
  },
  {
    name: 'GKE does not collect what the application says',
    ...{ file: `${MONITORING}/gke/web.yaml`, from: '', to: undefined },
    rule: 'gke-collects-metrics',
  },
  {
    name: 'a dashboard is not given to Grafana',
    ...{ file: KUSTOMIZATION, from: '      - dashboards/cost.json\n', to: '' },
    rule: 'dashboard-is-there',
  },
  {
    name: 'the sidecar’s label is gone',
    ...{ file: KUSTOMIZATION, from: 'grafana_dashboard:', to: 'dashboard:' },
    rule: 'dashboard-is-there',
  },
  {
    name: 'the panel of the lead time is gone',
    change: panel('deployment', 'Lead time', () => undefined),
    rule: 'dashboard-is-there',
  },
  {
    name: 'the panel of errors asks nothing',
    change: panel('application', 'Errors', (one) => ({ ...one, targets: [] })),
    rule: 'dashboard-is-there',
  },
  {
    name: 'the data source has another name than the panels ask',
    ...{
      file: `${MONITORING}/provisioning/datasource.yaml`,
      from: 'warehouse-prometheus',
      to: 'prometheus',
    },
    rule: 'dashboard-is-there',
  },
  {
    name: 'Prometheus has no Service',
    ...{ file: `${MONITORING}/prometheus-service.yaml`, from: '', to: undefined },
    rule: 'prometheus-has-its-address',
  },
  {
    name: 'Prometheus answers on another port than it is asked',
    ...{ file: `${MONITORING}/prometheus-service.yaml`, from: 'port: 9090', to: 'port: 80' },
    rule: 'prometheus-has-its-address',
  },
  {
    name: 'the analyses of a canary ask a Prometheus that is not there',
    change: (files) => {
      files.replace(
        '.gitops/components/rollout/latency.yaml',
        'prometheus.monitoring',
        'prometheus.metrics',
      );
    },
    rule: 'prometheus-has-its-address',
  },
]);

describe('what GKE collects', () => {
  it('may be deployed beside the monitors of the operator, by the line that its comment names', async () => {
    const tree = await withMutant((files) => {
      expect(files.read(`${MONITORING}/gke/kustomization.yaml`)).toContain('`- monitoring/gke`');
      files.replace(
        '.gitops/platform/kustomization.yaml',
        '  - monitoring\n',
        '  - monitoring\n  - monitoring/gke\n',
      );
    });
    expect(findings(tree, await registeredRules())).toEqual([]);
    const kinds = tree.objects('platform').map(({ object }) => object.kind);
    expect(kinds).toEqual(expect.arrayContaining(['ClusterPodMonitoring', 'PrometheusRule']));
  });
});
