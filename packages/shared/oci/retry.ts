import { setTimeout as delay } from 'node:timers/promises';
import { ActionError } from '../action/action-error.ts';
import { ExchangeBroken, type HttpAnswer } from './transport.ts';

/** How often and how patiently an idempotent exchange is tried. */
export interface RetryPolicy {
  readonly attempts: number;
  sleep(ms: number): Promise<void>;
}

/**
 * Six tries over about 15 seconds, `Retry-After` aside; where nobody listens, three over about one.
 */
export const DEFAULT_RETRY: RetryPolicy = { attempts: 6, sleep: (ms) => delay(ms) };

const BASE_DELAY_MS = 500;
const MAX_RETRY_AFTER_MS = 60_000;
/** One operation waits no longer than this in all, whatever `Retry-After` asks for. */
const MAX_WAIT_MS = 120_000;
const ATTEMPTS_WITHOUT_CONNECTION = 3;
const LOOKS_UNTIL_SETTLED = 4;
const TRANSIENT = new Set([408, 429, 500, 502, 503, 504]);

/**
 * Runs an exchange until it brings an answer that is not transient. Only for what may be repeated
 * without harm: reads, uploads by digest, manifests.
 *
 * @param what the operation in words, for the message
 * @throws `E_UNREACHABLE` when every try ended in a broken connection, 429 or a server error
 */
export async function withRetry<Answer extends HttpAnswer>(
  what: string,
  policy: RetryPolicy,
  exchange: () => Promise<Answer>,
): Promise<Answer> {
  let last = '';
  let cause: unknown;
  let attempt = 0;
  let waited = 0;
  for (let most = policy.attempts; attempt < most;) {
    let wait = BASE_DELAY_MS * 2 ** attempt * (0.5 + Math.random() / 2);
    attempt++;
    try {
      const answer = await exchange();
      if (!TRANSIENT.has(answer.status)) return answer;
      last = `it answered ${answer.status}`;
      cause = undefined;
      most = policy.attempts;
      wait = Math.max(wait, retryAfter(answer));
    } catch (thrown) {
      if (!(thrown instanceof ExchangeBroken)) throw thrown;
      last = thrown.message;
      cause = thrown;
      most = attemptsAfter(thrown, policy);
    }
    waited += wait;
    if (attempt >= most || waited > MAX_WAIT_MS) break;
    await policy.sleep(wait);
  }
  const tries = attempt === 1 ? '1 try' : `${attempt} tries`;
  throw new ActionError(
    'E_UNREACHABLE',
    `${what}: no usable answer from the registry in ${tries}; ${last}.`,
    { cause },
  );
}

/**
 * Looks a few times more, over about three seconds, at what another writer may be about to change:
 * the file system driver of the CNCF registry writes links in place, so that a blob which is being
 * mounted once more is unknown for a moment (distribution v3.0, `filesystem/driver.go`, `PutContent`).
 *
 * @returns the first answer that is settled, or the last
 */
export async function untilSettled<Answer>(
  policy: RetryPolicy,
  look: () => Promise<Answer>,
  isSettled: (answer: Answer) => boolean,
): Promise<Answer> {
  const most = Math.min(policy.attempts, LOOKS_UNTIL_SETTLED);
  let answer = await look();
  for (let looks = 1; looks < most && !isSettled(answer); looks++) {
    await policy.sleep(BASE_DELAY_MS * 2 ** (looks - 1) * (0.5 + Math.random() / 2));
    answer = await look();
  }
  return answer;
}

function attemptsAfter({ tryAgain }: ExchangeBroken, { attempts }: RetryPolicy): number {
  if (tryAgain === 'never') return 1;
  return tryAgain === 'briefly' ? Math.min(attempts, ATTEMPTS_WITHOUT_CONNECTION) : attempts;
}

/** Milliseconds of `Retry-After` (RFC 9110 §10.2.3), in seconds or as a date; capped. */
export function retryAfter(answer: Pick<HttpAnswer, 'headers'>, now = Date.now()): number {
  const value = answer.headers['retry-after'];
  if (value === undefined) return 0;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), MAX_RETRY_AFTER_MS) : 0;
}
