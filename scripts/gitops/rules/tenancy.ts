import { objects, texts } from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { findingAt, type Finding, type Rule } from '../rule.ts';
import type { KubernetesObject, Tree, TreeObject } from '../tree.ts';
import { applicationNamespaces } from './namespaces.ts';
import { listAt, textAt, valueAt } from '../value.ts';

/** What every application's namespace must have beside its workload. */
function inEach(
  name: string,
  says: string,
  kind: string,
  message: (namespace: string) => string,
  isMeant: (object: KubernetesObject) => boolean,
): Rule {
  const check = (tree: Tree): readonly Finding[] => {
    const candidates = platform(tree).filter(({ object }) => object.kind === kind);
    return applicationNamespaces(tree).flatMap(({ object }): readonly Finding[] => {
      const namespace = object.metadata.name;
      const inside = candidates.filter((one) => one.object.metadata.namespace === namespace);
      if (inside.some((one) => isMeant(one.object))) return [];
      const file = '.gitops/platform/tenancy/kustomization.yaml';
      const place = inside[0] === undefined ? { file, line: 1 } : tree.place(inside[0], 'spec');
      return [{ rule: name, ...place, message: message(namespace) }];
    });
  };
  return { name, says, check };
}

const platform = (tree: Tree): readonly TreeObject[] =>
  tree.objects().filter(({ folder }) => folder.startsWith('platform/'));

const isEveryPod = (object: KubernetesObject): boolean => {
  const selector = valueAt(object, ['spec', 'podSelector']);
  return typeof selector === 'object' && JSON.stringify(selector) === '{}';
};

const HARD = ['pods', 'requests.cpu', 'requests.memory', 'limits.memory'] as const;

export const TENANCY_RULES: readonly Rule[] = [
  inEach(
    'traffic-is-denied-by-default',
    'nobody talks to anybody until a NetworkPolicy says so',
    'NetworkPolicy',
    (namespace) =>
      `Every Pod of ${namespace} may talk to everybody, in or out. Add the default-deny NetworkPolicy of platform/tenancy/guardrails.`,
    (object) =>
      isEveryPod(object) &&
      ['Ingress', 'Egress'].every((type) =>
        texts(listAt(object, ['spec', 'policyTypes'])).includes(type),
      ) &&
      listAt(object, ['spec', 'ingress']).length === 0 &&
      listAt(object, ['spec', 'egress']).length === 0,
  ),
  inEach(
    'names-can-be-resolved',
    'every Pod reaches the cluster’s DNS',
    'NetworkPolicy',
    (namespace) =>
      `No Pod of ${namespace} can resolve a name. Add the allow-dns NetworkPolicy of platform/tenancy/guardrails.`,
    (object) =>
      isEveryPod(object) &&
      objects(listAt(object, ['spec', 'egress'])).some(
        (rule) =>
          ['UDP', 'TCP'].every((protocol) =>
            objects(rule['ports']).some(
              (port) => port['protocol'] === protocol && port['port'] === 53,
            ),
          ) && objects(rule['to']).length > 0,
      ),
  ),
  {
    name: 'nothing-is-open-to-all',
    says: 'no NetworkPolicy of the platform undoes the default-deny',
    check: (tree) =>
      platform(tree).flatMap((policy) =>
        policy.object.kind !== 'NetworkPolicy'
          ? []
          : (['ingress', 'egress'] as const).flatMap((direction) =>
              listAt(policy.object, ['spec', direction]).flatMap((rule, index) => {
                const peers = listAt(rule, [direction === 'ingress' ? 'from' : 'to']);
                const isWide = peers.some((peer) =>
                  ['0.0.0.0/0', '::/0'].includes(textAt(peer, ['ipBlock', 'cidr'])),
                );
                if (peers.length > 0 && !isWide) return [];
                const path = ['spec', direction, index];
                const message = `The NetworkPolicy ${policy.object.metadata.name} lets everybody in or out. Name who is meant.`;
                return [findingAt(tree, 'nothing-is-open-to-all', policy, path, message)];
              }),
            ),
      ),
  },
  inEach(
    'namespace-has-a-quota',
    'no namespace can take the cluster from the others',
    'ResourceQuota',
    (namespace) =>
      `${namespace} may take the whole cluster. Give it a ResourceQuota with ${HARD.join(', ')}.`,
    (object) => HARD.every((name) => valueAt(object, ['spec', 'hard', name]) !== undefined),
  ),
  inEach(
    'namespace-has-a-limit-range',
    'no container is without bounds, and none takes a node',
    'LimitRange',
    (namespace) =>
      `A container in ${namespace} may ask for a whole node. Give it a LimitRange for Container with default, defaultRequest and max.`,
    (object) =>
      objects(listAt(object, ['spec', 'limits'])).some(
        (limit) =>
          limit['type'] === 'Container' &&
          ['default', 'defaultRequest', 'max'].every(
            (name) => textAt(limit, [name, 'memory']) !== '',
          ),
      ),
  ),
  {
    name: 'quota-has-room-for-the-autoscaler',
    says: 'a namespace’s quota has room for as many Pods as the autoscaler may ask for, and one more',
    check: (tree) =>
      tree.objects().flatMap((scaler): readonly Finding[] => {
        if (scaler.object.kind !== 'HorizontalPodAutoscaler') return [];
        const { namespace } = scaler.object.metadata;
        const most = Number(valueAt(scaler.object, ['spec', 'maxReplicas']));
        return platform(tree).flatMap((quota) => {
          if (quota.object.kind !== 'ResourceQuota') return [];
          if (quota.object.metadata.namespace !== namespace) return [];
          const pods = Number(valueAt(quota.object, ['spec', 'hard', 'pods']));
          if (!(pods <= most)) return [];
          const message = `${namespace ?? ''} may have ${pods} Pods, and its autoscaler asks for up to ${most}, while one is replaced for one more. Raise the quota.`;
          const path = ['spec', 'hard', 'pods'];
          return [findingAt(tree, 'quota-has-room-for-the-autoscaler', quota, path, message)];
        });
      }),
  },
];
