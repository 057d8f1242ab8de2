import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from './actor.ts';

export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** A workflow writes `pull-requests: write`, the API `pull_requests`; `none` is no permission. */
export function jobPermissions(given: Readonly<Record<string, string>>): Permissions {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, level]) =>
      level === 'read' || level === 'write' ? [[name.replaceAll('-', '_'), level]] : [],
    ),
  );
}

interface Scoped {
  readonly actor: Actor;
  readonly permissions: Permissions;
  /** Full names in lower case. */
  readonly repositories: ReadonlySet<string>;
}

export type Credential =
  | { readonly kind: 'anonymous' }
  /** A verified App JWT. */
  | { readonly kind: 'app' }
  | (Scoped & { readonly kind: 'installation'; readonly token: string; readonly expiresAt: number })
  /** A job's `GITHUB_TOKEN`. */
  | (Scoped & { readonly kind: 'job' })
  | { readonly kind: 'person'; readonly actor: Actor };

export interface TokenStore {
  issue(prefix: 'ghp' | 'ghs', credential: (token: string) => Credential): string;
  find(token: string): Credential | undefined;
  revoke(token: string): void;
}

export function createTokenStore(now: () => number): TokenStore {
  const tokens = new Map<string, Credential>();
  return {
    issue: (prefix, credential) => {
      const token = `${prefix}_${randomBytes(27).toString('base64url').replaceAll(/[-_]/g, 'x')}`;
      tokens.set(token, credential(token));
      return token;
    },
    find: (token) => {
      const credential = tokens.get(token);
      if (credential?.kind === 'installation' && credential.expiresAt <= now()) return undefined;
      return credential;
    },
    revoke: (token) => {
      tokens.delete(token);
    },
  };
}

/** The secret of an `Authorization` header: `Bearer x`, `token x`, or Basic with the token as password. */
export function presentedSecret(headers: IncomingHttpHeaders): string | undefined {
  const match = /^(bearer|token|basic) +(.+)$/i.exec(headers.authorization ?? '');
  if (match === null) return undefined;
  const [, scheme = '', value = ''] = match;
  if (scheme.toLowerCase() !== 'basic') return value.trim();
  const decoded = Buffer.from(value, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  const password = decoded.slice(colon + 1);
  // git accepts `https://<token>@…`, which sends the token as the user name.
  return password === '' || password === 'x-oauth-basic' ? decoded.slice(0, colon) : password;
}

export type Access = 'allowed' | 'forbidden' | 'hidden';

/** May this credential use this permission on this repository; `hidden` = GitHub says that there is none. */
export function access(
  credential: Credential,
  repository: { readonly key: string; readonly isPublic: boolean },
  permission: string,
  level: 'read' | 'write',
): Access {
  if (credential.kind === 'person') return 'allowed';
  const open = repository.isPublic && level === 'read';
  if (credential.kind === 'anonymous' || credential.kind === 'app')
    return open ? 'allowed' : 'hidden';
  if (!credential.repositories.has(repository.key)) {
    if (open) return 'allowed';
    return repository.isPublic ? 'forbidden' : 'hidden';
  }
  if (open || (permission === 'metadata' && level === 'read')) return 'allowed';
  const granted = credential.permissions[permission];
  return granted === 'write' || granted === level ? 'allowed' : 'forbidden';
}
