import { parse } from 'yaml';
import { objects, texts } from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { ENVIRONMENTS } from '../argocd.ts';
import { findingAt, type Finding, type Rule } from '../rule.ts';
import type { Tree, TreeObject } from '../tree.ts';
import { listAt, textAt } from '../value.ts';

const FILE = '.gitops/platform/namespaces/kustomization.yaml';
const REGISTRY = 'policy.acme.test/registry';

/** The namespaces of applications: those of an environment. */
export function applicationNamespaces(tree: Tree): readonly TreeObject[] {
  return tree
    .objects()
    .filter(
      ({ object }) =>
        object.kind === 'Namespace' && object.metadata.labels?.['environment'] !== undefined,
    );
}

export const NAMESPACE_RULES: readonly Rule[] = [
  {
    name: 'environment-has-its-namespace',
    says: 'every environment has a namespace that says which one it is, and where its images come from',
    check: (tree) =>
      ENVIRONMENTS.flatMap((environment): readonly Finding[] => {
        const rule = 'environment-has-its-namespace';
        const name = `warehouse-${environment}`;
        const namespace = tree
          .objects('platform/namespaces')
          .find(({ object }) => object.kind === 'Namespace' && object.metadata.name === name);
        if (namespace === undefined) {
          const message = `There is no namespace ${name}. Add it, and its line under resources.`;
          return [{ rule, file: FILE, line: 1, message }];
        }
        const { labels, annotations } = namespace.object.metadata;
        const findings: Finding[] = [];
        if (labels?.['environment'] !== environment) {
          const message = `${name} is not the namespace of ${environment}, so no policy holds in it. Say environment: ${environment}.`;
          findings.push(
            findingAt(tree, rule, namespace, ['metadata', 'labels', 'environment'], message),
          );
        }
        const image = imageOf(tree, environment);
        const registry = annotations?.[REGISTRY] ?? '';
        if (!registry.endsWith('/') || image?.startsWith(registry) === false) {
          const message = `${name} takes images from ${registry === '' ? 'nowhere' : registry}, and ${environment} runs ${image ?? 'none'}. Name its registry repository, with / at the end.`;
          findings.push(
            findingAt(tree, rule, namespace, ['metadata', 'annotations', REGISTRY], message),
          );
        }
        return findings;
      }),
  },
  {
    name: 'pod-security-is-restricted',
    says: 'Pod Security refuses, warns of and notes what is not restricted, by one version',
    check: (tree) =>
      applicationNamespaces(tree).flatMap((namespace) =>
        ['enforce', 'audit', 'warn'].flatMap((mode) => {
          const label = `pod-security.kubernetes.io/${mode}`;
          const { name, labels } = namespace.object.metadata;
          const about = (key: string, message: string): Finding =>
            findingAt(
              tree,
              'pod-security-is-restricted',
              namespace,
              ['metadata', 'labels', key],
              message,
            );
          const version = labels?.[`${label}-version`] ?? '';
          return [
            ...(labels?.[label] === 'restricted'
              ? []
              : [
                  about(
                    label,
                    `${name} does not ${mode} the Pod Security level restricted. Say ${label}: restricted.`,
                  ),
                ]),
            ...(/^v1\.\d+$/.test(version)
              ? []
              : [
                  about(
                    `${label}-version`,
                    `${name} changes what it asks for with the cluster. Say ${label}-version: v1.36.`,
                  ),
                ]),
          ];
        }),
      ),
  },
  {
    name: 'namespaces-are-never-pruned',
    says: 'no namespace of an application goes because a file went',
    check: (tree) =>
      applicationNamespaces(tree).flatMap((namespace) => {
        const key = 'argocd.argoproj.io/sync-options';
        const options = (namespace.object.metadata.annotations?.[key] ?? '').split(',');
        if (options.includes('Prune=false') && options.includes('Delete=false')) return [];
        const message = `Argo CD would prune ${namespace.object.metadata.name} with everything in it. Say ${key}: Prune=false,Delete=false.`;
        return [
          findingAt(
            tree,
            'namespaces-are-never-pruned',
            namespace,
            ['metadata', 'annotations', key],
            message,
          ),
        ];
      }),
  },
];

/** What the overlay of an environment runs, without its tag. */
function imageOf(tree: Tree, environment: string): string | undefined {
  const file = `.gitops/overlays/${environment}/kustomization.yaml`;
  const images = objects(listAt(parse(tree.read(file) ?? ''), ['images']));
  return texts(images.map((image) => textAt(image, ['newName'])))[0];
}
