import { ServerResponse } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeader, OutgoingHttpHeaders } from 'node:http';
import type { CapturedResponse } from './fault-plan.ts';

type Headers = OutgoingHttpHeaders | OutgoingHttpHeader[];

/** A response that goes nowhere: what the handler writes is collected, so that it can be lost, repeated or changed. */
export class ResponseCapture extends ServerResponse {
  readonly captured: Promise<CapturedResponse>;
  readonly #chunks: Buffer[] = [];
  readonly #resolve: (response: CapturedResponse) => void;
  #done = false;

  constructor(request: IncomingMessage) {
    super(request);
    const { promise, resolve } = Promise.withResolvers<CapturedResponse>();
    this.captured = promise;
    this.#resolve = resolve;
  }

  override writeHead(status: number, reason?: string | Headers, headers?: Headers): this {
    this.statusCode = status;
    const given = typeof reason === 'string' ? headers : (headers ?? reason);
    if (Array.isArray(given)) {
      for (let index = 0; index + 1 < given.length; index += 2) {
        this.appendHeader(String(given[index]), String(given[index + 1]));
      }
    } else {
      for (const [name, value] of Object.entries(given ?? {})) {
        if (value !== undefined) this.setHeader(name, value);
      }
    }
    return this;
  }

  override flushHeaders(): void {
    // Nothing to flush to.
  }

  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    this.#collect(chunk, encoding);
    settle(encoding, callback);
    return true;
  }

  override end(chunk?: unknown, encoding?: unknown, callback?: unknown): this {
    if (this.#done) return this;
    this.#done = true;
    if (typeof chunk !== 'function') this.#collect(chunk, encoding);
    this.#resolve({
      status: this.statusCode,
      headers: presentHeaders(this.getHeaders()),
      body: Buffer.concat(this.#chunks),
    });
    settle(chunk, encoding, callback);
    process.nextTick(() => {
      this.emit('finish');
      this.emit('close');
    });
    return this;
  }

  override destroy(error?: Error): this {
    if (!this.#done) {
      this.#done = true;
      this.#resolve({
        status: 500,
        headers: {},
        body: Buffer.from(error === undefined ? 'The handler broke off.' : error.message),
      });
      process.nextTick(() => this.emit('close'));
    }
    return this;
  }

  #collect(chunk: unknown, encoding: unknown): void {
    if (typeof chunk === 'string') {
      this.#chunks.push(
        Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'),
      );
    } else if (chunk instanceof Uint8Array || Buffer.isBuffer(chunk)) {
      this.#chunks.push(Buffer.from(chunk));
    }
  }
}

/** Calls the callback wherever the overloads of write and end have put it. */
function settle(...candidates: readonly unknown[]): void {
  const callback = candidates.find((candidate) => typeof candidate === 'function');
  if (callback !== undefined) process.nextTick(callback);
}

function presentHeaders(headers: OutgoingHttpHeaders): CapturedResponse['headers'] {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** Sends a captured response; lengths and encodings that no longer fit the body are left out. */
export function replay(captured: CapturedResponse, response: ServerResponse): void {
  for (const [name, value] of Object.entries(captured.headers)) {
    if (['content-length', 'transfer-encoding', 'connection'].includes(name.toLowerCase()))
      continue;
    response.setHeader(name, value);
  }
  response.writeHead(captured.status);
  response.end(captured.body);
}
