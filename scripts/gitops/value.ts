import { isFields } from '../../packages/shared/kustomize/kustomization-fields.ts';
import type { Finding } from './rule.ts';
import type { Tree, TreeObject } from './tree.ts';

export type Path = readonly (string | number)[];

/** What stands at a path of a rendered object; `undefined` for nothing. */
export function valueAt(value: unknown, ...path: Path): unknown {
  let at = value;
  for (const part of path) {
    if (isFields(at)) at = Object.hasOwn(at, part) ? at[part] : undefined;
    else if (Array.isArray(at)) at = (at as readonly unknown[])[Number(part)];
    else return undefined;
  }
  return at;
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
