import { spawn } from 'node:child_process';
import { ActionError } from '../action/action-error.ts';

/** How to run a child: an absolute program, an argument array, an explicit environment. */
export interface ProcessOptions {
  readonly cwd: string;
  /** The child's whole environment; nothing is inherited. */
  readonly env: Readonly<Record<string, string>>;
  /** Milliseconds until the child and its process group are killed. */
  readonly timeoutMs: number;
  /** Written to the child's standard input, which is then closed. */
  readonly stdin?: string | Uint8Array;
  /** Called with each chunk of standard error, e.g. to show progress. */
  readonly onStderr?: (text: string) => void;
  /** Bytes of standard output beyond which the child is killed. Default 1 GiB. */
  readonly maxStdout?: number;
}

/** What a child left behind. The exit code is the only sign of success. */
export interface ProcessResult {
  readonly exitCode: number;
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
 * @throws `E_TOOL` when it cannot be started, is killed by a signal, or outlives its deadline
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
    let stopped: string | undefined;
    const stop = (reason: string): void => {
      stopped = reason;
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
    child.stdout.on('data', (chunk: Buffer) => {
      stdoutBytes += chunk.length;
      if (stdoutBytes > (options.maxStdout ?? DEFAULT_MAX_STDOUT)) stop('wrote too much output');
      else stdout.push(chunk);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      const text = chunk.toString('utf8');
      stderr = (stderr + text).slice(-STDERR_TAIL);
      options.onStderr?.(text);
    });
    child.stdin.on('error', () => undefined); // a child may end without reading its input
    child.on('error', (cause) => {
      clearTimeout(timer);
      reject(new ActionError('E_TOOL', `${program} could not be started: ${cause.message}`));
    });
    child.on('close', (exitCode, signal) => {
      clearTimeout(timer);
      if (exitCode === null || stopped !== undefined) {
        const reason = stopped ?? `was killed by ${signal ?? 'a signal'}`;
        reject(new ActionError('E_TOOL', `${program} ${reason}.\n${tail(stderr)}`));
      } else {
        resolve({ exitCode, stdout: Buffer.concat(stdout), stderr });
      }
    });
    child.stdin.end(options.stdin);
  });

/** The last lines of a program's standard error, for a message. */
export function tail(stderr: string, lines = 12): string {
  return stderr.trimEnd().split('\n').slice(-lines).join('\n');
}
