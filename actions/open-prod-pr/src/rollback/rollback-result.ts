import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { escapeMarkdown, markdownTable } from '@gitops-actions/shared/action/markdown.ts';
import type { Outcome } from '@gitops-actions/shared/action/outcome.ts';
import type { RollbackInputs } from '../inputs.ts';
import type { Write } from '../open/converge.ts';
import type { Operation } from '../open/open-result.ts';
import { formatReleaseImage, imageLine } from '../release.ts';
import type { RollbackDeps } from './create-rollback-deps.ts';
import { formatRollbackAsk } from './rollback-ask.ts';
import { rollbackBranch } from './rollback-branch.ts';
import type { Rollback } from './rollback.ts';

type Outputs = ActionResult['outputs'];

/** How a rollback ended, before it is put into outputs. */
export interface RollbackEnd {
  readonly outcome: Outcome;
  /** `undefined`: nothing was done, because the rollback was refused. */
  readonly operation: Operation | undefined;
  /** What happened, for people; one sentence. */
  readonly sentence: string;
  readonly rollback?: Rollback;
  readonly pull?: { readonly number: number; readonly url: string };
  /** Head of the branch. */
  readonly commit?: string;
  readonly steps?: readonly Write[];
  /** Pull requests of earlier rollbacks that were closed. */
  readonly closed?: readonly number[];
  readonly warnings?: readonly string[];
  readonly failure?: ActionError;
  /** What a dry run would have written. */
  readonly preview?: { readonly title: string; readonly body: string };
}

/** The evidence of a rollback in the record, of `plan` and of `open`. */
export interface RollbackEvidence {
  readonly mode: 'plan' | 'open';
  readonly dryRun: boolean;
  readonly repository: string;
  readonly rollbackTo: string;
  readonly operation: Operation | 'none';
  readonly kind: 'rollback';
  readonly version?: string;
  /** The commit that is taken back, and the one that brought what is gone back to. */
  readonly takesBack?: string;
  readonly goesBackTo?: string;
  readonly from?: readonly string[];
  readonly bumps?: readonly string[];
  readonly baseOid?: string;
  readonly branch?: string;
  readonly number?: number;
  readonly commit?: string;
  readonly steps: readonly Write[];
  readonly closed: readonly number[];
  readonly warnings: number;
  /** API requests, those for an App’s token included. */
  readonly requests: number;
}

/** Outputs, record and summary of a rollback. */
export function rollbackResult(
  inputs: RollbackInputs,
  deps: RollbackDeps,
  end: RollbackEnd,
): ActionResult {
  const { rollback, failure } = end;
  const branch = rollback && rollbackBranch(deps.branchPrefix, rollback);
  const images = (rollback?.images ?? []).map(formatReleaseImage);
  deps.log.info(end.sentence);
  return {
    outcome: end.outcome,
    outputs:
      inputs.mode === 'open' ? openOutputs(end, branch ?? '') : planOutputs(rollback, images),
    images,
    evidence: evidenceOf(inputs, deps, end, branch),
    summary: summaryOf(end),
    ...(failure && { failure }),
  };
}

function openOutputs({ pull, operation, commit }: RollbackEnd, branch: string): Outputs {
  return {
    number: pull === undefined ? '' : `${pull.number}`,
    url: pull?.url ?? '',
    operation: operation ?? '',
    'head-branch': branch,
    'commit-sha': commit ?? '',
  };
}

function planOutputs(rollback: Rollback | undefined, images: readonly string[]): Outputs {
  return {
    kind: rollback === undefined ? '' : 'rollback',
    images: images.join('\n'),
    version: rollback?.label.replace(/^v/, '') ?? '',
    deployed: (rollback?.from.images ?? []).map(imageLine).join('\n'),
  };
}

function evidenceOf(
  { mode, dryRun, rollbackTo }: RollbackInputs,
  deps: RollbackDeps,
  { operation, rollback, pull, commit, ...end }: RollbackEnd,
  branch: string | undefined,
): RollbackEvidence {
  return {
    mode: mode === 'open' ? 'open' : 'plan',
    dryRun,
    repository: deps.gitops.name,
    rollbackTo: formatRollbackAsk(rollbackTo),
    operation: operation ?? 'none',
    kind: 'rollback',
    ...(rollback && {
      version: rollback.label,
      ...{ takesBack: rollback.from.commit, goesBackTo: rollback.to.commit },
      from: rollback.from.images.map(imageLine),
      ...{ bumps: rollback.bumps, baseOid: rollback.baseOid },
    }),
    ...(branch !== undefined && { branch }),
    ...(pull && { number: pull.number }),
    ...(commit !== undefined && { commit }),
    steps: end.steps ?? [],
    closed: end.closed ?? [],
    warnings: end.warnings?.length ?? 0,
    requests: deps.requests(),
  };
}

function summaryOf({ sentence, rollback, pull, commit, warnings, preview }: RollbackEnd): string {
  const tables = [];
  if (rollback !== undefined) {
    const rows = rollback.images.map((image) => {
      const now = rollback.from.images.find(({ name }) => name === image.name);
      return [
        escapeMarkdown(image.name),
        now === undefined ? '–' : `${escapeMarkdown(now.tag)} \`${now.digest.slice(0, 19)}\``,
        `${escapeMarkdown(image.tag)} \`${image.digest.slice(0, 19)}\``,
      ];
    });
    tables.push(
      markdownTable(['image', 'production', 'goes back to'], rows),
      `Taken back is what \`${rollback.from.commit}\` brought at ${rollback.from.at}; a verified bump (${rollback.bumps.map((oid) => `\`${oid.slice(0, 12)}\``).join(', ')}) wrote what comes back. Database migrations are not undone.`,
    );
  }
  if (pull !== undefined) {
    const at = commit === undefined ? '' : `, at \`${commit.slice(0, 12)}\``;
    tables.push(`Pull request [#${pull.number}](${pull.url})${at}.`);
  }
  return [
    escapeMarkdown(sentence),
    ...tables,
    ...(rollback?.passedOver ?? []).map(
      ({ value, why }) => `- passed over \`${value.commit}\`: ${escapeMarkdown(why)}`,
    ),
    ...(warnings ?? []).map((warning) => `- ${escapeMarkdown(warning)}`),
    ...(preview === undefined ? [] : [`**${escapeMarkdown(preview.title)}**`, preview.body]),
  ].join('\n\n');
}
