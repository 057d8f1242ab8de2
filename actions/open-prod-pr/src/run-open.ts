import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { statusOf } from '@gitops-actions/shared/github/http-failure.ts';
import { fullJitter } from '@gitops-actions/shared/github/wait-budget.ts';
import { assess, newerRelease, olderReleases, type Assessment, type Opening } from './assess.ts';
import { closePullRequest, retirePullRequest } from './close-pull-request.ts';
import { converge, nextStep, type Write } from './converge.ts';
import type { ReleaseDeps } from './deps.ts';
import { commitFault, createHands, unverified, type Made } from './hands.ts';
import type { Inputs } from './inputs.ts';
import { openResult, type End } from './open-result.ts';
import { applyPeople, isIdle, samePeople } from './people.ts';
import { updatePullRequest } from './pull-requests.ts';
import { releaseText, type ReleaseText } from './release-text.ts';
import type { PullRequest, RepositoryState } from './repository-state.ts';
import { movedTag } from './tag-withdrawal.ts';
import { withdrawMoved } from './withdraw.ts';

/** Fresh looks at the state after an answer in doubt; parallel runs need at most four. */
const MAX_ROUNDS = 8;
/** Git merged it without a conflict before anything was written; GitHub may say so of a moving branch. */
const MAX_CONFLICTS = 3;
const BACKOFF = { baseMs: 300, capMs: 5_000 };

/**
 * `mode: open`: the one production pull request of a tag. Reads the state, decides, writes what is
 * missing, and looks again; whatever the run before left is where this one goes on.
 */
export async function runOpen(inputs: Inputs, deps: ReleaseDeps): Promise<ActionResult> {
  return openResult(inputs, deps, await open(inputs, deps));
}

async function open(inputs: Inputs, deps: ReleaseDeps): Promise<End> {
  let state = await deps.readState({ pulls: true });
  const steps: Write[] = [];
  for (let round = 1; ; round += 1) {
    const assessment = await assess(inputs, deps, state);
    if (assessment.kind !== 'open') return endWithout(inputs, deps, state, assessment);
    const { opening } = assessment;
    const step = nextStep(opening.situation);
    const text = step === 'done' ? undefined : await releaseText(inputs, deps, opening);
    if (inputs.dryRun) return dryRun(opening, text);

    const { hands, made } = createHands(inputs, deps, opening, text);
    const ended = await converge(opening.situation, hands);
    if (ended.kind === 'unsure') {
      deps.log.info(`${ended.step}: ${ended.error.message} Looking again.`);
      steps.push(...ended.steps);
      // Most likely ours; whether it is there is seen by the next look.
      if (ended.error.code === 'E_UNREACHABLE') steps.push(ended.step);
      const pause = fullJitter(round, deps.random, BACKOFF);
      if (isConflict(ended) && round >= MAX_CONFLICTS) throw conflict(deps, opening, ended.error);
      if (round >= MAX_ROUNDS || !(await deps.budget.spend(pause))) throw ended.error;
      state = await deps.readState({ pulls: true });
      continue;
    }
    steps.push(...ended.steps);
    const warnings = await settlePeople(deps, opening, made, text);
    if (steps.length === 0) return finish(deps, opening, { made, steps, warnings, state });
    state = await deps.readState({ pulls: true });
    if (!isSettled(inputs, deps, ended.situation.branch?.oid, state)) {
      deps.log.info('The repository moved meanwhile. Looking again.');
      if (round < MAX_ROUNDS) continue;
    }
    return finish(deps, opening, { made, steps, warnings, state });
  }
}

function isConflict({
  step,
  error,
}: {
  readonly step: Write;
  readonly error: ActionError;
}): boolean {
  return step === 'merge' && statusOf(error) === 409;
}

function conflict(deps: ReleaseDeps, { goal }: Opening, cause: ActionError): ActionError {
  return new ActionError(
    'E_PROMOTE_CONFLICT',
    `GitHub does not merge ${goal.mergeOid ?? ''} into ${deps.headBranch}: ${cause.message}`,
    { cause },
  );
}

/** Whether what we left is what is there, as the last look found it. */
function isSettled(
  inputs: Inputs,
  deps: ReleaseDeps,
  head: string | undefined,
  state: RepositoryState,
): boolean {
  return movedTag(deps.tag, inputs, state) === undefined && state.branchOid === head;
}

