import { createHash, createPublicKey, verify } from 'node:crypto';

/** An OpenSSH signature (PROTOCOL.sshsig), as git puts it into a commit; ed25519 only. */
export interface SshSignature {
  /** The signer's public key as OpenSSH writes it: base64 of its blob. */
  readonly key: string;
  isOver(payload: Buffer): boolean;
}

/** The DER prefix that makes 32 bytes an ed25519 public key (RFC 8410). */
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** Nothing for what cannot be read as one. */
export function parseSshSignature(armored: string): SshSignature | undefined {
  const body = armored.replaceAll(/-----[A-Z ]+-----|\s/g, '');
  const blob = Buffer.from(body, 'base64');
  if (blob.toString('latin1', 0, 6) !== 'SSHSIG') return undefined;
  // After the magic and the version: public key, namespace, reserved, hash algorithm, signature.
  const fields = strings(blob.subarray(10));
  const [publicKey, namespace, reserved, hash, signature] = fields ?? [];
  if (publicKey === undefined || namespace === undefined || reserved === undefined)
    return undefined;
  const [keyType, raw] = strings(publicKey) ?? [];
  const [signatureType, bytes] = strings(signature ?? Buffer.alloc(0)) ?? [];
  const algorithm = hash?.toString('latin1') ?? '';
  const isEd25519 = [keyType, signatureType].every((type) => type?.toString() === 'ssh-ed25519');
  if (!isEd25519 || raw?.length !== 32 || bytes === undefined) return undefined;
  if (!['sha256', 'sha512'].includes(algorithm)) return undefined;
  const key = createPublicKey({
    key: Buffer.concat([ED25519_SPKI, raw]),
    format: 'der',
    type: 'spki',
  });
  return {
    key: publicKey.toString('base64'),
    isOver: (payload) => {
      const digest = createHash(algorithm).update(payload).digest();
      const parts = [namespace, reserved, Buffer.from(algorithm), digest].flatMap(string);
      const signed = Buffer.concat([Buffer.from('SSHSIG'), ...parts]);
      return namespace.toString() === 'git' && verify(null, signed, key, bytes);
    },
  };
}

function string(content: Buffer): Buffer[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return [length, content];
}

/** SSH's strings, one after the other; nothing if the last is cut short. */
function strings(blob: Buffer): Buffer[] | undefined {
  const found: Buffer[] = [];
  let position = 0;
  while (position + 4 <= blob.length) {
    const end = position + 4 + blob.readUInt32BE(position);
    if (end > blob.length) return undefined;
    found.push(blob.subarray(position + 4, end));
    position = end;
  }
  return position === blob.length ? found : undefined;
}
