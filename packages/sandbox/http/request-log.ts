import { appendFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';

/** One request that a server of the sandbox answered. Neither headers nor bodies are kept. */
export interface LoggedRequest {
  readonly method: string;
  /** Path with query. */
  readonly url: string;
  readonly status: number;
  /** On whose behalf, where the server knows. */
  readonly identity?: string;
}

/** The requests of one server, in the order in which they were answered. */
export interface RequestLog {
  readonly requests: readonly LoggedRequest[];
  /** Notes the request when its answer has been sent, whole or not. */
  note(request: IncomingMessage, response: ServerResponse, identity?: string): void;
}

/** Keeps the requests in memory and, as JSON lines, in `file`. */
export function createRequestLog(file?: string): RequestLog {
  const requests: LoggedRequest[] = [];
  return {
    requests,
    note: (request, response, identity) => {
      response.once('close', () => {
        const entry: LoggedRequest = {
          method: request.method ?? '',
          url: request.url ?? '',
          status: response.statusCode,
          ...(identity !== undefined && { identity }),
        };
        requests.push(entry);
        if (file === undefined) return;
        try {
          appendFileSync(file, `${JSON.stringify(entry)}\n`);
        } catch {
          // The sandbox's folder is being removed.
        }
      });
    },
  };
}
