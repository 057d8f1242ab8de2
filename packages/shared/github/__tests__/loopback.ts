import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createGitHub, type GitHub, type GitHubOptions } from '../client.ts';
import { createWaitBudget } from '../wait-budget.ts';

/** One scripted answer; `drop` cuts the connection instead. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly text?: string;
  readonly drop?: 'before' | 'within';
}

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** The client's end of the connection. */
  readonly port: number | undefined;
}

export interface Bench {
  readonly url: string;
  readonly received: Received[];
  /** What the client waited, in milliseconds; nothing really waits. */
  readonly waits: number[];
  client(options?: Partial<GitHubOptions>, maxWaitMs?: number): GitHub;
  close(): Promise<void>;
}

/** An HTTP server on the loopback that answers by a script; the last answer repeats. */
export async function openBench(answers: readonly Answer[]): Promise<Bench> {
  const received: Received[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const answer = answers[Math.min(received.length, answers.length - 1)] ?? {};
      const { method = '', url = '', headers } = request;
      received.push({ method, url, headers, body, port: request.socket.remotePort });
      reply(request, response, answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const waits: number[] = [];
  return {
    url,
    received,
    waits,
    client: (options = {}, maxWaitMs = 120_000) =>
      createGitHub({
        apiUrl: url,
        graphqlUrl: `${url}/graphql`,
        token: 'canary-token',
        log: { debug: () => undefined, info: () => undefined, warning: () => undefined },
        random: () => 0.5,
        budget: createWaitBudget(maxWaitMs, (ms) => {
          waits.push(ms);
          return Promise.resolve();
        }),
        ...options,
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function reply(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (answer.drop === 'before') {
    request.socket.destroy();
    return;
  }
  response.sendDate = false;
  response.writeHead(answer.status ?? 200, {
    'content-type': 'application/json',
    ...answer.headers,
  });
  if (answer.drop === 'within') {
    response.write('{"half":');
    setImmediate(() => request.socket.destroy());
    return;
  }
  response.end(answer.text ?? (answer.json === undefined ? '' : JSON.stringify(answer.json)));
}
