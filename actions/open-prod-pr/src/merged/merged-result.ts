import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import type { Outcome } from '@gitops-actions/shared/action/outcome.ts';
import { formatReleaseImage, type ReleaseImage } from '../release.ts';
import type { BackMerge } from './back-merge.ts';
import type { RecordedDeployment } from './deployment.ts';

/** The evidence of `mode: merged` in its record. */
export interface MergedEvidence {
  readonly mode: 'merged';
  /** The pushed commit. */
  readonly commit: string;
  /** Where the base stood before. */
  readonly before?: string;
  readonly deployment?: number;
  readonly backMerge?: number;
  /** API requests, those for an App’s token included. */
  readonly requests: number;
}

/** How the stage went, before it is put into words. */
export interface MergedEnd {
  readonly outcome: Outcome;
  readonly sentence: string;
  readonly commit: string;
  readonly before?: string;
  readonly images: readonly ReleaseImage[];
  readonly deployment?: RecordedDeployment;
  readonly backMerge?: BackMerge;
  readonly failure?: ActionError;
}

/** Puts the end of the stage into outputs, evidence and summary. */
export function mergedResult(end: MergedEnd, requests: number): ActionResult {
  const { commit, before, deployment, backMerge, failure } = end;
  const images = end.images.map(formatReleaseImage);
  const rows = end.images.map(({ name, tag, digest }) => [
    escapeMarkdown(name),
    escapeMarkdown(tag),
    `\`${digest}\``,
  ]);
  const evidence: MergedEvidence = {
    mode: 'merged',
    commit,
    ...(before !== undefined && { before }),
    ...(deployment && { deployment: deployment.id }),
    ...(backMerge && { backMerge: backMerge.number }),
    requests,
  };
  return {
    outcome: end.outcome,
    outputs: {
      images: images.join('\n'),
      // GitHub drops an output that holds a masked value: this one tells an empty list from a lost one.
      released: String(images.length > 0),
      number: backMerge === undefined ? '' : String(backMerge.number),
      url: backMerge?.url ?? '',
      operation: backMerge === undefined ? '' : backMerge.created ? 'created' : 'unchanged',
    },
    images,
    evidence,
    summary: [
      escapeMarkdown(end.sentence),
      ...(rows.length > 0 ? [markdownTable(['image', 'tag', 'digest'], rows)] : []),
    ].join('\n\n'),
    ...(failure && { failure }),
  };
}
