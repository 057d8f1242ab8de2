import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { ReleaseDeps } from '../deps.ts';
import type { Inputs } from '../inputs.ts';
import { joinedRefusals } from './joined-refusals.ts';
import { planAt, type PlanInputs } from './plan-at.ts';
import { withOverlayRules } from './plan-overlay-rules.ts';
import { renderPlan } from './plan-summary.ts';
import { checkRecords } from '../evidence/records.ts';
import { isLackedHotfix } from '../state/open-hotfixes.ts';
import { newerRelease } from '../state/release-order.ts';
import {
  formatReleaseImage,
  type PlanVerdict,
  type Release,
  type ReleaseImage,
  type StagingRun,
} from '../release.ts';
import type { PullRequest, RepositoryState } from '../state/repository-state.ts';
import { movedTag } from '../state/tag-withdrawal.ts';

/** The evidence of `mode: plan` in its record. */
export interface PlanEvidence {
  readonly mode: 'plan';
  readonly tag: string;
  readonly tagOid?: string;
  readonly commitOid?: string;
  readonly sourceCommit?: string;
  readonly kind?: Release['kind'];
  readonly version?: string;
  readonly deployedVersion?: string;
  readonly baseOid: string;
  readonly stagingOid: string;
  /** `bumps` holds at most 20, `bumpCount` is all of them. */
  readonly staging?: StagingRun & { readonly bumpCount: number };
  /** Every reason against the release, the weightiest first. */
  readonly refusals: readonly { readonly code: string; readonly message: string }[];
  /** API requests, those for an App’s token included. */
  readonly requests: number;
}

/** Bumps, and characters of a message, that the record takes. */
const MAX_BUMPS = 20;
const MAX_MESSAGE = 400;

/**
 * `mode: plan`: says what would be released and every reason against it, and writes nothing.
 *
 * @throws what `planRelease` throws; `E_RECORD_*` where the tag's verification is not proven
 */
export async function runPlan(
  inputs: PlanInputs & Pick<Inputs, 'records' | 'require'>,
  deps: ReleaseDeps,
): Promise<ActionResult> {
  const state = await deps.readState();
  const moved = movedTag(deps.tag, inputs, state);
  const verdict = await verdictOn(inputs, deps, state, moved);
  const newer = moved === undefined ? await supersededBy(deps, state, verdict) : undefined;
  if (newer !== undefined) return superseded(deps, state, newer);
  if (verdict.ok) await checkVerified(inputs, deps, state, verdict.release);
  const release = verdict.ok ? verdict.release : undefined;
  const images = (release?.images ?? []).map(formatReleaseImage);
  const failure = verdict.ok
    ? undefined
    : joinedRefusals(`releasing ${deps.tag}`, verdict.refusals);
  deps.log.info(failure?.message ?? `${deps.tag} is ready to be released.`);
  return {
    outcome: failure === undefined ? 'success' : 'failed',
    outputs: {
      kind: release?.kind ?? '',
      images: images.join('\n'),
      version: release?.version ?? '',
      // Only a baseline to compare with: what cannot be pulled by its name is left out.
      deployed: (release?.deployed ?? []).flatMap(pullable).join('\n'),
    },
    images,
    evidence: evidenceOf(deps, state, verdict),
    summary: renderPlan(deps.tag, verdict),
    ...(failure && { failure }),
  };
}

/** What was opened for another object under this name speaks before the plan itself. */
async function verdictOn(
  inputs: PlanInputs,
  deps: ReleaseDeps,
  state: RepositoryState,
  moved: ActionError | undefined,
): Promise<PlanVerdict> {
  const verdict = await withOverlayRules(inputs, deps, state, await planAt(inputs, deps, state));
  if (moved === undefined) return verdict;
  const others = verdict.ok ? [] : verdict.refusals.filter(({ code }) => code !== moved.code);
  return {
    ok: false,
    refusals: [moved, ...others],
    known: verdict.ok ? verdict.release : verdict.known,
  };
}

/** The higher version that is open, unless this is a hotfix that it lacks: that one does not wait. */
async function supersededBy(
  deps: ReleaseDeps,
  state: RepositoryState,
  verdict: PlanVerdict,
): Promise<PullRequest | undefined> {
  const newer = newerRelease(deps, state.others);
  if (newer === undefined || !verdict.ok) return newer;
  const { source } = await deps.repositories(state);
  return (await isLackedHotfix(source, verdict.release, deps, newer)) ? undefined : newer;
}

/** A higher version is open: this one would be closed as soon as it was opened. */
function superseded(deps: ReleaseDeps, state: RepositoryState, by: PullRequest): ActionResult {
  const { baseOid, stagingOid } = state;
  const sentence = `Nothing to release: the newer release #${by.number} is open.`;
  deps.log.info(sentence);
  const evidence: PlanEvidence = {
    ...{ mode: 'plan', tag: deps.tag, baseOid, stagingOid },
    refusals: [],
    requests: deps.requests(),
  };
  return {
    outcome: 'superseded',
    outputs: {
      ...{ kind: '', images: '', version: '', deployed: '' },
      ...{ number: String(by.number), url: by.url, operation: 'superseded' },
    },
    images: [],
    evidence,
    summary: sentence,
  };
}

/**
 * The tag's signature, and for a hotfix the right to ask for one, were judged by verify-signatures in
 * an earlier job. A hotfix skips staging: it is never planned without that proof, whatever `require`.
 */
async function checkVerified(
  inputs: Pick<Inputs, 'records' | 'require'>,
  { runner, tag }: ReleaseDeps,
  { policyBlob }: Pick<RepositoryState, 'policyBlob'>,
  release: Release,
): Promise<void> {
  const { tagOid, commitOid, kind, sourceCommit, images } = release;
  const required = kind === 'hotfix' || inputs.require.includes('signatures');
  await checkRecords(inputs.records, {
    repository: runner.repository,
    runId: runner.runId,
    attempt: runner.runAttempt,
    sha: runner.sha,
    tag,
    tagOid,
    commitOid,
    policyBlob,
    release: { kind, sourceCommit, images },
    require: required ? ['signatures'] : [],
  });
}

function pullable(image: ReleaseImage): readonly string[] {
  try {
    return [formatReleaseImage(image)];
  } catch (thrown) {
    if (thrown instanceof ActionError) return [];
    throw thrown;
  }
}

function evidenceOf(
  { tag, requests }: Pick<ReleaseDeps, 'tag' | 'requests'>,
  { baseOid, stagingOid }: { readonly baseOid: string; readonly stagingOid: string },
  verdict: PlanVerdict,
): PlanEvidence {
  const { tagOid, commitOid, sourceCommit, deployedVersion, staging } = verdict.ok
    ? verdict.release
    : verdict.known;
  return {
    mode: 'plan',
    tag,
    ...(tagOid !== undefined && { tagOid }),
    ...(commitOid !== undefined && { commitOid }),
    ...(sourceCommit !== undefined && { sourceCommit }),
    ...(verdict.ok && { kind: verdict.release.kind, version: verdict.release.version }),
    ...(deployedVersion !== undefined && { deployedVersion }),
    baseOid,
    stagingOid,
    ...(staging && {
      staging: {
        ...staging,
        bumps: staging.bumps.slice(-MAX_BUMPS),
        bumpCount: staging.bumps.length,
      },
    }),
    refusals: verdict.ok
      ? []
      : verdict.refusals.map(({ code, message }) => ({ code, message: cut(message) })),
    requests: requests(),
  };
}

function cut(text: string): string {
  return text.length > MAX_MESSAGE ? `${text.slice(0, MAX_MESSAGE)}…` : text;
}
