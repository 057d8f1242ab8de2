/** How a wait is done; tests pass one that returns at once. Milliseconds. */
export type Sleep = (ms: number) => Promise<void>;

/** The time that one action may spend waiting (retries, rate limits, conflicts), shared by all waits. */
export interface WaitBudget {
  /** Milliseconds left. */
  remaining(): number;
  /** Waits and returns `true`, or returns `false` at once when the budget does not cover it. */
  spend(ms: number): Promise<boolean>;
}

/** Waits by a timer of the event loop. */
const sleepByTimer: Sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param maxWaitMs the sum of all waits in milliseconds; answers that are slow do not count */
export function createWaitBudget(maxWaitMs: number, sleep: Sleep = sleepByTimer): WaitBudget {
  let left = maxWaitMs;
  return {
    remaining: () => left,
    async spend(ms) {
      if (ms > left) return false;
      left -= ms;
      await sleep(ms);
      return true;
    },
  };
}

/**
 * Exponential backoff with full jitter: any time up to the exponential limit, so that writers that
 * collided once do not collide again.
 *
 * @param attempt counts from 1
 * @param random a number in `[0, 1)`
 */
export function fullJitter(
  attempt: number,
  random: () => number,
  limits: { readonly baseMs: number; readonly capMs: number },
): number {
  return Math.round(random() * Math.min(limits.capMs, limits.baseMs * 2 ** (attempt - 1)));
}
