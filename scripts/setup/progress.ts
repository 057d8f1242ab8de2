/** Shown from this age on, so that quick steps have one line and no more. */
const ANNOUNCE_AFTER_MS = 1_500;
const HEARTBEAT_MS = 30_000;

/** What a step reports when it is over; `''` for a step that had nothing to do. */
export interface StepEnd<T> {
  readonly did: string;
  readonly value: T;
}

/** Seconds with one decimal, e.g. `276.0 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/** One line of progress, on standard error: standard output belongs to the command. */
export function say(topic: string, text: string): void {
  process.stderr.write(`setup  ${topic}: ${text}\n`);
}

/**
 * Runs one step of the set-up: one line with its time when it is over; a step that takes longer
 * says so first and then every 30 s.
 */
export async function step<T>(
  topic: string,
  doing: string,
  work: () => Promise<StepEnd<T>>,
): Promise<T> {
  const startedAt = performance.now();
  const elapsed = (): string => seconds(performance.now() - startedAt);
  const announce = setTimeout(() => {
    say(topic, `${doing} …`);
  }, ANNOUNCE_AFTER_MS);
  const heartbeat = setInterval(() => {
    say(topic, `${doing} … ${elapsed()} so far`);
  }, HEARTBEAT_MS);
  try {
    const { did, value } = await work();
    if (did !== '') say(topic, `${did} … ${elapsed()}`);
    return value;
  } finally {
    clearTimeout(announce);
    clearInterval(heartbeat);
  }
}
