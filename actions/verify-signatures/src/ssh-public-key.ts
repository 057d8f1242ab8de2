import { createHash, createPublicKey, type JsonWebKey, type KeyObject } from 'node:crypto';
import { positiveMpint, wireReader, type WireReader } from './ssh-wire.ts';

/** A public key of a type that we verify. */
export interface SshPublicKey {
  readonly type: SshKeyType;
  readonly key: KeyObject;
  /** Bits of an RSA modulus; 0 for other types. */
  readonly rsaBits: number;
  /** Only of a security key: the SHA-256 of what it signs for, usually `ssh:` (PROTOCOL.u2f). */
  readonly applicationHash?: Buffer;
}

export type SshKeyType = PlainKeyType | keyof typeof SECURITY_KEYS;
type PlainKeyType = 'ssh-ed25519' | 'ssh-rsa' | keyof typeof CURVES;

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

/** FIDO authenticators (openssh-portable PROTOCOL.u2f), and what they compute with. */
const SECURITY_KEYS = {
  'sk-ssh-ed25519@openssh.com': 'ssh-ed25519',
  'sk-ecdsa-sha2-nistp256@openssh.com': 'ecdsa-sha2-nistp256',
} as const;

/** Whether it is one of the types that {@link readKeyFields} reads. */
export function isKeyType(type: string): type is SshKeyType {
  return isPlain(type) || Object.hasOwn(SECURITY_KEYS, type);
}

/** What a key of this type computes with: that of a security key is one of the plain ones. */
export function plainTypeOf(type: SshKeyType): PlainKeyType {
  return isPlain(type) ? type : SECURITY_KEYS[type];
}

/** Parses a public key blob (RFC 4253 §6.6, RFC 5656 §3.1, RFC 8709 §4, PROTOCOL.u2f). */
export function parseSshPublicKey(blob: Buffer): ParsedKey {
  const reader = wireReader(blob);
  const type = reader.text();
  if (type === undefined) return refuse('the key is cut off');
  if (!isKeyType(type)) {
    return refuse(`keys of type ${JSON.stringify(type.slice(0, 60))} are not supported`, true);
  }
  const parsed = readKeyFields(type, reader);
  return parsed.ok && !reader.atEnd() ? refuse(`bytes follow the ${type} key`) : parsed;
}

/** Reads what follows the type in a public key, and in a certificate the nonce. */
export function readKeyFields(type: SshKeyType, reader: WireReader): ParsedKey {
  const jwk = readJwk(plainTypeOf(type), reader);
  const application = isPlain(type) ? undefined : reader.bytes();
  // OpenSSH hashes the application up to its first NUL.
  if (jwk === undefined || (!isPlain(type) && application?.includes(0) !== false)) {
    return refuse(`the ${type} key is malformed`);
  }
  try {
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const rsaBits = key.asymmetricKeyDetails?.modulusLength ?? 0;
    const applicationHash = application && createHash('sha256').update(application).digest();
    return { ok: true, key: { type, key, rsaBits, ...(applicationHash && { applicationHash }) } };
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

/** Why a key is too weak for anything that it signs. */
export function weakness({ type, rsaBits }: SshPublicKey): string | undefined {
  if (type !== 'ssh-rsa' || rsaBits >= MIN_RSA_BITS) return undefined;
  return `it has ${rsaBits} bits; at least ${MIN_RSA_BITS} are needed`;
}

function isPlain(type: string): type is PlainKeyType {
  return type === 'ssh-ed25519' || type === 'ssh-rsa' || Object.hasOwn(CURVES, type);
}

function refuse(reason: string, unsupported = false): ParsedKey & { readonly ok: false } {
  return { ok: false, reason, unsupported };
}

function readJwk(type: PlainKeyType, reader: WireReader): JsonWebKey | undefined {
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
  const curve = CURVES[type];
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
