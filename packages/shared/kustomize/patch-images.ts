import { isFields } from './kustomization-fields.ts';

/** Keys by which a patch can bring an image to where `images` looks, or show it to `images`. */
const BRINGS = new Set(['image', 'reference', 'config.kubernetes.io/local-config']);
const OPERATIONS = ['add', 'replace', 'remove', 'test'];

/**
 * Whether a patch could bring an image that no resource has. It cannot, when it has none of the keys by
 * which images are said; what it takes away does not count.
 *
 * @param documents of the patch: strategic merge patches or lists of JSON patch operations
 */
export function patchMayBringImages(documents: readonly unknown[]): boolean {
  return documents.some((document) =>
    Array.isArray(document)
      ? (document as readonly unknown[]).some((operation) => !isHarmless(operation))
      : hasKey(document),
  );
}

function isHarmless(operation: unknown): boolean {
  if (!isFields(operation)) return false;
  const { op, path, value } = operation;
  if (!OPERATIONS.some((known) => known === op) || typeof path !== 'string') return false;
  const segments = path.split('/').map((segment) => segment.replaceAll('~1', '/'));
  return !segments.some((segment) => segment === 'kind' || BRINGS.has(segment)) && !hasKey(value);
}

function hasKey(value: unknown): boolean {
  if (Array.isArray(value)) return (value as readonly unknown[]).some(hasKey);
  if (!isFields(value)) return false;
  return Object.entries(value).some(([key, child]) => BRINGS.has(key) || hasKey(child));
}
