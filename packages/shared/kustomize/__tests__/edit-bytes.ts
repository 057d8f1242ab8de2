import { editImages, type ImageAddition, type ImageEdit } from '../edit-images.ts';
import { readKustomization } from '../kustomization-text.ts';

/** {@link editImages} of a file that nobody has read yet. */
export function editBytes(
  bytes: Uint8Array,
  edits: readonly ImageEdit[],
  origin: string,
  additions: readonly ImageAddition[] = [],
): Uint8Array {
  const file = readKustomization(bytes, origin, { emptyAllowed: additions.length > 0 });
  return editImages(file, edits, origin, additions);
}
