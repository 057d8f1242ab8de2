import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { toolPath } from '../../../packages/sandbox/tools/tool-path.ts';
import { describeMachine, type Machine } from '../machine.ts';
import { measureEdits, type EditFigures } from './edit-overlays.ts';
import { measureGrowth, type GrowthFigures } from './growth.ts';
import type { BenchPlan } from './plan.ts';
import { startSandbox } from './sandbox.ts';
import { EXAMPLE_NAME, GENERATED_NAME, measureWire, type WireFigures } from './wire.ts';
import { measureWriters, WRITTEN, type WritersFigures } from './writers.ts';

/** All that docs/benchmarks.md says. */
export interface BumpFigures {
  readonly machine: Machine;
  readonly at: Date;
  /** Of the whole run. */
  readonly minutes: number;
  readonly rounds: number;
  readonly edits: EditFigures;
  readonly writers: WritersFigures;
  readonly wire: readonly WireFigures[];
  readonly growth: GrowthFigures;
}

/**
 * @param dir an empty folder; nothing is written elsewhere
 * @param say hears what is measured next
 */
export async function measureBump(
  dir: string,
  plan: BenchPlan,
  say: (text: string) => void,
): Promise<BumpFigures> {
  const [at, startedAt] = [new Date(), performance.now()];
  const { rounds } = plan;
  const kustomize = await toolPath('kustomize');
  const machine = await describeMachine(kustomize);
  const part = (name: string): string => {
    const folder = join(dir, name);
    mkdirSync(folder);
    return folder;
  };
  say(`${rounds} × ${plan.editedOverlays} overlays, edited by us and by kustomize`);
  const edits = await measureEdits(part('edits'), kustomize, rounds, plan.editedOverlays);
  const names = [WRITTEN, EXAMPLE_NAME, GENERATED_NAME];
  const sandbox = await startSandbox(join(dir, 'sandbox'), names);
  try {
    say(`${rounds} × ${plan.writers} writers of one branch, by us and by git`);
    const writing = [part('writers'), sandbox, kustomize] as const;
    const writers = await measureWriters(...writing, rounds, plan.writers);
    say(`${rounds} × one bump over a wire that counts`);
    const wire = await measureWire(part('wire'), sandbox, kustomize, plan);
    say(`${rounds} × one edit of files and lists that grow`);
    const growth = await measureGrowth(plan);
    const minutes = (performance.now() - startedAt) / 60_000;
    return { machine, at, minutes, rounds, edits, writers, wire, growth };
  } finally {
    await sandbox.close();
  }
}
