import { isFields, type Fields } from '../../packages/shared/kustomize/kustomization-fields.ts';

/** Where something stands in an object: its fields, and positions in lists. */
export type FieldPath = readonly (string | number)[];

/** The value at a path; `undefined` where nothing is. */
export function valueAt(value: unknown, path: FieldPath): unknown {
  let at: unknown = value;
  for (const part of path) {
    at =
      typeof at === 'object' && at !== null
        ? (at as Record<string | number, unknown>)[part]
        : undefined;
  }
  return at;
}

/** The mapping at a path; an empty one where there is none. */
export function fieldsAt(value: unknown, path: FieldPath): Fields {
  const found = valueAt(value, path);
  return isFields(found) ? found : {};
}

/** The text at a path; `''` for anything else. */
export function textAt(value: unknown, path: FieldPath): string {
  const found = valueAt(value, path);
  return typeof found === 'string' ? found : '';
}

/** The list at a path; empty for anything else. */
export function listAt(value: unknown, path: FieldPath): readonly unknown[] {
  const found = valueAt(value, path);
  return Array.isArray(found) ? found : [];
}

/** The mappings of the list at a path. */
export function itemsAt(value: unknown, path: FieldPath): readonly Fields[] {
  return listAt(value, path).filter(isFields);
}

/** What the list at a path holds, each as text. */
export function textsAt(value: unknown, path: FieldPath): readonly string[] {
  return listAt(value, path).map(String);
}
