import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/**
 * Everything a YAML tree says, in order, one string a node: path, kind, tag, anchor and the value as
 * it is meant. Aliases are named and not followed, so that no alias bomb is expanded.
 *
 * @param skip fields of image entries to leave out: `(index, key)`
 */
export function fingerprint(
  root: Node,
  skip: (index: number, key: string) => boolean,
): readonly string[] {
  const out: string[] = [];
  const visit = (node: unknown, path: readonly (string | number)[]): void => {
    const at = JSON.stringify(path);
    if (isAlias(node)) {
      out.push(`${at} *${node.source}`);
    } else if (isScalar(node)) {
      const value =
        typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value);
      out.push(`${at} ${props(node)} ${typeof node.value} ${value}`);
    } else if (isSeq(node)) {
      out.push(`${at} ${props(node)} [${node.items.length}]`);
      for (const [index, item] of node.items.entries()) visit(item, [...path, index]);
    } else if (isMap(node)) {
      out.push(`${at} ${props(node)} {}`);
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : '?';
        const [head, index] = path;
        if (path.length === 2 && head === 'images' && typeof index === 'number') {
          if (skip(index, name)) continue;
        }
        visit(key, [...path, 'key']);
        visit(value, [...path, name]);
      }
    } else {
      out.push(`${at} nothing`);
    }
  };
  visit(root, []);
  return out;
}

function props(node: { tag?: string | undefined; anchor?: string | undefined }): string {
  return `!${node.tag ?? ''} &${node.anchor ?? ''}`;
}

/** Whether two fingerprints say the same. */
export function sameFingerprint(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}
