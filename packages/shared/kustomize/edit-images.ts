import { ActionError } from '../action/action-error.ts';
import { additionCandidates, type ImageAddition } from './add-entries.ts';
import { completeEdit, EDITED, entrySplices, holds, type ImageEdit } from './edit-entry.ts';
import { imageEntries, type ImageNode } from './image-entries.ts';
import { readKustomization, shapeError, type KustomizationText } from './kustomization-text.ts';
import { endsInOpenBlock } from './node-end.ts';
import { addsExactly, editsExactly } from './prove-edit.ts';
import { applySplices, type Splice } from './text-splice.ts';

export type { ImageAddition } from './add-entries.ts';
export type { ImageEdit } from './edit-entry.ts';

/**
 * Sets and removes scalars of `images` entries, and adds entries, by splicing byte ranges: comments,
 * quotes, order, line ends, byte order mark and everything else stay byte for byte. A missing line is
 * inserted behind the entry's `newTag`, `newName` or `name`, with the entry's own indentation and line
 * end; an added entry comes last, written like the one before it. What is there is not looked at:
 * that the entry acts on an image is the caller's business.
 * The result is read again and must differ in exactly the intended fields and entries.
 *
 * @param file read with `emptyAllowed` where it may be empty or hold nothing but comments
 * @param edits at most one for an entry
 * @param additions entries to add
 * @returns the bytes of the file, the same array when nothing has to change
 * @throws `E_YAML_*` as {@link imageEntries} does; `E_YAML_SIZE`; `E_YAML_SHAPE` when the proof fails, which
 *   some forms of YAML are known to bring about; `E_INPUT` for a value that would need an escape; `E_IMAGE_AMBIGUOUS` for an addition whose name is there already
 */
export function editImages(
  file: KustomizationText,
  edits: readonly ImageEdit[],
  origin: string,
  additions: readonly ImageAddition[] = [],
): Uint8Array {
  const edited = makeEdits(file, edits, origin);
  if (additions.length === 0) return edited;
  const next =
    edited === file.bytes ? file : readKustomization(edited, origin, { emptyAllowed: true });
  return makeAdditions(next, additions, origin);
}

/** Whether an edit would change its entry. */
export function wouldEdit(entry: ImageNode, edit: ImageEdit): boolean {
  const whole = completeEdit(entry, edit);
  return whole === undefined || EDITED.some((field) => !holds(entry.fields[field], whole[field]));
}

function makeEdits(
  file: KustomizationText,
  edits: readonly ImageEdit[],
  origin: string,
): Uint8Array {
  const entries = imageEntries(file, origin);
  if (new Set(edits.map(({ index }) => index)).size < edits.length) {
    throw new ActionError('E_INTERNAL', `Two edits of one entry of ${origin}.`);
  }
  const whole = edits.map((edit) => {
    const entry = entries[edit.index];
    if (entry === undefined) throw new ActionError('E_INTERNAL', `${origin} has no such entry.`);
    const complete = completeEdit(entry, edit);
    if (complete !== undefined) return { entry, edit: complete };
    throw shapeError(origin, file.text, entry.fields.newTag?.start ?? 0, 'a tag with two digests');
  });
  const splices = whole.flatMap(({ entry, edit }) => entrySplices(file.text, entry, edit, origin));
  if (splices.length === 0) return file.bytes;
  const wanted = whole.map(({ edit }) => edit);
  const after = proven(file, splices, origin, (result) =>
    editsExactly(file, result, wanted, origin),
  );
  if (after !== undefined) return after;
  throw shapeError(origin, file.text, splices[0]?.start ?? 0, 'a form of `images`');
}

function makeAdditions(
  file: KustomizationText,
  additions: readonly ImageAddition[],
  origin: string,
): Uint8Array {
  const entries = imageEntries(file, origin);
  const names = entries.map(({ fields }) => fields.name?.value);
  for (const { name } of additions) {
    if (names.includes(name)) {
      throw new ActionError(
        'E_IMAGE_AMBIGUOUS',
        `${origin} would have a second \`images\` entry for \`${name}\`.`,
      );
    }
    names.push(name);
  }
  for (const { place, splices } of additionCandidates(file, entries, additions, origin)) {
    const after = proven(file, splices, origin, (result) =>
      addsExactly(file, result, additions, place, origin),
    );
    if (after !== undefined) return after;
  }
  throw shapeError(origin, file.text, 0, 'a form of `images` to which no entry can be added');
}

/** The spliced file, if it can be read and says exactly what was meant. */
function proven(
  { text, root }: KustomizationText,
  splices: readonly Splice[],
  origin: string,
  isExact: (result: KustomizationText) => boolean,
): Uint8Array | undefined {
  const spliced = applySplices(text, splices);
  if (spliced === undefined) return undefined;
  if (endsInOpenBlock(root, text) && splices.some(({ end }) => end === text.length)) {
    return undefined;
  }
  const after = Buffer.from(spliced, 'utf8');
  try {
    return isExact(readKustomization(after, origin)) ? after : undefined;
  } catch (thrown) {
    // The file was read before: what cannot be read now is a splice that went wrong, or too much text.
    if (!(thrown instanceof ActionError) || thrown.code === 'E_YAML_SIZE') throw thrown;
    return undefined;
  }
}
