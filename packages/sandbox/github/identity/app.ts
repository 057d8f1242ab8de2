import { generateKeyPair, verify } from 'node:crypto';
import { promisify } from 'node:util';
import { bot } from './actor.ts';
import type { Actor } from './actor.ts';
import type { Permissions } from './credentials.ts';

export interface SandboxApp {
  readonly id: number;
  readonly slug: string;
  readonly clientId: string;
  readonly userId: number;
  readonly name: string;
  /** PKCS#1 PEM, as GitHub hands it out. */
  readonly privateKey: string;
}

export interface AppIdentity extends SandboxApp {
  readonly publicKey: string;
  readonly actor: Actor;
}

export interface Installation {
  readonly id: number;
  readonly account: string;
  permissions: Permissions;
  /** Full names in lower case. */
  readonly repositories: Set<string>;
}

export async function createApp(): Promise<AppIdentity> {
  const keys = await promisify(generateKeyPair)('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  const slug = 'acme-gitops';
  const userId = 12_345_678;
  return {
    id: 4711,
    slug,
    clientId: 'Iv23liSandbox00004711',
    userId,
    name: 'Acme GitOps',
    privateKey: keys.privateKey,
    publicKey: keys.publicKey,
    actor: bot(slug, userId),
  };
}

/** Ten minutes, and a minute for clocks that differ: what GitHub accepts. */
const LONGEST_LIFE = 600;
const CLOCK_SKEW = 60;

export class RefusedAssertion extends Error {}

/** Checks an App's JWT as GitHub does. @throws RefusedAssertion with GitHub's sentence. */
export function verifyAppJwt(jwt: string, app: AppIdentity, nowSeconds: number): void {
  const parts = jwt.split('.');
  const [header = '', payload = '', signature = ''] = parts;
  const head = decode(header);
  const claims = decode(payload);
  if (parts.length !== 3 || head?.['alg'] !== 'RS256' || claims === undefined) {
    throw new RefusedAssertion('A JSON web token could not be decoded');
  }
  const issuer = claims['iss'];
  if (String(issuer) !== String(app.id) && issuer !== app.clientId) {
    throw new RefusedAssertion('Integration not found');
  }
  const genuine = verify(
    'RSA-SHA256',
    Buffer.from(`${header}.${payload}`),
    app.publicKey,
    Buffer.from(signature, 'base64url'),
  );
  if (!genuine) throw new RefusedAssertion('A JSON web token could not be decoded');
  const { iat, exp } = claims;
  if (typeof iat !== 'number' || !Number.isInteger(iat) || iat > nowSeconds + CLOCK_SKEW) {
    throw new RefusedAssertion(
      "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued",
    );
  }
  if (typeof exp !== 'number' || exp <= nowSeconds - CLOCK_SKEW) {
    throw new RefusedAssertion(
      "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires",
    );
  }
  if (exp > nowSeconds + LONGEST_LIFE + CLOCK_SKEW || exp - iat > LONGEST_LIFE + CLOCK_SKEW) {
    throw new RefusedAssertion("'Expiration time' claim ('exp') is too far in the future");
  }
}

export function looksLikeJwt(secret: string): boolean {
  return /^eyJ[\w-]+\.[\w-]+\.[\w-]+$/.test(secret);
}

function decode(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
