import {
  objects,
  texts,
  type Fields,
} from '../../../packages/shared/kustomize/kustomization-fields.ts';
import {
  BROKEN,
  isMatched,
  refusalsOf,
  typeErrorsOf,
  WORKLOADS,
  type AdmissionRequest,
} from '../admission.ts';
import { ENVIRONMENTS, type Environment } from '../argocd.ts';
import { ofKind } from '../pods.ts';
import { findingAt, type Finding, type Rule } from '../rule.ts';
import type { KubernetesObject, Tree, TreeObject } from '../tree.ts';
import { goodContainer, probe, type ContainerList } from '../workload-probes.ts';
import { listAt, textAt, valueAt } from '../value.ts';

const FOLDER = 'platform/policies';
const FILE = `.gitops/${FOLDER}/kustomization.yaml`;
const POLICIES = ['workload-images', 'workload-hardening', 'workload-resources'] as const;

const policies = (tree: Tree): readonly TreeObject[] =>
  ofKind(tree, FOLDER, 'ValidatingAdmissionPolicy');
const bindings = (tree: Tree): readonly TreeObject[] =>
  ofKind(tree, FOLDER, 'ValidatingAdmissionPolicyBinding');

function each(
  name: string,
  says: string,
  objectsOf: (tree: Tree) => readonly TreeObject[],
  complain: (one: TreeObject, tree: Tree) => readonly (readonly [readonly string[], string])[],
): Rule {
  return {
    ...{ name, says },
    check: (tree) =>
      objectsOf(tree).flatMap((one) =>
        complain(one, tree).map(([path, message]) =>
          findingAt(tree, name, one, ['spec', ...path], message),
        ),
      ),
  };
}

/** Something that a policy must refuse: what is wrong with a container, where it would matter. */
interface Control {
  readonly rule: string;
  readonly says: string;
  readonly policy: (typeof POLICIES)[number];
  readonly wrong: Fields;
  readonly environments: readonly Environment[];
  readonly lists: readonly ContainerList[];
}

const EVERY_LIST: readonly ContainerList[] = [
  'containers',
  'initContainers',
  'ephemeralContainers',
];
const security = (change: Fields): Fields => ({
  securityContext: { ...(goodContainer('dev')['securityContext'] as Fields), ...change },
});
const images = { policy: 'workload-images', lists: EVERY_LIST } as const;
const hardening = {
  policy: 'workload-hardening',
  environments: ENVIRONMENTS,
  lists: EVERY_LIST,
} as const;
const DIGEST = `sha256:${'b'.repeat(64)}`;

const CONTROLS: readonly Control[] = [
  {
    ...{
      rule: 'foreign-images-are-refused',
      says: 'images come from the registry of their environment',
    },
    ...{ ...images, environments: ENVIRONMENTS },
    wrong: { image: `registry.test/other/web:v1.0.0@${DIGEST}` },
  },
  ...ENVIRONMENTS.flatMap((environment) =>
    ['web:latest', `web:${environment}-latest@${DIGEST}`, 'web'].map((image): Control => ({
      ...{ rule: 'moving-tags-are-refused', says: 'no image has the tag latest, or none' },
      ...{ ...images, environments: [environment] },
      wrong: { image: `registry.test/${environment}/${image}` },
    })),
  ),
  ...(['staging', 'prod'] as const).map((environment): Control => ({
    ...{ rule: 'images-without-digest-are-refused', says: 'staging and production run digests' },
    ...{ ...images, environments: [environment] },
    wrong: { image: `registry.test/${environment}/web:v1.0.0` },
  })),
  ...[security({ runAsNonRoot: false }), security({ runAsUser: 0 })].map((wrong): Control => ({
    ...{ rule: 'root-is-refused', says: 'nothing runs as root' },
    ...hardening,
    wrong,
  })),
  ...[
    security({ readOnlyRootFilesystem: false }),
    security({ readOnlyRootFilesystem: undefined }),
  ].map((wrong): Control => ({
    ...{ rule: 'writable-root-is-refused', says: 'no container writes to its root file system' },
    ...hardening,
    wrong,
  })),
  ...[security({ allowPrivilegeEscalation: true }), security({ privileged: true })].map(
    (wrong): Control => ({
      ...{ rule: 'privilege-escalation-is-refused', says: 'no container gains privileges' },
      ...hardening,
      wrong,
    }),
  ),
  ...[
    { requests: { cpu: '50m', memory: '64Mi' }, limits: { cpu: '1' } },
    { requests: { memory: '64Mi' }, limits: { memory: '64Mi' } },
    {},
  ].map((resources): Control => ({
    ...{ rule: 'missing-limits-are-refused', says: 'every container says what it needs at most' },
    ...{ policy: 'workload-resources', environments: ENVIRONMENTS },
    lists: ['containers', 'initContainers'],
    wrong: { resources },
  })),
];

