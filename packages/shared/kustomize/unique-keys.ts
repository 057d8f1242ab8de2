import { isMap, isScalar, isSeq, type Node, type Scalar } from 'yaml';

/**
 * The first key found that its mapping has twice: scalars of one value, as the parser compares them.
 * The parser's own look takes each key to all before it (a file of 256 KiB takes it sixteen seconds),
 * so parse with `uniqueKeys: false` and ask here.
 */
export function duplicateKey(node: Node | null | undefined): Scalar | undefined {
  if (isSeq(node)) {
    for (const item of node.items) {
      const found = duplicateKey(item as Node);
      if (found !== undefined) return found;
    }
  } else if (isMap(node)) {
    const seen = new Set<unknown>();
    for (const { key, value } of node.items) {
      if (isScalar(key)) {
        // Not a number is the one value that is not equal to itself.
        if (seen.has(key.value) && !Number.isNaN(key.value)) return key;
        seen.add(key.value);
      }
      const found = duplicateKey(key as Node) ?? duplicateKey(value as Node | null);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
