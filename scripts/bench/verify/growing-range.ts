import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  sshHistorySigner,
  writeSignedHistory,
} from '../../../actions/verify-signatures/__tests__/signed-history.ts';
import { spread, type Spread } from '../rounds.ts';
import { RULES } from './against-git.ts';
import { judgeByBundle } from './judge-bundle.ts';
import type { VerifyPlan } from './plan.ts';

/** A range of so many commits signed by SSH, judged by a fresh process each time. */
export interface RangePoint {
  readonly commits: number;
  readonly ms: Spread;
  readonly peakMiB: Spread;
}

export async function measureRanges(
  dir: string,
  { growth, growthRounds }: VerifyPlan,
): Promise<readonly RangePoint[]> {
  const points: RangePoint[] = [];
  for (const commits of growth) {
    const folder = join(dir, `range-${commits}`);
    const options = { commits, signer: sshHistorySigner(), rules: RULES };
    const history = await writeSignedHistory(folder, options);
    const runs = [];
    for (let round = 0; round < growthRounds; round += 1) {
      runs.push(await judgeByBundle(dir, history, commits));
    }
    points.push({
      commits,
      ms: spread(runs.map(({ ms }) => ms)),
      peakMiB: spread(runs.map(({ peakMiB }) => peakMiB)),
    });
    await rm(folder, { recursive: true });
  }
  return points;
}
