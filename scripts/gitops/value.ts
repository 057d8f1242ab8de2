import { valueAt as valueOf, type FieldPath as Path } from './pods.ts';
import type { Finding } from './rule.ts';
import type { Tree, TreeObject } from './tree.ts';

export type { Path };

/** What stands at a path of a rendered object; `undefined` for nothing. */
export function valueAt(value: unknown, ...path: Path): unknown {
  return valueOf(value, path);
}

/** The text at a path; `''` for anything else. */
export function textAt(value: unknown, ...path: Path): string {
  const at = valueAt(value, ...path);
  return typeof at === 'string' ? at : '';
}

/** The list at a path; empty for anything else. */
export function listAt(value: unknown, ...path: Path): readonly unknown[] {
  const at = valueAt(value, ...path);
  return Array.isArray(at) ? at : [];
}

/** A finding about a field of a rendered object, where that field is written. */
export function findingAt(
  tree: Tree,
  rule: string,
  object: TreeObject,
  path: Path,
  message: string,
): Finding {
  return { rule, ...tree.place(object, ...path), message };
}