/** The policies are evaluated, for every kind of workload: which of the wrong ones do they let in? */
function refuses(name: string): Rule {
  const controls = CONTROLS.filter(({ rule }) => rule === name);
  const check = (tree: Tree): readonly Finding[] =>
    controls.flatMap(({ policy: wanted, wrong, environments, lists }) => {
      const policy = policies(tree).find(({ object }) => object.metadata.name === wanted);
      if (policy === undefined) return []; // policies-are-there says so
      const admitted = environments.flatMap((environment) =>
        lists.flatMap((list) =>
          Object.keys(WORKLOADS)
            // What is not matched at all is the business of policies-cover-workloads.
            .filter((kind) => isMatched(policy.object, probe(environment, {}, kind)))
            .filter((kind) => !isRefused(policy.object, probe(environment, wrong, kind, list)))
            .map((kind) => `a ${kind} in ${environment} (${list})`),
        ),
      );
      if (admitted[0] === undefined) return [];
      const message = `${wanted} lets in ${admitted[0]} with ${JSON.stringify(wrong)}. Write the validation that refuses it.`;
      return [findingAt(tree, name, policy, ['spec', 'validations'], message)];
    });
  return { name, says: controls[0]?.says ?? '', check };
}

export const POLICY_RULES: readonly Rule[] = [
  {
    name: 'policies-are-there',
    says: 'there is a policy for images, one for hardening, one for resources',
    check: (tree) =>
      POLICIES.filter(
        (name) => !policies(tree).some(({ object }) => object.metadata.name === name),
      ).map((name) => ({
        ...{ rule: 'policies-are-there', file: FILE, line: 1 },
        message: `There is no ValidatingAdmissionPolicy ${name}. Add it, and its line under resources.`,
      })),
  },
  each(
    'policy-is-bound',
    'every policy holds in every environment',
    policies,
    ({ object }, tree) => {
      const bound = bindings(tree).filter(
        (one) => textAt(one.object, ['spec', 'policyName']) === object.metadata.name,
      );
      const open = ENVIRONMENTS.filter(
        (environment) => !bound.some((one) => selects(one, environment)),
      );
      if (open.length === 0) return [];
      const message = `${object.metadata.name} holds nothing in ${open.join(', ')}. Bind it to the namespaces with that label environment.`;
      return [[[], message]];
    },
  ),
  each('policy-denies', 'a binding refuses, and does not only note', bindings, ({ object }) =>
    texts(listAt(object, ['spec', 'validationActions'])).includes('Deny')
      ? []
      : [
          [
            ['validationActions'],
            `${object.metadata.name} only notes what it should refuse. Say validationActions: [Deny, Audit].`,
          ],
        ],
  ),
  each('policy-fails-closed', 'what cannot be judged is refused', policies, ({ object }) =>
    textAt(object, ['spec', 'failurePolicy']) === 'Fail'
      ? []
      : [
          [
            ['failurePolicy'],
            `${object.metadata.name} lets in what it cannot judge. Say failurePolicy: Fail.`,
          ],
        ],
  ),
  each(
    'policies-cover-workloads',
    'Pods and everything that makes Pods is judged',
    policies,
    ({ object }) => {
      const open = Object.keys(WORKLOADS).filter(
        (kind) => !isMatched(object, probe('dev', {}, kind)),
      );
      const pod = { ...probe('dev', {}, 'Pod'), subResource: 'ephemeralcontainers' };
      const more = isMatched(object, pod) ? open : [...open, 'ephemeral containers'];
      if (more.length === 0) return [];
      const message = `${object.metadata.name} does not look at ${more.join(', ')}. Add them to matchConstraints, for CREATE and UPDATE.`;
      return [[['matchConstraints'], message]];
    },
  ),
  each('policies-have-types', 'every expression of a policy has a type', policies, ({ object }) =>
    typeErrorsOf(object).map(
      (error) => [['validations'], `${error}. Correct the expression.`] as const,
    ),
  ),
  each(
    'policies-let-good-workloads-in',
    'what is as it should be is not refused',
    policies,
    ({ object }) =>
      ENVIRONMENTS.flatMap((environment) =>
        Object.keys(WORKLOADS).flatMap((kind) => refusalsOf(object, probe(environment, {}, kind))),
      )
        .slice(0, 1)
        .map((message) => [
          ['validations'],
          `${object.metadata.name} refuses a workload that is as it should be (${message}). Correct the validation.`,
        ]),
  ),
  ...[...new Set(CONTROLS.map(({ rule }) => rule))].map(refuses),
];

/** On purpose: a policy that breaks on everything refuses, too. */
const isRefused = (policy: KubernetesObject, request: AdmissionRequest): boolean =>
  refusalsOf(policy, request).some((message) => !message.startsWith(BROKEN));

/** By its label `environment`, or because it selects no namespace in particular. */
function selects({ object }: TreeObject, environment: Environment): boolean {
  const selector = valueAt(object, ['spec', 'matchResources', 'namespaceSelector']);
  const label = valueAt(selector, ['matchLabels', 'environment']);
  if (label !== undefined && label !== environment) return false;
  return objects(listAt(selector, ['matchExpressions'])).every(
    ({ key, operator, values }) =>
      key === 'environment' &&
      (operator === 'Exists' || (operator === 'In' && texts(values).includes(environment))),
  );
}
