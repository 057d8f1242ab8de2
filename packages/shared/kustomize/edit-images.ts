import { ActionError } from '../action/action-error.ts';
import { fingerprint, sameFingerprint } from './fingerprint.ts';
import { imageEntries, type FieldNode, type ImageField, type ImageNode } from './image-entries.ts';
import { readKustomization, shapeError, type KustomizationText } from './kustomization-text.ts';
import { scalarText } from './scalar-text.ts';

/** What one entry of `images` shall hold afterwards; what is absent stays as it is. */
export interface ImageEdit {
  /** Position of the entry in the list, from 0. */
  readonly index: number;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
}

type EditedField = Exclude<ImageField, 'name'>;
/** In the order in which missing lines are inserted. */
const EDITED: readonly EditedField[] = ['newName', 'newTag', 'digest'];
/** Values with anything else could need escapes, which are never written. */
const SAFE_VALUE = /^[\w.:/@[\]-]+$/;

interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Sets scalars of `images` entries by splicing their byte ranges: comments, quotes, order, line
 * ends, byte order mark and everything else stay byte for byte. A missing line is inserted behind
 * the entry's `newTag`, `newName` or `name`, with the entry's own indentation and line end.
 * The result is read again and must differ in exactly the intended fields.
 *
 * @returns the same array when nothing has to change
 * @throws `E_YAML_*` as {@link readKustomization} and {@link imageEntries} do, and `E_YAML_SHAPE` when
 *   the proof fails
 */
export function editImages(
  bytes: Uint8Array,
  edits: readonly ImageEdit[],
  origin: string,
): Uint8Array {
  const file = readKustomization(bytes, origin);
  const entries = imageEntries(file, origin);
  const splices = edits.flatMap((edit) => {
    const entry = entries[edit.index];
    if (entry === undefined) throw new ActionError('E_INTERNAL', `${origin} has no such entry.`);
    return entrySplices(file.text, entry, edit, origin);
  });
  if (splices.length === 0) return bytes;
  const after = Buffer.from(splice(file.text, splices), 'utf8');
  prove(file, after, edits, origin);
  return after;
}

/** Whether an edit would change its entry. */
export function wouldEdit(entry: ImageNode, edit: ImageEdit): boolean {
  return EDITED.some((field) => {
    const wanted = edit[field];
    return wanted !== undefined && !holds(entry.fields[field], wanted);
  });
}

function holds(field: FieldNode | undefined, value: string): boolean {
  return field?.value === value && isString(field);
}

function entrySplices(
  text: string,
  entry: ImageNode,
  edit: ImageEdit,
  origin: string,
): readonly Splice[] {
  const splices: Splice[] = [];
  let sibling = entry.fields.name;
  for (const field of EDITED) {
    const wanted = edit[field];
    const present = entry.fields[field];
    if (wanted !== undefined && !SAFE_VALUE.test(wanted)) {
      throw new ActionError('E_INPUT', `${JSON.stringify(wanted)} is not a value for ${field}.`);
    }
    if (present === undefined) {
      if (wanted === undefined || sibling === undefined) continue;
      splices.push(insertion(text, entry, sibling, field, wanted, origin));
      continue;
    }
    sibling = present;
    if (wanted === undefined || holds(present, wanted)) continue;
    const written = scalarText(wanted, present.style);
    splices.push({
      start: present.start,
      end: present.end,
      text: present.style === 'empty' ? ` ${written}` : written,
    });
  }
  return splices;
}

/** Whether the scalar as it is written is a string for every reader. */
function isString(field: FieldNode): boolean {
  return field.style !== 'plain' || scalarText(field.value, 'plain') === field.value;
}

function insertion(
  text: string,
  entry: ImageNode,
  sibling: FieldNode,
  key: string,
  value: string,
  origin: string,
): Splice {
  if (entry.flow) {
    const pair = sibling.keyQuoted
      ? `"${key}": "${value}"`
      : `${key}: ${scalarText(value, 'plain')}`;
    return { start: sibling.end, end: sibling.end, text: `, ${pair}` };
  }
  const lineStart = text.lastIndexOf('\n', sibling.keyStart - 1) + 1;
  const lead = text.slice(lineStart, sibling.keyStart);
  if (!/^[ -]*$/.test(lead)) {
    throw shapeError(origin, text, sibling.keyStart, 'an entry with an unusual indentation');
  }
  const line = `${' '.repeat(lead.length)}${key}: ${scalarText(value, 'plain')}`;
  const lineEnd = text.indexOf('\n', sibling.end);
  if (lineEnd === -1) {
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    return { start: text.length, end: text.length, text: `${eol}${line}` };
  }
  const eol = text[lineEnd - 1] === '\r' ? '\r\n' : '\n';
  return { start: lineEnd + 1, end: lineEnd + 1, text: `${line}${eol}` };
}

function splice(text: string, splices: readonly Splice[]): string {
  let at = 0;
  let out = '';
  // The sort is stable: a value comes before what is inserted behind it.
  for (const { start, end, text: written } of [...splices].sort((a, b) => a.start - b.start)) {
    out += text.slice(at, start) + written;
    at = end;
  }
  return out + text.slice(at);
}

function prove(
  before: KustomizationText,
  bytes: Uint8Array,
  edits: readonly ImageEdit[],
  origin: string,
): void {
  const after = readKustomization(bytes, origin);
  const entries = imageEntries(after, origin);
  const byIndex = new Map(edits.map((edit) => [edit.index, edit]));
  const edited = (index: number, key: string): boolean =>
    EDITED.some((field) => field === key && byIndex.get(index)?.[field] !== undefined);
  const same = sameFingerprint(fingerprint(before.root, edited), fingerprint(after.root, edited));
  const exact = edits.every((edit) =>
    EDITED.every((field) => {
      const wanted = edit[field];
      return wanted === undefined || holds(entries[edit.index]?.fields[field], wanted);
    }),
  );
  if (!same || !exact) throw shapeError(origin, before.text, 0, 'a form of `images`');
}
