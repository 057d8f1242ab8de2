import { spawn } from 'node:child_process';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ActionError } from '../action/action-error.ts';

/** How to run a child: an absolute program, an argument array, an explicit environment. */
export interface ProcessOptions {
  readonly cwd: string;
  /** The child's whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds until the child and its process group are killed. */
  readonly timeoutMs: number;
  /** Written to the child's standard input, which is then closed; where it fails, so does the run. */
  readonly stdin?: string | Uint8Array | AsyncIterable<string>;
  /** Called with each chunk of standard error, e.g. to show progress. */
  readonly onStderr?: (text: string) => void;
  /** Bytes of standard output beyond which the child is killed. Default 1 GiB; none with `onStdout`. */
  readonly maxStdout?: number;
  /**
   * Takes standard output as it comes, instead of the result. The child waits while a promise that
   * this gives is pending; it must not reject.
   */
  readonly onStdout?: (chunk: Buffer) => Promise<unknown> | undefined;
  /** Kills the child. */
  readonly signal?: AbortSignal;
}

/** What a child left behind. The exit code is the only sign of success. */
export interface ProcessResult {
  readonly exitCode: number;
  /** Empty where `onStdout` took it. */
  readonly stdout: Buffer;
  /** The last 64 KiB of standard error. */
  readonly stderr: string;
}

/** Runs a child to its end; the seam that tests replace. */
export type RunProcess = (
  program: string,
  args: readonly string[],
  options: ProcessOptions,
) => Promise<ProcessResult>;

const STDERR_TAIL = 64 * 1024;
const DEFAULT_MAX_STDOUT = 1024 ** 3;

/**
 * Runs a program without a shell, in its own process group.
 *
 * @returns its exit code, whatever it is
 * @throws `E_TOOL` when it cannot be started, is killed by a signal, or outlives its deadline; what
 *   the iteration of `stdin` throws
 */
export const runProcess: RunProcess = (program, args, options) =>
  new Promise((resolve, reject) => {
    const child = spawn(program, [...args], {
      cwd: options.cwd,
      env: { ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
      detached: true,
    });
    const stdout: Buffer[] = [];
    let stdoutBytes = 0;
    let stderr = '';
    let stopped: Error | string | undefined;
    const stop = (reason: Error | string): void => {
      stopped ??= reason;
      child.stdout.resume(); // nobody hears of the end of a pipe that is not read
      if (child.pid === undefined) return;
      try {
        process.kill(-child.pid, 'SIGKILL');
      } catch {
        child.kill('SIGKILL'); // the group is gone already
      }
    };
    const timer = setTimeout(() => {
      stop(`did not end within ${Math.round(options.timeoutMs / 1000)} s`);
    }, options.timeoutMs);
    const maxStdout =
      options.maxStdout ?? (options.onStdout === undefined ? DEFAULT_MAX_STDOUT : Infinity);
    child.stdout.on('data', (chunk: Buffer) => {
      if (stopped !== undefined) return;
      stdoutBytes += chunk.length;
      if (stdoutBytes > maxStdout) stop('wrote too much output');
      else if (options.onStdout === undefined) stdout.push(chunk);
      else {
        const taken = options.onStdout(chunk);
        if (taken === undefined) return;
        child.stdout.pause();
        void taken.then(() => child.stdout.resume());
      }
    });
    const abort = (): void => {
      stop('was stopped');
    };
    options.signal?.addEventListener('abort', abort);
    if (options.signal?.aborted === true) abort();
    const settle = (): void => {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', abort);
    };
    child.stderr.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      stderr = (stderr + text).slice(-STDERR_TAIL);
      options.onStderr?.(text);
    });
    child.stdin.on('error', () => undefined); // a child may end without reading its input
    child.on('error', (cause) => {
      settle();
      reject(new ActionError('E_TOOL', `${program} could not be started: ${cause.message}`));
    });
    child.on('close', (exitCode, signal) => {
      settle();
      if (stopped instanceof Error) reject(stopped);
      else if (exitCode === null || stopped !== undefined) {
        const reason = stopped ?? `was killed by ${signal ?? 'a signal'}`;
        reject(new ActionError('E_TOOL', `${program} ${reason}.\n${tail(stderr)}`));
      } else {
        resolve({ exitCode, stdout: Buffer.concat(stdout), stderr });
      }
    });
    const { stdin } = options;
    if (typeof stdin === 'object' && Symbol.asyncIterator in stdin) feed(stdin, child.stdin, stop);
    else child.stdin.end(stdin);
  });

/** A child that ends without reading all of its input is no failure; a source that fails is one. */
function feed(source: AsyncIterable<string>, stdin: Writable, fail: (reason: Error) => void): void {
  const guarded = async function* (): AsyncGenerator<string> {
    try {
      yield* source;
    } catch (thrown) {
      fail(thrown instanceof Error ? thrown : new Error(String(thrown)));
    }
  };
  pipeline(guarded(), stdin).catch(() => undefined);
}

/** The last lines of a program's standard error, for a message. */
export function tail(stderr: string, lines = 12): string {
  return stderr.trimEnd().split('\n').slice(-lines).join('\n');
}
