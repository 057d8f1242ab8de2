import type { AccessTokens } from './access-tokens.ts';
import { verifyJwt, type Claims, type PublishedKey } from './jwt.ts';
import { federatedMembers, federatedPrincipal, type Provider, type Trust } from './trust.ts';

/** A request for a token exchange (RFC 8693), after its encoding was taken off. */
export type ExchangeRequest = Readonly<Record<string, unknown>>;

export interface ExchangeAnswer {
  readonly status: number;
  readonly body: object;
}

/** What an exchange is judged by. */
export interface StsDeps {
  readonly trust: Trust;
  readonly issuer: string;
  readonly keys: readonly PublishedKey[];
  readonly tokens: AccessTokens;
  readonly lifetimeS: number;
  readonly now: () => number;
}

const FIXED = {
  grant_type: 'urn:ietf:params:oauth:grant-type:token-exchange',
  requested_token_type: 'urn:ietf:params:oauth:token-type:access_token',
};
const SUBJECT_TOKEN_TYPES = [
  'urn:ietf:params:oauth:token-type:jwt',
  'urn:ietf:params:oauth:token-type:id_token',
];
/** Google's limit for `google.subject`; long branch names exceed it. */
const MAX_SUBJECT_BYTES = 127;
/** Length of the random part: a federated token is over a kilobyte long. */
const TOKEN_BYTES = 840;

/**
 * Reads a body as Google does: a form with RFC 8693's names, or JSON, where Google's own names in
 * camel case are taken too.
 */
export function parseExchange(contentType: string, body: string): ExchangeRequest | undefined {
  if (!contentType.startsWith('application/json')) {
    return Object.fromEntries(new URLSearchParams(body));
  }
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => [
        name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
        entry as unknown,
      ]),
    );
  } catch {
    return undefined;
  }
}

/** Exchanges a job's ID token for a federated access token, or says why not as Google does. */
export function exchangeToken(request: ExchangeRequest, deps: StsDeps): ExchangeAnswer {
  for (const [name, value] of Object.entries(FIXED)) {
    if (request[name] !== value) return refusal('invalid_request', `Invalid value for ${name}.`);
  }
  const { subject_token: token, subject_token_type: type, audience } = request;
  if (typeof type !== 'string' || !SUBJECT_TOKEN_TYPES.includes(type)) {
    return refusal('invalid_request', 'Invalid value for subject_token_type.');
  }
  const provider = deps.trust.providers.find(
    ({ name }) => audience === `//iam.googleapis.com/${name}`,
  );
  if (provider === undefined) {
    return refusal(
      'invalid_target',
      'The target service indicated by the "audience" parameters is invalid. This might either be because the pool or provider is disabled or deleted or because it doesn\'t exist.',
    );
  }
  const scopes = typeof request['scope'] === 'string' ? request['scope'].split(/[ ,]+/) : [];
  if (scopes.filter((scope) => scope !== '').length === 0) {
    return refusal('invalid_scope', 'The scope parameter is required.');
  }
  const claims = verifyJwt(typeof token === 'string' ? token : '', deps.keys);
  if (typeof claims === 'string') {
    return refusal('invalid_grant', `The given ID Token cannot be verified: ${claims}.`);
  }
  const refused = judge(claims, provider, deps);
  if (refused !== undefined) return refused;
  const attributes = provider.attributes(claims);
  if (attributes === undefined) {
    return refusal('invalid_grant', 'The mapped attributes cannot be read from the ID Token.');
  }
  return oversized(attributes) ?? grant(provider, attributes, scopes, deps);
}

/** Issuer, times, audience and attribute condition, in Google's order. */
function judge(claims: Claims, provider: Provider, deps: StsDeps): ExchangeAnswer | undefined {
  const { iss, aud, exp, nbf, iat } = claims;
  const nowS = deps.now() / 1000;
  if (iss !== deps.issuer) {
    return refusal(
      'invalid_grant',
      `The issuer in ID Token ${String(iss)} does not match the expected ones.`,
    );
  }
  if (typeof exp !== 'number' || nowS >= exp) {
    return refusal('invalid_grant', `ID Token issued at ${String(iat)} is stale to sign-in.`);
  }
  if (typeof nbf === 'number' && nowS < nbf) {
    return refusal('invalid_grant', `ID Token issued at ${String(iat)} is not valid yet.`);
  }
  if (typeof aud !== 'string' || !provider.audiences.includes(aud)) {
    return refusal(
      'invalid_grant',
      `The audience in ID Token [${String(aud)}] does not match the expected audience.`,
    );
  }
  if (!provider.condition(claims)) {
    return refusal(
      'unauthorized_client',
      'The given credential is rejected by the attribute condition.',
      401,
    );
  }
  return undefined;
}

function oversized(attributes: Readonly<Record<string, string>>): ExchangeAnswer | undefined {
  const subject = attributes['google.subject'] ?? '';
  if (subject !== '' && Buffer.byteLength(subject) <= MAX_SUBJECT_BYTES) return undefined;
  return refusal(
    'invalid_request',
    'The size of mapped attribute google.subject exceeds the 127 bytes limit. Either modify your attribute mapping or the incoming assertion to produce a mapped attribute that is less than 127 bytes.',
  );
}

function grant(
  { name }: Provider,
  attributes: Readonly<Record<string, string>>,
  scopes: readonly string[],
  deps: StsDeps,
): ExchangeAnswer {
  const identity = federatedPrincipal(name, attributes['google.subject'] ?? '');
  const members = federatedMembers(name, attributes);
  const { token } = deps.tokens.issue({ identity, scopes, members }, deps.lifetimeS, TOKEN_BYTES);
  return {
    status: 200,
    body: {
      access_token: token,
      issued_token_type: FIXED.requested_token_type,
      token_type: 'Bearer',
      expires_in: deps.lifetimeS,
    },
  };
}

function refusal(error: string, description: string, status = 400): ExchangeAnswer {
  return { status, body: { error, error_description: description } };
}
