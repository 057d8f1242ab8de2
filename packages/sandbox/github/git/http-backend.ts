import { spawn } from 'node:child_process';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gitEnvironment } from './git-command.ts';

export interface Backend {
  readonly projectRoot: string;
  /** `/owner/name.git/info/refs` and so on: below the project root. */
  readonly pathInfo: string;
  readonly query: string;
  readonly user: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Answers with the real `git http-backend`, streaming both ways; ending the response is the caller's. Gives the HTTP status. */
export function runHttpBackend(
  backend: Backend,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  const header = (name: string): string => String(request.headers[name] ?? '');
  const child = spawn('git', ['http-backend'], {
    env: {
      ...gitEnvironment(),
      ...backend.environment,
      GIT_PROJECT_ROOT: backend.projectRoot,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method ?? 'GET',
      PATH_INFO: backend.pathInfo,
      QUERY_STRING: backend.query,
      CONTENT_TYPE: header('content-type'),
      CONTENT_LENGTH: header('content-length'),
      HTTP_CONTENT_ENCODING: header('content-encoding'),
      GIT_PROTOCOL: header('git-protocol'),
      REMOTE_USER: backend.user,
      REMOTE_ADDR: '127.0.0.1',
    },
  });
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on('error', () => undefined);
  request.pipe(child.stdin);
  // A client that goes away in the middle must not leave git waiting for the rest.
  response.on('close', () => {
    if (!response.writableFinished) child.stdin.destroy();
  });

  return new Promise((resolve, reject) => {
    let head: Buffer | undefined = Buffer.alloc(0);
    let status = 200;
    child.stdout.on('data', (chunk: Buffer) => {
      if (head === undefined) {
        if (!response.write(chunk)) {
          child.stdout.pause();
          response.once('drain', () => child.stdout.resume());
        }
        return;
      }
      head = Buffer.concat([head, chunk]);
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      status = writeCgiHead(head.toString('latin1', 0, end), response);
      const rest = head.subarray(end + 4);
      head = undefined;
      if (rest.length > 0) response.write(rest);
    });
    child.on('error', reject);
    child.on('close', (code) => {
      if (head !== undefined) {
        const reason = Buffer.concat(stderr).toString('utf8').trim();
        reject(new Error(`git http-backend gave no answer (${String(code)}): ${reason}`));
        return;
      }
      resolve(status);
    });
  });
}

function writeCgiHead(head: string, response: ServerResponse): number {
  let status = 200;
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon);
    const value = line.slice(colon + 1).trim();
    if (name.toLowerCase() === 'status') status = Number.parseInt(value, 10);
    else response.setHeader(name, value);
  }
  response.writeHead(status);
  return status;
}
