import {
  isFields,
  objects,
  texts,
  type Fields,
} from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { specOf } from '../alerts.ts';
import { ofKind } from '../pods.ts';
import { finding, type Finding, type Rule } from '../rule.ts';
import type { Tree, TreeObject } from '../tree.ts';

const FOLDER = { file: '.gitops/platform/monitoring/kustomization.yaml', line: 1 };
const GKE = { file: '.gitops/platform/monitoring/gke/kustomization.yaml', line: 1 };

/** Labels of the Services (or pods) whose metrics must be read, and where they stand. */
const SCRAPED: readonly {
  readonly name: string;
  readonly namespace: string;
  readonly own: boolean;
}[] = [
  { name: 'argocd-metrics', namespace: 'argocd', own: true },
  { name: 'argocd-server-metrics', namespace: 'argocd', own: false },
  { name: 'argocd-repo-server', namespace: 'argocd', own: false },
  { name: 'argocd-notifications-controller-metrics', namespace: 'argocd', own: false },
  { name: 'argo-rollouts-metrics', namespace: 'argo-rollouts', own: true },
  { name: 'external-secrets', namespace: 'external-secrets', own: true },
];

/** The pods that GKE’s managed collection must read. */
const MANAGED = [
  ...['web', 'argocd-application-controller', 'argocd-server', 'argocd-repo-server'],
  'argo-rollouts',
];

export const MONITORING_RULES: readonly Rule[] = [
  {
    name: 'metrics-are-scraped',
    says: 'Prometheus reads the metrics of Argo CD, Argo Rollouts, External Secrets and Velero',
    check: scraped,
  },
  {
    name: 'gke-collects-metrics',
    says: 'where GKE collects metrics, it reads the application, Argo CD and Argo Rollouts',
    check: (tree: Tree): readonly Finding[] => {
      const monitored = ofKind(tree, undefined, 'PodMonitoring', 'ClusterPodMonitoring').map(
        (monitor) => selected(monitor),
      );
      return MANAGED.filter((name) => !monitored.includes(name)).map((name) =>
        finding(
          'gke-collects-metrics',
          GKE,
          `No PodMonitoring selects the pods of ${name}`,
          'Add one',
        ),
      );
    },
  },
];

/** The value of `app.kubernetes.io/name` (or Velero’s own label) that a monitor selects. */
function selected(monitor: TreeObject): string | undefined {
  const { selector } = specOf(monitor);
  const labels = isFields(selector) ? selector['matchLabels'] : undefined;
  if (!isFields(labels)) return undefined;
  return texts([labels['app.kubernetes.io/name'] ?? labels['deploy']])[0];
}

function scraped(tree: Tree): readonly Finding[] {
  const rule = 'metrics-are-scraped';
  const monitors = ofKind(tree, undefined, 'ServiceMonitor', 'PodMonitor');
  return [...SCRAPED, { name: 'velero', namespace: 'velero', own: false }].flatMap(
    ({ name, namespace, own }) => {
      const monitor = monitors.find((candidate) => {
        const { namespaceSelector } = specOf(candidate);
        const names = isFields(namespaceSelector) ? namespaceSelector['matchNames'] : [];
        return selected(candidate) === name && texts(names).includes(namespace);
      });
      if (monitor === undefined) {
        return finding(
          rule,
          FOLDER,
          `No monitor selects ${name} in ${namespace}`,
          'Add it to platform/monitoring',
        );
      }
      const endpoints = endpointsOf(monitor);
      if (endpoints.some(({ port }) => port === 'metrics')) {
        if (!own || endpoints.every(({ honorLabels }) => honorLabels === true)) return [];
        return {
          ...{ rule, ...tree.place(monitor, 'spec', 'endpoints', 0) },
          message: `The labels \`namespace\` and \`name\` of ${name} are the pod’s. Set \`honorLabels: true\`.`,
        };
      }
      return {
        ...{ rule, ...tree.place(monitor, 'spec') },
        message: `The monitor of ${name} does not read its port \`metrics\`. Name it.`,
      };
    },
  );
}

function endpointsOf(monitor: TreeObject): readonly Fields[] {
  const spec = specOf(monitor);
  return objects(spec['endpoints'] ?? spec['podMetricsEndpoints'] ?? []);
}
