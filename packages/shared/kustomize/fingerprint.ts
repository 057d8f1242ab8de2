import { isAlias, isMap, isScalar, isSeq, type Node } from 'yaml';

/**
 * Everything a YAML tree says, in order, one string a node: kind, tag, anchor, number of children, and
 * the value as it is meant; together with the order, that is the whole tree. Aliases are named and not
 * followed, so that no alias bomb is expanded.
 *
 * @param skip fields of image entries to leave out: `(index, key)`
 */
export function fingerprint(
  root: Node,
  skip: (index: number, key: string) => boolean,
): readonly string[] {
  const out: string[] = [];
  /** `at`: how to get to the node from the top; not kept where no image entry can come any more. */
  const visit = (node: unknown, at: readonly (string | number)[] | undefined): void => {
    if (isAlias(node)) {
      out.push(`*${node.source}`);
    } else if (isScalar(node)) {
      const value =
        typeof node.value === 'string' ? JSON.stringify(node.value) : String(node.value);
      out.push(`${props(node)} ${typeof node.value} ${value}`);
    } else if (isSeq(node)) {
      out.push(`${props(node)} [${node.items.length}]`);
      const isList = at?.length === 1 && at[0] === 'images';
      for (const [index, item] of node.items.entries()) {
        visit(item, isList ? ['images', index] : undefined);
      }
    } else if (isMap(node)) {
      const index = at?.length === 2 ? at[1] : undefined;
      const items = node.items.filter(
        ({ key }) => !(typeof index === 'number' && skip(index, nameOf(key))),
      );
      out.push(`${props(node)} {${items.length}}`);
      for (const { key, value } of items) {
        visit(key, undefined);
        visit(value, at?.length === 0 ? [nameOf(key)] : undefined);
      }
    } else {
      out.push('nothing');
    }
  };
  visit(root, []);
  return out;
}

function nameOf(key: unknown): string {
  return isScalar(key) ? String(key.value) : '?';
}

function props(node: { tag?: string | undefined; anchor?: string | undefined }): string {
  return `!${node.tag ?? ''} &${node.anchor ?? ''}`;
}

/** Whether two fingerprints say the same. */
export function sameFingerprint(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((line, index) => line === other[index]);
}
