import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../builder/requirements.ts';
import { BROWSERS } from './browsers.ts';

export interface DumpDomOptions {
  /** Absolute path of a Chromium; default: the first of `BROWSERS` that this machine has. */
  readonly program?: string;
  /** Where the profile's folder is made. Default: the system's folder for temporary files. */
  readonly dir?: string;
  /** Milliseconds, the browser's start included. Default 30000: cold and busy machines take seconds. */
  readonly deadlineMs?: number;
}

/**
 * The document at an address of this machine as a real browser holds it after loading, scripts run
 * and styles applied, as HTML. The browser is a plain process with a profile of its own that goes
 * away with it, and reaches nothing but the loopback.
 *
 * @throws Error when there is no browser, the page does not load, or the deadline passes; an answer
 * with an HTTP error is a page like any other
 */
export async function dumpDom(url: string, options: DumpDomOptions = {}): Promise<string> {
  if (!/^(?:127\.0\.0\.1|localhost)$/.test(new URL(url).hostname)) {
    throw new Error(`The browser of the sandbox opens pages of this machine only, not ${url}.`);
  }
  const program = options.program ?? (await requireBrowser());
  const profile = await mkdtemp(join(options.dir ?? tmpdir(), 'sandbox-browser-'));
  try {
    return await run(program, [...argumentsFor(profile), url], profile, options.deadlineMs);
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @throws Error with the fix */
async function requireBrowser(): Promise<string> {
  for (const name of BROWSERS) {
    const found = await findProgram(name);
    if (found !== undefined) return found;
  }
  throw new Error(
    'There is no Chromium on this machine: run `apt-get install chromium-headless-shell`.',
  );
}

function argumentsFor(profile: string): readonly string[] {
  return [
    '--headless',
    '--dump-dom',
    // Its own sandbox needs a user other than root; the pages are our own.
    '--no-sandbox',
    `--user-data-dir=${profile}`,
    ...['--no-first-run', '--disable-gpu', '--disable-dev-shm-usage', '--disable-extensions'],
    // It would like to talk to its maker.
    ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    '--no-proxy-server',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
  ];
}

function run(
  program: string,
  args: readonly string[],
  profile: string,
  deadlineMs = 30_000,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: profile,
      env: { PATH: process.env['PATH'] ?? '', HOME: profile, LANG: 'C.UTF-8' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that its children end with it.
      detached: true,
    });
    const stdout: Buffer[] = [];
    let stderr = '';
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      killGroup(child.pid);
    }, deadlineMs);
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      stderr = (stderr + chunk.toString('utf8')).slice(-2000);
    });
    child.on('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      killGroup(child.pid);
      if (late) reject(new Error(`The browser was not ready after ${deadlineMs} ms.`));
      else if (code === 0) resolve(Buffer.concat(stdout).toString('utf8'));
      else reject(new Error(`The browser ended with ${String(code)}: ${lastLine(stderr)}`));
    });
  });
}

/** It complains of much that a server lacks; what it failed of comes last. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them have ended.
  }
}
