import { isMap, isScalar, isSeq, type Node } from 'yaml';
import type { Written } from './place.ts';
import type { SourceDocument } from './sources.ts';
import type { KubernetesObject } from './tree.ts';
import { valueAt, type FieldPath } from './value.ts';

/** What a kustomization’s own fields say of an object: images, replicas, namespace, labels, generators. */
export function writtenByKustomization(
  source: SourceDocument,
  object: KubernetesObject,
  path: FieldPath,
): Written | undefined {
  const found = fieldFor(source, object, path);
  if (found === undefined) return undefined;
  return { file: source.file, line: source.lineAt(found.range?.[0] ?? 0), depth: path.length };
}

function fieldFor(
  source: SourceDocument,
  object: KubernetesObject,
  path: FieldPath,
): Node | undefined {
  const [first, second] = path;
  if (path.length === 0) return generatorOf(source, object);
  if (path.at(-1) === 'image') return imageEntry(source, valueAt(object, path));
  if (first === 'spec' && second === 'replicas') {
    return entriesOf(source, 'replicas').find(
      (entry) => textIn(entry, 'name') === object.metadata.name,
    );
  }
  if (first !== 'metadata') return undefined;
  if (second === 'namespace') return keyOf(source, 'namespace');
  if (second === 'labels') {
    return entriesOf(source, 'labels').find((entry) => entry.hasIn(['pairs', path[2]]));
  }
  return undefined;
}

/** The entry of `images` that the rendered image comes from. */
function imageEntry(source: SourceDocument, image: unknown): Node | undefined {
  if (typeof image !== 'string') return undefined;
  const [repository] = image.replace(/@.*$/, '').split(/:(?=[^/]*$)/);
  return entriesOf(source, 'images').find(
    (entry) => (textIn(entry, 'newName') ?? textIn(entry, 'name')) === repository,
  );
}

/** The name that is rendered ends with a hash. */
function generatorOf(
  source: SourceDocument,
  { kind, metadata }: KubernetesObject,
): Node | undefined {
  const list = { ConfigMap: 'configMapGenerator', Secret: 'secretGenerator' }[kind];
  if (list === undefined) return undefined;
  return entriesOf(source, list).find((entry) => {
    const name = textIn(entry, 'name');
    return name !== undefined && (metadata.name === name || metadata.name.startsWith(`${name}-`));
  });
}

function entriesOf({ document }: SourceDocument, key: string) {
  const list = isMap(document.contents) ? document.contents.get(key) : undefined;
  return isSeq(list) ? list.items.filter((item) => isMap(item)) : [];
}

function keyOf({ document }: SourceDocument, name: string): Node | undefined {
  const pairs = isMap(document.contents) ? document.contents.items : [];
  const pair = pairs.find(({ key }) => isScalar(key) && key.value === name);
  return pair?.key as Node | undefined;
}

function textIn(entry: { get(key: string): unknown }, key: string): string | undefined {
  const value = entry.get(key);
  return typeof value === 'string' ? value : undefined;
}
