import type { ImageNode, PairPlace } from './image-entries.ts';
import { lineContentEnd, lineStartOf, type Splice } from './text-splice.ts';

interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The ranges that take pairs out of an entry: whole lines with the comment behind the value, or
 * `, key: value`. Comments on lines of their own stay. The entry must keep one pair at least.
 *
 * @param removed positions in {@link ImageNode.pairs}
 * @returns `undefined` where a pair shares its lines with something else
 */
export function removePairs(
  text: string,
  entry: ImageNode,
  removed: ReadonlySet<number>,
): readonly Splice[] | undefined {
  if (removed.size === 0) return [];
  const ranges = entry.flow
    ? flowRanges(entry.pairs, removed)
    : blockRanges(text, entry.pairs, removed);
  return ranges && joined(ranges).map((range) => ({ ...range, text: '' }));
}

function flowRanges(pairs: readonly PairPlace[], removed: ReadonlySet<number>): readonly Range[] {
  const firstKept = pairs.findIndex((_, index) => !removed.has(index));
  return [...removed].flatMap((index) => {
    const pair = pairs[index];
    if (pair === undefined) return [];
    const next = pairs[index + 1];
    if (index > firstKept) {
      if (pair.comma !== undefined && !pair.commented) return { start: pair.comma, end: pair.end };
      return { start: pair.keyStart, end: behindComma(next) ?? pair.end };
    }
    const end = next?.commented === false ? next.keyStart : behindComma(next);
    return { start: pair.keyStart, end: end ?? pair.end };
  });
}

function behindComma(pair: PairPlace | undefined): number | undefined {
  return pair?.comma === undefined ? undefined : pair.comma + 1;
}

function blockRanges(
  text: string,
  pairs: readonly PairPlace[],
  removed: ReadonlySet<number>,
): readonly Range[] | undefined {
  const ranges: Range[] = [];
  let done = 0;
  const [first] = pairs;
  if (first !== undefined && removed.has(0) && leadOf(text, first).includes('-')) {
    const range = behindDash(text, pairs, removed);
    ranges.push(range);
    done = range.pairs;
  }
  for (const index of removed) {
    const pair = pairs[index];
    if (pair === undefined || index < done) continue;
    const end = lineContentEnd(text, pair.end);
    if (!/^ *$/.test(leadOf(text, pair)) || !isRestOfLine(text.slice(pair.end, end))) {
      return undefined;
    }
    ranges.push({ start: lineStartOf(text, pair.keyStart), end: behindLineEnd(text, end) });
  }
  return keepEndOfFile(text, joined(ranges));
}

/** The first pairs of an entry: what follows moves up to the dash, unless a comment is in between. */
function behindDash(
  text: string,
  pairs: readonly PairPlace[],
  removed: ReadonlySet<number>,
): Range & { readonly pairs: number } {
  const start = pairs[0]?.keyStart ?? 0;
  const kept = pairs.findIndex((_, index) => !removed.has(index));
  const gaps = pairs.slice(0, kept).map((pair, index) => {
    const nextStart = pairs[index + 1]?.keyStart ?? pair.end;
    return text.slice(lineContentEnd(text, pair.end), nextStart);
  });
  if (gaps.every((gap) => /^\r?\n *$/.test(gap))) {
    return { start, end: pairs[kept]?.keyStart ?? start, pairs: kept };
  }
  const dash = text.lastIndexOf('-', start) + 1;
  return { start: dash, end: lineContentEnd(text, pairs[0]?.end ?? start), pairs: 1 };
}

function leadOf(text: string, pair: PairPlace): string {
  return text.slice(lineStartOf(text, pair.keyStart), pair.keyStart);
}

function isRestOfLine(text: string): boolean {
  return /^[ \t]*(?:#.*)?$/.test(text);
}

function behindLineEnd(text: string, contentEnd: number): number {
  const next = text.indexOf('\n', contentEnd);
  return next === -1 ? text.length : next + 1;
}

/** Without the file's last line, the one before it has no line end, either. */
function keepEndOfFile(text: string, ranges: readonly Range[]): readonly Range[] {
  return ranges.map(({ start, end }) => {
    if (end < text.length || text.endsWith('\n')) return { start, end };
    const before = text.slice(0, start);
    return { start: before.length - (/\r?\n$/.exec(before)?.[0].length ?? 0), end };
  });
}

function joined(ranges: readonly Range[]): readonly Range[] {
  const out: Range[] = [];
  for (const range of [...ranges].sort((one, other) => one.start - other.start)) {
    const last = out.at(-1);
    if (last !== undefined && range.start <= last.end) {
      out[out.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else {
      out.push(range);
    }
  }
  return out;
}
