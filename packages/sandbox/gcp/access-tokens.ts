import { randomBytes } from 'node:crypto';

/** Whom an access token stands for. */
export interface TokenHolder {
  /** `principal://…/subject/<sub>` of a federated token, or a service account's e-mail. */
  readonly identity: string;
  readonly scopes: readonly string[];
  /** What a federated token is in a policy's bindings. */
  readonly members?: readonly string[];
}

/** The access tokens that are out. */
export interface AccessTokens {
  /** @param bytes length of the random part; federated tokens are over a kilobyte long */
  issue(holder: TokenHolder, lifetimeS: number, bytes: number): IssuedToken;
  /** `undefined` for a token that was never issued or has expired. */
  find(token: string): TokenHolder | undefined;
}

export interface IssuedToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number;
}

/** Opaque tokens that expire by the given clock. */
export function createAccessTokens(now: () => number): AccessTokens {
  const issued = new Map<string, { readonly holder: TokenHolder; readonly expiresAt: number }>();
  return {
    issue: (holder, lifetimeS, bytes) => {
      const token = `ya29.${randomBytes(bytes).toString('base64url')}`;
      const expiresAt = now() + lifetimeS * 1000;
      issued.set(token, { holder, expiresAt });
      return { token, expiresAt };
    },
    find: (token) => {
      const entry = issued.get(token);
      return entry !== undefined && now() < entry.expiresAt ? entry.holder : undefined;
    },
  };
}
