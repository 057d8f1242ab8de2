import { isMap, isScalar, isSeq, Parser, type Pair, type YAMLSeq } from 'yaml';
import type { KustomizationText } from './kustomization-text.ts';

/** One comment. */
export interface EntryComment {
  /** From 1. */
  readonly line: number;
  /** As it is written, from the `#` to the end of the line. */
  readonly text: string;
}

/** The comments of a kustomization. */
export interface EntryComments {
  /** By entry of `images`. */
  readonly entries: readonly (readonly EntryComment[])[];
  /** Those that belong to no entry. */
  readonly others: readonly EntryComment[];
}

/** The lines of one entry, from its dash (in a flow list: from itself) to its last character. */
interface Place {
  readonly first: number;
  readonly last: number;
}

/** `images` in the lines of the file. */
interface ImagesPlace {
  readonly keyLine: number;
  readonly entries: readonly Place[];
  /** The column of the dashes; `undefined` for a flow list. */
  readonly dash: number | undefined;
  readonly lastLine: number;
}

/**
 * Which comments belong to which entry of `images`:
 *
 * - a comment behind something belongs to every entry that has a part of that line;
 * - one on a line of its own belongs to the entry in which it stands. Between two entries it belongs to
 *   the one above when it is indented deeper than the dashes, else to the one below, with empty
 *   lines between or not. Below the last entry it belongs to that one when it is indented deeper than the
 *   dash or stands inside the brackets, else to none.
 *
 * @param file one that `imageEntries` accepts
 */
export function entryComments(file: KustomizationText): EntryComments {
  const lines = new Lines(file.text);
  const images = imagesPlace(file, lines);
  const entries: EntryComment[][] = (images?.entries ?? []).map(() => []);
  const others: EntryComment[] = [];
  for (const { offset, source } of commentsOf(file.text)) {
    const { line, column } = lines.at(offset);
    const comment = { line, text: source.trimEnd() };
    const isAlone = /^\uFEFF?[ \t]*$/.test(file.text.slice(offset - column, offset));
    let owners: readonly number[] = [];
    if (images !== undefined) {
      owners = isAlone ? ownerOf(line, column, images) : sharing(line, images);
    }
    for (const index of owners) entries[index]?.push(comment);
    if (owners.length === 0) others.push(comment);
  }
  return { entries, others };
}

function sharing(line: number, { entries }: ImagesPlace): readonly number[] {
  return [...entries.keys()].filter((index) => {
    const place = entries[index];
    return place !== undefined && place.first <= line && line <= place.last;
  });
}

function ownerOf(line: number, column: number, images: ImagesPlace): readonly number[] {
  if (line <= images.keyLine) return [];
  const inside = sharing(line, images);
  if (inside.length > 0) return inside;
  const below = images.entries.findIndex(({ first }) => first > line);
  const above = images.entries.findLastIndex(({ last }) => last < line);
  const isNested =
    images.dash === undefined ? below < 0 && line <= images.lastLine : column > images.dash;
  if (above >= 0 && isNested) return [above];
  return below >= 0 ? [below] : [];
}

function imagesPlace(file: KustomizationText, lines: Lines): ImagesPlace | undefined {
  const pair = file.root.items.find(({ key }) => isScalar(key) && key.value === 'images');
  if (pair === undefined || !isSeq(pair.value)) return undefined;
  const list = pair.value;
  const dashes = dashesOf(list);
  const [listStart = 0, listEnd = 0] = list.range ?? [];
  return {
    keyLine: lines.at(startOf(pair.key)).line,
    entries: list.items.map((item, index) => ({
      first: lines.at(dashes?.[index] ?? startOf(item)).line,
      last: lines.at(Math.max(endOf(item) - 1, 0)).line,
    })),
    dash: dashes === undefined ? undefined : lines.at(dashes[0] ?? listStart).column,
    lastLine: lines.at(Math.max(listEnd - 1, 0)).line,
  };
}

/** Offsets of the dashes; `undefined` for a flow list. */
function dashesOf(list: YAMLSeq): readonly number[] | undefined {
  const { srcToken } = list;
  if (srcToken?.type !== 'block-seq') return undefined;
  return srcToken.items.flatMap(({ start }) =>
    start.filter(({ type }) => type === 'seq-item-ind').map(({ offset }) => offset),
  );
}

function startOf(node: unknown): number {
  return isMap(node) || isSeq(node) || isScalar(node) ? (node.range?.[0] ?? 0) : 0;
}

/** Just behind the node; the range of a block collection holds comments and empty lines, too. */
function endOf(node: unknown): number {
  if (isScalar(node)) return node.range?.[1] ?? 0;
  if (!isMap(node) && !isSeq(node)) return 0;
  if (node.flow === true) return node.range?.[1] ?? 0;
  const last = node.items.at(-1);
  if (!isMap(node)) return endOf(last);
  const pair = last as Pair | undefined;
  return Math.max(endOf(pair?.key), endOf(pair?.value));
}

interface CommentToken {
  readonly offset: number;
  readonly source: string;
}

/** Every comment in the text, in order: a `#` in a string is none. */
function commentsOf(text: string): readonly CommentToken[] {
  const found: CommentToken[] = [];
  const stack: unknown[] = [...new Parser().parse(text)];
  while (stack.length > 0) {
    const token = stack.pop();
    if (typeof token !== 'object' || token === null) continue;
    if (isComment(token)) found.push(token);
    else for (const part of Object.values(token) as readonly unknown[]) stack.push(part);
  }
  return found.sort((one, other) => one.offset - other.offset);
}

function isComment(token: object): token is CommentToken {
  return 'type' in token && token.type === 'comment';
}

/** Lines from 1 and columns from 0 of offsets. */
class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.#starts.push(at + 1);
    }
  }

  at(offset: number): { readonly line: number; readonly column: number } {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) };
  }
}
