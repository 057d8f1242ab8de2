import { randomBytes } from 'node:crypto';
import { allowedActions, type Permission, type RegistryAction } from './permissions.ts';

/** Whom access tokens stand for; the cloud's part (gcp/server.ts). */
export interface Identities {
  accessTokenIdentity(token: string): string | undefined;
}

/** Somebody who showed a valid credential, or nobody. */
export interface Caller {
  readonly identity: string | undefined;
  /** For a registry token: what it was asked for, by repository. Without: all that is allowed. */
  readonly granted?: ReadonlyMap<string, ReadonlySet<RegistryAction>>;
}

/** The login of the registry. */
export interface Login {
  /** `undefined` for a credential that is not valid (any more). */
  caller(authorization: string | undefined): Caller | undefined;
  /** A short-lived registry token for `scope` values, or `undefined` for a refused login. */
  issue(authorization: string | undefined, scopes: readonly string[]): IssuedToken | undefined;
}

export interface IssuedToken {
  readonly token: string;
  readonly expiresInS: number;
  readonly issuedAt: Date;
}

interface RegistryToken {
  /** The access token behind it: when that expires, this one is worth nothing. */
  readonly accessToken: string | undefined;
  readonly granted: ReadonlyMap<string, ReadonlySet<RegistryAction>>;
  readonly expiresAt: number;
}

const LIFETIME_S = 300;
const USER = 'oauth2accesstoken';

/** @param now milliseconds since the epoch */
export function createLogin(
  identities: Identities,
  permissions: readonly Permission[],
  now: () => number,
): Login {
  const issued = new Map<string, RegistryToken>();

  /** The access token in a header; `''` when the header holds none that could be valid. */
  const accessTokenIn = (authorization: string): string => {
    const [scheme = '', value = ''] = authorization.split(/\s+/, 2);
    if (scheme.toLowerCase() === 'bearer') return value;
    if (scheme.toLowerCase() !== 'basic') return '';
    const text = Buffer.from(value, 'base64').toString('utf8');
    return text.startsWith(`${USER}:`) ? text.slice(USER.length + 1) : '';
  };

  const login = (authorization: string | undefined): Caller | undefined => {
    if (authorization === undefined) return { identity: undefined };
    const identity = identities.accessTokenIdentity(accessTokenIn(authorization));
    return identity === undefined ? undefined : { identity };
  };

  return {
    caller: (authorization) => {
      const token = issued.get(accessTokenIn(authorization ?? ''));
      if (token === undefined) return login(authorization);
      if (now() >= token.expiresAt) return undefined;
      if (token.accessToken === undefined) return { identity: undefined, granted: token.granted };
      const identity = identities.accessTokenIdentity(token.accessToken);
      return identity === undefined ? undefined : { identity, granted: token.granted };
    },
    issue: (authorization, scopes) => {
      const caller = login(authorization);
      if (caller === undefined) return undefined;
      const granted = new Map<string, ReadonlySet<RegistryAction>>();
      for (const { repository, actions } of scopes.flatMap(parseScope)) {
        const allowed = allowedActions(permissions, caller.identity, repository);
        const before = granted.get(repository) ?? [];
        const more = actions.filter((action) => allowed.has(action));
        granted.set(repository, new Set([...before, ...more]));
      }
      const token = randomBytes(48).toString('base64url');
      issued.set(token, {
        accessToken: authorization === undefined ? undefined : accessTokenIn(authorization),
        granted,
        expiresAt: now() + LIFETIME_S * 1000,
      });
      return { token, expiresInS: LIFETIME_S, issuedAt: new Date(now()) };
    },
  };
}

/** `repository:<name>:<action>,<action>`, several separated by blanks. */
function parseScope(
  scope: string,
): { readonly repository: string; readonly actions: readonly RegistryAction[] }[] {
  return scope.split(' ').flatMap((part) => {
    const match = /^repository:(.+):([a-z,*]+)$/.exec(part);
    if (match?.[1] === undefined || match[2] === undefined) return [];
    const names = match[2].split(',');
    const actions = (['pull', 'push', 'delete'] as const).filter(
      (action) => names.includes(action) || names.includes('*'),
    );
    return [{ repository: match[1], actions }];
  });
}
