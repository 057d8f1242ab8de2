/** A workflow run that has ended, as whoever ran it tells it. */
export interface RecordedRun {
  /** Digits, as in the page's address. */
  readonly id: string;
  readonly attempt: number;
  /** `owner/name` */
  readonly repository: string;
  /** What is shown as its name, e.g. the workflow's file. */
  readonly workflow: string;
  /** GitHub's name of the event, e.g. `push`. */
  readonly event: string;
  /** Full ref. */
  readonly ref: string;
  readonly sha: string;
  readonly actor?: string;
  readonly jobs: readonly RecordedJob[];
  readonly annotations?: readonly {
    readonly level: string;
    readonly message: string;
  }[];
  readonly durationMs?: number;
}

export interface RecordedJob {
  readonly id: string;
  readonly result: 'cancelled' | 'failure' | 'skipped' | 'success';
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown, what its steps wrote into the job summary. */
  readonly summary: string;
}

/** Keeps a run; the same attempt told again replaces what was there. */
export function recordRun(runs: RecordedRun[], run: RecordedRun): void {
  const key = keyOf(run);
  const present = runs.findIndex((each) => keyOf(each) === key);
  if (present < 0) runs.push(run);
  else runs[present] = run;
}

function keyOf(run: RecordedRun): string {
  return `${run.repository.toLowerCase()} ${run.id} ${run.attempt}`;
}

/** The attempts of a run, first to last. */
export function attemptsOf(
  runs: readonly RecordedRun[],
  repository: string,
  id: string,
): RecordedRun[] {
  return runs
    .filter((run) => run.repository.toLowerCase() === repository.toLowerCase() && run.id === id)
    .toSorted((a, b) => a.attempt - b.attempt);
}

/** Red as soon as one job is. */
export function resultOf(run: RecordedRun): RecordedJob['result'] {
  const results = new Set(run.jobs.map(({ result }) => result));
  if (results.has('failure')) return 'failure';
  if (results.has('cancelled')) return 'cancelled';
  return results.has('success') ? 'success' : 'skipped';
}
