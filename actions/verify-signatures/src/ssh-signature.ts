import { createHash, verify } from 'node:crypto';
import { CURVES, MIN_RSA_BITS, parseSshPublicKey, type SshPublicKey } from './ssh-public-key.ts';
import { positiveMpint, wireReader, wireString } from './ssh-wire.ts';

/** An SSHSIG blob (openssh-portable PROTOCOL.sshsig), checked for form, not yet for truth. */
export interface SshSignature {
  /** The signer's public key blob, as the signature names it. */
  readonly publicKey: Buffer;
  readonly key: SshPublicKey;
  readonly hash: 'sha256' | 'sha512';
  /** `ssh-ed25519`, `rsa-sha2-512`, … */
  readonly algorithm: string;
  readonly value: Buffer;
}

export type ParsedSshSignature =
  | { readonly ok: true; readonly signature: SshSignature }
  | {
      readonly ok: false;
      readonly code: 'E_SIG_MALFORMED' | 'E_SIG_TYPE_UNSUPPORTED' | 'E_SIG_WEAK' | 'E_SIG_BAD';
      readonly reason: string;
    };

/** What git signs under; a signature made for files or logins must not count. */
const NAMESPACE = 'git';

/** Parses the bytes inside `-----BEGIN SSH SIGNATURE-----`. */
export function parseSshSignature(bytes: Buffer): ParsedSshSignature {
  const reader = wireReader(bytes);
  const magic = reader.literal('SSHSIG');
  const version = reader.uint32();
  const publicKey = reader.bytes();
  const namespace = reader.text();
  const reserved = reader.bytes();
  const hash = reader.text();
  const blob = reader.bytes();
  if (!magic || version !== 1 || publicKey === undefined || blob === undefined || !reader.atEnd()) {
    return refuse('E_SIG_MALFORMED', 'it is not a version 1 SSH signature');
  }
  if (namespace !== NAMESPACE) {
    return refuse(
      'E_SIG_BAD',
      `it was made for the namespace ${JSON.stringify(namespace)}, not git`,
    );
  }
  if (reserved?.length !== 0) return refuse('E_SIG_MALFORMED', 'its reserved field is not empty');
  if (hash !== 'sha256' && hash !== 'sha512') {
    return refuse('E_SIG_MALFORMED', 'its hash is neither sha256 nor sha512');
  }
  const parsed = parseSshPublicKey(publicKey);
  if (!parsed.ok) {
    return refuse(parsed.unsupported ? 'E_SIG_TYPE_UNSUPPORTED' : 'E_SIG_MALFORMED', parsed.reason);
  }
  return parseInner(parsed.key, publicKey, hash, blob);
}

/** The signature proper (RFC 4253 §6.6): its algorithm must be one of the key's own. */
function parseInner(
  key: SshPublicKey,
  publicKey: Buffer,
  hash: SshSignature['hash'],
  blob: Buffer,
): ParsedSshSignature {
  const inner = wireReader(blob);
  const algorithm = inner.text();
  const value = inner.bytes();
  if (algorithm === undefined || value === undefined || !inner.atEnd()) {
    return refuse('E_SIG_MALFORMED', 'the signature inside is cut off or too long');
  }
  if (algorithm === 'ssh-rsa') return refuse('E_SIG_WEAK', 'it is an RSA signature over SHA-1');
  if (key.type === 'ssh-rsa' && key.rsaBits < MIN_RSA_BITS) {
    return refuse('E_SIG_WEAK', `its RSA key has ${key.rsaBits} bits; at least ${MIN_RSA_BITS}`);
  }
  const allowed = key.type === 'ssh-rsa' ? ['rsa-sha2-256', 'rsa-sha2-512'] : [key.type];
  if (!allowed.includes(algorithm)) {
    return refuse('E_SIG_MALFORMED', 'its algorithm does not fit its key');
  }
  return { ok: true, signature: { publicKey, key, hash, algorithm, value } };
}

/** Whether the signature is the key's own over exactly this payload. */
export function verifySshSignature(signature: SshSignature, payload: Buffer): boolean {
  const { key, hash, algorithm, value } = signature;
  const signed = Buffer.concat([
    Buffer.from('SSHSIG', 'latin1'),
    wireString(NAMESPACE),
    wireString(''),
    wireString(hash),
    wireString(createHash(hash).update(payload).digest()),
  ]);
  if (key.type === 'ssh-ed25519') {
    return value.length === 64 && verify(null, signed, key.key, value);
  }
  if (key.type === 'ssh-rsa') {
    const size = Math.ceil(key.rsaBits / 8);
    // OpenSSH pads what an agent sent too short; a longer one is wrong.
    const padded = Buffer.concat([Buffer.alloc(Math.max(0, size - value.length)), value]);
    return verify(algorithm === 'rsa-sha2-512' ? 'sha512' : 'sha256', signed, key.key, padded);
  }
  const curve = CURVES[key.type];
  const raw = ecdsaSignature(value, curve.bytes);
  if (raw === undefined) return false;
  return verify(curve.hash, signed, { key: key.key, dsaEncoding: 'ieee-p1363' }, raw);
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
  code: (ParsedSshSignature & { ok: false })['code'],
  reason: string,
): ParsedSshSignature {
  return { ok: false, code, reason };
}
