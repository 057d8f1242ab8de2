/** A range of a text, in UTF-16 code units, and what shall stand there. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The text with all splices made; everything outside of their ranges stays as it is.
 *
 * @returns `undefined` when two ranges overlap
 */
export function applySplices(text: string, splices: readonly Splice[]): string | undefined {
  let at = 0;
  let out = '';
  // The sort is stable: a value comes before what is inserted behind it, and both before a removal.
  for (const { start, end, text: written } of [...splices].sort(
    (one, other) => one.start - other.start || one.end - other.end,
  )) {
    if (start < at) return undefined;
    out += text.slice(at, start) + written;
    at = end;
  }
  return out + text.slice(at);
}

/** Where the line of an offset starts; the byte order mark belongs to no line. */
export function lineStartOf(text: string, offset: number): number {
  const start = offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
  return start === 0 && text.startsWith('\uFEFF') ? 1 : start;
}

/** Where the line of an offset ends, in front of its line end. */
export function lineContentEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  if (end === -1) return text.length;
  return end > offset && text[end - 1] === '\r' ? end - 1 : end;
}

/** The line end at an offset; the file's first one where the text ends. */
export function lineEndAt(text: string, offset: number): string {
  const own = text.slice(offset, offset + 2);
  if (own === '\r\n') return own;
  if (own.startsWith('\n')) return '\n';
  return /\r?\n/.exec(text)?.[0] ?? '\n';
}
