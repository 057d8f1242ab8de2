import { isFields, type Fields } from './kustomization-fields.ts';

/** An image in a resource, at a place where kustomize’s `images` looks for it. */
export interface FoundImage {
  /** The resource’s kind and name; `''` where it has none. */
  readonly kind: string;
  readonly name: string;
  /** The container’s name, or the volume’s. */
  readonly container: string;
  readonly image: string;
  /** How often each entry of `images` is applied to it: two walkers of kustomize overlap. */
  readonly passes: number;
}

/** What was found in one resource. */
export interface ContainerImages {
  readonly images: readonly FoundImage[];
  /** Why there may be more than that. */
  readonly unknown: readonly string[];
}

const CONTAINERS = ['containers', 'initContainers'];
/** v5.8.1, api/internal/konfig/builtinpluginconsts/images.go */
const FIELD_SPECS = ['spec', 'spec/template/spec'].flatMap((pod) =>
  ['containers/image', 'initContainers/image', 'volumes/image/reference'].map((path) =>
    `${pod}/${path}`.split('/'),
  ),
);
const LOCAL_CONFIG = 'config.kubernetes.io/local-config';

/**
 * The images of one resource that `images` of a kustomization can change: `image` of the items of
 * every list `containers` or `initContainers` at any depth, and what the field specs name
 * (v5.8.1, api/filters/imagetag/legacy.go and imagetag.go). Not those of CustomResourceDefinitions,
 * and not `ephemeralContainers`.
 *
 * @param resource a document of `plainDocuments` with the schema `failsafe`
 */
export function containerImages(resource: Fields): ContainerImages {
  const kind = textOf(resource['kind']);
  const metadata = resource['metadata'];
  const name = isFields(metadata) ? textOf(metadata['name']) : '';
  if (kind === 'CustomResourceDefinition') return { images: [], unknown: [] };
  const found = new Map<string, FoundImage>();
  const odd = new Set<string>();
  const record = (at: Place, image: unknown, container: unknown): void => {
    const key = JSON.stringify(at);
    if (typeof image !== 'string') {
      odd.add(`${kind} ${name} holds an image that is no string`);
      return;
    }
    const passes = (found.get(key)?.passes ?? 0) + 1;
    found.set(key, { kind, name, container: textOf(container), image, passes });
  };
  walk(resource, [], record);
  for (const path of FIELD_SPECS) follow(resource, path, [], [], record);
  if (found.size > 0 && isLocal(metadata)) {
    return { images: [], unknown: [`${kind} ${name} is local configuration with images`] };
  }
  return { images: [...found.values()], unknown: [...odd] };
}

type Place = readonly (string | number)[];
type Found = (at: Place, image: unknown, container: unknown) => void;

function walk(value: unknown, at: Place, found: Found): void {
  if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      walk(item, [...at, index], found);
    }
  }
  if (!isFields(value)) return;
  for (const [key, child] of Object.entries(value)) {
    walk(child, [...at, key], found);
    if (!CONTAINERS.includes(key) || !Array.isArray(child)) continue;
    for (const [index, item] of (child as readonly unknown[]).entries()) {
      if (!isFields(item) || !Object.hasOwn(item, 'image')) continue;
      found([...at, key, index, 'image'], item['image'], item['name']);
    }
  }
}

/** A list anywhere on the way stands for each of its items (api/filters/fieldspec/fieldspec.go). */
function follow(
  value: unknown,
  path: readonly string[],
  at: Place,
  parents: readonly Fields[],
  found: Found,
): void {
  const [key, ...rest] = path;
  if (key === undefined) {
    // The volume’s name stands beside its `image`, the container’s beside its own.
    const named = parents.at(at.at(-1) === 'reference' ? -2 : -1);
    found(at, value, named?.['name']);
  } else if (Array.isArray(value)) {
    for (const [index, item] of (value as readonly unknown[]).entries()) {
      follow(item, path, [...at, index], parents, found);
    }
  } else if (isFields(value) && Object.hasOwn(value, key)) {
    follow(value[key], rest, [...at, key], [...parents, value], found);
  }
}

/** kustomize reads such resources and leaves them out of what it renders. */
function isLocal(metadata: unknown): boolean {
  const annotations = isFields(metadata) ? metadata['annotations'] : undefined;
  if (!isFields(annotations) || !Object.hasOwn(annotations, LOCAL_CONFIG)) return false;
  return annotations[LOCAL_CONFIG] !== 'false';
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/**
 * The resources of a file’s documents: those of a list (`kind: …List` with `items`) for the list, as
 * `inlineAnyEmbeddedLists` of api/resource/factory.go has them. Empty documents are none.
 *
 * @throws Error when a document is no resource
 */
export function resourcesOf(documents: readonly unknown[]): readonly Fields[] {
  const resources: Fields[] = [];
  const queue = [...documents];
  // What is pushed on the way is visited, too.
  for (const document of queue) {
    if (document === '' || (isFields(document) && Object.keys(document).length === 0)) continue;
    if (!isFields(document)) throw new Error('a document that is no resource');
    const items = document['items'];
    if (!textOf(document['kind']).endsWith('List') || items === undefined) {
      resources.push(document);
    } else if (Array.isArray(items)) {
      for (const item of items as readonly unknown[]) queue.push(item);
    } else if (items !== '') {
      throw new Error('a list whose items are none');
    }
  }
  return resources;
}
