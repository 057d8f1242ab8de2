import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { isLoopbackUrl } from '../action/runner.ts';

/** One HTTP exchange without redirects, retries or authentication. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes, or a stream whose length stands in the header `content-length`. */
  readonly body?: Uint8Array | Readable;
  /** Bytes of an answer's body beyond which the exchange is broken off. */
  readonly maxBody: number;
}

/** The whole answer; header names in lower case, repeated headers joined by `, `. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The seam between the registry client and the network. */
export type HttpSend = (request: HttpRequest) => Promise<HttpAnswer>;

/**
 * Artifact Registry answers federated tokens with more than 16 KiB of headers, Node's default
 * limit; only the option of the request itself (not the agent's) raises it.
 */
const MAX_HEADER_BYTES = 256 * 1024;

/** Silence on the socket after which an exchange is given up. */
const IDLE_MS = 60_000;

/** An answer's body may not trickle for longer than this, however large the request was. */
const BODY_MS = 120_000;

const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: 8 });
const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: 8 });

/** An exchange that brought no whole answer; may be tried again. */
export class ExchangeBroken extends Error {}

/**
 * Sends one request over TLS, or over plain http to the loopback interface.
 *
 * @throws {@link ExchangeBroken} when no complete answer came; other errors are the body stream's
 */
export const httpSend: HttpSend = async (request) => {
  if (request.url.protocol !== 'https:' && !isLoopbackUrl(request.url.href)) {
    throw new ExchangeBroken('plain http is allowed to the loopback interface only');
  }
  const secure = request.url.protocol === 'https:';
  const outgoing = (secure ? httpsRequest : httpRequest)(request.url, {
    method: request.method,
    agent: secure ? httpsAgent : httpAgent,
    headers: { 'user-agent': 'gitops-actions', ...request.headers },
    maxHeaderSize: MAX_HEADER_BYTES,
    timeout: IDLE_MS,
  });
  outgoing.on('timeout', () => {
    outgoing.destroy(new Error(`no byte for ${IDLE_MS / 1000} s`));
  });
  const answer = new Promise<HttpAnswer>((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      readBody(incoming, request.maxBody).then((body) => {
        resolve({ status: incoming.statusCode ?? 0, headers: flatten(incoming), body });
      }, reject);
    });
  });
  let streamFailure: Error | undefined;
  if (request.body === undefined || request.body instanceof Uint8Array) {
    outgoing.end(request.body);
  } else {
    const source = request.body;
    source.once('error', (failure: Error) => {
      streamFailure ??= failure;
    });
    // A refused upload ends the pipeline early; the answer, not the pipeline, tells why.
    pipeline(source, outgoing).catch(() => undefined);
  }
  try {
    return await answer;
  } catch (cause) {
    if (streamFailure !== undefined && !isPrematureClose(streamFailure)) throw streamFailure;
    throw new ExchangeBroken(cause instanceof Error ? cause.message : String(cause), { cause });
  } finally {
    // An answer that came before the whole body was sent: what is left of it must not linger.
    if (!outgoing.writableFinished) outgoing.destroy();
  }
};

async function readBody(incoming: IncomingMessage, maxBody: number): Promise<Buffer> {
  const deadline = setTimeout(() => {
    incoming.destroy(new Error(`the answer took longer than ${BODY_MS / 1000} s`));
  }, BODY_MS);
  try {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBody) throw new Error(`the answer is larger than ${maxBody} bytes`);
      chunks.push(chunk);
    }
    if (!incoming.complete) throw new Error('the answer was cut off');
    return Buffer.concat(chunks);
  } finally {
    clearTimeout(deadline);
  }
}

function flatten(incoming: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    if (values !== undefined) headers[name] = values.join(', ');
  }
  return headers;
}

function isPrematureClose(failure: unknown): boolean {
  return (
    typeof failure === 'object' &&
    failure !== null &&
    'code' in failure &&
    failure.code === 'ERR_STREAM_PREMATURE_CLOSE'
  );
}
