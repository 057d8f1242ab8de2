import { setTimeout as delay } from 'node:timers/promises';
import { ActionError } from '../action/action-error.ts';

/** One POST to a Google token service. Its URL carries no secret. */
export interface TokenRequest {
  /** The service's name in messages. */
  readonly service: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the service answered, whatever the status below 500. */
export interface TokenAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** The service's own words for a refusal; without control characters, at most 500 characters. */
  readonly reason: string;
}

const ATTEMPTS = 4;
const TIMEOUT_MS = 15_000;
const BASE_DELAY_MS = 500;

/**
 * Sends the request, again after a broken connection, 429 or a server error: asking for another
 * token changes nothing. Redirects are not followed, for the request carries a token.
 *
 * @throws `E_UNREACHABLE` after {@link ATTEMPTS} tries
 */
export async function postForToken(
  request: TokenRequest,
  sleep: (ms: number) => Promise<void> = (ms) => delay(ms),
): Promise<TokenAnswer> {
  let last = '';
  let cause: unknown;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (attempt > 0) await sleep(BASE_DELAY_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2));
    try {
      const response = await fetch(request.url, {
        method: 'POST',
        headers: request.headers,
        body: request.body,
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      const text = await response.text();
      if (response.status !== 429 && response.status < 500) {
        return { status: response.status, ...readAnswer(text) };
      }
      last = `it answered ${response.status}: ${readAnswer(text).reason}`;
      cause = undefined;
    } catch (thrown) {
      last = describe(thrown);
      cause = thrown;
    }
  }
  const { host } = new URL(request.url);
  throw new ActionError(
    'E_UNREACHABLE',
    `${capitalised(request.service)} at ${host} could not be reached in ${ATTEMPTS} tries; ${last}`,
    { cause },
  );
}

function readAnswer(text: string): Pick<TokenAnswer, 'body' | 'reason'> {
  let body: Readonly<Record<string, unknown>> = {};
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === 'object' && parsed !== null) body = { ...parsed };
  } catch {
    // Not JSON: a proxy's or load balancer's page; its text is the reason.
  }
  // RFC 6749 §5.2 puts strings into `error` and `error_description`; IAM puts an object into `error`.
  const { error, error_description: description } = body;
  const nested =
    typeof error === 'object' && error !== null && 'message' in error ? error.message : undefined;
  const reason = [description, nested, error].find((item) => typeof item === 'string');
  return { body, reason: oneLine(typeof reason === 'string' ? reason : text) };
}

function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ').slice(0, 500);
}

function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  return thrown.cause instanceof Error ? thrown.cause.message : thrown.message;
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
