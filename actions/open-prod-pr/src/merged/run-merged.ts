import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { Runner } from '@gitops-actions/shared/action/runner.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import type { Remote } from '../deps.ts';
import type { Inputs } from '../inputs.ts';
import { formatReleaseImage, type ReleaseImage } from '../release.ts';
import { readOverlay } from '../plan/release-overlay.ts';
import { lackingOf, openBackMerge, type BackMerge } from './back-merge.ts';
import { branchHead } from './branch-head.ts';
import { newestDeployment, recordDeployment, type KnownDeployment } from './deployment.ts';
import { mergedResult, type MergedEnd } from './merged-result.ts';
import {
  isKnownAncestor,
  overlayAt,
  releasedAt,
  stateBefore,
  takesBack,
} from './previous-release.ts';
import { backwards, releasedImages, sameImages } from './released-images.ts';

/** What `mode: merged` needs of the world. */
export interface MergedDeps {
  readonly gitops: Remote;
  /** Git objects of that repository; the commits given are there. */
  repository(wanted: readonly string[]): Promise<Repository>;
  /** Globs of the overlays, by the policy at the default branch’s head. */
  overlays(): Promise<readonly string[]>;
  readonly runner: Runner;
  readonly log: Log;
  /** API requests so far, those for an App’s token included. */
  requests(): number;
}

export type MergedInputs = Pick<
  Inputs,
  | 'commitOid'
  | 'overlay'
  | 'stagingOverlay'
  | 'base'
  | 'backMergeBranch'
  | 'deploymentEnvironment'
  | 'dryRun'
>;

/**
 * `mode: merged`: what the overlay on the base releases now. Records it as a Deployment and opens the
 * back-merge where development lacks something. A push that is not the base’s head any more leaves
 * the work to the run of the newer one, unless both release the same.
 *
 * @throws `E_EVENT`, `E_INPUT`, `E_BRANCH_GONE`, `E_REF`, `E_TARGET_GONE`, `E_YAML_*`, what the
 *   client and `Repository` throw
 */
export async function runMerged(inputs: MergedInputs, deps: MergedDeps): Promise<ActionResult> {
  const end = await release(inputs, deps);
  deps.log.info(end.sentence);
  return mergedResult(end, deps.requests());
}

async function release(inputs: MergedInputs, deps: MergedDeps): Promise<MergedEnd> {
  const { base, overlay } = inputs;
  const commit = pushedCommit(inputs, deps.runner);
  const head = await branchHead(deps.gitops, base);
  if (head === undefined) {
    throw new ActionError('E_BRANCH_GONE', `${deps.gitops.name} has no branch ${base} any more.`);
  }
  const repository = await deps.repository([commit, head]);
  const { objects } = repository;
  if (!(await objects.isAncestor(commit, head))) {
    const why = 'its history was rewritten, or it never was there';
    throw new ActionError('E_REF', `${commit} is not on ${base}: ${why}.`);
  }
  const production = await readOverlay(objects, commit, overlay, base);
  const images = releasedImages(
    production,
    await overlayAt(objects, commit, inputs.stagingOverlay, base),
  );
  if (head !== commit && !sameImages(images, await releasedAt(objects, head, inputs))) {
    const sentence = `${base} is at ${head} already, which releases other images: its own run does the work.`;
    return { outcome: 'superseded', sentence, commit, images: [] };
  }
  const newest = await newestDeployment(deps.gitops, inputs.deploymentEnvironment, overlay);
  const lasts = await lastReleases(inputs, deps.runner, repository, commit, newest);
  const before = lasts[0]?.commit;
  for (const last of lasts) {
    if (sameImages(last.images, images)) continue;
    const taken = await takesBack(objects, last.commit, commit, production.file);
    const failure = backwards(last.images, images, taken);
    if (failure !== undefined) {
      const sentence = failure.message;
      return { outcome: 'failed', sentence, commit, before: last.commit, images: [], failure };
    }
  }
  const written = inputs.dryRun
    ? {}
    : await write(inputs, deps, { repository, commit, head, images, newest });
  const { deployment, backMerge } = written;
  const isNew = deployment?.created === true || backMerge?.created === true;
  return {
    outcome: isNew ? 'success' : 'unchanged',
    sentence: describe(images, written),
    commit,
    images,
    ...(before !== undefined && { before }),
    ...written,
  };
}

