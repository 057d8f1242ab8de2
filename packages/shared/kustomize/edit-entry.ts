import { ActionError } from '../action/action-error.ts';
import type { FieldNode, ImageField, ImageNode } from './image-entries.ts';
import { shapeError } from './kustomization-text.ts';
import { removePairs } from './remove-pairs.ts';
import { isWritable, scalarText } from './scalar-text.ts';
import { tagAndDigest } from './tag-and-digest.ts';
import { lineContentEnd, lineEndAt, lineStartOf, type Splice } from './text-splice.ts';

/** What one entry of `images` shall hold afterwards: absent = as it is, `null` = no such line. */
export interface ImageEdit {
  /** Position of the entry in the list, from 0. */
  readonly index: number;
  readonly newName?: string | null;
  readonly newTag?: string | null;
  readonly digest?: string | null;
  /** Can only be removed: it has no effect beside a tag or a digest. */
  readonly tagSuffix?: null;
}

type EditedField = Exclude<ImageField, 'name'>;
/** In the order in which missing lines are inserted. */
export const EDITED: readonly EditedField[] = ['newName', 'newTag', 'digest', 'tagSuffix'];

/** Whether a field says, as a string for every reader, what an edit wants of it. */
export function holds(field: FieldNode | undefined, wanted: string | null | undefined): boolean {
  if (wanted === undefined) return true;
  if (wanted === null) return field === undefined;
  return field?.value === wanted && isString(field);
}

/** Whether the scalar as it is written is a string for every reader. */
function isString(field: FieldNode): boolean {
  return field.style !== 'plain' || scalarText(field.value, 'plain') === field.value;
}

/**
 * An edit of tag or digest alone, for an entry that has both in `newTag: v1@sha256:…`: the other half
 * is kept in the field where it belongs, or kustomize would render `v1@sha256:…@sha256:…`.
 *
 * @returns `undefined` where it renders that already, so that nobody can tell what is to be kept
 */
export function completeEdit(entry: ImageNode, edit: ImageEdit): ImageEdit | undefined {
  const { newTag, digest } = edit;
  if (entry.fields.newTag?.value.includes('@') !== true) return edit;
  if ((newTag === undefined) === (digest === undefined)) return edit;
  const pinned = tagAndDigest(entry);
  if (!isWritable(pinned.digest) || pinned.digest.includes('@')) return undefined;
  return {
    ...edit,
    newTag: newTag === undefined ? (pinned.tag === '' ? null : pinned.tag) : newTag,
    digest: digest === undefined ? pinned.digest : digest,
  };
}

/**
 * The splices that make one edit.
 *
 * @param edit as {@link completeEdit} made it
 * @throws `E_INPUT` for a value that cannot be written, `E_YAML_SHAPE`
 */
export function entrySplices(
  text: string,
  entry: ImageNode,
  edit: ImageEdit,
  origin: string,
): readonly Splice[] {
  const splices: Splice[] = [];
  const removed = new Set<number>();
  let sibling = entry.fields.name;
  for (const field of EDITED) {
    const wanted = edit[field];
    const present = entry.fields[field];
    if (wanted === null) {
      if (present !== undefined) removed.add(present.pair);
      continue;
    }
    if (wanted !== undefined) requireWritable(wanted, field);
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
  const removals = removePairs(text, entry, removed);
  if (removals === undefined) {
    throw shapeError(origin, text, entry.pairs[0]?.keyStart ?? 0, 'an entry with a shared line');
  }
  return [...splices, ...removals];
}

/** @throws `E_INPUT` */
export function requireWritable(value: string, field: string): void {
  if (isWritable(value)) return;
  throw new ActionError('E_INPUT', `${JSON.stringify(value)} is not a value for ${field}.`);
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
  const lead = text.slice(lineStartOf(text, sibling.keyStart), sibling.keyStart);
  if (!/^[ -]*$/.test(lead)) {
    throw shapeError(origin, text, sibling.keyStart, 'an entry with an unusual indentation');
  }
  const end = lineContentEnd(text, sibling.end);
  const line = `${' '.repeat(lead.length)}${key}: ${scalarText(value, 'plain')}`;
  return { start: end, end, text: `${lineEndAt(text, end)}${line}` };
}