/** Puts labels, reviewers and assignees right; returns what GitHub refused, as warnings. */
async function settlePeople(
  deps: ReleaseDeps,
  { people, pull }: Opening,
  made: Made,
  text: ReleaseText | undefined,
): Promise<readonly string[]> {
  const number = made.pull?.number ?? pull?.number;
  if (number === undefined || isIdle(people)) return [];
  const warnings: string[] = [];
  const missing = await applyPeople(deps.gitops, number, people, (warning) => {
    warnings.push(warning);
    deps.log.warning(warning);
  });
  const without = (ours: readonly string[], lost: readonly string[]): readonly string[] =>
    ours.filter((name) => !lost.includes(name));
  const ours = {
    labels: without(people.ours.labels, missing.labels),
    reviewers: without(people.ours.reviewers, missing.reviewers),
    teams: without(people.ours.teams, missing.teams),
    assignees: without(people.ours.assignees, missing.assignees),
  };
  // What somebody adds later is not to be taken for ours.
  if (text !== undefined && !samePeople(ours, people.ours)) {
    await updatePullRequest(deps.gitops, number, { body: text.compose(ours).body });
  }
  return warnings;
}

interface Settled {
  readonly made: Made;
  readonly steps: readonly Write[];
  readonly warnings: readonly string[];
  /** The last look. */
  readonly state: RepositoryState;
}

/** The last look at what was written, and what a newer release does to older ones. */
async function finish(deps: ReleaseDeps, opening: Opening, settled: Settled): Promise<End> {
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
  for (const oid of [made.merge, made.bump]) {
    if (oid === undefined) continue;
    const known = state.commits.get(oid) ?? (await own.facts([oid])).get(oid);
    const fault = commitFault(known, own.email);
    if (fault === undefined) continue;
    const failure = unverified(oid, fault);
    return { ...base, outcome: 'failed', operation: undefined, sentence: failure.message, failure };
  }
  const current = state.own.find((each) => each.state === 'OPEN');
  const newer = newerRelease(deps, state.others);
  if (newer !== undefined) {
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

/** Closes the pull requests of older releases, with a link to this one. */
async function supersede(
  deps: ReleaseDeps,
  opening: Opening,
  state: RepositoryState,
  number: number,
): Promise<readonly number[]> {
  const older = olderReleases(deps, state.others);
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

async function superseded(
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

/** The ends at which no pull request is opened. */
async function endWithout(
  inputs: Inputs,
  deps: ReleaseDeps,
  state: RepositoryState,
  assessment: Exclude<Assessment, { readonly kind: 'open' }>,
): Promise<End> {
  switch (assessment.kind) {
    case 'moved': {
      const { failure } = assessment;
      const closed = inputs.dryRun ? [] : await withdrawMoved(deps, state);
      return refusal(failure, closed[0], closed);
    }
    case 'refused':
      return refusal(assessment.failure, assessment.pull, []);
    case 'merged': {
      const { number, url } = assessment.pull;
      const sentence = `Pull request #${number} of ${deps.tag} is merged already.`;
      return {
        ...{ outcome: 'unchanged', operation: 'unchanged', sentence },
        pull: { number, url },
      };
    }
    case 'superseded':
      return superseded(deps, {
        by: assessment.by,
        ...(assessment.pull && !inputs.dryRun && { pull: assessment.pull }),
      });
    case 'nothing': {
      const sentence = `${inputs.base} names the images of ${deps.tag} already.`;
      const { pull } = assessment;
      if (pull === undefined) return { outcome: 'unchanged', operation: 'unchanged', sentence };
      if (!inputs.dryRun) {
        await closePullRequest(deps, pull, { marker: 'nothing-to-change', text: sentence });
      }
      const { number, url } = pull;
      return {
        ...{
          outcome: 'success',
          operation: 'closed',
          sentence: `${sentence} #${number} is closed.`,
        },
        ...{ pull: { number, url }, closed: [number] },
      };
    }
  }
}

function refusal(
  failure: ActionError,
  pull: PullRequest | undefined,
  closed: readonly PullRequest[],
): End {
  return {
    outcome: 'failed',
    operation: closed.length > 0 ? 'closed' : undefined,
    sentence: failure.message,
    failure,
    ...(pull && { pull: { number: pull.number, url: pull.url } }),
    closed: closed.map(({ number }) => number),
  };
}

function dryRun({ release, pull, people, situation }: Opening, text: ReleaseText | undefined): End {
  const step = nextStep(situation);
  const operation = pull === undefined ? 'created' : step === 'done' ? 'unchanged' : 'updated';
  return {
    outcome: step === 'done' ? 'unchanged' : 'success',
    operation,
    release,
    sentence: `Dry run: nothing written; the pull request of ${release.tag} would be ${operation}.`,
    ...(pull && { pull: { number: pull.number, url: pull.url } }),
    ...(text && { preview: text.compose(people.ours) }),
  };
}
