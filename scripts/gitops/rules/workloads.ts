import {
  overlayRule,
  overlayFile,
  servingIn,
  workloadRule,
  wrongAt,
  type Wrong,
} from '../overlay-rule.ts';
import { ofKind, selects, titleOf, workloadsOf } from '../pods.ts';
import type { Rule } from '../rule.ts';
import { fieldsAt, itemsAt, valueAt, type FieldPath } from '../value.ts';

/** Of Pod Security `restricted`, and a root file system that nothing writes to. */
const POD_SECURITY: readonly (readonly [FieldPath, unknown])[] = [
  [['runAsNonRoot'], true],
  [['seccompProfile', 'type'], 'RuntimeDefault'],
];
const CONTAINER_SECURITY: readonly (readonly [FieldPath, unknown])[] = [
  [['allowPrivilegeEscalation'], false],
  [['readOnlyRootFilesystem'], true],
  [['capabilities', 'drop', 0], 'ALL'],
];
const RESOURCES: readonly FieldPath[] = ['requests', 'limits'].flatMap((kind) =>
  ['cpu', 'memory'].map((resource) => [kind, resource]),
);
const ZONE = 'topology.kubernetes.io/zone';

export const WORKLOADS_RULES: readonly Rule[] = [
  workloadRule(
    'pods-are-restricted',
    'non-root, seccomp, no privilege escalation, no capabilities, a read-only root file system',
    (workload) => {
      const wrong = (path: FieldPath, wanted: unknown): Wrong => ({
        at: { object: workload, path },
        wrong: `${titleOf(workload.object)} does not set ${path.slice(-3).join('.')} to ${String(wanted)}`,
        fix: 'Set it in the security context: the namespace enforces Pod Security `restricted`',
      });
      const differ = (base: FieldPath, wanted: typeof POD_SECURITY): readonly Wrong[] =>
        wanted
          .map(([path, value]) => [[...base, 'securityContext', ...path], value] as const)
          .filter(([path, value]) => valueAt(workload.object, path) !== value)
          .map(([path, value]) => wrong(path, value));
      return [
        ...differ(workload.pod.path, POD_SECURITY),
        ...workload.containers.flatMap(({ path }) => differ(path, CONTAINER_SECURITY)),
      ];
    },
  ),
  workloadRule(
    'resources-are-set',
    'every container has requests and limits of CPU and memory',
    (workload) =>
      workload.containers.flatMap(({ path, fields }) =>
        RESOURCES.filter(
          (resource) => valueAt(fields, ['resources', ...resource]) === undefined,
        ).map((resource) => ({
          at: { object: workload, path: [...path, 'resources', ...resource] },
          wrong: `${titleOf(workload.object)} has a container without resources.${resource.join('.')}`,
          fix: 'Set it: the quota counts it, and the autoscaler scales by it',
        })),
      ),
  ),
  workloadRule(
    'probes-are-set',
    'what serves says when it is alive and when it is ready',
    (workload) =>
      itemsAt(workload.pod.spec, ['containers']).flatMap((fields, index) =>
        ['livenessProbe', 'readinessProbe']
          .filter((probe) => itemsAt(fields, ['ports']).length > 0 && fields[probe] === undefined)
          .map((probe) => ({
            at: { object: workload, path: [...workload.pod.path, 'containers', index, probe] },
            wrong: `${titleOf(workload.object)} has a container with ports and no ${probe}`,
            fix: 'Add it: without it traffic reaches pods that cannot answer',
          })),
      ),
  ),
  workloadRule(
    'account-of-its-own',
    'pods run as a ServiceAccount of their own, whose token no pod gets',
    (workload, { folder }, tree) => {
      const { serviceAccountName } = workload.pod.spec;
      const name = typeof serviceAccountName === 'string' ? serviceAccountName : 'default';
      const account = ofKind(tree, folder, 'ServiceAccount').find(
        ({ object }) => object.metadata.name === name,
      );
      const at = { object: workload, path: [...workload.pod.path, 'serviceAccountName'] };
      if (account === undefined) {
        const wrong = `${titleOf(workload.object)} runs as ${name}, which the overlay does not make`;
        return [{ at, wrong, fix: 'Make a ServiceAccount and name it in serviceAccountName' }];
      }
      const silent = [
        { object: account, path: ['automountServiceAccountToken'] },
        { object: workload, path: [...workload.pod.path, 'automountServiceAccountToken'] },
      ].filter(({ object, path }) => valueAt(object.object, path) !== false);
      return silent.map((where) => ({
        at: where,
        wrong: `${titleOf(where.object.object)} does not set automountServiceAccountToken to false`,
        fix: 'Set it: nothing in the pod talks to the API server',
      }));
    },
  ),
  workloadRule('spread-over-zones', 'pods are spread over zones', (workload) => {
    const constraints = itemsAt(workload.pod.spec, ['topologySpreadConstraints']);
    const holds = constraints.some(
      (one) =>
        one['topologyKey'] === ZONE &&
        selects(fieldsAt(one, ['labelSelector', 'matchLabels']), workload.pod.labels),
    );
    const at = { object: workload, path: [...workload.pod.path, 'topologySpreadConstraints'] };
    const wrong = `${titleOf(workload.object)} may have all its pods in one zone`;
    return holds ? [] : [{ at, wrong, fix: `Spread them by ${ZONE}` }];
  }),
  workloadRule(
    'disruption-budget',
    'one PodDisruptionBudget holds the pods, and lets a node be drained',
    (workload, { folder }, tree) => {
      const budgets = ofKind(tree, folder, 'PodDisruptionBudget').filter(({ object }) =>
        selects(fieldsAt(object, ['spec', 'selector', 'matchLabels']), workload.pod.labels),
      );
      const [budget, second] = budgets;
      const wrong = `${titleOf(workload.object)} has ${budgets.length} disruption budgets`;
      if (budget === undefined || second !== undefined) {
        return [{ at: { object: second ?? workload }, wrong, fix: 'Give it one' }];
      }
      if (Number(valueAt(budget.object, ['spec', 'maxUnavailable'])) >= 1) return [];
      const at = { object: budget, path: ['spec', 'maxUnavailable'] };
      return [
        {
          at,
          wrong: `${titleOf(budget.object)} does not say maxUnavailable: 1`,
          fix: 'Say it: with minAvailable a single replica keeps its node for ever',
        },
      ];
    },
  ),
  workloadRule(
    'app-has-a-network-policy',
    'a NetworkPolicy says who may reach the pods and whom they reach',
    (workload, { folder }, tree) => {
      const policy = ofKind(tree, folder, 'NetworkPolicy').find(({ object }) =>
        selects(fieldsAt(object, ['spec', 'podSelector', 'matchLabels']), workload.pod.labels),
      );
      const types = policy === undefined ? [] : valueAt(policy.object, ['spec', 'policyTypes']);
      if (Array.isArray(types) && types.includes('Ingress') && types.includes('Egress')) return [];
      const at =
        policy === undefined
          ? { object: workload }
          : { object: policy, path: ['spec', 'policyTypes'] };
      const wrong = `${titleOf(workload.object)} has no NetworkPolicy of its own for both directions`;
      return [{ at, wrong, fix: 'Say in one with policyTypes [Ingress, Egress] what it needs' }];
    },
  ),
  overlayRule(
    'services-reach-pods',
    'each Service selects pods of the overlay and names a port that they have; each workload that serves has one',
    ({ folder }, tree) => {
      const workloads = workloadsOf(tree, folder);
      const services = ofKind(tree, folder, 'Service');
      const ports = (service: (typeof services)[number]): readonly unknown[] =>
        workloads
          .filter(({ pod }) => selects(fieldsAt(service.object, ['spec', 'selector']), pod.labels))
          .flatMap(({ containers }) =>
            containers.flatMap(({ fields }) => itemsAt(fields, ['ports'])),
          )
          .flatMap((port) => [port['name'], port['containerPort']]);
      return services.flatMap((service) =>
        itemsAt(service.object, ['spec', 'ports'])
          .map((port, index) => [port['targetPort'] ?? port['port'], index] as const)
          .filter(([target]) => !ports(service).includes(target))
          .map(([target, index]) => ({
            at: { object: service, path: ['spec', 'ports', index, 'targetPort'] },
            wrong: `${titleOf(service.object)} leads to the port ${String(target)} of no pod`,
            fix: 'Select the pods of a workload, and name a port of theirs',
          })),
      );
    },
  ),
  overlayRule(
    'app-is-scraped',
    'a ServiceMonitor takes the metrics of each Service of pods, once',
    ({ folder }, tree) => {
      const monitors = ofKind(tree, folder, 'ServiceMonitor');
      return servingIn(tree, folder).flatMap((workload): readonly Wrong[] => {
        const ports = ofKind(tree, folder, 'Service')
          .filter(({ object }) =>
            selects(fieldsAt(object, ['spec', 'selector']), workload.pod.labels),
          )
          .flatMap(({ object }) => itemsAt(object, ['spec', 'ports']).map((port) => port['name']));
        const scraped = monitors.filter(
          ({ object }) =>
            selects(
              fieldsAt(object, ['spec', 'selector', 'matchLabels']),
              workload.object.metadata.labels ?? {},
            ) &&
            itemsAt(object, ['spec', 'endpoints']).some(
              (endpoint) => ports.includes(endpoint['port']) && endpoint['path'] === '/metrics',
            ),
        );
        return scraped.length === 1
          ? []
          : wrongAt(
              scraped[1] ?? workload,
              [],
              `is scraped by ${scraped.length} ServiceMonitors`,
              'Let one select its Service and a port of it, with the path /metrics',
            );
      });
    },
  ),
  overlayRule(
    'objects-stay-in-their-environment',
    'everything in an overlay is in the namespace of its environment and says which one it is',
    (environment, tree) => {
      const objects = tree.objects(environment.folder);
      const namespaces = new Set(objects.map(({ object }) => object.metadata.namespace));
      if (objects.length === 0) {
        return [
          {
            at: overlayFile(environment),
            wrong: `${environment.folder} renders nothing`,
            fix: 'List ../../base in its resources',
          },
        ];
      }
      const other = objects.find(
        ({ object: { metadata } }) =>
          metadata.namespace?.endsWith(`-${environment.name}`) !== true || namespaces.size > 1,
      );
      if (other !== undefined) {
        const wrong = `${titleOf(other.object)} is in the namespace ${String(other.object.metadata.namespace)}`;
        const at = { object: other, path: ['metadata', 'namespace'] };
        return [{ at, wrong, fix: `Set \`namespace: …-${environment.name}\` in the overlay` }];
      }
      const unlabelled = objects.find(
        ({ object }) => object.metadata.labels?.['environment'] !== environment.name,
      );
      if (unlabelled === undefined) return [];
      const wrong = `${titleOf(unlabelled.object)} has not the label environment: ${environment.name}`;
      const at = { object: unlabelled, path: ['metadata', 'labels', 'environment'] };
      return [{ at, wrong, fix: 'Set it in `labels` of the overlay' }];
    },
  ),
];
