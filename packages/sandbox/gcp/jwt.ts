import {
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  verify,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

/** The claims of a token. */
export type Claims = Readonly<Record<string, unknown>>;

/** A published signing key (RFC 7517). */
export type PublishedKey = JsonWebKey & {
  readonly kid: string;
  readonly alg: 'RS256';
  readonly use: 'sig';
};

export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  readonly published: PublishedKey;
}

/** Makes an RSA key as GitHub's issuer has them. */
export function createSigningKey(): SigningKey {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomBytes(16).toString('hex');
  const jwk = publicKey.export({ format: 'jwk' });
  return { kid, privateKey, published: { ...jwk, kid, alg: 'RS256', use: 'sig' } };
}

/** Signs claims as a compact JWS with RS256. */
export function signJwt(key: SigningKey, claims: Claims): string {
  const head = encode({ typ: 'JWT', alg: 'RS256', kid: key.kid });
  const signed = `${head}.${encode(claims)}`;
  const signature = sign('sha256', Buffer.from(signed), key.privateKey);
  return `${signed}.${signature.toString('base64url')}`;
}

/**
 * The claims of a compact JWS if one of the published keys signed it with RS256; a string that says
 * what is wrong otherwise. Times and audience are the caller's to judge.
 */
export function verifyJwt(token: string, keys: readonly PublishedKey[]): Claims | string {
  const [head = '', body = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0 || signature === '') return 'it is not of the form header.payload.signature';
  const header = decode(head);
  const claims = decode(body);
  if (header === undefined || claims === undefined) return 'it does not decode to JSON objects';
  if (header['alg'] !== 'RS256')
    return `its algorithm ${JSON.stringify(header['alg'])} is not RS256`;
  const key = keys.find(({ kid }) => kid === header['kid']);
  if (key === undefined) return 'its key is not among those that the issuer publishes';
  const valid = verify(
    'sha256',
    Buffer.from(`${head}.${body}`),
    createPublicKey({ key, format: 'jwk' }),
    Buffer.from(signature, 'base64url'),
  );
  return valid ? claims : 'its signature is wrong';
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function decode(part: string): Claims | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? { ...value }
      : undefined;
  } catch {
    return undefined;
  }
}
