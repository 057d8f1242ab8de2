import {
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { shapeError, type KustomizationText } from './kustomization-text.ts';
import { colonEndOf, contentEnd } from './node-end.ts';

/** The fields of an entry that this package reads. */
const IMAGE_FIELDS = ['name', 'newName', 'newTag', 'digest', 'tagSuffix'] as const;
export type ImageField = (typeof IMAGE_FIELDS)[number];

/** One `field: value` in the text; offsets are those of the text. */
export interface FieldNode {
  /** The scalar as a string; `''` when nothing stands there. */
  readonly value: string;
  readonly style: 'plain' | 'single' | 'double' | 'empty';
  /** Where the key starts, and whether it is written in double quotes. */
  readonly keyStart: number;
  readonly keyQuoted: boolean;
  /** Just behind the colon. */
  readonly colonEnd: number;
  /** The scalar's own range, quotes included; empty (both {@link colonEnd}) when nothing stands there. */
  readonly start: number;
  readonly end: number;
  /** Position in {@link ImageNode.pairs}. */
  readonly pair: number;
}

/** Where one `key: value` of an entry stands, whatever its key. */
export interface PairPlace {
  readonly keyStart: number;
  /** Behind the value; comments do not count. */
  readonly end: number;
  /** In a flow mapping, the comma before it. */
  readonly comma: number | undefined;
  /** Whether a comment stands between that comma and the key. */
  readonly commented: boolean;
}

/** One entry of `images`. */
export interface ImageNode {
  /** Position in the list, from 0. */
  readonly index: number;
  readonly fields: Readonly<Partial<Record<ImageField, FieldNode>>>;
  /** All pairs in the order of the text, those of unknown keys included. */
  readonly pairs: readonly PairPlace[];
  /** Written as `{…}`. */
  readonly flow: boolean;
}

/** kustomize decodes keys without regard to case (encoding/json), so `newtag` would be `newTag` too. */
const CASELESS = new Map(['images', ...IMAGE_FIELDS].map((name) => [name.toLowerCase(), name]));

/**
 * The entries of `images` with the exact ranges of their scalars. No `images`: no entries.
 *
 * @throws `E_YAML_SHAPE` where an edit of one scalar could change, or be changed by, something else:
 *   anchors, aliases, merge keys, tags, block scalars, keys in another case, nested values
 */
export function imageEntries(file: KustomizationText, origin: string): readonly ImageNode[] {
  const known = KNOWN.get(file);
  if (known !== undefined) return known;
  const entries = readEntries(file, origin);
  KNOWN.set(file, entries);
  return entries;
}

/** Who chooses an entry and who edits it look at the same file. */
const KNOWN = new WeakMap<KustomizationText, readonly ImageNode[]>();

function readEntries({ root, text }: KustomizationText, origin: string): readonly ImageNode[] {
  const refuse = (node: Node | null | undefined, what: string): never => {
    throw shapeError(origin, text, node?.range?.[0] ?? 0, what);
  };
  refuseProps(root, refuse);
  let images: Node | undefined;
  for (const pair of root.items) {
    const key = keyOf(pair, refuse);
    if (key !== 'images') continue;
    images = (pair.value ?? undefined) as Node | undefined;
    if (isScalar(images) && images.value === null) return [];
    if (!isSeq(images)) return refuse(images, 'an `images` that is no list');
  }
  if (!isSeq(images)) return [];
  refuseProps(images, refuse);
  return images.items.map((item, index) => {
    if (!isMap(item)) return refuse(item as Node, 'an entry of `images` that is no mapping');
    return imageNode(item, index, refuse);
  });
}

type Refuse = (node: Node | null | undefined, what: string) => never;

function imageNode(map: YAMLMap, index: number, refuse: Refuse): ImageNode {
  refuseProps(map, refuse);
  const fields: Partial<Record<ImageField, FieldNode>> = {};
  for (const [index, pair] of map.items.entries()) {
    const key = keyOf(pair, refuse);
    const field = IMAGE_FIELDS.find((name) => name === key);
    if (field !== undefined) fields[field] = fieldNode(pair, index, field, refuse);
  }
  if (fields.name === undefined || fields.name.value === '') {
    return refuse(map, 'an entry of `images` without a `name`');
  }
  return { index, fields, pairs: map.items.map(pairPlace), flow: map.flow === true };
}

function pairPlace(pair: Pair): PairPlace {
  const lead = pair.srcToken?.start ?? [];
  const comma = lead.find(({ type }) => type === 'comma');
  return {
    keyStart: (pair.key as Scalar).range?.[0] ?? 0,
    end: contentEnd(pair),
    comma: comma !== undefined && 'offset' in comma ? comma.offset : undefined,
    commented: lead.some(({ type }) => type === 'comment'),
  };
}

function fieldNode(pair: Pair, index: number, field: ImageField, refuse: Refuse): FieldNode {
  const key = pair.key as Scalar;
  const value = pair.value as Node | null;
  const colonEnd = colonEndOf(pair);
  if (colonEnd === undefined) return refuse(key, `a \`${field}\` without a colon`);
  const place = {
    pair: index,
    keyStart: key.range?.[0] ?? 0,
    keyQuoted: key.type === 'QUOTE_DOUBLE',
    colonEnd,
  };
  if (value === null) {
    return { ...place, value: '', style: 'empty', start: colonEnd, end: colonEnd };
  }
  if (!isScalar(value)) return refuse(value, `a \`${field}\` that is no plain value`);
  refuseProps(value, refuse);
  return {
    ...place,
    ...written(value, colonEnd, () => refuse(value, `a \`${field}\` as a block`)),
  };
}

/** The scalar as a string, its style, and its own range. */
function written(
  scalar: Scalar,
  colonEnd: number,
  refuseBlock: () => never,
): Pick<FieldNode, 'value' | 'style' | 'start' | 'end'> {
  const [start = colonEnd, end = colonEnd] = scalar.range ?? [];
  const range = { start, end };
  const { type } = scalar;
  if (type === 'QUOTE_SINGLE') return { value: String(scalar.value), style: 'single', ...range };
  if (type === 'QUOTE_DOUBLE') return { value: String(scalar.value), style: 'double', ...range };
  if (type !== 'PLAIN') return refuseBlock();
  return start === end
    ? { value: '', style: 'empty', start: colonEnd, end: colonEnd }
    : { value: scalar.source ?? '', style: 'plain', ...range };
}

function keyOf(pair: Pair, refuse: Refuse): string {
  const { key } = pair;
  if (!isScalar(key)) return refuse(key as Node | null, 'a key that is no plain value');
  refuseProps(key, refuse);
  const name = String(key.value);
  if (name === '<<') return refuse(key, 'a merge key');
  const meant = CASELESS.get(name.toLowerCase());
  if (meant !== undefined && meant !== name) {
    return refuse(key, `\`${name}\`, which kustomize reads as \`${meant}\``);
  }
  return name;
}

/** An anchored node may be read elsewhere; a tagged one may be read as something else. */
function refuseProps(node: Scalar | YAMLMap | YAMLSeq, refuse: Refuse): void {
  if (node.anchor !== undefined) refuse(node, `the anchor &${node.anchor}`);
  if (node.tag !== undefined) refuse(node, 'an explicit tag');
}
