import type { ApiAnswer, ApiRequest } from './connection.ts';

/** An answer of the API server that is no success, with the server's own sentence. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  /** `NotFound`, `Invalid`, `Forbidden`, … */
  readonly reason: string;

  constructor(request: Pick<ApiRequest, 'method' | 'path'>, answer: ApiAnswer) {
    const { message, reason } = statusOf(answer.body);
    super(`${request.method} ${request.path}: ${String(answer.status)} ${message}`);
    this.status = answer.status;
    this.reason = reason;
  }
}

function statusOf(body: string): { readonly message: string; readonly reason: string } {
  try {
    const status = JSON.parse(body) as { readonly message?: unknown; readonly reason?: unknown };
    return { message: String(status.message), reason: String(status.reason) };
  } catch {
    return { message: body.slice(0, 500), reason: '' };
  }
}
