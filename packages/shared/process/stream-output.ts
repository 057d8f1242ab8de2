import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import type { ProcessOptions, ProcessResult, RunProcess } from './run-process.ts';

/** Chunks of a pipe, of up to 64 KiB each, that wait for whoever reads them. */
const MAX_WAITING = 16;

/**
 * Runs a program and hands on its standard output as it comes. The program is kept waiting while
 * nobody reads, and killed when the iteration ends before it does.
 *
 * @param check judges how the program ended; what it throws ends the iteration
 * @throws what {@link RunProcess} does
 */
export async function* streamOutput(
  run: RunProcess,
  program: string,
  args: readonly string[],
  options: ProcessOptions,
  check: (result: ProcessResult) => void,
): AsyncGenerator<Buffer> {
  const stop = new AbortController();
  const pipe = new PassThrough({ objectMode: true, highWaterMark: MAX_WAITING });
  const running = run(program, args, {
    ...options,
    signal: stop.signal,
    onStdout: (chunk) =>
      pipe.write(chunk) ? undefined : once(pipe, 'drain').catch(() => undefined),
  });
  const ended = running.then(check).then(
    () => pipe.end(),
    (thrown: unknown) => pipe.destroy(thrown instanceof Error ? thrown : new Error(String(thrown))),
  );
  try {
    yield* pipe as AsyncIterable<Buffer>;
  } finally {
    stop.abort();
    await ended;
    pipe.destroy();
  }
}
