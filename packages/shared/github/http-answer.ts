import type { GraphqlError } from './http-failure.ts';
import type { ApiResponse } from './judge-response.ts';

/**
 * The body as JSON; `undefined` for none, and for the error page of something in between.
 *
 * @throws an `Error` for a success that is not JSON
 */
export function parseJson(text: string, ok: boolean): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (ok) throw new Error('the answer is not JSON', { cause });
    return undefined; // an error page of something in between; the status says enough
  }
}

/** The parts of an answer that decide what becomes of its request. */
export function describeAnswer(answer: Response, json: unknown): ApiResponse {
  const body = isRecord(json) ? json : {};
  const errors = Array.isArray(body['errors']) ? (body['errors'] as unknown[]) : [];
  const graphqlErrors = 'data' in body || answer.ok ? errors.filter(isGraphqlError) : [];
  const message = typeof body['message'] === 'string' ? body['message'] : '';
  return {
    status: answer.status,
    header: (name) => answer.headers.get(name),
    message: message === '' ? (graphqlErrors[0]?.message ?? '') : message,
    graphqlErrors,
  };
}

/** Whether the value is a JSON object. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isGraphqlError(value: unknown): value is GraphqlError {
  return isRecord(value) && typeof value['message'] === 'string';
}

/** Why there was no answer. `fetch failed` says nothing; its cause (`ECONNREFUSED`, …) does. */
export function reasonOf(thrown: unknown): string {
  if (!isRecord(thrown)) return String(thrown);
  if (thrown['name'] === 'TimeoutError') return 'no answer in time';
  const { cause } = thrown;
  const said = isRecord(cause) ? (cause['code'] ?? cause['message']) : thrown['message'];
  return typeof said === 'string' && said !== '' ? said : 'no reason given';
}
