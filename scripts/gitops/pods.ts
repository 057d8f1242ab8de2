import type { Fields } from '../../packages/shared/kustomize/kustomization-fields.ts';
import type { KubernetesObject, Tree, TreeObject } from './tree.ts';
import { fieldsAt, itemsAt, type FieldPath } from './value.ts';

/** A container of a workload, and the path of it in the object. */
export interface Container {
  readonly path: FieldPath;
  readonly fields: Fields;
}

/** An object that makes pods. */
export interface Workload extends TreeObject {
  readonly spec: Fields;
  /** The pods’ metadata and spec. */
  readonly pod: { readonly labels: Fields; readonly spec: Fields; readonly path: FieldPath };
  /** Of the pods, init containers and ephemeral ones among them. */
  readonly containers: readonly Container[];
}

/** Where the objects that run pods say what a pod is. */
const TEMPLATES: Readonly<Record<string, FieldPath>> = {
  Pod: [],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  ...Object.fromEntries(
    ['Deployment', 'Rollout', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job'].map((kind) => [
      kind,
      ['spec', 'template'],
    ]),
  ),
};
const LISTS = ['initContainers', 'containers', 'ephemeralContainers'];

/** What makes pods in a folder, or in all of them. */
export function workloadsOf(tree: Tree, folder?: string): readonly Workload[] {
  return tree.objects(folder).flatMap((found) => {
    const template = TEMPLATES[found.object.kind];
    if (template === undefined) return [];
    const path = [...template, 'spec'];
    const spec = fieldsAt(found.object, path);
    const containers = LISTS.flatMap((list) =>
      itemsAt(spec, [list]).map((fields, index) => ({ fields, path: [...path, list, index] })),
    );
    const labels = fieldsAt(found.object, [...template, 'metadata', 'labels']);
    return [
      { ...found, spec: fieldsAt(found.object, ['spec']), pod: { labels, spec, path }, containers },
    ];
  });
}

/** Whether a selector (`matchLabels` or plain) takes these labels; expressions are not looked at. */
export function selects(selector: Fields, labels: Fields): boolean {
  const wanted = Object.entries(selector);
  return wanted.length > 0 && wanted.every(([key, value]) => labels[key] === value);
}

/** The objects of these kinds in a folder, or in all of them. */
export function ofKind(
  tree: Tree,
  folder: string | undefined,
  ...kinds: readonly string[]
): readonly TreeObject[] {
  return tree.objects(folder).filter(({ object }) => kinds.includes(object.kind));
}

/** `Deployment web` */
export function titleOf({ kind, metadata }: KubernetesObject): string {
  return `${kind} ${metadata.name}`;
}
