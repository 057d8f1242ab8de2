import { spawn } from 'node:child_process';

export class GitFailure extends Error {
  readonly exitCode: number | null;
  /** Some commands answer with more than their exit code: `merge-tree` names the conflicts. */
  readonly stdout: Buffer;
  readonly stderr: string;

  constructor(args: readonly string[], exitCode: number | null, stdout: Buffer, stderr: string) {
    super(`git ${args.join(' ')} ended with ${String(exitCode)}: ${stderr.trim()}`);
    this.name = 'GitFailure';
    this.exitCode = exitCode;
    this.stdout = stdout;
    this.stderr = stderr;
  }
}

/** Nothing of the machine's or the user's configuration may reach the sandbox's git. */
export function gitEnvironment(): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Runs git and gives its standard output; throws GitFailure when git refuses. */
export function gitOutput(
  args: readonly string[],
  options: {
    readonly cwd?: string;
    readonly env?: Readonly<Record<string, string>>;
    readonly input?: Buffer | string;
  } = {},
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...args], {
      cwd: options.cwd,
      env: { ...gitEnvironment(), ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const output = Buffer.concat(stdout);
      if (code === 0) resolve(output);
      else reject(new GitFailure(args, code, output, Buffer.concat(stderr).toString('utf8')));
    });
    // git may refuse before it has read everything; its exit code says so.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input);
  });
}

/** Runs git in a bare repository and gives its standard output. */
export function git(gitDir: string, args: readonly string[], input?: Buffer): Promise<Buffer> {
  return gitOutput(['--git-dir', gitDir, ...args], { ...(input && { input }) });
}
