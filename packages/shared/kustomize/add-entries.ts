import { isScalar, isSeq, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { requireWritable } from './edit-entry.ts';
import type { ImageNode } from './image-entries.ts';
import { shapeError, type KustomizationText } from './kustomization-text.ts';
import { colonEndOf, contentEnd } from './node-end.ts';
import { scalarText } from './scalar-text.ts';
import { lineContentEnd, lineEndAt, lineStartOf, type Splice } from './text-splice.ts';

/** An entry of `images` that is not there yet. */
export interface ImageAddition {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

/** One way to add the entries; an `images` that was missing comes first or last among the keys. */
export interface AdditionCandidate {
  readonly place: 'first' | 'last';
  readonly splices: readonly Splice[];
}

/**
 * The ways to add entries to a file, the best one first: which of them says what is meant is for the
 * proof to find out.
 *
 * @throws `E_INPUT` for a value that cannot be written, `E_YAML_SHAPE`
 */
export function additionCandidates(
  file: KustomizationText,
  entries: readonly ImageNode[],
  additions: readonly ImageAddition[],
  origin: string,
): readonly AdditionCandidate[] {
  const fields = additions.map(writtenFields);
  const { root, text } = file;
  const pair = root.items.find(({ key }) => isScalar(key) && key.value === 'images');
  if (pair === undefined)
    return root.flow === true ? [newFlowKey(root, fields)] : newKey(file, fields);
  const list = pair.value;
  const last = (splices: readonly Splice[]): readonly AdditionCandidate[] => [
    { place: 'last', splices },
  ];
  if (!isSeq(list)) return last(fillNull(file, pair, fields, origin));
  if (list.flow === true) return last([intoFlowList(root, list, entries, fields)]);
  return last([behindBlockList(text, list, entries, fields, origin)]);
}

type Fields = readonly (readonly [key: string, value: string])[];

function writtenFields({ name, newName, newTag, digest }: ImageAddition): Fields {
  const fields = Object.entries({ name, newName, newTag, digest });
  return fields.flatMap(([field, value]) => {
    if (value === undefined) return [];
    requireWritable(value, field);
    return [[field, value] as const];
  });
}

function flowEntry(fields: Fields, quoted: boolean): string {
  const pairs = fields.map(([key, value]) =>
    quoted ? `"${key}": "${value}"` : `${key}: ${scalarText(value, 'plain')}`,
  );
  return `{${pairs.join(', ')}}`;
}

function flowEntries(entries: readonly Fields[], quoted: boolean): string {
  return entries.map((fields) => flowEntry(fields, quoted)).join(', ');
}

/** The lines of entries; `lead` is what stands before the first key of each. */
function blockLines(entries: readonly Fields[], lead: string): readonly string[] {
  return entries.flatMap((fields) =>
    fields.map(([key, value], index) => {
      const start = index === 0 ? lead : ' '.repeat(lead.length);
      return `${start}${key}: ${scalarText(value, 'plain')}`;
    }),
  );
}

/** Behind the last entry and the comments that stand deeper than its dash, which may be about it. */
function behindBlockList(
  text: string,
  list: YAMLSeq,
  entries: readonly ImageNode[],
  fields: readonly Fields[],
  origin: string,
): Splice {
  const dash = dashOf(list);
  const last = entries.at(-1);
  if (dash === undefined || last === undefined) {
    throw shapeError(origin, text, list.range?.[0] ?? 0, 'a list without a dash');
  }
  const lead = text.slice(lineStartOf(text, dash), dash);
  if (!/^ *$/.test(lead))
    throw shapeError(origin, text, dash, 'a list with an unusual indentation');
  const keyStart = last.pairs[0]?.keyStart ?? dash;
  const gap = /^-( +)$/.exec(text.slice(dash, keyStart))?.[1] ?? ' ';
  const lines = last.flow
    ? fields.map((entry) => `${lead}- ${flowEntry(entry, last.fields.name?.keyQuoted === true)}`)
    : blockLines(fields, `${lead}-${gap}`);
  let end = contentEnd(list);
  // A block scalar ends with its line end.
  if (text[end - 1] === '\n') end -= text[end - 2] === '\r' ? 2 : 1;
  return linesBehind(text, ownCommentsEnd(text, lineContentEnd(text, end), lead.length), lines);
}

function dashOf(list: YAMLSeq): number | undefined {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') return undefined;
  const dashes = token.items
    .flatMap(({ start }) => start)
    .filter(({ type }) => type === 'seq-item-ind');
  const last = dashes.at(-1);
  return last !== undefined && 'offset' in last ? last.offset : undefined;
}

/** Where the last of the comment lines below a line ends that stand deeper than a column. */
function ownCommentsEnd(text: string, from: number, column: number): number {
  let end = from;
  for (let at = from; at < text.length;) {
    const start = text.indexOf('\n', at) + 1;
    if (start === 0) break;
    at = lineContentEnd(text, start);
    const comment = /^( *)#/.exec(text.slice(start, at));
    if (comment === null) {
      if (text.slice(start, at).trim() !== '') break;
    } else {
      if ((comment[1] ?? '').length <= column) break;
      end = at;
    }
  }
  return end;
}

function linesBehind(text: string, contentEndOfLine: number, lines: readonly string[]): Splice {
  const eol = lineEndAt(text, contentEndOfLine);
  const written = lines.map((line) => eol + line).join('');
  return { start: contentEndOfLine, end: contentEndOfLine, text: written };
}

function intoFlowList(
  root: YAMLMap,
  list: YAMLSeq,
  entries: readonly ImageNode[],
  fields: readonly Fields[],
): Splice {
  const last = entries.at(-1);
  if (last === undefined) {
    const start = (list.range?.[0] ?? 0) + 1;
    return { start, end: start, text: flowEntries(fields, isJson(root)) };
  }
  const end = contentEnd(list.items.at(-1) as YAMLMap);
  const written = flowEntries(fields, last.fields.name?.keyQuoted === true);
  return { start: end, end, text: `, ${written}` };
}

/** `images:` with nothing, `null` or `~` behind it. */
function fillNull(
  { text, root }: KustomizationText,
  pair: Pair,
  fields: readonly Fields[],
  origin: string,
): readonly Splice[] {
  const key = pair.key as Scalar;
  const value = pair.value as Scalar | null;
  const colonEnd = colonEndOf(pair);
  if (colonEnd === undefined || value?.anchor !== undefined || value?.tag !== undefined) {
    throw shapeError(origin, text, key.range?.[0] ?? 0, 'an `images` that is no plain list');
  }
  const end = Math.max(colonEnd, contentEnd(pair));
  if (root.flow === true) {
    return [{ start: colonEnd, end, text: ` [${flowEntries(fields, isJson(root))}]` }];
  }
  const lead = ' '.repeat(columnOf(text, key) + listIndent(text, root));
  const lines = linesBehind(text, lineContentEnd(text, end), blockLines(fields, `${lead}- `));
  return end === colonEnd ? [lines] : [{ start: colonEnd, end, text: '' }, lines];
}

function newFlowKey(root: YAMLMap, fields: readonly Fields[]): AdditionCandidate {
  const quoted = isJson(root);
  const key = quoted ? '"images"' : 'images';
  const written = `${key}: [${flowEntries(fields, quoted)}]`;
  const last = root.items.at(-1);
  const brace = root.srcToken?.type === 'flow-collection' ? root.srcToken.start.offset : 0;
  const at = last === undefined ? brace + 1 : contentEnd(last);
  const splice = { start: at, end: at, text: last === undefined ? written : `, ${written}` };
  return { place: 'last', splices: [splice] };
}

/** At the end of the document, or, where that would become part of the last value, at its start. */
function newKey(
  { text, root }: KustomizationText,
  fields: readonly Fields[],
): readonly AdditionCandidate[] {
  const first = root.items[0]?.key as Scalar | undefined;
  const indent = first === undefined ? 0 : columnOf(text, first);
  const lead = ' '.repeat(indent);
  const list = ' '.repeat(indent + listIndent(text, root));
  const lines = [`${lead}images:`, ...blockLines(fields, `${list}- `)];
  const eol = lineEndAt(text, text.length);
  const at = documentEnd(text, first === undefined ? 0 : contentEnd(root));
  const before = text.slice(0, at);
  const behindLine = before.endsWith('\n') || /^\uFEFF?$/.test(before);
  const written = behindLine
    ? lines.map((line) => line + eol).join('')
    : lines.map((line) => eol + line).join('');
  const atEnd = { place: 'last', splices: [{ start: at, end: at, text: written }] } as const;
  if (first === undefined) return [atEnd];
  const start = lineStartOf(text, first.range?.[0] ?? 0);
  const atStart = lines.map((line) => line + eol).join('');
  return [atEnd, { place: 'first', splices: [{ start, end: start, text: atStart }] }];
}

/** The document's end marker behind an offset, or the end of the text. */
function documentEnd(text: string, from: number): number {
  const marker = /(?<=^\uFEFF?)\.\.\.(?=\s|$)/gm;
  marker.lastIndex = from;
  return marker.exec(text)?.index ?? text.length;
}

/** Whether a flow mapping at the top is written like JSON. */
function isJson(root: YAMLMap): boolean {
  if (root.flow !== true) return false;
  const key = root.items[0]?.key;
  return key === undefined || (isScalar(key) && key.type === 'QUOTE_DOUBLE');
}

/** The column of a key at the top, or of the `?` before it. */
function columnOf(text: string, key: Scalar): number {
  const start = key.range?.[0] ?? 0;
  const lead = text.slice(lineStartOf(text, start), start);
  return /^( *)\? +$/.exec(lead)?.[1]?.length ?? lead.length;
}

/** How far the other lists of the file stand from their keys; kustomize itself writes 0. */
function listIndent(text: string, root: YAMLMap): number {
  for (const { key, value } of root.items) {
    if (!isSeq(value) || value.flow === true || !isScalar(key)) continue;
    const dash = dashOf(value);
    if (dash === undefined) continue;
    const indent = dash - lineStartOf(text, dash) - columnOf(text, key);
    if (indent >= 0) return indent;
  }
  return 0;
}
