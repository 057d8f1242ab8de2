import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { PipelinePolicy, Policy } from '@gitops-actions/shared/policy/policy.ts';
import { sourceCommit } from '@gitops-actions/shared/promotion/source-commit.ts';
import { judgeMerge, type JudgedMerge } from './plan-merge.ts';
import { judgeVersion } from './plan-version.ts';
import { isSeparate, type PlanDeps, type PlanRequest } from './plan-request.ts';
import { deployedImages, readOverlay, unstagedImages, type Overlay } from './release-overlay.ts';
import { denied, mismatch, notInStaging, rolledBack, unstaged } from './release-refusals.ts';
import { readReleaseTag } from './release-tag.ts';
import type { PlanVerdict, Release, ReleaseImage } from '../release.ts';
import { recordStaging, type StagingRecord } from './staging-record.ts';
import { readStaging, type StagingHistory } from './staging-steps.ts';
import { releaseVersion } from '../version.ts';

/**
 * Decides what a tag releases: the digests that verified bumps on staging recorded for the source
 * commit of the tagged commit, or a hotfix, which the signed tag must say. Every reason against it is
 * collected; the first is the weightiest.
 *
 * @throws `E_TARGET_GONE`, `E_KUSTOMIZATION_AMBIGUOUS`, `E_PATH`, `E_YAML_*` for overlays that cannot
 *   be read; `E_POLICY_INVALID` for a policy without a pipeline; `E_REF` where production's version
 *   cannot be found; `E_REPO_OBJECTS`, `E_TOOL`
 */
export async function planRelease(request: PlanRequest, deps: PlanDeps): Promise<PlanVerdict> {
  const { source, gitops, policy } = deps;
  const { baseOid, stagingOid } = request.refs;
  const pipeline = pipelineOf(deps);
  const tag = await readReleaseTag(request, source);
  if (!tag.ok) return { ok: false, refusals: [tag.refusal], known: {} };
  const { tagOid, commitOid, hotfixReason } = tag;

  const [sourceOid, production, staging] = await Promise.all([
    sourceCommit(source, commitOid, policy.signing?.pipeline?.overlays ?? []),
    readOverlay(gitops, baseOid, request.overlay, request.base),
    readOverlay(gitops, stagingOid, request.stagingOverlay, request.stagingBranch),
  ]);
  const history = await readStaging({
    objects: gitops,
    head: stagingOid,
    file: staging.file,
    sourceRepository: request.sourceRepository,
    sourceCommit: sourceOid,
    before: isSeparate(request) ? [] : [sourceOid],
    pipeline,
    signatures: (oids) => deps.bumpSignatures(oids),
  });
  const record = recordStaging(history.steps);
  const kind = record.images.length === 0 && hotfixReason !== undefined ? 'hotfix' : 'promotion';

  const deployed = deployedOf(production, staging, record);
  const judged = judgeVersion(request, record, deployed);
  const { deployedVersion } = judged;
  const merged = await judgeMerge(request, deps, {
    commitOid,
    hotfix: kind === 'hotfix',
    deployed,
    ...(deployedVersion !== undefined && { deployedVersion }),
  });
  const smuggled = await smuggledImages(request, deps, { merged, production, staging, record });
  const refusals = [
    ...judged.refusals,
    ...(kind === 'promotion' ? judgeRecord(request, deps, sourceOid, record, history) : []),
    ...(smuggled.length > 0 ? [unstaged(request, smuggled)] : []),
    ...merged.refusals,
  ];
  const found = {
    tagOid,
    commitOid,
    sourceCommit: sourceOid,
    ...(record.run && { staging: record.run }),
    ...(deployedVersion !== undefined && { deployedVersion }),
  };
  if (refusals.length > 0) return { ok: false, refusals, known: found };
  const release: Release = {
    ...found,
    kind,
    tag: request.tag,
    version: releaseVersion(request.tag) ?? '',
    ...(kind === 'hotfix' && hotfixReason !== undefined && { hotfixReason }),
    images: record.images,
    deployed,
    baseOid,
    ...(merged.tree !== undefined && { mergeTree: merged.tree }),
    overlayFile: production.file,
  };
  return { ok: true, release };
}

function pipelineOf({ gitopsPolicy }: PlanDeps): PipelinePolicy {
  const pipeline = gitopsPolicy.signing?.pipeline;
  if (pipeline !== undefined) return pipeline;
  throw new ActionError(
    'E_POLICY_INVALID',
    'The policy has no `signing.pipeline`: nothing says who writes bumps, and so nothing that staging ran can be released.',
    {
      hint: 'Add to .github/gitops-policy.yml on the default branch:\nsigning:\n  pipeline:\n    app: { slug: <app>, user-id: <id> }\n    overlays: [.gitops/overlays/*]',
    },
  );
}

function deployedOf(
  production: Overlay,
  staging: Overlay,
  { images }: StagingRecord,
): readonly ReleaseImage[] {
  return deployedImages(
    production,
    staging,
    images.map(({ name }) => name),
  );
}

/** What the merge would write into production’s overlay, where it changes it at all. */
async function smuggledImages(
  request: PlanRequest,
  { gitops }: PlanDeps,
  found: {
    readonly merged: JudgedMerge;
    readonly production: Overlay;
    readonly staging: Overlay;
    readonly record: StagingRecord;
  },
): Promise<readonly ReleaseImage[]> {
  const { merged, production, staging, record } = found;
  const { overlay, tag } = request;
  const inside = (path: string): boolean => overlay === '.' || `${path}/`.startsWith(`${overlay}/`);
  if (merged.tree === undefined || !merged.brought.some(inside)) return [];
  const after = await readOverlay(gitops, merged.tree, overlay, `the merge of ${tag}`);
  return unstagedImages(
    production,
    after,
    staging,
    record.images.map(({ name }) => name),
  );
}

/** The images that one of the policies denies. */
export function deniedImages(
  policies: readonly Policy[],
  images: readonly ReleaseImage[],
): readonly ReleaseImage[] {
  const denylist = policies.flatMap(({ promotion }) => promotion.denyDigests);
  return images.filter(({ digest }) => denylist.includes(digest));
}

/** What staging's history says against a promotion. */
function judgeRecord(
  request: PlanRequest,
  { policy, gitopsPolicy }: PlanDeps,
  sourceOid: string,
  record: StagingRecord,
  history: StagingHistory,
): readonly ActionError[] {
  if (record.images.length === 0) return [notInStaging(request, sourceOid, history.unproven)];
  const bad = deniedImages([policy, gitopsPolicy], record.images);
  return [
    ...record.contradictions.map((contradiction) => mismatch(request, contradiction)),
    ...(record.removals.length > 0 ? [rolledBack(request, record.removals)] : []),
    ...(bad.length > 0 ? [denied(bad)] : []),
  ];
}
