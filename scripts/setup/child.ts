import { spawn } from 'node:child_process';

/** How a child of the set-up ended; `exitCode` 127 when it could not be started. */
export interface ChildEnd {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a child without a shell and keeps what it writes. */
export function runChild(
  program: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<ChildEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, [...args], {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = (): void => void child.kill('SIGTERM');
    // First of all: whoever clears up at the end finds nobody who still writes.
    process.prependOnceListener('exit', stop);
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', (error) => {
      process.off('exit', stop);
      resolve({ exitCode: 127, stdout: '', stderr: error.message });
    });
    child.on('close', (exitCode) => {
      process.off('exit', stop);
      resolve({
        exitCode: exitCode ?? 128,
        stdout: Buffer.concat(stdout).toString('utf8'),
        stderr: Buffer.concat(stderr).toString('utf8'),
      });
    });
  });
}

/** Shows the end of what a failed child wrote, indented, above the sentence that will follow. */
export function showTail(end: ChildEnd, lines = 12): void {
  const text = `${end.stdout}\n${end.stderr}`.trim();
  if (text === '') return;
  for (const line of text.split('\n').slice(-lines)) console.error(`       ${line}`);
}
