import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';

/**
 * What `ssh-keygen -Y sign -n git` writes for an ed25519 key, without a process for each signature.
 *
 * @param file content of an OpenSSH private key without a passphrase (PROTOCOL.key)
 */
export function ed25519Signer(file: string): (payload: Buffer) => string {
  const body = file.split('\n').filter((line) => line !== '' && !line.startsWith('-'));
  const bytes = Buffer.from(body.join(''), 'base64');
  // Magic, then cipher, kdf and its options, the count of keys, the public blob, the private part.
  const outer = strings(bytes, 'openssh-key-v1\0'.length, [3, 4, 2]);
  const blob = outer.at(-2) ?? Buffer.of();
  // Two check words, then type, public key, secret key.
  const [, , pair = Buffer.of()] = strings(outer.at(-1) ?? Buffer.of(), 8, [3]);
  const d = pair.subarray(0, 32);
  return signerOf(blob, d);
}

/** An ed25519 key that is the same wherever it is made, and what it signs. */
export function seededSshSigner(name: string): {
  readonly publicKey: string;
  sign(payload: Buffer): string;
} {
  const seed = createHash('sha256').update(name).digest();
  const blob = Buffer.concat([
    wireString('ssh-ed25519'),
    wireString(publicPart(privateKeyOf(seed))),
  ]);
  const publicKey = `ssh-ed25519 ${blob.toString('base64')}`;
  return { publicKey, sign: signerOf(blob, seed) };
}

/** RFC 8410 §7: what stands before the 32 bytes of an ed25519 key in PKCS #8. */
const PKCS8_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

function privateKeyOf(seed: Buffer): KeyObject {
  const key = Buffer.concat([PKCS8_PREFIX, seed]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
}

function publicPart(key: KeyObject): Buffer {
  return Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x ?? '', 'base64url');
}

function signerOf(blob: Buffer, seed: Buffer): (payload: Buffer) => string {
  const key = privateKeyOf(seed);
  return (payload) => {
    const words = ['git', '', 'sha512'].map((word) => wireString(word));
    const message = [
      Buffer.from('SSHSIG'),
      ...words,
      wireString(createHash('sha512').update(payload).digest()),
    ];
    const signature = Buffer.concat([
      wireString('ssh-ed25519'),
      wireString(sign(null, Buffer.concat(message), key)),
    ]);
    const armored = Buffer.concat([
      Buffer.from('SSHSIG\0\0\0\x01', 'latin1'),
      wireString(blob),
      ...words,
      wireString(signature),
    ]);
    const lines = armored.toString('base64').match(/.{1,70}/g) ?? [];
    return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
  };
}

/**
 * Length-prefixed strings one after the other (RFC 4251 §5).
 *
 * @param plan how many strings, then how many bytes to pass over, then strings again, …
 */
function strings(bytes: Buffer, start: number, plan: readonly number[]): readonly Buffer[] {
  const found: Buffer[] = [];
  let at = start;
  for (const [index, count] of plan.entries()) {
    if (index % 2 === 1) {
      at += count;
      continue;
    }
    for (let read = 0; read < count; read += 1) {
      const end = at + 4 + bytes.readUInt32BE(at);
      found.push(bytes.subarray(at + 4, end));
      at = end;
    }
  }
  return found;
}

function wireString(value: string | Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(value));
  return Buffer.concat([length, Buffer.from(value)]);
}
