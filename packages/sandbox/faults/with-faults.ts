import { IncomingMessage } from 'node:http';
import type { RequestListener, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { ResponseCapture, replay } from './captured-response.ts';
import type { CapturedResponse, FaultAction, FaultPlan } from './fault-plan.ts';

export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void> | void;

/**
 * Puts a fault plan in front of a server's handler. Without a plan, or where no rule hits, requests
 * and responses stream as they would. A handler that throws is answered with 500 and its message:
 * a defect of the sandbox must be seen, not guessed.
 */
export function withFaults(plan: FaultPlan | undefined, handler: Handler): RequestListener {
  return (request, response) => {
    void meet(plan, handler, request, response).catch((error: unknown) => {
      failLoudly(response, error);
    });
  };
}

async function meet(
  plan: FaultPlan | undefined,
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (plan === undefined) {
    await handler(request, response);
    return;
  }
  const body = plan.readsBody ? await readBody(request) : undefined;
  const url = new URL(request.url ?? '/', 'http://sandbox');
  const action = plan.decide({
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body,
  });
  if (action === undefined) {
    await handler(body === undefined ? request : replayed(request, body), response);
    return;
  }
  await perform(action, handler, request, response, body);
}

async function perform(
  action: FaultAction,
  handler: Handler,
  request: IncomingMessage,
  response: ServerResponse,
  known: Buffer | undefined,
): Promise<void> {
  // Read to the end first: the client must have sent its request for it to get lost on the way back.
  const body = known ?? (await readBody(request));
  const handle = (): Promise<CapturedResponse> => capture(handler, replayed(request, body));
  switch (action.kind) {
    case 'drop-request':
      request.socket.destroy();
      return;
    case 'drop-response':
      await handle();
      request.socket.destroy();
      return;
    case 'delay': {
      const wait = async (): Promise<void> => {
        if (action.until === undefined) await sleep(action.ms ?? 0);
        else await action.until;
      };
      if (action.when !== 'after') await wait();
      const answer = await handle();
      if (action.when === 'after') await wait();
      replay(answer, response);
      return;
    }
    case 'duplicate': {
      const first = await handle();
      const second = await handle();
      replay(action.answer === 'first' ? first : second, response);
      return;
    }
    case 'status': {
      const text = typeof action.body === 'object' ? JSON.stringify(action.body) : action.body;
      if (typeof action.body === 'object') response.setHeader('content-type', 'application/json');
      response.writeHead(action.status, { ...action.headers });
      response.end(text ?? '');
      return;
    }
    case 'transform':
      replay(action.transform(await handle()), response);
  }
}

async function capture(handler: Handler, request: IncomingMessage): Promise<CapturedResponse> {
  const response = new ResponseCapture(request);
  try {
    await handler(request, response);
  } catch (error) {
    failLoudly(response, error);
  }
  return response.captured;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The same request with its body unread again. */
function replayed(request: IncomingMessage, body: Buffer): IncomingMessage {
  const copy = new IncomingMessage(request.socket);
  copy.method = request.method ?? 'GET';
  copy.url = request.url ?? '/';
  copy.httpVersion = request.httpVersion;
  copy.httpVersionMajor = request.httpVersionMajor;
  copy.httpVersionMinor = request.httpVersionMinor;
  copy.rawHeaders = request.rawHeaders;
  copy.headers = request.headers;
  copy.complete = true;
  copy.push(body);
  copy.push(null);
  return copy;
}

function failLoudly(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(`The sandbox failed: ${message}\n`);
}
