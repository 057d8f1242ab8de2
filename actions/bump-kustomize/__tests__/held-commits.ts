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
 * Does something between a bump's read and its write: holds the first commit that arrives (or each)
 * until it is done.
 */
export function meddle(
  bench: Bench,
  act: () => Promise<unknown>,
  which: 'first' | 'each' = 'first',
): void {
  let done = createGate();
  let seen = 0;
  bench.faults.add({
    readsBody: true,
    match: ({ body }) => {
      if (!isCommit(body)) return false;
      seen += 1;
      if (which === 'first' && seen > 1) return false;
      done = createGate();
      void act().finally(done.open);
      return true;
    },
    action: {
      kind: 'delay',
      get until() {
        return done.opened;
      },
    },
  });
}
