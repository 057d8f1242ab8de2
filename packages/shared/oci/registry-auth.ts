import { ActionError } from '../action/action-error.ts';
import { isLoopbackUrl } from '../action/runner.ts';
import { type Challenge, parseChallenge } from './challenge.ts';
import { refusedBy } from './registry-errors.ts';
import { type RetryPolicy, withRetry } from './retry.ts';
import type { HttpAnswer, HttpSend } from './transport.ts';

/** A user name and password; `expiresAt` when the password stops working. */
export interface RegistryLogin {
  readonly username: string;
  readonly password: string;
  readonly expiresAt?: Date;
}

/** What is to be done to a repository. */
export type RegistryScope = 'pull' | 'pull,push';

/** What an operation needs to be allowed. */
export interface RegistryAccess {
  readonly path: string;
  readonly scope: RegistryScope;
  /** Another repository that is read: the source of a mount. */
  readonly from?: string;
}

/** What the authoriser needs. */
export interface RegistryAuthOptions {
  /** Host as written in references, for messages. */
  readonly domain: string;
  /** Asked again whenever the last answer has expired; `undefined` = anonymous. */
  login(): Promise<RegistryLogin | undefined>;
  mask(secret: string): void;
  readonly send: HttpSend;
  readonly retry: RetryPolicy;
}

/** Adds to requests what the registry's challenge asked for. */
export interface RegistryAuth {
  /** The value of `Authorization` for an operation; `undefined` while nothing was asked for. */
  header(access: RegistryAccess): Promise<string | undefined>;
  /**
   * Takes note of a 401: learns the challenge, and forgets what was just refused.
   *
   * @returns whether another try can help
   */
  refused(answer: HttpAnswer, access: RegistryAccess, sent: string | undefined): boolean;
}

interface Ticket {
  readonly header: string | undefined;
  readonly expiresAt: number;
}

/** A ticket that is being issued, or `ticket` once it is there. */
interface KeptTicket {
  readonly promise: Promise<Ticket>;
  ticket: Ticket | undefined;
}

/** Renew this long before the end, so that a request does not outlive its token on the way. */
const MARGIN_MS = 20_000;
/** The token specification's default where `expires_in` is missing. */
const DEFAULT_TOKEN_SECONDS = 60;
const MAX_TOKEN_ANSWER = 1024 * 1024;

/**
 * Anonymous, Basic and Bearer authentication
 * (https://distribution.github.io/distribution/spec/auth/token/). Tickets are kept by repository
 * and scope, shared by parallel requests, and asked for anew when they expire or are refused.
 */
export function createRegistryAuth(options: RegistryAuthOptions): RegistryAuth {
  let challenge: Challenge | undefined;
  let login: Promise<RegistryLogin | undefined> | undefined;
  let loginExpiresAt = Number.POSITIVE_INFINITY;
  const tickets = new Map<string, KeptTicket>();

  const currentLogin = async (): Promise<RegistryLogin | undefined> => {
    if (Date.now() > loginExpiresAt - MARGIN_MS) login = undefined;
    login ??= options.login();
    try {
      const found = await login;
      loginExpiresAt = found?.expiresAt?.getTime() ?? Number.POSITIVE_INFINITY;
      return found;
    } catch (thrown) {
      login = undefined;
      throw thrown;
    }
  };

  const issue = async (access: RegistryAccess): Promise<Ticket> => {
    if (challenge === undefined) return { header: undefined, expiresAt: Infinity };
    const who = await currentLogin();
    if (challenge.scheme === 'bearer') return fetchToken(challenge, who, access, options);
    if (who === undefined) {
      throw new ActionError('E_REGISTRY_AUTH', `${options.domain} wants a user name and password.`);
    }
    return { header: basic(who), expiresAt: loginExpiresAt };
  };

  const keep = (key: string, promise: Promise<Ticket>): KeptTicket => {
    const kept: KeptTicket = { promise, ticket: undefined };
    tickets.set(key, kept);
    promise.then(
      (ticket) => {
        kept.ticket = ticket;
      },
      () => {
        if (tickets.get(key) === kept) tickets.delete(key);
      },
    );
    return kept;
  };

  return {
    async header(access) {
      const key = scopesOf(access).join(' ');
      let kept = tickets.get(key);
      if (kept?.ticket !== undefined && Date.now() > kept.ticket.expiresAt - MARGIN_MS) {
        kept = undefined;
      }
      kept ??= keep(key, issue(access));
      return (await kept.promise).header;
    },
    refused(answer, access, sent) {
      const asked = parseChallenge(answer.headers['www-authenticate']);
      if (asked !== undefined) challenge = asked;
      const key = scopesOf(access).join(' ');
      const kept = tickets.get(key);
      // A parallel request may have renewed the ticket already; then that one is used.
      if (kept?.ticket !== undefined && kept.ticket.header === sent) {
        tickets.delete(key);
        if (sent !== undefined) login = undefined;
      }
      return challenge !== undefined;
    },
  };
}

async function fetchToken(
  challenge: Extract<Challenge, { scheme: 'bearer' }>,
  who: RegistryLogin | undefined,
  access: RegistryAccess,
  options: RegistryAuthOptions,
): Promise<Ticket> {
  const what = `Token for ${options.domain}/${access.path} (${access.scope})`;
  if (!URL.canParse(challenge.realm)) {
    throw new ActionError('E_REGISTRY', `${what}: the realm is not a URL.`);
  }
  const url = new URL(challenge.realm);
  const local = isLoopbackUrl(url.href) && isLoopbackUrl(`http://${options.domain}/`);
  if (url.protocol !== 'https:' && !local) {
    throw new ActionError('E_REGISTRY', `${what}: the realm is not https.`);
  }
  if (challenge.service !== undefined) url.searchParams.set('service', challenge.service);
  url.searchParams.delete('scope');
  for (const scope of scopesOf(access)) url.searchParams.append('scope', scope);
  const answer = await withRetry(what, options.retry, () =>
    options.send({
      method: 'GET',
      url,
      headers: who === undefined ? {} : { authorization: basic(who) },
      maxBody: MAX_TOKEN_ANSWER,
    }),
  );
  if (answer.status !== 200) throw refusedBy(answer, what);
  const { token, seconds } = readToken(answer);
  if (token === undefined) throw new ActionError('E_REGISTRY', `${what}: the answer has no token.`);
  options.mask(token);
  return { header: `Bearer ${token}`, expiresAt: Date.now() + seconds * 1000 };
}

/** In the words of the token specification; one parameter each. */
function scopesOf({ path, scope, from }: RegistryAccess): readonly string[] {
  return [
    `repository:${path}:${scope}`,
    ...(from === undefined ? [] : [`repository:${from}:pull`]),
  ];
}

function readToken(answer: HttpAnswer): { token: string | undefined; seconds: number } {
  let body: unknown;
  try {
    body = JSON.parse(answer.body.toString('utf8'));
  } catch {
    body = undefined; // reported by the caller as an answer without a token
  }
  const fields: Readonly<Record<string, unknown>> =
    typeof body === 'object' && body !== null ? { ...body } : {};
  const token = [fields['token'], fields['access_token']].find(
    (item) => typeof item === 'string' && /^[\x21-\x7e]+$/.test(item),
  );
  const seconds = fields['expires_in'];
  return {
    token: typeof token === 'string' ? token : undefined,
    seconds: typeof seconds === 'number' && seconds > 0 ? seconds : DEFAULT_TOKEN_SECONDS,
  };
}

function basic(who: RegistryLogin): string {
  return `Basic ${Buffer.from(`${who.username}:${who.password}`).toString('base64')}`;
}
