import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { PlanRequest } from './plan-request.ts';
import type { ReleaseImage } from '../release.ts';
import type { PullRequest } from '../state/repository-state.ts';
import type { Contradiction, Removal } from './staging-record.ts';
import type { StagingHistory } from './staging-steps.ts';

/** Paths, commits or images named in a sentence. */
const MAX_NAMED = 10;

/** The tag is not `v1.2.3`. */
export function noVersion({ tag }: PlanRequest): ActionError {
  return new ActionError('E_VERSION', `${quote(tag)} is no release version.`, {
    hint: 'Tag again with a version like v1.2.3, without leading zeros, prerelease or build metadata:\n  git tag -s v1.2.3',
  });
}

/** The tag stands elsewhere than where it was verified. */
export function tagMoved(request: PlanRequest, what: string): ActionError {
  return new ActionError('E_TAG_MOVED', `The tag ${quote(request.tag)} ${what}.`, {
    hint: 'Find out who moved the tag. A release tag never moves: tag the next version.',
  });
}

/** Production runs a higher version. */
export function downgrade(request: PlanRequest, deployed: ReleaseImage): ActionError {
  return new ActionError(
    'E_DOWNGRADE',
    `${request.tag} is lower than ${quote(deployed.tag)}, which \`${deployed.name}\` has in ${request.overlay} on ${request.base}.`,
    {
      hint: `Tag with a higher version. To bring back an earlier release ask for it by \`rollback-to\`; \`allow-downgrade: true\` where the higher number was a mistake. Where \`${deployed.name}\` is none of the pipeline’s images (a sidecar), list it in ${request.stagingOverlay} on ${request.stagingBranch}, too, from the same repository: then its version does not count.`,
    },
  );
}

/** The version is deployed with another digest. */
export function versionTaken(
  request: PlanRequest,
  deployed: ReleaseImage,
  staged: ReleaseImage,
): ActionError {
  return new ActionError(
    'E_TAG_EXISTS',
    `${request.overlay} on ${request.base} has ${request.tag} of \`${deployed.name}\` already, as ${deployed.digest}; staging ran ${staged.digest}.`,
    { hint: 'A version is one image for ever. Tag with the next version:\n  git tag -s v<next>' },
  );
}

/** No verified bump on staging recorded an image of the source commit. */
export function notInStaging(
  request: PlanRequest,
  sourceCommit: string,
  unproven: StagingHistory['unproven'],
): ActionError {
  const claims = unproven.map(({ commit, why }) => `\n  ${commit}: ${why}`);
  const why = claims.length === 0 ? '' : ` These commits prove nothing:${named(claims, '')}`;
  return new ActionError(
    'E_PROMOTE_NOT_IN_STAGING',
    `No verified bump on ${request.stagingBranch} deployed ${sourceCommit}, the source commit of ${quote(request.tag)}.${why}`,
    {
      hint: `Merge to ${request.stagingBranch}, wait until ${request.stagingOverlay} names the image, and tag that commit:\n  git fetch origin && git tag -s v<next> origin/${request.stagingBranch}\nA hotfix, which skips staging, says \`Hotfix: <reason>\` in the tag's signed message.`,
    },
  );
}

/** The merge itself would give production images. */
export function unstaged(request: PlanRequest, images: readonly ReleaseImage[]): ActionError {
  const { base, overlay } = request;
  const listed = images.map(({ name, digest }) => `\`${name}\` ${digest}`);
  return new ActionError(
    'E_PROMOTE_NOT_IN_STAGING',
    `Merging ${quote(request.tag)} would itself write into ${overlay} on ${base} what no bump on ${request.stagingBranch} deployed: ${named(listed)}.`,
    {
      hint: `Take the change of \`images\` in ${overlay} back where it was made, and tag what ${request.stagingBranch} then deploys. An image that only production runs comes to ${base} by a pull request of its own.`,
    },
  );
}

/** Staging ran different images for one source commit. */
export function mismatch(request: PlanRequest, contradiction: Contradiction): ActionError {
  const { name, digests } = contradiction;
  const listed = [...digests].map(([digest, commit]) => `\n  ${digest} by ${commit}`);
  return new ActionError(
    'E_PROMOTE_MISMATCH',
    `The bumps on ${request.stagingBranch} recorded different digests of \`${name}\` for the same source commit:${named(listed, '')}`,
    {
      hint: `Find out why the same source was built twice. Then bring a new commit to ${request.stagingBranch} and tag what it deploys.`,
    },
  );
}

