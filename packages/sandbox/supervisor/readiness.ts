import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process that is being waited for; `exited` settles when it has ended. */
export interface WaitedProcess {
  readonly name: string;
  readonly logFile: string;
  readonly running: boolean;
}

/** Where to knock: a URL, or a path behind a unix socket. */
export interface HttpTarget {
  readonly url: string;
  readonly socketPath?: string;
}

const POLL_MS = 20;

/** A TCP port on the loopback interface that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port was given to us.');
  return address.port;
}

/** Length limit of a unix socket's path on macOS, including the final zero byte; Linux has 108. */
const MAX_SOCKET_PATH = 104;

/** The path, if a unix socket can have it. */
export function assertSocketPath(path: string): string {
  if (Buffer.byteLength(path) < MAX_SOCKET_PATH) return path;
  throw new Error(
    `${path} is too long for a unix socket: put the sandbox into a folder with a shorter name.`,
  );
}

/** Waits until the target answers with any status below 500. */
export async function waitForHttp(
  target: HttpTarget,
  process: WaitedProcess,
  timeoutMs = 60_000,
): Promise<void> {
  await waitUntil(process, timeoutMs, async () => {
    const status = await knock(target);
    return status !== undefined && status < 500;
  });
}

/** Waits until `ready` says so; a process that ends before is reported with the end of its log. */
export async function waitUntil(
  process: WaitedProcess,
  timeoutMs: number,
  ready: () => Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    if (await ready()) return;
    if (!process.running) {
      throw new Error(`${process.name} ended before it was ready.\n${logTail(process.logFile)}`);
    }
    if (Date.now() > deadline) {
      const seconds = String(Math.round(timeoutMs / 1000));
      throw new Error(
        `${process.name} was not ready within ${seconds} s.\n${logTail(process.logFile)}`,
      );
    }
    await sleep(POLL_MS);
  }
}

function knock(target: HttpTarget): Promise<number | undefined> {
  return new Promise((resolve) => {
    const call = request(
      target.url,
      { agent: false, ...(target.socketPath !== undefined && { socketPath: target.socketPath }) },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    call.setTimeout(2000, () => call.destroy());
    call.on('error', () => {
      resolve(undefined);
    });
    call.end();
  });
}

function logTail(file: string): string {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-12).join('\n');
  } catch {
    return '';
  }
}
