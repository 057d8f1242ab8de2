import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { wouldEdit, type ImageEdit } from '@gitops-actions/shared/kustomize/edit-images.ts';
import type { ImageNode } from '@gitops-actions/shared/kustomize/image-entries.ts';
import { tagAndDigest } from '@gitops-actions/shared/kustomize/tag-and-digest.ts';
import {
  commitsToCompare,
  decideOrder,
  readDeployed,
  type Deployed,
  type OrderDecision,
  type OrderPolicy,
  type Relation,
} from '@gitops-actions/shared/promotion/order.ts';
import type { RecentBumps } from '@gitops-actions/shared/promotion/recent-bumps.ts';
import type { OverlayFile, PlannedImage } from './bump-plan.ts';
import type { DesiredImage } from './desired-image.ts';

export interface OrderRules {
  readonly order: OrderPolicy;
  /** How the second commit stands to the first. */
  relation(base: string, head: string): Promise<Relation>;
  /** What the newest commits of an overlay say of an application that it deploys. */
  recent(
    file: OverlayFile,
    deployed: { readonly names: readonly string[]; readonly digest: string },
  ): Promise<RecentBumps | undefined>;
}

/**
 * Whether an entry of an overlay is changed.
 *
 * @throws `E_SUPERSEDED`, `E_DIVERGED`, `E_ORDER_UNKNOWN` where the order policy says `fail`;
 *   `E_DOWNGRADE`
 */
export async function decideImage(
  file: OverlayFile,
  entry: ImageNode,
  edit: ImageEdit,
  image: DesiredImage,
  rules: OrderRules,
): Promise<PlannedImage> {
  const { tag: oldTag, digest: oldDigest } = tagAndDigest(entry);
  const planned = { overlay: file.path, entry: entry.index, image, oldTag, oldDigest };
  if (!wouldEdit(entry, edit)) return { ...planned, status: 'unchanged' };
  const names = [...new Set([entry.fields.name?.value ?? '', image.name])];
  const recent = await rules.recent(file, { names, digest: oldDigest });
  const deployed = readDeployed(oldTag, oldDigest, recent?.sourceCommit);
  const incoming = { tag: image.tag, digest: image.digest, commit: image.sourceCommit };
  const pair = commitsToCompare(deployed, incoming);
  const relation = pair && (await rules.relation(pair.base, pair.head));
  const decision = decideOrder(deployed, incoming, relation, rules.order, recent);
  if (decision.action === 'fail') throw orderError(decision, planned);
  if (decision.action === 'proceed') {
    if (decision.step !== 'unknown') return { ...planned, status: 'changed' };
    return { ...planned, status: 'changed', note: `${unclear(planned)} It is written.` };
  }
  return { ...planned, ...leftAlone(decision, planned, deployed) };
}

function leftAlone(
  { step }: OrderDecision,
  planned: Undecided,
  deployed: Deployed,
): Pick<PlannedImage, 'status' | 'supersededBy' | 'note'> {
  if (step !== 'superseded' && step !== 'taken-back') return { status: 'skipped' };
  const by = deployed.kind === 'image' ? deployed.commit : undefined;
  return {
    status: 'superseded',
    ...(by !== undefined && { supersededBy: by }),
    ...(step === 'taken-back' && { note: `${place(planned)}; ${returning(planned)}` }),
  };
}

type Undecided = Omit<PlannedImage, 'status'>;

function place({ overlay, image, oldTag }: Undecided): string {
  return `${overlay}: \`${image.name}\` is deployed as \`${oldTag}\``;
}

function returning({ image }: Undecided): string {
  return `\`${image.tag}\` was rolled back and does not come back by itself.`;
}

function unclear(planned: Undecided): string {
  return `${place(planned)}; whether \`${planned.image.tag}\` is newer cannot be told.`;
}

function orderError(decision: OrderDecision, planned: Undecided): ActionError {
  const where = place(planned);
  const { tag } = planned.image;
  switch (decision.step) {
    case 'superseded':
      return new ActionError('E_SUPERSEDED', `${where}, which is newer than \`${tag}\`.`);
    case 'taken-back':
      return new ActionError('E_SUPERSEDED', `${where}; ${returning(planned)}`, {
        hint: 'Deploy a new commit; or, if just this image is wanted again, run once with `on-superseded: proceed`.',
      });
    case 'downgrade':
      return new ActionError('E_DOWNGRADE', `${where}, a higher version than \`${tag}\`.`, {
        hint: 'To go back on purpose use `rollback-to`, or `allow-downgrade: true` where the higher number was a mistake.',
      });
    case 'diverged':
      return new ActionError(
        'E_DIVERGED',
        `${where}, whose history and that of \`${tag}\` have parted.`,
      );
    case 'unknown':
    case 'first':
    case 'forward':
      return new ActionError('E_ORDER_UNKNOWN', unclear(planned));
  }
}
