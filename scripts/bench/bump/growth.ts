import { fileURLToPath } from 'node:url';
import { runChild } from '../../setup/child.ts';
import { ROOT } from '../../setup/paths.ts';
import { percentile, spread, type Spread } from '../rounds.ts';
import type { GrowthJob, GrowthSamples } from './growth-process.ts';
import type { BenchPlan } from './plan.ts';

const GROWTH_PROCESS = fileURLToPath(new URL('growth-process.ts', import.meta.url));
/** A young generation that no single edit fills, so that a difference of heap sizes is what it took. */
const MEMORY_FLAGS = ['--expose-gc', '--min-semi-space-size=1024', '--max-semi-space-size=1024'];

/** One edit of a document of one size. */
export interface GrowthPoint {
  /** KiB of the file, or entries of the list, as in {@link GrowthJob}. */
  readonly size: number;
  readonly kib: number;
  /** Milliseconds of the first edit of a process. */
  readonly first: Spread;
  /** Milliseconds of the edits after it. */
  readonly later: Spread;
  /** Milliseconds, the first edits included. */
  readonly p99: number;
  readonly edits: number;
  readonly allocatedMiB: number;
  /** What the process had held at most when its first edit was done, Node itself included. */
  readonly peakMiB: Spread;
}

export interface GrowthFigures {
  readonly file: readonly GrowthPoint[];
  readonly list: readonly GrowthPoint[];
}

/** All sizes have their turn in each round, each in a fresh process. */
export async function measureGrowth({ rounds, growth }: BenchPlan): Promise<GrowthFigures> {
  const axis = async (name: GrowthJob['axis'], sizes: readonly number[]) => {
    const runs = sizes.map((): GrowthSamples[] => []);
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, size] of sizes.entries()) {
        const kib = name === 'file' ? size : Math.ceil(size / 8);
        const job = { axis: name, size, samples: growth.samples(kib) };
        runs[index]?.push(await edits(job));
      }
    }
    const points: GrowthPoint[] = [];
    for (const [index, size] of sizes.entries()) {
      const { allocated } = await edits({ axis: name, size, samples: 2 }, MEMORY_FLAGS);
      points.push(point(size, runs[index] ?? [], allocated ?? Number.NaN));
    }
    return points;
  };
  return { file: await axis('file', growth.fileKiB), list: await axis('list', growth.entries) };
}

function point(size: number, runs: readonly GrowthSamples[], allocated: number): GrowthPoint {
  const all = runs.flatMap(({ ms }) => ms);
  return {
    size,
    kib: (runs[0]?.bytes ?? 0) / 1024,
    first: spread(runs.flatMap(({ ms }) => ms.slice(0, 1))),
    later: spread(runs.flatMap(({ ms }) => ms.slice(1))),
    p99: percentile(all, 0.99),
    edits: all.length,
    allocatedMiB: allocated / 2 ** 20,
    peakMiB: spread(runs.map(({ peak }) => peak / 2 ** 20)),
  };
}

async function edits(job: GrowthJob, flags: readonly string[] = []): Promise<GrowthSamples> {
  const args = [...flags, GROWTH_PROCESS, JSON.stringify(job)];
  const { exitCode, stdout, stderr } = await runChild(process.execPath, args, { cwd: ROOT });
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as GrowthSamples;
}
