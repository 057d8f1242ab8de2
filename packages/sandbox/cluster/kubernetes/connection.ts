import { Agent, request } from 'node:https';

/** Where an API server listens and who asks. */
export interface Endpoint {
  /** `https://127.0.0.1:<port>` */
  readonly url: string;
  /** PEM. */
  readonly certificateAuthority: string;
  readonly token: string;
}

/** One request; the body is sent as it is. */
export interface ApiRequest {
  readonly method: string;
  /** With query. */
  readonly path: string;
  readonly contentType?: string;
  readonly body?: string;
}

/** The answer, whatever its status. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
}

export interface Connection {
  send(request: ApiRequest): Promise<ApiAnswer>;
  close(): void;
}

/** A server that answers nothing this long is not going to. */
const SILENCE_MS = 60_000;

/** Requests to one API server over connections that stay open. */
export function connectTo(endpoint: Endpoint): Connection {
  const agent = new Agent({ ca: endpoint.certificateAuthority, keepAlive: true });
  return {
    send: ({ method, path, contentType, body }) =>
      new Promise((resolve, reject) => {
        const headers: Record<string, string> = {
          accept: 'application/json',
          authorization: `Bearer ${endpoint.token}`,
        };
        if (body !== undefined) {
          headers['content-type'] = contentType ?? 'application/json';
          headers['content-length'] = String(Buffer.byteLength(body));
        }
        const call = request(`${endpoint.url}${path}`, { agent, method, headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('error', reject);
          response.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({ status: response.statusCode ?? 0, body: text });
          });
        });
        call.setTimeout(SILENCE_MS, () =>
          call.destroy(new Error(`${method} ${path} was not answered.`)),
        );
        call.on('error', reject);
        call.end(body);
      }),
    close: () => {
      agent.destroy();
    },
  };
}
