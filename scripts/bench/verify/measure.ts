import { describeMachine, type Machine } from '../machine.ts';
import { measureContests, type Contest } from './against-git.ts';
import { measureColdStart, type ColdFigures } from './cold-start.ts';
import { measureRanges, type RangePoint } from './growing-range.ts';
import type { VerifyPlan } from './plan.ts';

/** All that docs/benchmarks.md says of verify-signatures. */
export interface VerifyFigures {
  readonly machine: Machine;
  readonly at: Date;
  /** Of the whole run. */
  readonly minutes: number;
  readonly plan: VerifyPlan;
  readonly contests: readonly Contest[];
  readonly ranges: readonly RangePoint[];
  readonly cold: ColdFigures;
}

/**
 * @param dir an empty folder; nothing is written elsewhere
 * @param say hears what is measured next
 */
export async function measureVerify(
  dir: string,
  plan: VerifyPlan,
  say: (text: string) => void,
): Promise<VerifyFigures> {
  const [at, startedAt] = [new Date(), performance.now()];
  const machine = await describeMachine();
  say(`${plan.coldRounds} × a start that judges nothing, and one that judges one commit`);
  const cold = await measureColdStart(dir, plan);
  say(`${plan.rounds} × ${plan.commits} commits of each kind of signature, by us and by git`);
  const contests = await measureContests(dir, plan);
  say(`${plan.growthRounds} × ranges of ${plan.growth.join(', ')} commits`);
  const ranges = await measureRanges(dir, plan);
  const minutes = (performance.now() - startedAt) / 60_000;
  return { machine, at, minutes, plan, contests, ranges, cold };
}
