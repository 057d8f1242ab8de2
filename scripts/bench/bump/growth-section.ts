import { table } from '../../markdown-page.ts';
import { count, figure, met, number } from '../figure-text.ts';
import { growthExponent } from '../rounds.ts';
import type { GrowthFigures, GrowthPoint } from './growth.ts';

/** Milliseconds for 99 of 100 edits, of files up to {@link PROMPT_KIB}. */
const PROMPT_MS = 50;
const PROMPT_KIB = 64;
/** The exponent up to which growth counts as linear; a quadratic one is 2. */
const LINEAR = 1.1;

export function growthSummary({ file, list }: GrowthFigures): readonly (readonly string[])[] {
  const prompt = file.filter(({ size }) => size <= PROMPT_KIB);
  const slowest = Math.max(...prompt.map(({ p99 }) => p99));
  const most = Math.max(...prompt.map(({ size }) => size));
  const row = (what: string, points: readonly GrowthPoint[]): readonly string[] => {
    const exponent = growthExponent(larger(points));
    const measured = `size to the power of ${number(exponent)}`;
    return [`one edit, as the ${what} grows`, measured, 'linear: 1', met(exponent <= LINEAR)];
  };
  return [
    [
      `one edit of a file of up to ${most} KiB`,
      `${number(slowest)} ms at the 99th percentile`,
      `< ${PROMPT_MS} ms`,
      met(slowest < PROMPT_MS),
    ],
    row('file', file),
    row('list', list),
  ];
}

export function growthSection({ file, list }: GrowthFigures): string {
  const cells = (point: GrowthPoint): readonly string[] => [
    figure(point.later),
    number(point.later.median / point.kib),
    number(point.p99),
    count(point.edits),
    figure(point.first),
    number(point.allocatedMiB),
    number(point.allocatedMiB / (point.kib / 1024)),
    figure(point.peakMiB),
  ];
  const header = [
    ...['ms', 'ms a KiB', 'p99 ms', 'edits', 'first of a process, ms'],
    ...['MiB allocated', 'times the file', 'peak MiB'],
  ];
  return `## One edit, as the file and the list grow

An edit is parse, choose the entry, edit, parse again and prove; each size has a fresh process in each round, whose
first edit, the one that a run of the action does, stands by itself and counts for the 99th percentile. Allocated is
all that one edit asks for before anything is collected, with a young generation of 1 GiB; the peak is what a process
with Node's own settings has held when its first edit is done, Node itself included.

As the file grows, with one image at its end:

${table(
  ['KiB', ...header],
  file.map((point) => [count(point.size), ...cells(point)]),
)}

As the list of images grows, the last of which is edited:

${table(
  ['entries', 'KiB', ...header],
  list.map((point) => [count(point.size), number(point.kib), ...cells(point)]),
)}`;
}

/** Small sizes show what an edit costs at all, not how that grows. */
function larger(points: readonly GrowthPoint[]): readonly (readonly [number, number])[] {
  const from = Math.min(Math.ceil(points.length / 3), points.length - 2);
  return points.slice(from).map(({ size, later }) => [size, later.median] as const);
}
