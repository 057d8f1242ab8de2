import { ActionError } from '../action/action-error.ts';
import type { GitObject } from './git-objects.ts';

/** One answer of `git cat-file --batch`; without an object, the repository lacks it. */
export interface BatchAnswer {
  readonly oid: string;
  readonly object?: GitObject;
}

const LF = 0x0a;

/**
 * The answers in `cat-file --batch`'s output, `<oid> <type> <size>\n<bytes>\n` or `<oid> missing\n`
 * (git-cat-file, "BATCH OUTPUT"): those that a chunk completes, together. An object that lies within
 * one chunk is a view of it, not a copy.
 *
 * @throws `E_TOOL` for anything else
 */
export async function* batchObjects(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<readonly BatchAnswer[]> {
  let waiting: Buffer[] = [];
  let length = 0;
  /** How many bytes there must be before it is worth looking again. */
  let needed = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    length += chunk.length;
    if (length < needed) continue;
    const bytes = waiting.length === 1 ? chunk : Buffer.concat(waiting);
    const answers: BatchAnswer[] = [];
    let at = 0;
    for (;;) {
      const lineEnd = bytes.indexOf(LF, at);
      needed = lineEnd < 0 ? 0 : 1;
      if (lineEnd < 0) break;
      const [oid = '', type = '', size] = bytes.toString('latin1', at, lineEnd).split(' ');
      const from = lineEnd + 1;
      if (size === undefined ? type !== 'missing' : !/^\d+$/.test(size)) throw unexpected();
      const to = from + (size === undefined ? -1 : Number(size));
      needed = to + 1 - at;
      if (to >= bytes.length) break;
      answers.push(
        size === undefined ? { oid } : { oid, object: { type, bytes: bytes.subarray(from, to) } },
      );
      at = to + 1;
    }
    waiting = at < bytes.length ? [bytes.subarray(at)] : [];
    length = bytes.length - at;
    if (answers.length > 0) yield answers;
  }
  if (length > 0) throw unexpected();
}

function unexpected(): ActionError {
  return new ActionError('E_TOOL', 'git cat-file answered something unexpected.');
}
