import { editOnce } from './one-edit.ts';
import { growingFile, growingList, GROWN_IMAGE } from './growing-documents.ts';

/** What to edit in a process of its own, which nothing before has warmed up. */
export interface GrowthJob {
  readonly axis: 'file' | 'list';
  /** KiB of the file, or entries of the list. */
  readonly size: number;
  readonly samples: number;
}

export interface GrowthSamples {
  readonly bytes: number;
  /** Milliseconds of each edit; the first is the one that a run of the action does. */
  readonly ms: readonly number[];
  /** Bytes of memory that the process had held at most when its first edit was done. */
  readonly peak: number;
  /** Bytes that one edit allocates; only where the process was started with `--expose-gc`. */
  readonly allocated?: number;
}

/** So much is allocated before it is looked at how much: a single small edit drowns in the rest. */
const ALLOCATION_KIB = 256;

const job = JSON.parse(process.argv[2] ?? '{}') as GrowthJob;
const document = job.axis === 'file' ? growingFile(job.size * 1024) : growingList(job.size);
process.stdout.write(JSON.stringify(measure()));

function measure(): GrowthSamples {
  const first = edit();
  const peak = process.resourceUsage().maxRSS * 1024;
  const ms = [first, ...Array.from({ length: job.samples - 1 }, edit)];
  const samples = { bytes: document.byteLength, ms, peak };
  return globalThis.gc === undefined ? samples : { ...samples, allocated: allocation() };
}

function edit(): number {
  const { decideMs, editMs } = editOnce(document, GROWN_IMAGE, 'kustomization.yaml');
  return decideMs + editMs;
}

/** The young generation is made large enough for this: nothing is collected in between. */
function allocation(): number {
  const edits = Math.ceil((ALLOCATION_KIB * 1024) / document.byteLength);
  globalThis.gc?.();
  const before = held();
  for (let index = 0; index < edits; index += 1) edit();
  return (held() - before) / edits;
}

function held(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
