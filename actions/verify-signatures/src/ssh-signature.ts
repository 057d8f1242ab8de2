import { createHash } from 'node:crypto';
import { parseKeySignature, verifyKeySignature, type KeySignature } from './ssh-key-signature.ts';
import { parseSshPublicKey, type ParsedKey, type SshPublicKey } from './ssh-public-key.ts';
import { wireReader, wireString } from './ssh-wire.ts';

/** An SSHSIG blob (openssh-portable PROTOCOL.sshsig), checked for form, not yet for truth. */
export interface SshSignature extends KeySignature {
  /** The signer's public key or certificate blob, as the signature names it. */
  readonly publicKey: Buffer;
  readonly key: SshPublicKey;
  readonly hash: 'sha256' | 'sha512';
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

/**
 * Parses the bytes inside `-----BEGIN SSH SIGNATURE-----`.
 *
 * @param readKey gives the key of a public key blob; a keyring knows most of them without parsing
 */
export function parseSshSignature(
  bytes: Buffer,
  readKey: (blob: Buffer) => ParsedKey = parseSshPublicKey,
): ParsedSshSignature {
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
  const parsed = readKey(publicKey);
  if (!parsed.ok) {
    return refuse(parsed.unsupported ? 'E_SIG_TYPE_UNSUPPORTED' : 'E_SIG_MALFORMED', parsed.reason);
  }
  const inner = parseKeySignature(blob, parsed.key);
  if (!inner.ok) return inner;
  return { ok: true, signature: { ...inner.signature, publicKey, key: parsed.key, hash } };
}

/** Whether the signature is the key's own over exactly this payload. */
export async function verifySshSignature(
  signature: SshSignature,
  payload: Buffer,
): Promise<boolean> {
  const { hash } = signature;
  const message = Buffer.concat([
    Buffer.from('SSHSIG', 'latin1'),
    wireString(NAMESPACE),
    wireString(''),
    wireString(hash),
    wireString(createHash(hash).update(payload).digest()),
  ]);
  return verifyKeySignature(signature, signature.key, message);
}

function refuse(
  code: (ParsedSshSignature & { ok: false })['code'],
  reason: string,
): ParsedSshSignature {
  return { ok: false, code, reason };
}
