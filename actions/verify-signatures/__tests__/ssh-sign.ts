import { createHash, createPrivateKey, sign } from 'node:crypto';
import { wireReader, wireString } from '../src/ssh-wire.ts';

/**
 * What `ssh-keygen -Y sign -n git` writes for an ed25519 key, without a process for each signature.
 *
 * @param file content of an OpenSSH private key without a passphrase (PROTOCOL.key)
 */
export function ed25519Signer(file: string): (payload: Buffer) => string {
  const body = file.split('\n').filter((line) => line !== '' && !line.startsWith('-'));
  const reader = wireReader(Buffer.from(body.join(''), 'base64'));
  reader.literal('openssh-key-v1\0');
  for (let skipped = 0; skipped < 3; skipped += 1) reader.bytes(); // cipher, kdf, its options
  reader.uint32();
  const blob = reader.bytes() ?? Buffer.of();
  const secret = wireReader(reader.bytes() ?? Buffer.of());
  secret.uint32();
  secret.uint32();
  secret.text();
  const x = secret.bytes() ?? Buffer.of();
  const d = secret.bytes()?.subarray(0, 32) ?? Buffer.of();
  const jwk = {
    kty: 'OKP',
    crv: 'Ed25519',
    x: x.toString('base64url'),
    d: d.toString('base64url'),
  };
  const key = createPrivateKey({ key: jwk, format: 'jwk' });
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
    const bytes = Buffer.concat([
      Buffer.from('SSHSIG\0\0\0\x01', 'latin1'),
      wireString(blob),
      ...words,
      wireString(signature),
    ]);
    const lines = bytes.toString('base64').match(/.{1,70}/g) ?? [];
    return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
  };
}
