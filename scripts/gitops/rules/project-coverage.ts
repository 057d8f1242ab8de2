import { posix } from 'node:path';
import { objects, texts } from '../../../packages/shared/kustomize/kustomization-fields.ts';
import { argoFolders, type ArgoFolder, type Delivery } from '../argocd.ts';
import { findingAt, type Finding, type Rule } from '../rule.ts';
import type { Tree, TreeObject } from '../tree.ts';
import { listAt, textAt, type FieldPath } from '../value.ts';

const NAME = 'project-covers-its-application';

/** A sync that its project would refuse is found here, and not when production is to be synced. */
export const PROJECT_COVERAGE_RULES: readonly Rule[] = [
  {
    name: NAME,
    says: 'what an Application renders is what its project allows',
    check: (tree) =>
      argoFolders(tree).flatMap((folder) =>
        folder.deliveries.flatMap((delivery) => uncovered(tree, folder, delivery)),
      ),
  },
];

function uncovered(tree: Tree, folder: ArgoFolder, delivery: Delivery): readonly Finding[] {
  const about = (path: FieldPath, message: string): Finding =>
    findingAt(tree, NAME, delivery.object, [...delivery.template, 'spec', ...path], message);
  const project = folder.find('AppProject', delivery.project);
  if (project === undefined) {
    const message = `${delivery.name} is in the project ${delivery.project}, which is not in the tree. Name one that is.`;
    return [about(['project'], message)];
  }
  const findings: Finding[] = [];
  const repository = textAt(delivery.spec, ['source', 'repoURL']);
  const repositories = texts(listAt(project.object, ['spec', 'sourceRepos']));
  if (!repositories.includes(repository) && !repositories.includes('*')) {
    const message = `${delivery.name} comes from ${repository}, which its project does not list. Use a repository that it lists.`;
    findings.push(about(['source', 'repoURL'], message));
  }
  const from = textAt(delivery.spec, ['source', 'path']).replace(/^\.gitops\//, '');
  if (!tree.folders.includes(from)) {
    const message = `${delivery.name} deploys ${from}, where nothing renders. Name a folder with a kustomization.`;
    findings.push(about(['source', 'path'], message));
  }
  // Another environment's overlay: environment-follows-its-branch says so.
  const isForeign =
    from.startsWith('overlays/') && `warehouse-${posix.basename(from)}` !== delivery.project;
  if (isForeign) return findings;
  for (const [what, one] of beyond(tree.objects(from), delivery, project)) {
    const message = `${delivery.name} deploys ${what}, which its project ${delivery.project} does not allow. List it there, or do without.`;
    findings.push(findingAt(tree, NAME, one, [], message));
  }
  return findings;
}

/** The kinds and namespaces that the project does not allow, each with an object that has it. */
function beyond(
  rendered: readonly TreeObject[],
  delivery: Delivery,
  { object: project }: TreeObject,
): ReadonlyMap<string, TreeObject> {
  const found = new Map<string, TreeObject>();
  const permits = (list: string, kind: string, group: string): boolean =>
    // Without a list of kinds every kind is allowed: project-names-what-it-allows says so.
    (list === 'namespaceResourceWhitelist' && listAt(project, ['spec', list]).length === 0) ||
    objects(listAt(project, ['spec', list])).some(
      (one) =>
        [kind, '*'].includes(textAt(one, ['kind'])) &&
        [group, '*'].includes(textAt(one, ['group'])),
    );
  for (const one of rendered) {
    const { apiVersion, kind, metadata } = one.object;
    const { namespace } = metadata;
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    const list = namespace === undefined ? 'cluster' : 'namespace';
    if (!permits(`${list}ResourceWhitelist`, kind, group)) {
      found.set(group === '' ? kind : `${kind} of ${group}`, one);
    }
    if (namespace !== undefined && !reaches(project, delivery, namespace)) {
      found.set(`to the namespace ${namespace}`, one);
    }
  }
  return found;
}

function reaches(
  project: TreeObject['object'],
  { spec, isSet }: Delivery,
  namespace: string,
): boolean {
  const destinations = objects(listAt(project, ['spec', 'destinations']));
  const isReached = (key: string, cluster: string): boolean =>
    destinations.some(
      (one) =>
        [cluster, '*'].includes(textAt(one, [key])) &&
        [namespace, '*'].includes(textAt(one, ['namespace'])),
    );
  return ['server', 'name'].some((key) => {
    const cluster = textAt(spec, ['destination', key]);
    if (cluster === '') return false;
    if (!isSet) return isReached(key, cluster);
    // Of which clusters, the generator says: each that the project names may be one.
    const clusters = destinations.map((one) => textAt(one, [key])).filter((one) => one !== '');
    return clusters.length > 0 && clusters.every((one) => isReached(key, one));
  });
}
