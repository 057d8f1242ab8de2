import type { WorkflowRun } from '../runner/act.ts';

/** What one stage of one run says of itself in its record. */
interface Measured {
  readonly stage: string;
  readonly milliseconds: number;
  /** Requests to GitHub; stages that make none, or do not count them, say nothing. */
  readonly requests: number | undefined;
}

/** How long each stage took and what it asked GitHub for, by the records of all runs: one row a stage. */
export function stageTable(runs: readonly WorkflowRun[]): string {
  const measured = runs.flatMap((run) =>
    Object.values(run.jobs).flatMap(({ outputs }) => read(outputs['record']) ?? []),
  );
  const stages = [...new Set(measured.map(({ stage }) => stage))].sort();
  const rows = stages.map((stage) => {
    const all = measured.filter((each) => each.stage === stage);
    const requests = all.flatMap((each) => each.requests ?? []);
    return [
      stage,
      String(all.length),
      `${(median(all.map(({ milliseconds }) => milliseconds)) / 1000).toFixed(2)} s`,
      requests.length === 0 ? '–' : String(Math.max(...requests)),
    ];
  });
  const head = ['stage', 'runs', 'median time', 'most requests to GitHub'];
  const widths = head.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows]
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .join('\n');
}

function read(text: string | undefined): Measured | undefined {
  if (text === undefined || text === '') return undefined;
  const { action, durationMs, evidence } = JSON.parse(text) as {
    readonly action: string;
    readonly durationMs: number;
    readonly evidence?: { readonly mode?: string; readonly requests?: number };
  };
  const mode = evidence?.mode;
  const stage = mode === undefined || mode === 'build' ? action : `${action} ${mode}`;
  return { stage, milliseconds: durationMs, requests: evidence?.requests };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
