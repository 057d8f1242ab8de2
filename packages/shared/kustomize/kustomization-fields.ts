/** The fields of a mapping. */
export type Fields = Readonly<Record<string, unknown>>;

/** A field’s values with their keys: kustomize matches keys as Go’s encoding/json does, without regard to case. */
export function entriesOf(fields: Fields, name: string): readonly (readonly [string, unknown])[] {
  const folded = foldKey(name);
  return Object.entries(fields).filter(([key]) => foldKey(key) === folded);
}

/** A field’s values: more than one when its key is there in several cases. */
export function valuesOf(fields: Fields, name: string): readonly unknown[] {
  return entriesOf(fields, name).map(([, value]) => value);
}

/** A key in the one spelling by which Go’s encoding/json compares keys. */
export function foldKey(key: string): string {
  return key.toUpperCase().toLowerCase();
}

/** The strings of a list, or the one string. */
export function texts(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === 'string');
}

/** The mappings of a list, or the one mapping. */
export function objects(value: unknown): readonly Fields[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter(isFields);
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether an entry of a list of files is the content itself: it has more than one line, or is JSON. */
export function isInline(entry: string): boolean {
  return entry.includes('\n') || entry.startsWith('{');
}
