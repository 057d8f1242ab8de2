import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Opening } from './assess.ts';
import type { BranchOpening } from './branch-opening.ts';
import { closePullRequest, retirePullRequest } from './close-pull-request.ts';
import type { Write } from './converge.ts';
import type { ReleaseDeps } from '../deps.ts';
import { commitFault, unverified, type Made } from './release-writes.ts';
import { isLackedHotfix, lackedHotfixes } from '../state/open-hotfixes.ts';
import type { End } from './open-result.ts';
import { applyPeople, isIdle, samePeople } from './people.ts';
import { updatePullRequest } from './pull-requests.ts';
import { newerRelease, olderReleases } from '../state/release-order.ts';
import type { ReleaseText } from './release-text.ts';
import type { PullRequest, RepositoryState } from '../state/repository-state.ts';

/** Puts labels, reviewers and assignees right; returns what GitHub refused, as warnings. */
export async function settlePeople(
  deps: Pick<ReleaseDeps, 'gitops' | 'log'>,
  { people, pull }: Pick<BranchOpening, 'people' | 'pull'>,
  made: Made,
  text: ReleaseText | undefined,
): Promise<readonly string[]> {
  const number = made.pull?.number ?? pull?.number;
  if (number === undefined || isIdle(people)) return [];
  const warnings: string[] = [];
  const ours = await applyPeople(deps.gitops, number, people, (warning) => {
    warnings.push(warning);
    deps.log.warning(warning);
  });
  // What somebody adds later is not to be taken for ours.
  if (text !== undefined && !samePeople(ours, people.ours)) {
    await updatePullRequest(deps.gitops, number, { body: text.compose(ours).body });
  }
  return warnings;
}

export interface Settled {
  readonly made: Made;
  readonly steps: readonly Write[];
  readonly warnings: readonly string[];
  /** The last look. */
  readonly state: RepositoryState;
}

/** The last look at what was written, and what a newer release does to older ones. */
export async function finish(deps: ReleaseDeps, opening: Opening, settled: Settled): Promise<End> {
  const { release, pull, own } = opening;
  const { made, steps, warnings, state } = settled;
  const number = made.pull ?? pull;
  const base = {
    release,
    ...(number && { pull: { number: number.number, url: number.url } }),
    ...(state.branchOid !== undefined && { commit: state.branchOid }),
    ...(made.merge !== undefined && { merge: made.merge }),
    ...{ steps, warnings },
  };
  const failure = await landedFault(own, made, state);
  if (failure !== undefined) {
    return { ...base, outcome: 'failed', operation: undefined, sentence: failure.message, failure };
  }
  const current = state.own.find((each) => each.state === 'OPEN');
  const newer = newerRelease(deps, state.others);
  const { source } = opening.repositories;
  if (newer !== undefined && !(await isLackedHotfix(source, release, deps, newer))) {
    return superseded(deps, { by: newer, ...(current && { pull: current }) }, opening);
  }
  const closed = await supersede(deps, opening, state, number?.number ?? 0);
  const name = `#${number?.number ?? 0}`;
  if (steps.length === 0) {
    const sentence = `Pull request ${name} of ${deps.tag} is as it should be.`;
    return { ...base, closed, outcome: 'unchanged', operation: 'unchanged', sentence };
  }
  const operation = steps.includes('create-pull') ? 'created' : 'updated';
  const sentence = `Pull request ${name} of ${deps.tag} was ${operation}.`;
  return { ...base, closed, outcome: 'success', operation, sentence };
}

/** Why what was written is not what the policy calls the pipeline's, as the last look says. */
export async function landedFault(
  own: BranchOpening['own'],
  made: Made,
  state: Pick<RepositoryState, 'commits'>,
): Promise<ActionError | undefined> {
  for (const oid of [made.merge, made.bump]) {
    if (oid === undefined) continue;
    const known = state.commits.get(oid) ?? (await own.facts([oid])).get(oid);
    const fault = commitFault(known, own.email);
    if (fault !== undefined) return unverified(oid, fault);
  }
  return undefined;
}

/** Closes the pull requests of older releases, with a link to this one. */
async function supersede(
  deps: ReleaseDeps,
  opening: Opening,
  state: RepositoryState,
  number: number,
): Promise<readonly number[]> {
  const all = olderReleases(deps, state.others);
  const { repositories, release } = opening;
  // One that was opened at the same moment; the next delivery of this release is refused because of it.
  const lacked = await lackedHotfixes(repositories.source, release, deps, all);
  for (const { url } of lacked) {
    deps.log.warning(
      `The hotfix ${url} is open, and ${deps.tag} lacks it. Merge the hotfix first.`,
    );
  }
  const older = all.filter((pull) => !lacked.includes(pull));
  for (const pull of older) {
    await closeOne(deps, opening, pull, {
      marker: `superseded-by-${number}`,
      text: `Superseded by #${number}, which releases ${deps.tag}.`,
    });
  }
  return older.map((pull) => pull.number);
}

async function closeOne(
  deps: ReleaseDeps,
  { own, release, state, repositories }: Opening,
  pull: PullRequest,
  closing: { readonly marker: string; readonly text: string },
): Promise<void> {
  const known = [state.baseOid, state.stagingOid];
  if (deps.source === deps.gitops) known.push(release.commitOid);
  const fetch = repositories.gitops.fetch.bind(repositories.gitops);
  await retirePullRequest(deps, pull, closing, { own, known, fetch });
}

export async function superseded(
  deps: ReleaseDeps,
  { by, pull }: { readonly by: PullRequest; readonly pull?: PullRequest },
  opening?: Opening,
): Promise<End> {
  const closing = {
    marker: `superseded-by-${by.number}`,
    text: `Superseded by #${by.number}, which releases a higher version.`,
  };
  if (pull !== undefined && opening !== undefined) await closeOne(deps, opening, pull, closing);
  else if (pull !== undefined) await closePullRequest(deps, pull, closing);
  return {
    outcome: 'superseded',
    operation: 'superseded',
    sentence: `Nothing to release: #${by.number} releases a higher version than ${deps.tag}.`,
    pull: { number: by.number, url: by.url },
    ...(pull && { closed: [pull.number] }),
  };
}
