import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  sshHistorySigner,
  writeSignedHistory,
} from '../../../actions/verify-signatures/__tests__/signed-history.ts';
import { bundleFile } from '../../bundle.ts';
import { runBundle } from '../bundle-run.ts';
import { interleave, type Rounds } from '../rounds.ts';
import { runChild } from '../../setup/child.ts';
import { judgeByBundle, runnerVariables } from './judge-bundle.ts';
import type { VerifyPlan } from './plan.ts';

const CORE_ALONE = fileURLToPath(new URL('core-alone.mjs', import.meta.url));

export type Starter = 'core' | 'refused' | 'oneCommit';

/** Milliseconds from the start of Node to its end. */
export type ColdFigures = Rounds<Starter, number>;

/** What it costs to start at all, against a bundle of nothing but `@actions/core`. */
export async function measureColdStart(
  dir: string,
  { coldRounds }: VerifyPlan,
): Promise<ColdFigures> {
  const core = join(dir, 'core-alone');
  await bundleFile(CORE_ALONE, core);
  await mkdir(join(dir, 'cold'));
  const output = join(dir, 'cold', 'output');
  const eventFile = join(dir, 'cold', 'event.json');
  await writeFile(output, '');
  await writeFile(eventFile, '{}');
  const one = await writeSignedHistory(join(dir, 'one'), {
    commits: 1,
    signer: sshHistorySigner(),
  });
  const timed = async (work: () => Promise<unknown>): Promise<number> => {
    const startedAt = performance.now();
    await work();
    return performance.now() - startedAt;
  };
  return interleave(coldRounds, {
    core: () =>
      timed(async () => {
        const env = { ...runnerVariables(eventFile, one.head), GITHUB_OUTPUT: output };
        const options = { cwd: dir, env };
        const { exitCode, stderr } = await runChild(
          process.execPath,
          [join(core, 'index.mjs')],
          options,
        );
        if (exitCode !== 0) throw new Error(stderr);
      }),
    refused: () =>
      timed(async () => {
        const { log } = await runBundle({
          action: 'verify-signatures',
          dir: join(dir, 'cold'),
          inputs: { 'allow-empty': 'maybe' },
          env: runnerVariables(eventFile, one.head),
        });
        if (!log.includes('::error::E_INPUT')) throw new Error(log);
      }),
    oneCommit: async () => (await judgeByBundle(dir, one, 1)).ms,
  });
}
