import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import {
  editImages,
  wouldEdit,
  type ImageEdit,
} from '@gitops-actions/shared/kustomize/edit-images.ts';
import { imageEntries, type ImageNode } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { readKustomization } from '@gitops-actions/shared/kustomize/kustomization-text.ts';
import { matchEntry, renderedRepository } from '@gitops-actions/shared/kustomize/match-entry.ts';
import { directoryOf } from '@gitops-actions/shared/kustomize/repository-path.ts';
import {
  commitsToCompare,
  decideOrder,
  readDeployed,
  type OrderDecision,
  type OrderPolicy,
  type Relation,
} from '@gitops-actions/shared/promotion/order.ts';
import type { DesiredImage } from './desired-image.ts';
import type { ImageRule } from './image-rules.ts';

/** A kustomization file of an overlay, as it was read. */
export interface OverlayFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** What becomes of one application in one overlay. */
export interface PlannedImage {
  /** Path of the kustomization file. */
  readonly overlay: string;
  readonly image: DesiredImage;
  readonly oldTag: string;
  readonly oldDigest: string;
  readonly status: 'changed' | 'unchanged' | 'superseded' | 'skipped';
  /** `superseded`: the newer source commit that is deployed. */
  readonly supersededBy?: string;
}

export interface PlannedFile {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

export interface BumpPlan {
  readonly images: readonly PlannedImage[];
  /** Only files that change. */
  readonly files: readonly PlannedFile[];
}

export interface PlanRules {
  readonly order: OrderPolicy;
  /** `true`: `newName` is set as `kustomize edit set image` does; `false`: it must fit already. */
  readonly setRepository: boolean;
  readonly fault: ImageRule;
  /** How the second commit stands to the first. */
  relation(base: string, head: string): Promise<Relation>;
}

/**
 * Decides for every application in every overlay, and edits the files in memory.
 *
 * @throws `E_IMAGE_*`, `E_YAML_*`; what `fault` makes; `E_SUPERSEDED`, `E_DIVERGED`, `E_ORDER_UNKNOWN` where the order
 *   policy says `fail`; what `relation` throws
 */
export async function planBump(
  overlays: readonly OverlayFile[],
  desired: readonly DesiredImage[],
  rules: PlanRules,
): Promise<BumpPlan> {
  const images: PlannedImage[] = [];
  const files: PlannedFile[] = [];
  for (const { path, bytes } of overlays) {
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
      const planned = await planImage(path, entry, edit, image, rules);
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

async function planImage(
  path: string,
  entry: ImageNode,
  edit: ImageEdit,
  image: DesiredImage,
  rules: PlanRules,
): Promise<PlannedImage> {
  const oldTag = entry.fields.newTag?.value ?? '';
  const oldDigest = entry.fields.digest?.value ?? '';
  const planned = { overlay: path, image, oldTag, oldDigest };
  if (!wouldEdit(entry, edit)) return { ...planned, status: 'unchanged' };
  const deployed = readDeployed(oldTag, oldDigest);
  const pair = commitsToCompare(deployed, image.sourceCommit);
  const relation = pair && (await rules.relation(pair.base, pair.head));
  const decision = decideOrder(deployed, image.sourceCommit, relation, rules.order);
  if (decision.action === 'fail') throw orderError(decision, planned);
  if (decision.action === 'proceed') return { ...planned, status: 'changed' };
  if (decision.step === 'superseded' && deployed.kind === 'commit') {
    return { ...planned, status: 'superseded', supersededBy: deployed.oid };
  }
  return { ...planned, status: 'skipped' };
}

function orderError(decision: OrderDecision, planned: Omit<PlannedImage, 'status'>): ActionError {
  const { overlay, image, oldTag } = planned;
  const where = `${overlay}: \`${image.name}\` is deployed as \`${oldTag}\``;
  switch (decision.step) {
    case 'superseded':
      return new ActionError('E_SUPERSEDED', `${where}, which is newer than \`${image.tag}\`.`);
    case 'diverged':
      return new ActionError(
        'E_DIVERGED',
        `${where}, whose history and that of \`${image.tag}\` have parted.`,
      );
    case 'unknown':
    case 'first':
    case 'forward':
      return new ActionError(
        'E_ORDER_UNKNOWN',
        `${where}; whether \`${image.tag}\` is newer cannot be told.`,
      );
  }
}
