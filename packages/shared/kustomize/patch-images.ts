import { isFields } from './kustomization-fields.ts';

/** Keys by which a patch can bring an image to where `images` looks, or show it to `images`. */
const BRINGS = new Set(['image', 'reference', 'config.kubernetes.io/local-config']);
const OPERATIONS = ['add', 'replace', 'remove', 'test'];

/**
 * Whether a patch could bring an image that no resource has. It cannot, when it has none of the keys by
 * which images are said; what it takes away does not count.
 *
 * @param documents of the patch: strategic merge patches or lists of JSON patch operations
 * @param changesKind whether it may give another kind to what it patches
 */
export function patchMayBringImages(documents: readonly unknown[], changesKind: boolean): boolean {
  return documents.some((document) =>
    Array.isArray(document)
      ? (document as readonly unknown[]).some((operation) => !isHarmless(operation, changesKind))
      : hasKey(document),
  );
}

function isHarmless(operation: unknown, changesKind: boolean): boolean {
  if (!isFields(operation)) return false;
  const { op, path, value } = operation;
  if (changesKind && op === 'replace' && path === '/kind') return typeof value === 'string';
  if (!OPERATIONS.some((known) => known === op) || typeof path !== 'string') return false;
  const segments = path.split('/').map((segment) => segment.replaceAll('~1', '/'));
  // A kind further down is a reference's.
  const isKind = segments.slice(0, 2).includes('kind');
  return !isKind && !segments.some((segment) => BRINGS.has(segment)) && !hasKey(value);
}

function hasKey(value: unknown): boolean {
  if (Array.isArray(value)) return (value as readonly unknown[]).some(hasKey);
  if (!isFields(value)) return false;
  return Object.entries(value).some(([key, child]) => BRINGS.has(key) || hasKey(child));
}
