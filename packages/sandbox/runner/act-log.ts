import { map, text, type YamlMap } from './yaml-map.ts';

/** One `::error`, `::warning` or `::notice` of a step. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly job: string;
  readonly step: string;
  readonly title: string;
  readonly message: string;
  /** `E_…` at the start of the message, as every action of ours writes it. */
  readonly code?: string;
}

export interface StepRun {
  /** Its `id:`, or its number in the job. */
  readonly id: string;
  readonly name: string;
  readonly result: 'success' | 'failure';
  readonly outputs: Readonly<Record<string, string>>;
}

export interface JobRun {
  readonly result: 'success' | 'failure' | 'skipped';
  readonly steps: readonly StepRun[];
  /** Markdown of all its steps. */
  readonly summary: string;
}

export interface ActLog {
  /** By job id; jobs that act never started are not here. */
  readonly jobs: ReadonlyMap<string, JobRun>;
  readonly annotations: readonly Annotation[];
  /** What a person would read: one line a message, with the job in front. */
  readonly text: string;
}

interface MutableJob {
  result: 'success' | 'failure' | undefined;
  readonly names: Map<string, string>;
  readonly results: Map<string, 'success' | 'failure'>;
  readonly outputs: Map<string, Record<string, string>>;
  readonly summaries: string[];
}

/** Reads the output of `act --json`; lines that are no JSON are kept as text. */
export function parseActLog(output: string): ActLog {
  const jobs = new Map<string, MutableJob>();
  const annotations: Annotation[] = [];
  const lines: string[] = [];
  for (const line of output.split('\n')) {
    if (line.trim() === '') continue;
    const entry = parseEntry(line);
    const id = text(entry?.['jobID']);
    if (entry === undefined || id === '') {
      lines.push(text(entry?.['msg']) || line);
      continue;
    }
    lines.push(`[${id}] ${text(entry['msg']).trimEnd()}`);
    const job = jobs.get(id) ?? newJob();
    jobs.set(id, job);
    noteResult(job, entry);
    const step = stepOf(entry);
    const command = text(entry['command']);
    if (command === 'set-output') {
      job.outputs.set(step, {
        ...job.outputs.get(step),
        [text(entry['name'])]: text(entry['arg']),
      });
    } else if (command === 'summary') {
      job.summaries.push(text(entry['content']));
    } else if (command === 'error' || command === 'warning' || command === 'notice') {
      annotations.push(annotation(command, id, step, entry));
    }
  }
  return {
    jobs: new Map([...jobs].map(([id, job]) => [id, finished(job)])),
    annotations,
    text: lines.join('\n'),
  };
}

function parseEntry(line: string): YamlMap | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    return map(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function newJob(): MutableJob {
  return {
    result: undefined,
    names: new Map(),
    results: new Map(),
    outputs: new Map(),
    summaries: [],
  };
}

function noteResult(job: MutableJob, entry: YamlMap): void {
  const jobResult = text(entry['jobResult']);
  if (jobResult === 'success' || jobResult === 'failure') job.result = jobResult;
  const step = stepOf(entry);
  if (step === '') return;
  if (!job.names.has(step)) job.names.set(step, text(entry['step']));
  const result = text(entry['stepResult']);
  if (result !== 'success' && result !== 'failure') return;
  // The main stage counts; a failing pre or post stage counts, too.
  if (result === 'failure' || job.results.get(step) !== 'failure') job.results.set(step, result);
}

function finished(job: MutableJob): JobRun {
  const steps = [...job.results].map(([id, result]) => ({
    id,
    name: job.names.get(id) ?? id,
    result,
    outputs: job.outputs.get(id) ?? {},
  }));
  return { result: job.result ?? 'failure', steps, summary: job.summaries.join('\n\n') };
}

function stepOf(entry: YamlMap): string {
  const ids = entry['stepID'];
  return Array.isArray(ids) ? text(ids[0]) : '';
}

function annotation(
  level: Annotation['level'],
  job: string,
  step: string,
  entry: YamlMap,
): Annotation {
  const message = text(entry['arg']);
  const code = /^(E_[A-Z0-9_]+)\b/.exec(message)?.[1];
  return {
    level,
    job,
    step,
    title: text(map(entry['kvPairs'])['title']),
    message,
    ...(code !== undefined && { code }),
  };
}
