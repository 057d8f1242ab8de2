import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { Outcome } from '@gitops-actions/shared/action/outcome.ts';
import { formatImageEntry } from '@gitops-actions/shared/oci/images-list.ts';
import type { Write } from './converge.ts';
import type { ReleaseDeps } from '../deps.ts';
import type { Inputs } from '../inputs.ts';
import type { Release } from '../release.ts';

export type Operation = 'created' | 'updated' | 'unchanged' | 'superseded' | 'closed';

/** How `open` or `withdraw` ended, before it is put into outputs. */
export interface End {
  readonly outcome: Outcome;
  /** `undefined`: nothing was done, because the release was refused. */
  readonly operation: Operation | undefined;
  /** What happened, for people; one sentence. */
  readonly sentence: string;
  readonly pull?: { readonly number: number; readonly url: string };
  readonly release?: Release;
  /** Head of the branch. */
  readonly commit?: string;
  readonly merge?: string;
  readonly steps?: readonly Write[];
  /** Pull requests of older releases that were closed. */
  readonly closed?: readonly number[];
  readonly warnings?: readonly string[];
  readonly failure?: ActionError;
  /** What a dry run would have written. */
  readonly preview?: { readonly title: string; readonly body: string };
}

/** The evidence of `open` and `withdraw` in the record. */
export interface OpenEvidence {
  readonly mode: Inputs['mode'];
  readonly dryRun: boolean;
  readonly repository: string;
  readonly tag: string;
  readonly operation: Operation | 'none';
  readonly branch: string;
  readonly number?: number;
  readonly kind?: Release['kind'];
  readonly version?: string;
  readonly tagOid?: string;
  readonly commitOid?: string;
  readonly sourceCommit?: string;
  readonly baseOid?: string;
  readonly merge?: string;
  readonly commit?: string;
  readonly steps: readonly Write[];
  readonly closed: readonly number[];
  readonly warnings: number;
  readonly requests: number;
}

export function openResult(inputs: Inputs, deps: ReleaseDeps, end: End): ActionResult {
  const { release, pull, failure, commit } = end;
  const evidence: OpenEvidence = {
    mode: inputs.mode,
    dryRun: inputs.dryRun,
    repository: deps.gitops.name,
    tag: deps.tag,
    operation: end.operation ?? 'none',
    branch: deps.headBranch,
    ...(pull && { number: pull.number }),
    ...(release && {
      ...{ kind: release.kind, version: release.version, tagOid: release.tagOid },
      ...{ commitOid: release.commitOid, sourceCommit: release.sourceCommit },
      baseOid: release.baseOid,
    }),
    ...(end.merge !== undefined && { merge: end.merge }),
    ...(commit !== undefined && { commit }),
    steps: end.steps ?? [],
    closed: end.closed ?? [],
    warnings: end.warnings?.length ?? 0,
    requests: deps.requests(),
  };
  deps.log.info(end.sentence);
  return {
    outcome: end.outcome,
    outputs: {
      number: pull === undefined ? '' : `${pull.number}`,
      url: pull?.url ?? '',
      operation: end.operation ?? '',
      'head-branch': inputs.mode === 'open' ? deps.headBranch : '',
      'commit-sha': commit ?? '',
    },
    images: inputs.images.map(formatImageEntry),
    evidence,
    summary: summaryOf(inputs, deps, end),
    ...(failure && { failure }),
  };
}

function summaryOf(inputs: Inputs, deps: ReleaseDeps, end: End): string {
  const { pull, release, commit } = end;
  const rows = [
    ['tag', escapeMarkdown(deps.tag)],
    ['pull request', pull === undefined ? '–' : `[#${pull.number}](${pull.url})`],
    ['operation', end.operation ?? '–'],
    ['branch', escapeMarkdown(deps.headBranch)],
    ['commit', commit === undefined ? '–' : commit.slice(0, 12)],
    ['kind', release?.kind ?? '–'],
    ...inputs.images.map((image) => [
      escapeMarkdown(image.name),
      escapeMarkdown(`${image.reference.tag} ${image.reference.digest.slice(0, 19)}`),
    ]),
  ];
  return [
    escapeMarkdown(end.sentence),
    markdownTable(['', ''], rows),
    ...(end.warnings ?? []).map((warning) => `- ${escapeMarkdown(warning)}`),
    ...(end.preview === undefined
      ? []
      : [`**${escapeMarkdown(end.preview.title)}**`, end.preview.body]),
  ].join('\n\n');
}
