import { setTimeout as sleep } from 'node:timers/promises';
import { createGate } from '../../../packages/sandbox/faults/fault-plan.ts';
import type { Bench } from './bench.ts';

/** Whether the body of a request is the one mutation of a bump. */
export function isCommit(body: Buffer | undefined): boolean {
  return body?.includes('createCommitOnBranch') === true;
}

/** Settles when `dev` is no longer there. */
export async function landed(bench: Bench, head: string): Promise<void> {
  while (bench.git('rev-parse', 'dev').trim() === head) await sleep(20);
}

/**
 * Does something between a bump's read and its write: holds the first commit that arrives until it
 * is done.
 */
export function meddle(bench: Bench, act: () => Promise<unknown>): void {
  const done = createGate();
  let begun = false;
  bench.faults.add({
    ...{ readsBody: true, nth: 1, action: { kind: 'delay', until: done.opened } },
    match: ({ body }) => {
      if (!isCommit(body)) return false;
      if (!begun) void act().finally(done.open);
      begun = true;
      return true;
    },
  });
}
