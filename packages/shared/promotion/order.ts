import { parseSourceTag, UNRELEASED } from './tag-strategy.ts';

/** What to do where order speaks against a bump. */
export const ORDER_CHOICES = ['skip', 'fail', 'proceed'] as const;
export type OrderChoice = (typeof ORDER_CHOICES)[number];

/** The choices of the three cases. */
export interface OrderPolicy {
  /** A newer source commit is deployed. */
  readonly onSuperseded: OrderChoice;
  /** Neither source commit descends from the other. */
  readonly onDiverged: OrderChoice;
  /** The deployed tag, or the new image, names no source commit. */
  readonly onUnknownOrder: OrderChoice;
}

/** How the new source commit stands to the deployed one (GitHub's words). */
export const RELATIONS = ['ahead', 'identical', 'behind', 'diverged'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What is deployed, as far as its order can be known. */
export type Deployed =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'commit'; readonly oid: string }
  | { readonly kind: 'unknown'; readonly tag: string };

/** The step that a bump would take, and whether it is taken. */
export interface OrderDecision {
  readonly step: 'first' | 'forward' | 'superseded' | 'diverged' | 'unknown';
  readonly action: OrderChoice;
}

/**
 * What an overlay runs. `unreleased` (or no tag) without a digest is nothing; a digest under such a
 * tag is an image of unknown origin.
 */
export function readDeployed(tag: string | undefined, digest: string | undefined): Deployed {
  const source = parseSourceTag(tag ?? '');
  if (source !== undefined) return { kind: 'commit', oid: source.commit };
  const unnamed = tag === undefined || tag === '' || tag === UNRELEASED;
  if (unnamed && (digest === undefined || digest === '')) return { kind: 'nothing' };
  return { kind: 'unknown', tag: tag ?? '' };
}

/** The two commits whose relation decides; `undefined` when it is known without asking. */
export function commitsToCompare(
  deployed: Deployed,
  incoming: string | undefined,
): { readonly base: string; readonly head: string } | undefined {
  if (deployed.kind !== 'commit' || incoming === undefined) return undefined;
  return deployed.oid === incoming ? undefined : { base: deployed.oid, head: incoming };
}

/**
 * Whether an image may replace the deployed one.
 *
 * @param incoming the new image's source commit; `undefined` when unknown
 * @param relation of the pair that {@link commitsToCompare} names; ignored where it names none
 */
export function decideOrder(
  deployed: Deployed,
  incoming: string | undefined,
  relation: Relation | undefined,
  policy: OrderPolicy,
): OrderDecision {
  if (deployed.kind === 'nothing') return { step: 'first', action: 'proceed' };
  if (deployed.kind === 'unknown' || incoming === undefined) {
    return { step: 'unknown', action: policy.onUnknownOrder };
  }
  switch (deployed.oid === incoming ? 'identical' : relation) {
    case 'identical':
    case 'ahead':
      return { step: 'forward', action: 'proceed' };
    case 'behind':
      return { step: 'superseded', action: policy.onSuperseded };
    case 'diverged':
      return { step: 'diverged', action: policy.onDiverged };
    case undefined:
      return { step: 'unknown', action: policy.onUnknownOrder };
  }
}