/** Somebody took the image away from staging. */
export function rolledBack(request: PlanRequest, removals: readonly Removal[]): ActionError {
  const listed = removals.map(
    ({ name, commit, kind }) =>
      `\`${name}\` by ${commit}${kind === 'other' ? ', which is no bump' : ''}`,
  );
  return new ActionError(
    'E_PROMOTE_ROLLED_BACK',
    `What ${quote(request.tag)} would release was taken back on ${request.stagingBranch}: ${named(listed)}.`,
    {
      hint: `Correct what made it necessary, bring that to ${request.stagingBranch}, and tag what it deploys. If taking it back was the mistake, let the pipeline deploy the image again first.`,
    },
  );
}

/** The policy names digests that must not be released. */
export function denied(images: readonly ReleaseImage[]): ActionError {
  const listed = images.map(({ name, digest }) => `\`${name}\` ${digest}`);
  return new ActionError(
    'E_PROMOTE_DENIED',
    `The policy denies what would be released: ${named(listed)}.`,
    {
      hint: 'Release another build, or take the digest out of `promotion.deny-digests` by a pull request to the default branch.',
    },
  );
}

/** The base and the release changed the same lines. */
export function conflict(
  request: PlanRequest,
  base: string,
  paths: readonly string[],
): ActionError {
  return new ActionError(
    'E_PROMOTE_CONFLICT',
    `${quote(request.tag)} does not merge into ${base}: conflicts in ${named(paths.map(quote))}.`,
    { hint: backMerge(request, base) },
  );
}

/** The base has what the release lacks. */
export function losesHotfix(
  request: PlanRequest,
  base: string,
  paths: readonly string[],
): ActionError {
  return new ActionError(
    'E_PROMOTE_LOSES_HOTFIX',
    `${quote(request.tag)} lacks what ${base} has: ${named(paths.map(quote))}. Production would run sources that were never in staging together, or lose a hotfix.`,
    { hint: backMerge(request, base) },
  );
}

/** An open hotfix would be closed by a release that lacks it, and could not come back below its version. */
export function losesOpenHotfix(tag: string, hotfix: PullRequest): ActionError {
  return new ActionError(
    'E_PROMOTE_LOSES_HOTFIX',
    `${quote(tag)} lacks the hotfix of ${hotfix.headBranch}, which is open: ${hotfix.url}`,
    {
      hint: 'Merge the hotfix and bring the base back to where releases come from, then tag the result. If the hotfix is not wanted any more, close its pull request and run again.',
    },
  );
}

/** A hotfix must be what production runs, and the fix. */
export function hotfixBesideBase(request: PlanRequest, base: string): ActionError {
  return new ActionError(
    'E_PROMOTE_LOSES_HOTFIX',
    `The hotfix ${quote(request.tag)} does not contain ${base}.`,
    {
      hint: `Make the fix on top of it and tag again:\n  git fetch origin --tags\n  git switch -c hotfix ${remote(request, base)}\n  git cherry-pick -S <fix>\n  git tag -s v<next> -m 'Hotfix: <reason>'\n  git push origin hotfix v<next>`,
    },
  );
}

/** The release would change what the gates themselves stand on. */
export function trustPath(request: PlanRequest, paths: readonly string[]): ActionError {
  const { base } = request;
  const files = paths.slice(0, MAX_NAMED).map(shellQuote).join(' ');
  const more = paths.length > MAX_NAMED ? ' …' : '';
  return new ActionError(
    'E_PROMOTE_TRUST_PATH',
    `${quote(request.tag)} would change trust paths on ${base}: ${named(paths.map(quote))}.`,
    {
      hint: `Bring them to ${base} by a pull request of their own, then tag again:\n  git fetch origin --tags\n  git switch -c trust origin/${base}\n  git checkout ${shellQuote(`refs/tags/${request.tag}`)} -- ${files}${more}   # git rm what the release deletes\n  git commit -S && git push origin trust`,
    },
  );
}

/** How what the base has comes to where releases come from. */
function backMerge(request: PlanRequest, base: string): string {
  const branch = request.backMergeBranch ?? 'dev';
  return `Merge it back, let ${request.stagingBranch} deploy the result, and tag that:
  git fetch origin --tags
  git switch -c back-merge origin/${branch}
  git merge -S ${remote(request, base)}
  git push origin back-merge   # open a pull request to ${branch}, then one from ${branch} to ${request.stagingBranch}
  git tag -s v<next> origin/${request.stagingBranch}`;
}

function remote(request: PlanRequest, base: string): string {
  return base === request.base ? `origin/${base}` : shellQuote(`refs/tags/${base}`);
}

function named(items: readonly string[], separator = ', '): string {
  const more = items.length > MAX_NAMED ? `${separator} … (${items.length} in all)` : '';
  return `${items.slice(0, MAX_NAMED).join(separator)}${more}`;
}

/** Names that others chose, cut and without control characters. */
function quote(text: string): string {
  return JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
}

/** A word that a shell takes literally, on one line. */
function shellQuote(word: string): string {
  if (/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/.test(word)) return '<path>';
  return /^[\w./+-]+$/.test(word) && !word.startsWith('-')
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
