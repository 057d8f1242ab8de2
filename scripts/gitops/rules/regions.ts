import {
  isFields,
  objects,
  texts,
} from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { argoFolders, type Delivery } from '../argocd.ts';
import { findingAt, type Finding, type Rule } from '../rule.ts';
import type { Tree, TreeObject } from '../tree.ts';
import { listAt, textAt, valueAt } from '../value.ts';

const GATEWAY = 'platform/regions/gateway';
const OWN_PREFIX = /\/spec\/objectStorage\/prefix\b.*\{\{ \.name \}\}/s;

export const REGION_RULES: readonly Rule[] = [
  {
    name: 'production-has-one-owner',
    says: 'production is deployed by one Application, or by one ApplicationSet, never by both',
    check: (tree) =>
      argoFolders(tree).flatMap(({ deliveries }) => {
        const owners = deliveries.filter(({ project }) => project === 'warehouse-prod');
        return owners.slice(1).map(({ object }) => {
          const kind = object.object.kind;
          const message = `This ${kind} deploys production beside the ${owners[0]?.object.object.kind ?? ''} ${owners[0]?.name ?? ''}. Keep one of them.`;
          return findingAt(tree, 'production-has-one-owner', object, [], message);
        });
      }),
  },
  {
    name: 'regions-go-one-by-one',
    says: 'people sync each region of production, one by one: the controller syncs none',
    check: (tree) => productionSets(tree).flatMap((set) => steps(tree, set)),
  },
  {
    name: 'regions-keep-serving',
    says: 'a cluster that is no longer selected keeps what it runs',
    check: (tree) =>
      productionSets(tree).flatMap(({ object }) => {
        const policy = valueAt(object.object, ['spec', 'syncPolicy']);
        const keeps =
          valueAt(policy, ['preserveResourcesOnDeletion']) === true &&
          textAt(policy, ['applicationsSync']) === 'create-update';
        if (keeps) return [];
        const message =
          'A cluster that loses its label loses production. Say preserveResourcesOnDeletion: true and applicationsSync: create-update.';
        return [findingAt(tree, 'regions-keep-serving', object, ['spec', 'syncPolicy'], message)];
      }),
  },
  {
    name: 'regions-back-up-apart',
    says: 'each region’s cluster writes its backups to a prefix of its own',
    check: (tree) =>
      argoFolders(tree).flatMap(({ deliveries }) =>
        deliveries.flatMap(({ isSet, object, spec, name, template }) => {
          const from = textAt(spec, ['source', 'path']).replace(/^\.gitops\//, '');
          const stores = tree
            .objects(from)
            .some((one) => one.object.kind === 'BackupStorageLocation');
          const isApart = objects(listAt(spec, ['source', 'kustomize', 'patches'])).some(
            (patch) =>
              textAt(patch, ['target', 'kind']) === 'BackupStorageLocation' &&
              OWN_PREFIX.test(textAt(patch, ['patch'])),
          );
          if (!isSet || !stores || isApart) return [];
          const path = [...template, 'spec', 'source'];
          const message = `The clusters of ${name} write to one prefix, and delete each other's backups. Replace /spec/objectStorage/prefix by '{{ .name }}'.`;
          return [findingAt(tree, 'regions-back-up-apart', object, path, message)];
        }),
      ),
  },
  {
    name: 'regions-are-asked-for-their-health',
    says: 'the global address answers by the regions whose Pods say that they are ready',
    check: (tree: Tree): readonly Finding[] => {
      const rule = 'regions-are-asked-for-their-health';
      const all = tree.objects(GATEWAY);
      const routes = all.filter(({ object }) => object.kind === 'HTTPRoute');
      const policies = all.filter(({ object }) => object.kind === 'HealthCheckPolicy');
      return routes.flatMap((route) =>
        backends(route).flatMap(({ kind, name }) => {
          const policy = policies.find(
            ({ object }) =>
              textAt(object, ['spec', 'targetRef', 'name']) === name &&
              textAt(object, ['spec', 'targetRef', 'kind']) === kind,
          );
          const path = textAt(policy?.object, [
            'spec',
            'default',
            'config',
            'httpHealthCheck',
            'requestPath',
          ]);
          if (path === '/readyz') return [];
          const message = `Google asks the ${kind} ${name} for its health at ${path === '' ? '/' : path}. Give it a HealthCheckPolicy with requestPath: /readyz.`;
          return [findingAt(tree, rule, policy ?? route, ['spec'], message)];
        }),
      );
    },
  },
];

function productionSets(tree: Tree): readonly Delivery[] {
  return argoFolders(tree).flatMap(({ deliveries }) =>
    deliveries.filter(({ isSet, project }) => isSet && project === 'warehouse-prod'),
  );
}

/**
 * RollingSync syncs by itself whatever is not kept from it by `maxUpdate: 0`. A step after the first is no
 * exception: Argo CD 3.2 enables it while the one before is still recorded as healthy (argo-cd #29410).
 */
function steps(tree: Tree, { object }: Delivery): readonly Finding[] {
  const about = (path: readonly (string | number)[], message: string): readonly Finding[] => [
    findingAt(tree, 'regions-go-one-by-one', object, ['spec', 'strategy', ...path], message),
  ];
  const strategy = valueAt(object.object, ['spec', 'strategy']);
  const list = objects(listAt(strategy, ['rollingSync', 'steps']));
  if (textAt(strategy, ['type']) !== 'RollingSync' || list.length < 2) {
    return about([], 'Every region changes at once. Use RollingSync, with a step for each region.');
  }
  return list.flatMap((step, index) => {
    const path = ['rollingSync', 'steps', index];
    const expressions = objects(step['matchExpressions']);
    const regions = expressions.flatMap(({ key, operator, values }) =>
      key === 'region' && operator === 'In' ? texts(values) : [],
    );
    if (regions.length !== 1 || expressions.length !== 1) {
      return about(path, 'A step is for more than one region, or for none. Name one region in it.');
    }
    if (step['maxUpdate'] === 0) return [];
    const why = `The region ${regions.join('')} is synced without anybody. Say maxUpdate: 0.`;
    return about([...path, 'maxUpdate'], why);
  });
}

function backends({ object }: TreeObject): readonly { kind: string; name: string }[] {
  return objects(listAt(object, ['spec', 'rules'])).flatMap((rule) =>
    listAt(rule, ['backendRefs'])
      .filter(isFields)
      .map((one) => ({ kind: textAt(one, ['kind']) || 'Service', name: textAt(one, ['name']) })),
  );
}
