import { editImages } from '../../../packages/shared/kustomize/edit-images.ts';
import { imageEntries } from '../../../packages/shared/kustomize/image-entries.ts';
import { readKustomization } from '../../../packages/shared/kustomize/kustomization-text.ts';
import { matchEntry } from '../../../packages/shared/kustomize/match-entry.ts';

/** What one application shall run. */
export interface WantedImage {
  /** `images[].name` */
  readonly name: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
}

export interface TimedEdit {
  readonly bytes: Uint8Array;
  /** Milliseconds to read the entries and choose one. */
  readonly decideMs: number;
  /** Milliseconds to edit and to prove the edit. */
  readonly editMs: number;
}

/** The whole way of one overlay through packages/shared: parse, choose the entry, edit, prove. */
export function editOnce(before: Uint8Array, image: WantedImage, path: string): TimedEdit {
  const startedAt = performance.now();
  const file = readKustomization(before, path);
  const entries = imageEntries(file, path);
  const { index } = matchEntry(entries, image, path);
  const decidedAt = performance.now();
  const edit = { index, newTag: image.tag, digest: image.digest };
  const bytes = editImages(file, [edit], path);
  return { bytes, decideMs: decidedAt - startedAt, editMs: performance.now() - decidedAt };
}
