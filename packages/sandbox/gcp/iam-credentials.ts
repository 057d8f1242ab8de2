import type { AccessTokens } from './access-tokens.ts';
import type { ExchangeAnswer } from './sts.ts';
import type { Trust } from './trust.ts';

const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform';
const IMPERSONATING_SCOPES = [CLOUD_PLATFORM, 'https://www.googleapis.com/auth/iam'];
/** Longer lifetimes need an organisation policy. */
const MAX_LIFETIME_S = 3600;
const TOKEN_BYTES = 160;

const ROUTE = /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):generateAccessToken$/;

/** The service account of a `generateAccessToken` path, if it is one. */
export function impersonatedAccount(path: string): string | undefined {
  const encoded = ROUTE.exec(path)?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded);
}

/** Gives a service account's access token to whom its bindings allow it. */
export function generateAccessToken(
  account: string,
  authorization: string,
  body: string,
  deps: { readonly trust: Trust; readonly tokens: AccessTokens },
): ExchangeAnswer {
  const caller = deps.tokens.find(authorization.replace(/^Bearer /i, ''));
  if (caller === undefined || !/^Bearer /i.test(authorization)) {
    return refusal(
      401,
      'UNAUTHENTICATED',
      'Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.',
    );
  }
  const request = parse(body);
  if (request === undefined) {
    return refusal(400, 'INVALID_ARGUMENT', 'Invalid JSON payload received.');
  }
  const { scope, lifetime } = request;
  if (!Array.isArray(scope) || scope.length === 0 || !scope.every((s) => typeof s === 'string')) {
    return refusal(400, 'INVALID_ARGUMENT', 'Scope required.');
  }
  const lifetimeS = readLifetime(lifetime);
  if (lifetimeS === undefined) {
    return refusal(
      400,
      'INVALID_ARGUMENT',
      'The access token lifetime must be a duration in seconds, e.g. "300s", of at most 3600s.',
    );
  }
  if (!caller.scopes.some((own) => IMPERSONATING_SCOPES.includes(own))) {
    return refusal(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.');
  }
  const allowed = Object.hasOwn(deps.trust.impersonation, account)
    ? (deps.trust.impersonation[account] ?? [])
    : [];
  if (caller.members?.some((member) => allowed.includes(member)) !== true) {
    return refusal(
      403,
      'PERMISSION_DENIED',
      "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
    );
  }
  const { token, expiresAt } = deps.tokens.issue(
    { identity: account, scopes: scope },
    lifetimeS,
    TOKEN_BYTES,
  );
  const expireTime = new Date(expiresAt).toISOString().replace(/\.\d+Z$/, 'Z');
  return { status: 200, body: { accessToken: token, expireTime } };
}

function readLifetime(lifetime: unknown): number | undefined {
  if (lifetime === undefined) return MAX_LIFETIME_S;
  const seconds = typeof lifetime === 'string' ? /^(\d{1,6})(?:\.\d+)?s$/.exec(lifetime)?.[1] : '';
  const value = Number(seconds ?? '');
  return value > 0 && value <= MAX_LIFETIME_S ? value : undefined;
}

function parse(body: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function refusal(code: number, status: string, message: string): ExchangeAnswer {
  return { status: code, body: { error: { code, message, status } } };
}
