import {
  Agent as HttpAgent,
  type ClientRequest,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ActionError } from '../action/action-error.ts';
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

/** An answer whose content comes as it is read, if it is a 200; every other one is there in full. */
export interface HttpOpened extends HttpAnswer {
  /**
   * To be read to its end or given up (`return`), for it holds a connection. It throws
   * {@link ExchangeBroken} where it breaks off.
   */
  readonly content?: AsyncGenerator<Buffer, void>;
}

/** The same seam for what may be too large for the memory. */
export type HttpOpen = (request: Omit<HttpRequest, 'body'>) => Promise<HttpOpened>;

/**
 * Artifact Registry answers federated tokens with more than 16 KiB of headers, Node's default
 * limit; only the option of the request itself (not the agent's) raises it.
 */
const MAX_HEADER_BYTES = 256 * 1024;

/** Silence on the socket after which an exchange is given up. */
const IDLE_MS = 60_000;

/** The same for a streamed upload: a registry may store gigabytes before it says a word. */
const STORING_MS = 600_000;

/** An answer's body may not trickle for longer than this, however large the request was. */
const BODY_MS = 120_000;

/** Four blobs that are copied within one registry hold two connections each, and tokens need some. */
const MAX_SOCKETS = 12;
const httpAgent = new HttpAgent({ keepAlive: true, maxSockets: MAX_SOCKETS });
const httpsAgent = new HttpsAgent({ keepAlive: true, maxSockets: MAX_SOCKETS });

/**
 * What another try may bring: `often` after a connection that broke, `briefly` when none came about
 * (nobody listens there, or there is no such host), `never` when it would end the same way.
 */
export type TryAgain = 'often' | 'briefly' | 'never';

/** An exchange that brought no whole answer. */
export class ExchangeBroken extends Error {
  readonly tryAgain: TryAgain;

  constructor(message: string, options: { cause?: unknown; tryAgain?: TryAgain } = {}) {
    super(message, { cause: options.cause });
    this.tryAgain = options.tryAgain ?? 'often';
  }
}

const NO_CONNECTION = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH']);
/** Certificates that do not hold (OpenSSL's and Node's names), and headers beyond our limit. */
const FINAL =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_|HPE_HEADER_OVERFLOW$)/;

/** A failure of the connection, with what its code says about another try. */
export function brokenBy(cause: unknown): ExchangeBroken {
  const { code = '', message = '' } = (cause ?? {}) as { code?: unknown; message?: unknown };
  const name = typeof code === 'string' ? code : '';
  return new ExchangeBroken(typeof message === 'string' && message !== '' ? message : name, {
    cause,
    tryAgain: NO_CONNECTION.has(name) ? 'briefly' : FINAL.test(name) ? 'never' : 'often',
  });
}

/**
 * Sends one request over TLS, or over plain http to the loopback interface.
 *
 * @throws {@link ExchangeBroken} when no complete answer came; `E_REGISTRY` when it is too large;
 *   other errors are the body stream's
 */
export const httpSend: HttpSend = async (request) => {
  const streamed = request.body !== undefined && !(request.body instanceof Uint8Array);
  const outgoing = startRequest(request, streamed ? STORING_MS : IDLE_MS);
  const answer = new Promise<HttpAnswer>((resolve, reject) => {
    outgoing.on('error', reject);
    outgoing.on('response', (incoming) => {
      readBody(incoming, request.maxBody, request.url.host).then((body) => {
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
    if (cause instanceof ActionError) throw cause;
    throw brokenBy(cause);
  } finally {
    // An answer that came before the whole body was sent: what is left of it must not linger.
    if (!outgoing.writableFinished) outgoing.destroy();
  }
};

/**
 * Sends a request without a body, under the same rules, and hands a 200 on as it comes.
 *
 * @throws as {@link httpSend}
 */
export const httpOpen: HttpOpen = async (request) => {
  const outgoing = startRequest(request, IDLE_MS);
  try {
    const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.on('error', reject);
      outgoing.on('response', resolve);
      outgoing.end();
    });
    const answer = { status: incoming.statusCode ?? 0, headers: flatten(incoming) };
    if (answer.status === 200) {
      return { ...answer, body: Buffer.alloc(0), content: contentOf(incoming) };
    }
    return { ...answer, body: await readBody(incoming, request.maxBody, request.url.host) };
  } catch (cause) {
    if (cause instanceof ActionError) throw cause;
    throw brokenBy(cause);
  }
};

async function* contentOf(incoming: IncomingMessage): AsyncGenerator<Buffer, void> {
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) yield chunk;
  } catch (cause) {
    throw brokenBy(cause);
  }
  if (!incoming.complete) throw new ExchangeBroken('the answer was cut off');
}

function startRequest(request: HttpRequest, idleMs: number): ClientRequest {
  if (request.url.protocol !== 'https:' && !isLoopbackUrl(request.url.href)) {
    throw new ExchangeBroken('plain http is allowed to the loopback interface only', {
      tryAgain: 'never',
    });
  }
  const secure = request.url.protocol === 'https:';
  const outgoing = (secure ? httpsRequest : httpRequest)(request.url, {
    method: request.method,
    agent: secure ? httpsAgent : httpAgent,
    headers: { 'user-agent': 'gitops-actions', ...request.headers },
    maxHeaderSize: MAX_HEADER_BYTES,
    timeout: idleMs,
  });
  outgoing.on('timeout', () => {
    outgoing.destroy(new Error(`no byte for ${idleMs / 1000} s`));
  });
  return outgoing;
}

async function readBody(incoming: IncomingMessage, maxBody: number, host: string): Promise<Buffer> {
  const deadline = setTimeout(() => {
    incoming.destroy(new Error(`the answer took longer than ${BODY_MS / 1000} s`));
  }, BODY_MS);
  try {
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      length += chunk.length;
      if (length > maxBody) {
        throw new ActionError(
          'E_REGISTRY',
          `${host} sent more than the ${maxBody} bytes that such an answer may have.`,
        );
      }
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
