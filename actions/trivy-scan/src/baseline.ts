import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Finding } from './finding.ts';
import { parseImages, type Image } from './targets.ts';

/** What the scanned images are compared with. */
export type Baseline =
  | { readonly kind: 'images'; readonly images: readonly Image[] }
  | { readonly kind: 'report'; readonly path: string };

/** What changed against the baseline. */
export interface Comparison {
  /** What was compared with, in the words of the input; of a report, its digests. */
  readonly images: readonly string[];
  /** Scanned and not in the baseline. */
  readonly new: readonly Finding[];
  /** In the baseline and not scanned any more. */
  readonly fixed: readonly Finding[];
}

/**
 * The input `baseline`: an images list or plain references by digest, or one path that ends in
 * `.json`. `undefined` when it is empty: there is nothing to compare with.
 *
 * @throws `E_INPUT`, `E_IMAGE_REFERENCE`
 */
export function parseBaseline(lines: readonly string[]): Baseline | undefined {
  const [first, ...more] = lines;
  if (first === undefined) return undefined;
  const path = lines.find((line) => line.endsWith('.json'));
  if (path === undefined) return { kind: 'images', images: parseImages(lines, 'baseline') };
  if (more.length === 0) return { kind: 'report', path };
  throw new ActionError(
    'E_INPUT',
    'Input `baseline` holds a report and other lines; allowed: images, or one report.',
  );
}

/**
 * Compares findings by application, id and package, not by version or place: a rebuilt image has
 * its known findings in other versions and layers, and they are not new.
 */
export function compareFindings(
  scanned: readonly Finding[],
  baseline: readonly Finding[],
): Pick<Comparison, 'new' | 'fixed'> {
  const before = new Set(baseline.map(identity));
  const now = new Set(scanned.map(identity));
  return {
    new: scanned.filter((finding) => !before.has(identity(finding))),
    fixed: baseline.filter((finding) => !now.has(identity(finding))),
  };
}

function identity({ image, kind, id, package: name }: Finding): string {
  return JSON.stringify([image, kind, id, name]);
}
