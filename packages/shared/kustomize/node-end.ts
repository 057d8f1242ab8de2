import { isCollection, isPair, isScalar, type Node, type Pair } from 'yaml';

/** Just behind the colon of a pair; `undefined` for a key that stands alone. */
export function colonEndOf(pair: Pair): number | undefined {
  const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  return colon !== undefined && 'offset' in colon ? colon.offset + 1 : undefined;
}

/** Where the last character of a node stands, plus one; comments behind it do not count. */
export function contentEnd(start: Node | Pair): number {
  let at: unknown = start;
  let end = 0;
  for (;;) {
    if (isPair(at)) {
      const key = at.key as Node | null;
      end = colonEndOf(at) ?? key?.range?.[1] ?? end;
      if (isScalar(at.value) && isUnwritten(at.value)) return end;
      at = at.value;
    } else if (isCollection(at) && at.flow !== true && at.items.length > 0) {
      at = at.items.at(-1);
    } else {
      return (at as Node | null)?.range?.[1] ?? end;
    }
  }
}

/** A `null` for which nothing stands in the text. */
function isUnwritten(scalar: { readonly range?: readonly number[] | null | undefined }): boolean {
  return scalar.range?.[0] === scalar.range?.[1];
}
