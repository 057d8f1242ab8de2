import { spawn } from 'node:child_process';

/** How to run git for the sandbox's own purposes. */
export interface GitOptions {
  readonly cwd: string;
  /** Sent as HTTP Basic password of `x-access-token`; never in an argument or a URL. */
  readonly token?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string;
}

/** Runs git without the machine's or the user's configuration; gives its trimmed output. */
export function runGit(args: readonly string[], options: GitOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', [...args], {
      cwd: options.cwd,
      env: { ...gitEnv(options.token), ...options.env },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(stdout).toString('utf8').trimEnd());
      else {
        const why = Buffer.concat(stderr).toString('utf8').trim();
        reject(new Error(`git ${args.join(' ')} ended with ${String(code)}: ${why}`));
      }
    });
    child.stdin.on('error', () => undefined); // git may end without reading its input
    child.stdin.end(options.input);
  });
}

function gitEnv(token: string | undefined): Record<string, string> {
  const basic = Buffer.from(`x-access-token:${token ?? ''}`).toString('base64');
  return {
    PATH: process.env['PATH'] ?? '/usr/bin:/bin',
    HOME: '/nonexistent',
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    ...(token !== undefined && {
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'http.extraHeader',
      GIT_CONFIG_VALUE_0: `Authorization: Basic ${basic}`,
    }),
  };
}
