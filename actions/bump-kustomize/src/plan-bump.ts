import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { editImages, type ImageEdit } from '@gitops-actions/shared/kustomize/edit-images.ts';
import { imageEntries, type ImageNode } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import { matchEntry, renderedRepository } from '@gitops-actions/shared/kustomize/match-entry.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import type { BumpPlan, OverlayFile, PlannedFile, PlannedImage } from './bump-plan.ts';
import { decideImage, type OrderRules } from './decide-image.ts';
import type { DesiredImage } from './desired-image.ts';
import type { ImageRule } from './image-rules.ts';

export interface PlanRules extends OrderRules {
  /** `true`: `newName` is set as `kustomize edit set image` does; `false`: it must fit already. */
  readonly setRepository: boolean;
  readonly fault: ImageRule;
}

/**
 * Decides for every application in every overlay, and edits the files in memory.
 *
 * @throws `E_IMAGE_*`, `E_YAML_*`; what `fault` makes; what `decideImage` and `relation` throw
 */
export async function planBump(
  overlays: readonly OverlayFile[],
  desired: readonly DesiredImage[],
  rules: PlanRules,
): Promise<BumpPlan> {
  const images: PlannedImage[] = [];
  const files: PlannedFile[] = [];
  for (const file of overlays) {
    const { path, bytes } = file;
    const entries = imageEntries(readKustomization(bytes, path), path);
    const edits = new Map<number, ImageEdit>();
    const taken = new Map<number, string>();
    for (const image of desired) {
      const entry = matchEntry(entries, image, path);
      const other = taken.get(entry.index);
      if (other !== undefined) {
        throw new ActionError(
          'E_IMAGE_AMBIGUOUS',
          `${path}: \`${other}\` and \`${image.name}\` both mean the same \`images\` entry.`,
        );
      }
      taken.set(entry.index, image.name);
      const fault = rules.fault(directoryOf(path), image.repository ?? renderedRepository(entry));
      if (fault !== undefined) throw fault;
      const edit = wantedEdit(entry, image, path, rules.setRepository);
      const planned = await decideImage(file, entry, edit, image, rules);
      images.push(planned);
      if (planned.status === 'changed') edits.set(entry.index, edit);
    }
    const after = editImages(bytes, [...edits.values()], path);
    if (!Buffer.from(after).equals(bytes)) files.push({ path, before: bytes, after });
  }
  return { images, files };
}

function wantedEdit(
  entry: ImageNode,
  image: DesiredImage,
  path: string,
  setRepository: boolean,
): ImageEdit {
  const edit = { index: entry.index, newTag: image.tag, digest: image.digest };
  const rendered = renderedRepository(entry);
  if (image.repository === undefined || rendered === image.repository) return edit;
  if (setRepository) return { ...edit, newName: image.repository };
  throw new ActionError(
    'E_IMAGE_REPOSITORY',
    `${path} takes \`${image.name}\` from ${rendered}, but the image is in ${image.repository}.`,
  );
}
