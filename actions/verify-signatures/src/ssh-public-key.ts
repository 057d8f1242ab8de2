import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { positiveMpint, wireReader, type WireReader } from './ssh-wire.ts';

/** A public key of a type that we verify. */
export interface SshPublicKey {
  readonly type: SshKeyType;
  readonly key: KeyObject;
  /** Bits of an RSA modulus; 0 for other types. */
  readonly rsaBits: number;
}

export type SshKeyType = 'ssh-ed25519' | 'ssh-rsa' | keyof typeof CURVES;

/** What a blob turned out to be. */
export type ParsedKey =
  | { readonly ok: true; readonly key: SshPublicKey }
  | { readonly ok: false; readonly reason: string; readonly unsupported: boolean };

export const MIN_RSA_BITS = 2048;

/** RFC 5656 §3.1 and §10.1; bytes of a coordinate. */
export const CURVES = {
  'ecdsa-sha2-nistp256': { name: 'nistp256', jwk: 'P-256', bytes: 32, hash: 'sha256' },
  'ecdsa-sha2-nistp384': { name: 'nistp384', jwk: 'P-384', bytes: 48, hash: 'sha384' },
  'ecdsa-sha2-nistp521': { name: 'nistp521', jwk: 'P-521', bytes: 66, hash: 'sha512' },
} as const;

/** Parses a public key blob (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4). */
export function parseSshPublicKey(blob: Buffer): ParsedKey {
  const reader = wireReader(blob);
  const type = reader.text();
  if (type === undefined) return refuse('the key is cut off');
  const jwk = readJwk(type, reader);
  if (jwk === undefined) {
    const known = type === 'ssh-ed25519' || type === 'ssh-rsa' || Object.hasOwn(CURVES, type);
    return known
      ? refuse(`the ${type} key is malformed`)
      : refuse(`keys of type ${printable(type)} are not supported`, true);
  }
  if (!reader.atEnd()) return refuse(`bytes follow the ${type} key`);
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const rsaBits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    return { ok: true, key: { type: type as SshKeyType, key, rsaBits } };
  } catch {
    return refuse(`the ${type} key is not a valid one`);
  }
}

/**
 * Parses a line as in `~/.ssh/id_ed25519.pub`: type, base64, comment.
 *
 * @returns the blob beside the key, which is what a signature names
 */
export function parseSshKeyLine(line: string): ParsedKey & { readonly blob?: Buffer } {
  const [type = '', encoded = ''] = line.trim().split(/[ \t]+/);
  const blob = Buffer.from(encoded, 'base64');
  if (/[\r\n]/.test(line.trim()) || encoded === '' || blob.toString('base64') !== encoded) {
    return refuse('it is not of the form `type base64 comment`');
  }
  if (wireReader(blob).text() !== type) return refuse('the type and the key do not agree');
  return { ...parseSshPublicKey(blob), blob };
}

/** As `ssh-keygen -l` shows it. */
export function sshFingerprint(blob: Buffer): string {
  return `SHA256:${createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')}`;
}

function refuse(reason: string, unsupported = false): ParsedKey & { readonly ok: false } {
  return { ok: false, reason, unsupported };
}

function readJwk(type: string, reader: WireReader): JsonWebKey | undefined {
  if (type === 'ssh-ed25519') {
    const x = reader.bytes();
    return x?.length === 32
      ? { kty: 'OKP', crv: 'Ed25519', x: x.toString('base64url') }
      : undefined;
  }
  if (type === 'ssh-rsa') {
    const e = positiveMpint(reader.bytes());
    const n = positiveMpint(reader.bytes());
    if (e === undefined || n === undefined || e.length > 8) return undefined;
    return { kty: 'RSA', n: n.toString('base64url'), e: e.toString('base64url') };
  }
  if (!Object.hasOwn(CURVES, type)) return undefined;
  const curve = CURVES[type as keyof typeof CURVES];
  const name = reader.text();
  const point = reader.bytes();
  // SEC 1 §2.3.3: only uncompressed points (0x04), as OpenSSH demands too.
  if (name !== curve.name || point?.length !== 1 + 2 * curve.bytes || point[0] !== 4)
    return undefined;
  return {
    kty: 'EC',
    crv: curve.jwk,
    x: point.subarray(1, 1 + curve.bytes).toString('base64url'),
    y: point.subarray(1 + curve.bytes).toString('base64url'),
  };
}

function printable(type: string): string {
  return JSON.stringify(type.slice(0, 60));
}
