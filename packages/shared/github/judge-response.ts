import { isLostRace, type GraphqlError } from './http-failure.ts';

/** An answer of GitHub's API as far as retries depend on it. */
export interface ApiResponse {
  readonly status: number;
  /** Lower-case names. */
  header(name: string): string | null;
  /** GitHub's sentence; `''` when the body had none. */
  readonly message: string;
  readonly graphqlErrors: readonly GraphqlError[];
}

/** What an answer means for the request that caused it. */
export type Verdict =
  | { readonly kind: 'ok' }
  /** Refused before it was carried out: may be sent again after the wait, a mutation too. */
  | { readonly kind: 'limited'; readonly waitMs: number; readonly until: Date }
  /** The server failed; what it did is unknown. Only a read may be sent again. */
  | { readonly kind: 'transient'; readonly waitMs: number | undefined }
  | { readonly kind: 'denied' }
  | { readonly kind: 'refused' };

/**
 * Without a header GitHub asks for at least one minute after a secondary limit
 * (https://docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately).
 */
const SECONDARY_WAIT_MS = 60_000;
/** A primary limit is over one second after its reset at the latest; clocks have whole seconds. */
const RESET_MARGIN_MS = 1_000;

const SECONDARY = /secondary rate limit|abuse detection/i;
const TRANSIENT_MESSAGE = /^something went wrong|timed? ?out|temporarily unavailable/i;

/**
 * Judges one answer. Times are taken by the server's own `Date` where it gave one, so that a wrong
 * clock on the runner makes no wait too short.
 *
 * @param limitedBefore how often this request was refused by a limit already
 */
export function judgeResponse(
  response: ApiResponse,
  nowMs: number,
  limitedBefore: number,
): Verdict {
  const now = serverTime(response) ?? nowMs;
  if (isRateLimited(response)) {
    const waitMs = limitWait(response, now, limitedBefore);
    return { kind: 'limited', waitMs, until: new Date(now + waitMs) };
  }
  // Whatever stands in between adds its own: 520 to 527 leave what happened just as open as 502.
  if (response.status === 408 || response.status >= 500) {
    return { kind: 'transient', waitMs: retryAfter(response, now) };
  }
  if (response.status === 401 || response.status === 403) return { kind: 'denied' };
  if (response.status >= 300) return { kind: 'refused' };
  const [first] = response.graphqlErrors;
  if (first === undefined) return { kind: 'ok' };
  if (isLostRace(first)) return { kind: 'refused' };
  if (first.type === 'FORBIDDEN' || /resource not accessible by/i.test(first.message)) {
    return { kind: 'denied' };
  }
  if (first.type === undefined && TRANSIENT_MESSAGE.test(first.message)) {
    return { kind: 'transient', waitMs: undefined };
  }
  return { kind: 'refused' };
}

/** The server's clock at the answer, in milliseconds since the epoch. */
export function serverTime(response: Pick<ApiResponse, 'header'>): number | undefined {
  const value = response.header('date');
  const time = value === null ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? undefined : time;
}

function isRateLimited(response: ApiResponse): boolean {
  if (response.graphqlErrors.some(({ type }) => type === 'RATE_LIMITED' || type === 'RATE_LIMIT')) {
    return true;
  }
  if (response.status === 429) return true;
  if (response.status !== 403) return false;
  return (
    response.header('retry-after') !== null ||
    response.header('x-ratelimit-remaining') === '0' ||
    SECONDARY.test(response.message)
  );
}

function limitWait(response: ApiResponse, now: number, limitedBefore: number): number {
  const asked = retryAfter(response, now);
  if (asked !== undefined) return asked;
  const reset = response.header('x-ratelimit-reset');
  if (
    response.header('x-ratelimit-remaining') === '0' &&
    reset !== null &&
    /^\d{1,12}$/.test(reset)
  ) {
    return Math.max(Number(reset) * 1000 - now, 0) + RESET_MARGIN_MS;
  }
  return SECONDARY_WAIT_MS * 2 ** limitedBefore;
}

/** `Retry-After` as milliseconds: whole seconds or an HTTP-date (RFC 9110, 10.2.3). */
function retryAfter(response: ApiResponse, now: number): number | undefined {
  const value = response.header('retry-after')?.trim();
  if (value === undefined || value === '') return undefined;
  if (/^\d{1,9}$/.test(value)) return Math.max(Number(value), 1) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(at - now, 1_000);
}
