import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { statusOf } from '@gitops-actions/shared/github/http-failure.ts';
import { fullJitter } from '@gitops-actions/shared/github/wait-budget.ts';
import type { BranchOpening } from './branch-opening.ts';
import { converge, nextStep, type Write, type Writes } from './converge.ts';
import type { ReleaseDeps } from '../deps.ts';
import type { ReleaseText } from './release-text.ts';
import type { Made } from './release-writes.ts';
import { settlePeople, type Settled } from './settle.ts';
import type { RepositoryState } from '../state/repository-state.ts';

/** Fresh looks at the state after an answer in doubt; parallel runs need at most four. */
const MAX_ROUNDS = 8;
/** Git merged it without a conflict before anything was written; GitHub may say so of a moving branch. */
const MAX_CONFLICTS = 3;
const BACKOFF = { baseMs: 300, capMs: 5_000 };

/** What one kind of pull request is made of; `End` is how its run ends. */
export interface Rounds<Opening extends BranchOpening, End> {
  readonly dryRun: boolean;
  readState(): Promise<RepositoryState>;
  /** Everything that may speak against it is held here, before the first write. */
  assess(state: RepositoryState): Promise<{ readonly opening: Opening } | { readonly end: End }>;
  text(opening: Opening): Promise<ReleaseText>;
  preview(opening: Opening, text: ReleaseText | undefined): End;
  writes(
    opening: Opening,
    text: ReleaseText | undefined,
  ): { readonly writes: Writes; readonly made: Made };
  /** Whether what was left (`head`, of the branch) is what the last look found. */
  isSettled(opening: Opening, head: string | undefined, state: RepositoryState): boolean;
  finish(opening: Opening, settled: Settled): Promise<End>;
}

/**
 * Reads the state, decides, writes what is missing, and looks again, until what is there is what is
 * meant. Whatever the run before left is where this one goes on.
 *
 * @throws `E_PROMOTE_CONFLICT`, the last doubt where the rounds or the wait budget end, and what the
 *   steps throw
 */
export async function takeRounds<Opening extends BranchOpening, End>(
  deps: Pick<ReleaseDeps, 'gitops' | 'log' | 'random' | 'budget'>,
  rounds: Rounds<Opening, End>,
): Promise<End> {
  let state = await rounds.readState();
  const steps: Write[] = [];
  for (let round = 1; ; round += 1) {
    const assessed = await rounds.assess(state);
    if ('end' in assessed) return assessed.end;
    const { opening } = assessed;
    const step = nextStep(opening.situation);
    const text = step === 'done' ? undefined : await rounds.text(opening);
    if (rounds.dryRun) return rounds.preview(opening, text);

    const { writes, made } = rounds.writes(opening, text);
    const ended = await converge(opening.situation, writes);
    if (ended.kind === 'unsure') {
      deps.log.info(`${ended.step}: ${ended.error.message} Looking again.`);
      steps.push(...ended.steps);
      // Most likely ours; whether it is there is seen by the next look.
      if (ended.error.code === 'E_UNREACHABLE') steps.push(ended.step);
      const pause = fullJitter(round, deps.random, BACKOFF);
      if (isConflict(ended) && round >= MAX_CONFLICTS) throw conflict(opening, ended.error);
      if (round >= MAX_ROUNDS || !(await deps.budget.spend(pause))) throw ended.error;
      state = await rounds.readState();
      continue;
    }
    steps.push(...ended.steps);
    const warnings = await settlePeople(deps, opening, made, text);
    if (steps.length === 0) {
      return rounds.finish(opening, { made, steps, warnings, state: opening.state });
    }
    state = await rounds.readState();
    if (!rounds.isSettled(opening, ended.situation.branch?.oid, state)) {
      deps.log.info('The repository moved meanwhile. Looking again.');
      if (round < MAX_ROUNDS) continue;
    }
    return rounds.finish(opening, { made, steps, warnings, state });
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

function conflict({ goal, headBranch }: BranchOpening, cause: ActionError): ActionError {
  return new ActionError(
    'E_PROMOTE_CONFLICT',
    `GitHub does not merge ${goal.mergeOid ?? ''} into ${headBranch}: ${cause.message}`,
    { cause },
  );
}
