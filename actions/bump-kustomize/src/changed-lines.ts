import type { LogPosition } from '@gitops-actions/shared/action/log.ts';
import { imageEntries, type ImageNode } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import type { BumpPlan } from './bump-plan.ts';

/** GitHub shows ten notices of a step. */
const MAX_NOTICES = 10;

/** For each changed entry a word beside the line of its new tag. */
export function changedLines({
  images,
  files,
}: BumpPlan): readonly { readonly message: string; readonly at: LogPosition }[] {
  // Each changed file has a changed entry: a bump of a thousand overlays reads ten of them again.
  return files
    .slice(0, MAX_NOTICES)
    .flatMap(({ path, after }) => {
      const { text, ...file } = readKustomization(after, path);
      const entries = imageEntries({ text, ...file }, path);
      const changed = images.filter(
        ({ overlay, status }) => overlay === path && status === 'changed',
      );
      return changed.flatMap(({ image, entry, oldTag }) => {
        const node = entries[entry];
        if (node === undefined) return [];
        const from = oldTag === '' ? 'nothing' : oldTag;
        const message = `${image.name}: ${from} → ${image.tag}`;
        return [{ message, at: { file: path, startLine: lineOf(text, node) } }];
      });
    })
    .slice(0, MAX_NOTICES);
}

function lineOf(text: string, { fields }: ImageNode): number {
  const at = fields.newTag?.start ?? fields.digest?.start ?? 0;
  return text.slice(0, at).split('\n').length;
}