/** The commit of the push; the one that was verified, if the caller says which. */
function pushedCommit({ commitOid, base }: MergedInputs, runner: Runner): string {
  const isPush = runner.eventName === 'push' && runner.ref === `refs/heads/${base}`;
  if (!isPush && commitOid === undefined) {
    throw new ActionError(
      'E_EVENT',
      `The event \`${runner.eventName}\` of ${runner.ref} is no push to ${base}.`,
      { hint: `Run on every push to ${base}, or give the input \`commit-oid\`.` },
    );
  }
  if (isPush && commitOid !== undefined && commitOid !== runner.sha) {
    throw new ActionError(
      'E_INPUT',
      `Input \`commit-oid\` is ${commitOid}, but the push was to ${runner.sha}.`,
    );
  }
  return commitOid ?? runner.sha;
}

/**
 * What production was given last: the newest recorded release on this history, so that a step back
 * which one run refused does not pass with the next push, and the state before the push: whoever may
 * write a Deployment may record any.
 */
async function lastReleases(
  inputs: MergedInputs,
  runner: Runner,
  repository: Repository,
  commit: string,
  newest: KnownDeployment | undefined,
): Promise<readonly Pick<KnownDeployment, 'commit' | 'images'>[]> {
  const { objects } = repository;
  const lasts: Pick<KnownDeployment, 'commit' | 'images'>[] = [];
  if (newest !== undefined && (await isKnownAncestor(objects, newest.commit, commit))) {
    lasts.push(newest);
  }
  const before = await stateBefore(objects, runner.event, commit);
  if (before !== undefined) {
    lasts.push({ commit: before, images: await releasedAt(objects, before, inputs) });
  }
  return lasts;
}

type Written = Pick<MergedEnd, 'deployment' | 'backMerge'>;

async function write(
  inputs: MergedInputs,
  deps: MergedDeps,
  at: {
    readonly repository: Repository;
    readonly commit: string;
    readonly head: string;
    readonly images: readonly ReleaseImage[];
    readonly newest: KnownDeployment | undefined;
  },
): Promise<Written> {
  const { gitops, runner } = deps;
  const { commit, images, newest } = at;
  const environment = inputs.deploymentEnvironment;
  const runUrl = `${runner.serverUrl}/${runner.repository}/actions/runs/${runner.runId}`;
  const deployment =
    images.length === 0
      ? undefined
      : await recordDeployment(gitops, {
          ...{ environment, overlay: inputs.overlay, commit, images, runUrl, newest },
        });
  const backMerge = await bringBack(inputs, deps, at.repository, at.head);
  return { ...(deployment && { deployment }), ...(backMerge && { backMerge }) };
}

async function bringBack(
  { backMergeBranch, base }: MergedInputs,
  deps: MergedDeps,
  repository: Repository,
  head: string,
): Promise<BackMerge | undefined> {
  const { gitops, log } = deps;
  if (backMergeBranch === undefined) return undefined;
  const development = await branchHead(gitops, backMergeBranch);
  if (development === undefined) {
    log.info(`There is no branch ${backMergeBranch} to bring ${base} back to.`);
    return undefined;
  }
  await repository.fetch([development]);
  const lacking = await lackingOf(repository.objects, development, head, await deps.overlays());
  if (lacking.changed.length === 0 && lacking.conflicts.length === 0) return undefined;
  return openBackMerge(gitops, base, backMergeBranch, lacking);
}

function describe(images: readonly ReleaseImage[], { deployment, backMerge }: Written): string {
  const sentences = [
    images.length === 0
      ? 'Nothing is released yet.'
      : `Released: ${images.map(formatReleaseImage).join(', ')}.`,
  ];
  if (deployment !== undefined) {
    const what = deployment.created ? 'recorded' : 'was there already';
    sentences.push(`Deployment ${deployment.id} ${what}.`);
  }
  if (backMerge !== undefined) {
    const what = backMerge.created ? 'opened' : 'was open already';
    sentences.push(`Back-merge #${backMerge.number} ${what}.`);
  }
  return sentences.join(' ');
}
