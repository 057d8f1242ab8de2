import { createHash, verify, type KeyObject } from 'node:crypto';
import { CURVES, plainTypeOf, weakness, type SshPublicKey } from './ssh-public-key.ts';
import { positiveMpint, wireReader } from './ssh-wire.ts';

/** What a key made, without what it was made over (RFC 4253 §6.6, PROTOCOL.u2f). */
export interface KeySignature {
  /** `ssh-ed25519`, `rsa-sha2-512`, … */
  readonly algorithm: string;
  readonly value: Buffer;
  /** Only of a security key: what it says of the moment of signing. */
  readonly authenticator?: { readonly flags: number; readonly counter: number };
}

export type ParsedKeySignature =
  | { readonly ok: true; readonly signature: KeySignature }
  | {
      readonly ok: false;
      readonly code: 'E_SIG_MALFORMED' | 'E_SIG_TYPE_UNSUPPORTED' | 'E_SIG_WEAK';
      readonly reason: string;
    };

/** Bits of a security key's flags (WebAuthn §6.1): somebody touched it. */
const USER_PRESENT = 0x01;
/** It verified its user by PIN or fingerprint. */
const USER_VERIFIED = 0x04;
/**
 * Besides those two, whether the key may be and is backed up. All others announce data that the form
 * has no place for, or are reserved; OpenSSH does not look at them.
 */
const KNOWN_FLAGS = USER_PRESENT | USER_VERIFIED | 0x08 | 0x10;

/** Reads the signature proper; its algorithm must be one of the key's own. */
export function parseKeySignature(blob: Buffer, key: SshPublicKey): ParsedKeySignature {
  const reader = wireReader(blob);
  const algorithm = reader.text();
  const value = reader.bytes();
  if (algorithm === undefined || value === undefined) {
    return refuse('E_SIG_MALFORMED', 'the signature inside is cut off');
  }
  if (algorithm === 'ssh-rsa') return refuse('E_SIG_WEAK', 'it is an RSA signature over SHA-1');
  const weak = weakness(key);
  if (weak !== undefined) return refuse('E_SIG_WEAK', `its RSA key is weak: ${weak}`);
  if (algorithm.startsWith('webauthn-')) {
    // Over JSON of the browser's own (PROTOCOL.u2f); OpenSSH verifies it only for ECDSA.
    return refuse('E_SIG_TYPE_UNSUPPORTED', 'signatures that a browser made are not supported');
  }
  const allowed = key.type === 'ssh-rsa' ? ['rsa-sha2-256', 'rsa-sha2-512'] : [key.type];
  if (!allowed.includes(algorithm)) {
    return refuse('E_SIG_MALFORMED', 'its algorithm does not fit its key');
  }
  if (key.applicationHash === undefined) {
    return reader.atEnd()
      ? { ok: true, signature: { algorithm, value } }
      : refuse('E_SIG_MALFORMED', 'the signature inside is too long');
  }
  const flags = reader.byte();
  const counter = reader.uint32();
  if (flags === undefined || counter === undefined || !reader.atEnd()) {
    return refuse('E_SIG_MALFORMED', 'the security key’s flags or counter are cut off or too long');
  }
  return { ok: true, signature: { algorithm, value, authenticator: { flags, counter } } };
}

/**
 * What a security key did not do. A touch is always demanded, although git and `ssh-keygen -Y verify`
 * look at no flag: without it, whatever runs on the signer's machine signs unseen.
 */
export function authenticatorFault(
  { authenticator }: KeySignature,
  userVerified: boolean,
): string | undefined {
  if (authenticator === undefined) {
    return userVerified ? 'its key is no security key, which could verify its user' : undefined;
  }
  const { flags } = authenticator;
  if ((flags & ~KNOWN_FLAGS) !== 0) {
    return `the security key set flags of unknown meaning (0x${flags.toString(16)})`;
  }
  if ((flags & USER_PRESENT) === 0) return 'nobody touched the security key';
  if (userVerified && (flags & USER_VERIFIED) === 0) {
    return 'the security key did not verify its user by PIN or fingerprint';
  }
  return undefined;
}

/**
 * Whether the signature is the key's own over exactly this message. It is computed in the thread pool:
 * with many at a time, by all cores.
 */
export async function verifyKeySignature(
  { algorithm, value, authenticator }: KeySignature,
  key: SshPublicKey,
  message: Buffer,
): Promise<boolean> {
  const signed =
    key.applicationHash && authenticator
      ? Buffer.concat([
          key.applicationHash,
          authenticatorBytes(authenticator),
          createHash('sha256').update(message).digest(),
        ])
      : message;
  const type = plainTypeOf(key.type);
  if (type === 'ssh-ed25519') return value.length === 64 && compute(null, signed, key.key, value);
  if (type === 'ssh-rsa') {
    const size = Math.ceil(key.rsaBits / 8);
    if (value.length > size) return false;
    // OpenSSH pads what an agent sent too short.
    const padded = Buffer.concat([Buffer.alloc(size - value.length), value]);
    return compute(algorithm === 'rsa-sha2-512' ? 'sha512' : 'sha256', signed, key.key, padded);
  }
  const curve = CURVES[type];
  const raw = ecdsaSignature(value, curve.bytes);
  if (raw === undefined) return false;
  return compute(curve.hash, signed, { key: key.key, dsaEncoding: 'ieee-p1363' }, raw);
}

/** `crypto.verify` as a promise; the call with a callback is the one that leaves this thread. */
function compute(
  hash: string | null,
  signed: Buffer,
  key: KeyObject | { readonly key: KeyObject; readonly dsaEncoding: 'ieee-p1363' },
  value: Buffer,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verify(hash, signed, key, value, (error, good) => {
      if (error === null) resolve(good);
      else reject(error);
    });
  });
}

function authenticatorBytes({
  flags,
  counter,
}: NonNullable<KeySignature['authenticator']>): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.writeUInt8(flags);
  bytes.writeUInt32BE(counter, 1);
  return bytes;
}

/** Two mpints (RFC 5656 §3.1.2) as r‖s of fixed length. */
function ecdsaSignature(value: Buffer, bytes: number): Buffer | undefined {
  const reader = wireReader(value);
  const r = positiveMpint(reader.bytes());
  const s = positiveMpint(reader.bytes());
  if (!r || !s || !reader.atEnd() || r.length > bytes || s.length > bytes) return undefined;
  return Buffer.concat([Buffer.alloc(bytes - r.length), r, Buffer.alloc(bytes - s.length), s]);
}

function refuse(
  code: (ParsedKeySignature & { ok: false })['code'],
  reason: string,
): ParsedKeySignature {
  return { ok: false, code, reason };
}
