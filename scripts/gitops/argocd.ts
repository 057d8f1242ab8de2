import { isFields, type Fields } from '../../packages/shared/kustomize/kustomization-fields.ts';
import type { Tree, TreeObject } from './tree.ts';
import { textAt, valueAt, type FieldPath } from './value.ts';

/** Which branch each environment follows. */
export const BRANCHES = { dev: 'dev', staging: 'staging', prod: 'main' } as const;
export type Environment = keyof typeof BRANCHES;
export const ENVIRONMENTS = Object.keys(BRANCHES) as readonly Environment[];

/** The project of what grants power: the projects, the parent, the platform. */
export const PLATFORM = 'warehouse-platform';

/** One Application, or what an ApplicationSet makes for each cluster. */
export interface Delivery {
  readonly name: string;
  readonly object: TreeObject;
  /** To its metadata and to its spec, inside of the object. */
  readonly template: FieldPath;
  readonly metadata: Fields;
  readonly spec: Fields;
  readonly project: string;
  readonly isSet: boolean;
}

/** Everything that Argo CD is told by one folder: the tree's own, or the one for several regions. */
export interface ArgoFolder {
  readonly folder: string;
  readonly projects: readonly TreeObject[];
  readonly deliveries: readonly Delivery[];
  readonly find: (kind: string, name: string) => TreeObject | undefined;
}

export function argoFolders(tree: Tree): readonly ArgoFolder[] {
  return tree.folders.flatMap((folder) => {
    const objects = tree.objects(folder);
    const projects = objects.filter(({ object }) => object.kind === 'AppProject');
    if (projects.length === 0) return [];
    return {
      folder,
      projects,
      deliveries: objects.flatMap(deliveryOf),
      find: (kind, name) =>
        objects.find(({ object }) => object.kind === kind && object.metadata.name === name),
    };
  });
}

function deliveryOf(object: TreeObject): readonly Delivery[] {
  const { kind, metadata } = object.object;
  if (kind !== 'Application' && kind !== 'ApplicationSet') return [];
  const isSet = kind === 'ApplicationSet';
  const template = isSet ? ['spec', 'template'] : [];
  const fields = (name: string): Fields => {
    const value = valueAt(object.object, [...template, name]);
    return isFields(value) ? value : {};
  };
  const spec = fields('spec');
  return [
    {
      ...{ name: metadata.name, object, template, metadata: fields('metadata'), spec, isSet },
      project: textAt(spec, ['project']),
    },
  ];
}

/** The sources of an Application: one, or several. */
export function sourcesOfDelivery({ spec }: Delivery): readonly (readonly [unknown, FieldPath])[] {
  const several = valueAt(spec, ['sources']);
  return Array.isArray(several)
    ? several.map((source, index) => [source, ['spec', 'sources', index]] as const)
    : [[valueAt(spec, ['source']), ['spec', 'source']]];
}

/** A revision that is no branch of ours: whatever the repository says, a pattern, or nothing. */
export function isFloating(revision: string): boolean {
  return revision === '' || revision === 'HEAD' || /[*?[\]{}~^<>= ]/.test(revision);
}
