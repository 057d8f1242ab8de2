import type { ReleaseDeps } from '../deps.ts';
import type { PullRequest } from './repository-state.ts';
import { compareVersions, releaseVersion } from '../version.ts';

/** The highest open release above this one. */
export function newerRelease(
  deps: Pick<ReleaseDeps, 'tag' | 'branchPrefix'>,
  others: readonly PullRequest[],
): PullRequest | undefined {
  const [newest] = others
    .filter((pull) => order(deps, pull) > 0)
    .toSorted((a, b) => order({ ...deps, tag: tagOf(deps, a) }, b));
  return newest;
}

/** The open releases below this one. */
export function olderReleases(
  deps: Pick<ReleaseDeps, 'tag' | 'branchPrefix'>,
  others: readonly PullRequest[],
): readonly PullRequest[] {
  return others.filter((pull) => order(deps, pull) < 0);
}

/** Positive: the pull request is of a higher version; 0: of the same, or of none. */
function order(deps: Pick<ReleaseDeps, 'tag' | 'branchPrefix'>, pull: PullRequest): number {
  const mine = releaseVersion(deps.tag);
  const other = releaseVersion(tagOf(deps, pull));
  return mine === undefined || other === undefined ? 0 : compareVersions(other, mine);
}

function tagOf({ branchPrefix }: Pick<ReleaseDeps, 'branchPrefix'>, pull: PullRequest): string {
  return pull.headBranch.slice(branchPrefix.length);
}
