import { parseSourceTag, UNRELEASED } from './tag-strategy.ts';
import type { RecentBumps } from './recent-bumps.ts';
import { compareTagVersions, tagVersion } from './tag-version.ts';

/** What to do where order speaks against a bump. */
export const ORDER_CHOICES = ['skip', 'fail', 'proceed'] as const;
export type OrderChoice = (typeof ORDER_CHOICES)[number];

/** The choices of the cases. */
export interface OrderPolicy {
  /** A newer source commit is deployed, or the image was rolled back. */
  readonly onSuperseded: OrderChoice;
  /** Neither source commit descends from the other. */
  readonly onDiverged: OrderChoice;
  /** The deployed tag, or the new image, names neither a source commit nor a version. */
  readonly onUnknownOrder: OrderChoice;
  /** Whether a lower version may replace a higher one. */
  readonly allowDowngrade: boolean;
}

/** How the new source commit stands to the deployed one (GitHub's words). */
export const RELATIONS = ['ahead', 'identical', 'behind', 'diverged'] as const;
export type Relation = (typeof RELATIONS)[number];

/** What is deployed, as far as its order can be known. */
export type Deployed =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'image';
      readonly tag: string;
      /** The source commit of the tag, else the one that the bump recorded. */
      readonly commit: string | undefined;
      readonly version: string | undefined;
    };

/** What shall be deployed. */
export interface Incoming {
  readonly tag: string;
  readonly digest: string;
  /** `undefined` when unknown. */
  readonly commit: string | undefined;
}

/** The step that a bump would take, and whether it is taken. */
export interface OrderDecision {
  readonly step:
    'first' | 'forward' | 'superseded' | 'taken-back' | 'diverged' | 'downgrade' | 'unknown';
  readonly action: OrderChoice;
}

/**
 * What an overlay runs. `unreleased` (or no tag) without a digest is nothing; a digest under such a
 * tag is an image of unknown origin.
 *
 * @param recorded the source commit that the trailer of its bump names
 */
export function readDeployed(
  tag: string | undefined,
  digest: string | undefined,
  recorded?: string,
): Deployed {
  const text = tag ?? '';
  const unnamed = text === '' || text === UNRELEASED;
  if (unnamed && (digest === undefined || digest === '')) return { kind: 'nothing' };
  const commit = parseSourceTag(text)?.commit ?? recorded;
  return { kind: 'image', tag: text, commit, version: tagVersion(text) };
}

/** The two commits whose relation decides; `undefined` when it is known without asking. */
export function commitsToCompare(
  deployed: Deployed,
  incoming: Incoming,
): { readonly base: string; readonly head: string } | undefined {
  if (deployed.kind !== 'image' || deployed.commit === undefined) return undefined;
  if (incoming.commit === undefined || deployed.commit === incoming.commit) return undefined;
  if (deployed.version !== undefined && tagVersion(incoming.tag) !== undefined) return undefined;
  return { base: deployed.commit, head: incoming.commit };
}

/**
 * Whether an image may replace the deployed one. Between two versions semver decides, else the source
 * commits do.
 *
 * @param relation of the pair that {@link commitsToCompare} names; ignored where it names none
 * @param recent what was rolled back and not deployed since; where that cannot be said for certain, so
 *   is the order
 */
export function decideOrder(
  deployed: Deployed,
  incoming: Incoming,
  relation: Relation | undefined,
  policy: OrderPolicy,
  recent?: Pick<RecentBumps, 'takenBack' | 'settled'>,
): OrderDecision {
  const { commit, tag } = incoming;
  if (wasTakenBack(incoming, recent)) return { step: 'taken-back', action: policy.onSuperseded };
  if (deployed.kind === 'nothing') return { step: 'first', action: 'proceed' };
  if (recent?.settled === false) return { step: 'unknown', action: policy.onUnknownOrder };
  const version = tagVersion(tag);
  if (deployed.version !== undefined && version !== undefined) {
    if (compareTagVersions(version, deployed.version) >= 0) {
      return { step: 'forward', action: 'proceed' };
    }
    return { step: 'downgrade', action: policy.allowDowngrade ? 'proceed' : 'fail' };
  }
  if (deployed.commit === undefined || commit === undefined) {
    return { step: 'unknown', action: policy.onUnknownOrder };
  }
  switch (deployed.commit === commit ? 'identical' : relation) {
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

function wasTakenBack(
  { digest, commit }: Incoming,
  recent: Pick<RecentBumps, 'takenBack'> | undefined,
): boolean {
  if (recent === undefined) return false;
  const { digests, sources } = recent.takenBack;
  return (digest !== '' && digests.has(digest)) || (commit !== undefined && sources.has(commit));
}
