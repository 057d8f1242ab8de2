import { createHash } from 'node:crypto';
import { imageLine, type ReleaseImage } from '../release.ts';
import type { Rollback } from './rollback.ts';

/** No version begins like this, so a release never takes a rollback for an older or a newer one. */
const MARK = 'rollback-to-';

/** The version that all images share, or twelve digits that stand for them. */
export function labelOf(images: readonly ReleaseImage[]): string {
  const [tag, second] = new Set(images.map((image) => image.tag));
  if (tag !== undefined && second === undefined) return tag;
  const lines = images.map(imageLine).sort().join('\n');
  return createHash('sha256').update(lines).digest('hex').slice(0, 12);
}

/**
 * The branch of a rollback: what is gone back to, and the commit that is taken back. The same step
 * back has the same branch however often it is asked for; the next one to that release has another.
 */
export function rollbackBranch(branchPrefix: string, { label, from }: Rollback): string {
  return `${branchPrefix}${MARK}${label}-${from.commit.slice(0, 12)}`;
}

export function isRollbackBranch(branchPrefix: string, headBranch: string): boolean {
  return headBranch.startsWith(`${branchPrefix}${MARK}`);
}
