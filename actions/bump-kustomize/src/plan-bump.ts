import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import {
  editImages,
  type ImageAddition,
  type ImageEdit,
} from '@gitops-actions/shared/kustomize/edit-images.ts';
import { imageEntries } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import { renderedRepository } from '@gitops-actions/shared/kustomize/match-entry.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import type { BumpPlan, OverlayFile, PlannedFile, PlannedImage } from './bump-plan.ts';
import { decideImage, type OrderRules } from './decide-image.ts';
import type { DesiredImage } from './desired-image.ts';
import { heldEntries } from '@gitops-actions/shared/promotion/held-entries.ts';
import type { ImageRule } from './image-rules.ts';
import { wantedChange, type ChangeRules } from './wanted-change.ts';

export interface PlanRules extends OrderRules, ChangeRules {
  readonly fault: ImageRule;
  /** `YYYY-MM-DD`, by which holds expire. */
  readonly today: string;
}

/**
 * Decides for every application in every overlay, and edits the files in memory.
 *
 * @throws `E_YAML_*`, `E_HELD`; what `fault` makes; what `wantedChange`, `decideImage` and `relation` throw
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
    const read = readKustomization(bytes, path, { emptyAllowed: rules.create });
    const entries = imageEntries(read, path);
    const held = heldEntries(read, path, rules.today);
    const edits: ImageEdit[] = [];
    const additions: ImageAddition[] = [];
    const taken = new Map<number, string>();
    const check = (repository: string): void => {
      const fault = rules.fault(directoryOf(path), repository);
      if (fault !== undefined) throw fault;
    };
    for (const image of desired) {
      if (image.repository !== undefined) check(image.repository);
      const change = wantedChange(entries, image, path, rules);
      if (change.kind === 'add') {
        images.push({
          ...{ overlay: path, entry: entries.length + additions.length, image },
          ...{ oldTag: '', oldDigest: '', status: 'changed' },
        });
        additions.push(change.addition);
        continue;
      }
      const { entry, edit } = change;
      const other = taken.get(entry.index);
      if (other !== undefined) {
        throw new ActionError(
          'E_IMAGE_AMBIGUOUS',
          `${path}: \`${other}\` and \`${image.name}\` both mean the same \`images\` entry.`,
        );
      }
      taken.set(entry.index, image.name);
      const repository = image.repository ?? renderedRepository(entry);
      check(repository);
      const planned = await decideImage(file, entry, edit, { ...change.image, repository }, rules);
      if (planned.status !== 'changed') {
        images.push(planned);
        continue;
      }
      const expired = held.pass(entry.index, image.name);
      images.push(expired === undefined ? planned : withNote(planned, expired));
      edits.push(edit);
    }
    const after = editImages(read, edits, path, additions);
    if (after !== bytes) files.push({ path, before: bytes, after });
  }
  return { images, files };
}

function withNote(planned: PlannedImage, note: string): PlannedImage {
  return { ...planned, note: [planned.note ?? [], note].flat().join(' ') };
}
