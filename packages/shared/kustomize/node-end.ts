import { isCollection, isPair, isScalar, type Node, type Pair, type Scalar } from 'yaml';

/** Just behind the colon of a pair; `undefined` for a key that stands alone. */
export function colonEndOf(pair: Pair): number | undefined {
  const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  return colon !== undefined && 'offset' in colon ? colon.offset + 1 : undefined;
}

/** Where the last character of a node stands, plus one; comments behind it do not count. */
export function contentEnd(node: Node | Pair): number {
  return lastLeaf(node).end;
}

/**
 * Whether a block scalar is the last thing of a text without a final line end. `kustomize` reads it
 * without a line end then, and this package with one: what is put behind it must not decide that.
 */
export function endsInOpenBlock(node: Node, text: string): boolean {
  const { end, leaf } = lastLeaf(node);
  const isBlock = leaf?.type === 'BLOCK_LITERAL' || leaf?.type === 'BLOCK_FOLDED';
  return isBlock && end === text.length && !text.endsWith('\n');
}

/** The ranges of block collections go further than what stands in them. */
function lastLeaf(start: Node | Pair): { readonly end: number; readonly leaf?: Scalar } {
  let at: unknown = start;
  let end = 0;
  for (;;) {
    if (isPair(at)) {
      const key = at.key as Node | null;
      end = colonEndOf(at) ?? key?.range?.[1] ?? end;
      at = at.value;
    } else if (isCollection(at) && at.flow !== true && at.items.length > 0) {
      at = at.items.at(-1);
    } else if (isScalar(at)) {
      const [from = end, to = end] = at.range ?? [];
      // A null for which nothing is written may stand anywhere up to the next key.
      return from === to ? { end } : { end: to, leaf: at };
    } else {
      return { end: (at as Node | null)?.range?.[1] ?? end };
    }
  }
}
