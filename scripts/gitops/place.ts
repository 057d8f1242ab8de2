import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { isFields, type Fields } from '../../packages/shared/kustomize/kustomization-fields.ts';
import { writtenByKustomization } from './kustomization-place.ts';
import { GITOPS, kustomizationOf, type ReadFile } from './folders.ts';
import { sourcesOf, type Source } from './sources.ts';
import { type KubernetesObject, type Place, type TreeObject } from './tree.ts';
import type { FieldPath } from './value.ts';

/** How much of a path a source says, and where the last part of it stands. */
export interface Written extends Place {
  readonly depth: number;
}

/**
 * Where a rendered object is written, or a field of it: in the last source that says the whole path;
 * else where the most of it is said, so that a missing field is found at the mapping that lacks it.
 */
export function placeOf(read: ReadFile, { folder, object }: TreeObject, path: FieldPath): Place {
  const sources = sourcesOf(folder, read);
  const kinds = new Set([object.kind, ...earlierKinds(sources, object)]);
  let best: Written | undefined;
  for (const source of resourcesFirst(sources, object, kinds)) {
    const written = writtenIn(source, object, path, kinds);
    // The last one wins where the field is; for what is missing, the resource is the place.
    if (written === undefined) continue;
    const isWhole = path.length > 0 && written.depth === path.length;
    if (best === undefined || written.depth > best.depth || isWhole) best = written;
  }
  if (best !== undefined) return { file: best.file, line: best.line };
  const file = kustomizationOf(`${GITOPS}/${folder}`, read)?.file;
  return { file: file ?? `${GITOPS}/${folder}/kustomization.yaml`, line: 1 };
}

/** A patch may make another kind of it: what it was before, in the files. */
function earlierKinds(sources: readonly Source[], { kind }: KubernetesObject): readonly string[] {
  return sources.flatMap((source) => {
    if (source.is !== 'patch' || !source.changesKind) return [];
    const { value, target } = source;
    const makes = Array.isArray(value)
      ? (value as readonly unknown[]).some(
          (op) => isFields(op) && op['path'] === '/kind' && op['value'] === kind,
        )
      : isFields(value) && value['kind'] === kind;
    return makes && typeof target?.['kind'] === 'string' ? [target['kind']] : [];
  });
}

/** The documents that are this object: its namespace’s own before those that say none. */
function resourcesFirst(
  sources: readonly Source[],
  object: KubernetesObject,
  kinds: ReadonlySet<string>,
): readonly Source[] {
  const same = sources.filter(
    (source) => source.is === 'resource' && isSame(source.value, object, kinds),
  );
  const namespaceOf = ({ value }: Source): unknown => metadataOf(value)['namespace'];
  const exact = same.filter((source) => namespaceOf(source) === object.metadata.namespace);
  const open = same.filter((source) => namespaceOf(source) === undefined);
  const chosen = [exact, open, same].find(({ length }) => length > 0) ?? [];
  return [...chosen, ...sources.filter((source) => source.is !== 'resource')];
}

function isSame(value: unknown, object: KubernetesObject, kinds: ReadonlySet<string>): boolean {
  if (!isFields(value) || !kinds.has(String(value['kind']))) return false;
  return metadataOf(value)['name'] === object.metadata.name;
}

function metadataOf(value: unknown): Fields {
  const metadata = isFields(value) ? value['metadata'] : undefined;
  return isFields(metadata) ? metadata : {};
}

function writtenIn(
  source: Source,
  object: KubernetesObject,
  path: FieldPath,
  kinds: ReadonlySet<string>,
): Written | undefined {
  if (source.is === 'kustomization') return writtenByKustomization(source, object, path);
  if (source.is === 'resource') return follow(source, object, path);
  const { target, value } = source;
  const isMeant =
    target === undefined ? isSame(value, object, kinds) : isTarget(target, object, kinds);
  if (!isMeant || path.length === 0) return undefined;
  return Array.isArray(value) ? writtenByOperation(source, path) : follow(source, object, path);
}

/** kustomize takes each field of a target for a regular expression of the whole value. */
function isTarget(target: Fields, object: KubernetesObject, kinds: ReadonlySet<string>): boolean {
  const fits = (pattern: unknown, value: string): boolean =>
    typeof pattern !== 'string' || new RegExp(`^(?:${pattern})$`).test(value);
  return (
    [...kinds].some((kind) => fits(target['kind'], kind)) &&
    fits(target['name'], object.metadata.name)
  );
}

function writtenByOperation(source: Source, path: FieldPath): Written | undefined {
  const root = source.document.contents;
  if (!isSeq(root)) return undefined;
  const pointer = path
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('');
  for (const item of root.items) {
    const at = isMap(item) ? item.get('path') : undefined;
    if (typeof at !== 'string') continue;
    if (pointer !== at && !pointer.startsWith(`${at}/`)) continue;
    return { file: source.file, line: lineOf(source, item as Node), depth: path.length };
  }
  return undefined;
}

/** As much of the path as the document says. */
function follow(source: Source, object: KubernetesObject, path: FieldPath): Written {
  let node: unknown = source.document.contents;
  let rendered: unknown = object;
  let line = lineOf(source, node as Node | null);
  let depth = 0;
  for (const part of path) {
    const [next, at] = step(node, rendered, part);
    if (at === undefined) break;
    line = lineOf(source, at);
    node = next;
    rendered =
      isFields(rendered) || Array.isArray(rendered) ? (rendered as Fields)[part] : undefined;
    depth += 1;
  }
  return { file: source.file, line, depth };
}

/** What a list’s items are told apart by, in Kubernetes’ own merge keys. */
const IDENTITIES = ['name', 'containerPort', 'port', 'mountPath', 'topologyKey', 'key', 'type'];

function step(node: unknown, rendered: unknown, part: string | number): readonly [unknown, Node?] {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part));
    return pair === undefined ? [undefined] : [pair.value, pair.key as Node];
  }
  if (!isSeq(node)) return [undefined];
  const item: unknown = Array.isArray(rendered) ? rendered[Number(part)] : undefined;
  const identity = isFields(item) ? IDENTITIES.find((key) => item[key] !== undefined) : undefined;
  const twin =
    identity === undefined || !isFields(item)
      ? undefined
      : node.items.find((one) => isMap(one) && one.get(identity) === item[identity]);
  const found = twin ?? (identity === undefined ? node.items[Number(part)] : undefined);
  return found === undefined ? [undefined] : [found, found as Node];
}

function lineOf(source: Source, node: Node | null): number {
  return source.lineAt(node?.range?.[0] ?? 0);
}
