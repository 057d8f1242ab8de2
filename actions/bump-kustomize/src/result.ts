import { createHash } from 'node:crypto';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { Outcome } from '@gitops-actions/shared/action/outcome.ts';
import type { Inputs } from './inputs.ts';
import type { PlannedImage, RollbackFacts } from './bump-plan.ts';
import type { BumpDeps, BumpEnd } from './deps.ts';
import { renderSummary } from './summary.ts';
import { changedLines } from './changed-lines.ts';
import { unifiedDiff } from '@gitops-actions/shared/kustomize/unified-diff.ts';

/** One changed application in one overlay, as in the output `changes`. */
export interface Change {
  /** Path of the kustomization file. */
  readonly overlay: string;
  readonly name: string;
  readonly oldTag: string;
  readonly newTag: string;
  readonly oldDigest: string;
  readonly newDigest: string;
}

/** The evidence of this action in its record. */
export interface BumpEvidence {
  readonly mode: Inputs['mode'];
  readonly dryRun: boolean;
  readonly repository?: string;
  readonly branch?: string;
  readonly commit?: string;
  readonly parent?: string;
  readonly signature?: string;
  readonly attempts: number;
  readonly requests: number;
  readonly changes: readonly Change[];
  readonly supersededBy: readonly string[];
  readonly rollback?: Pick<RollbackFacts, 'targets' | 'takenBack'>;
  /** In place of an images list that is too long for a record. */
  readonly images?: { readonly count: number; readonly sha256: string };
}

/** Bytes of JSON that each list may take in the record; the outputs hold all of it. */
const MAX_RECORDED = 7 * 1024;

const MAX_SUPERSEDED = 40;

/** Puts the end of the stage into outputs, evidence and summary. */
export async function result(inputs: Inputs, deps: BumpDeps, end: BumpEnd): Promise<ActionResult> {
  const { plan, commit, attempts, failure } = end;
  const changes = plan.images.filter(({ status }) => status === 'changed').map(toChange);
  const supersededBy = [...new Set(plan.images.flatMap((image) => image.supersededBy ?? []))];
  const outcome = outcomeOf(inputs, end);
  const diff = plan.files
    .map(({ path, before, after }) => unifiedDiff(path, before, after))
    .join('');
  const { rollback } = plan;
  const lines =
    inputs.rollback === undefined
      ? inputs.images.map(({ line }) => line)
      : [...new Set(plan.images.map(({ image }) => image.line))];
  // All or none: part of a list would read like another list.
  const recorded = fitting(lines).length === lines.length ? lines : [];
  const evidence: BumpEvidence = {
    mode: inputs.mode,
    dryRun: inputs.dryRun,
    ...(deps.target && { repository: deps.target.repository, branch: deps.target.branch }),
    ...(commit && {
      commit: commit.oid,
      parent: commit.parent,
      signature: commit.signature?.state ?? 'NONE',
    }),
    attempts,
    requests: deps.requests(),
    changes: fitting(changes),
    supersededBy: fitting(supersededBy).slice(0, MAX_SUPERSEDED),
    ...(rollback && {
      rollback: { targets: fitting(rollback.targets), takenBack: fitting(rollback.takenBack) },
    }),
    ...(recorded.length < lines.length && {
      images: {
        count: lines.length,
        sha256: createHash('sha256').update(lines.join('\n')).digest('hex'),
      },
    }),
  };
  const sentence = describe(inputs, end, outcome, supersededBy);
  deps.log.info(sentence);
  return {
    outcome,
    outputs: {
      changed: changes.length > 0 ? 'true' : 'false',
      'commit-sha': commit?.oid ?? '',
      'commit-url': commit?.url ?? '',
      attempts: `${attempts}`,
      changes: JSON.stringify(changes),
      'superseded-by': supersededBy.join('\n'),
      images: lines.join('\n'),
      'rollback-target': rollback?.targets.join('\n') ?? '',
      'diff-path': diff === '' ? '' : await deps.saveDiff(diff),
    },
    images: recorded,
    evidence,
    notices: outcome === 'success' ? changedLines(plan) : [],
    summary: renderSummary(plan.images, diff, {
      attempts,
      sentence,
      ...(commit && { commit }),
    }),
    ...(failure && { failure }),
  };
}

/** The items from the first on that fit. */
function fitting<T>(items: readonly T[]): readonly T[] {
  let bytes = 0;
  const end = items.findIndex((item) => {
    bytes += Buffer.byteLength(JSON.stringify(item)) + 1;
    return bytes > MAX_RECORDED;
  });
  return end < 0 ? items : items.slice(0, end);
}

function outcomeOf({ mode }: Inputs, { failure, plan }: BumpEnd): Outcome {
  if (failure !== undefined) return 'failed';
  if (mode === 'verify') return 'success';
  if (plan.files.length > 0) return 'success';
  return plan.images.some(({ status }) => status === 'superseded') ? 'superseded' : 'unchanged';
}

function toChange({ overlay, image, oldTag, oldDigest }: PlannedImage): Change {
  return {
    overlay,
    name: image.name,
    oldTag,
    newTag: image.tag,
    oldDigest,
    newDigest: image.digest,
  };
}

function describe(
  inputs: Inputs,
  end: BumpEnd,
  outcome: Outcome,
  supersededBy: readonly string[],
): string {
  const skipped = end.plan.images.filter(({ status }) => status === 'skipped').length;
  const left =
    skipped === 0 ? '' : ` ${skipped} left as they are, because their order is not clear.`;
  if (end.failure !== undefined) return end.failure.message;
  if (inputs.mode === 'verify') return `The registry has all images (${inputs.images.length}).`;
  if (outcome === 'superseded') {
    const notes = end.plan.images.flatMap(({ status, note }) =>
      status === 'superseded' && note !== undefined ? [note] : [],
    );
    if (notes.length > 0) return `Nothing written. ${notes.join(' ')}${left}`;
    return `Nothing written: newer source is deployed already (${supersededBy.join(', ')}).${left}`;
  }
  if (outcome === 'unchanged') return `Nothing to write.${left}`;
  if (end.commit !== undefined) return `Committed as ${end.commit.oid}.${left}`;
  return inputs.dryRun ? `Dry run: nothing written.${left}` : `Written to the checkout.${left}`;
}
