import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';

/** Hands a request to the server behind a unix socket and its answer back, both streamed. */
export function forward(
  socketPath: string,
  path: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const headers = { ...request.headers };
  delete headers.authorization; // the login ends here
  // Never `close`, which is also what `agent: false` would say: the registry closes its end with the
  // answer, and Node's empty last write to a closed unix socket is EPIPE, by which the answer is lost.
  headers.connection = 'keep-alive';
  return new Promise((resolve, reject) => {
    const upstream = httpRequest(
      { socketPath, path, method: request.method ?? 'GET', headers, agent: false },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, withoutHopHeaders(answer));
        answer.pipe(response);
        answer.on('error', reject);
        answer.on('end', resolve);
      },
    );
    upstream.on('error', reject);
    // A client that gave up must not leave an upload open behind us.
    response.on('close', () => {
      if (!response.writableFinished) upstream.destroy();
      resolve();
    });
    request.on('error', () => upstream.destroy());
    request.pipe(upstream);
  });
}

/** All headers of an answer but those that belong to one connection. */
function withoutHopHeaders(answer: IncomingMessage): IncomingMessage['headers'] {
  const headers = { ...answer.headers };
  delete headers.connection;
  delete headers['keep-alive'];
  delete headers['transfer-encoding'];
  return headers;
}
