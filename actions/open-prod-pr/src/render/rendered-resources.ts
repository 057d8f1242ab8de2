import { parseDocument, stringify } from 'yaml';
import { UnrenderableError } from './kustomize-references.ts';

/** One resource of rendered manifests. */
export interface RenderedResource {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly text: string;
  readonly value: unknown;
}

type Fields = Readonly<Record<string, unknown>>;

/** What is shown of a Secret as it is; everything else in it is masked. */
const OPEN = new Set(['apiVersion', 'kind', 'metadata', 'type', 'immutable']);
/** Holds the whole resource again. */
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const DIGEST = /@(sha256:[0-9a-f]{64})$/;

/**
 * Manifests as kustomize writes them, by `apiVersion/kind/namespace/name`.
 *
 * @throws UnrenderableError for a document that is no YAML
 */
export function splitManifests(manifests: string): ReadonlyMap<string, RenderedResource> {
  const resources = new Map<string, RenderedResource>();
  // Everything that kustomize writes inside of a document is indented or starts with a key.
  for (const text of manifests.split(/^---$/m)) {
    if (text.trim() === '') continue;
    const value = parse(text);
    const fields = isFields(value) ? value : {};
    const metadata = isFields(fields['metadata']) ? fields['metadata'] : {};
    const resource = {
      apiVersion: textOf(fields['apiVersion']),
      kind: textOf(fields['kind']),
      namespace: textOf(metadata['namespace']),
      name: textOf(metadata['name']),
      text: `${text.trim()}\n`,
      value,
    };
    const { apiVersion, kind, namespace, name } = resource;
    const key = JSON.stringify([apiVersion, kind, namespace, name]);
    // kustomize refuses the same resource twice; should it not, neither of them is lost.
    resources.set(resources.has(key) ? `${key}#${resources.size}` : key, resource);
  }
  return resources;
}

/**
 * The texts of one resource before and after. What Secrets hold is replaced by marks that say whether
 * it changes and nothing more: no length, no digest.
 */
export function comparableTexts(
  before: RenderedResource | undefined,
  after: RenderedResource | undefined,
): readonly [before: string, after: string] {
  if (!holdsSecret(before?.value) && !holdsSecret(after?.value)) {
    return [before?.text ?? '', after?.text ?? ''];
  }
  const masked = (one: RenderedResource | undefined, other: unknown, changed: string): string =>
    one === undefined
      ? ''
      : stringify(maskSecrets(one.value, other, changed), { sortMapEntries: true });
  return [
    masked(before, after?.value, '(masked, before)'),
    masked(after, before?.value, '(masked, changed)'),
  ];
}

/** Digests of all images that the resources name. */
export function imageDigests(resources: Iterable<RenderedResource>): readonly string[] {
  const digests = new Set<string>();
  const visit = (value: unknown, key: string): void => {
    if (typeof value === 'string' && (key === 'image' || key === 'reference')) {
      const digest = DIGEST.exec(value)?.[1];
      if (digest !== undefined) digests.add(digest);
    } else if (Array.isArray(value)) {
      for (const item of value as readonly unknown[]) visit(item, '');
    } else if (isFields(value)) {
      for (const [name, item] of Object.entries(value)) visit(item, name);
    }
  };
  for (const { value } of resources) visit(value, '');
  return [...digests];
}

/** Its own message would show the lines around the fault, and they may be a Secret’s. */
function parse(text: string): unknown {
  try {
    const document = parseDocument(text, {
      ...{ logLevel: 'silent', prettyErrors: false },
      uniqueKeys: false, // a program's output has none, and the look for them is quadratic
    });
    if (document.errors.length === 0) return document.toJS({ maxAliasCount: 100 });
  } catch {
    // Too many aliases: the same answer.
  }
  throw new UnrenderableError('kustomize wrote what is no YAML');
}

function holdsSecret(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsSecret);
  if (!isFields(value)) return false;
  return value['kind'] === 'Secret' || Object.values(value).some(holdsSecret);
}

function maskSecrets(value: unknown, other: unknown, changed: string): unknown {
  if (Array.isArray(value)) {
    const others: readonly unknown[] = Array.isArray(other) ? other : [];
    return value.map((item, index) => maskSecrets(item, others[index], changed));
  }
  if (!isFields(value)) return value;
  const twin = isFields(other) ? other : {};
  if (value['kind'] !== 'Secret') {
    return mapFields(value, (item, name) => maskSecrets(item, twin[name], changed));
  }
  return mapFields(value, (item, name) => {
    if (name === 'metadata') return maskMetadata(item);
    return OPEN.has(name) ? item : maskLeaves(item, twin[name], changed);
  });
}

function maskMetadata(metadata: unknown): unknown {
  if (!isFields(metadata) || !isFields(metadata['annotations'])) return metadata;
  const annotations = mapFields(metadata['annotations'], (item, name) =>
    name === LAST_APPLIED ? '(masked)' : item,
  );
  return { ...metadata, annotations };
}

function maskLeaves(value: unknown, other: unknown, changed: string): unknown {
  if (isFields(value)) {
    const twin = isFields(other) ? other : {};
    return mapFields(value, (item, name) => maskLeaves(item, twin[name], changed));
  }
  const same = other === undefined || JSON.stringify(value) === JSON.stringify(other);
  return same ? '(masked)' : changed;
}

function mapFields(fields: Fields, map: (value: unknown, name: string) => unknown): Fields {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, map(value, name)]),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
