import { parse } from 'yaml';
import type { ImageAddition, ImageEdit } from '../edit-images.ts';

/** What a plain YAML reader sees; warnings about unknown tags are none of our business. */
export function plainly(text: string): unknown {
  return parse(text, { logLevel: 'error' });
}

/** What it must see in a file after edits and additions: by objects, not by text. */
export function expectedAfter(
  text: string,
  edits: readonly ImageEdit[],
  additions: readonly ImageAddition[] = [],
): unknown {
  const value = (plainly(text) ?? {}) as Record<string, unknown>;
  const images = ((value['images'] ?? []) as readonly Record<string, unknown>[]).map((entry) => ({
    ...entry,
  }));
  for (const { index, ...fields } of edits) {
    const entry = images[index];
    if (entry === undefined) throw new Error(`no entry ${index}`);
    for (const [key, wanted] of Object.entries(fields)) {
      if (wanted === null) Reflect.deleteProperty(entry, key);
      else entry[key] = wanted;
    }
  }
  if (edits.length === 0 && additions.length === 0) return value;
  return { ...value, images: [...images, ...additions.map((addition) => ({ ...addition }))] };
}
