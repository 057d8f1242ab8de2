import { sign, type KeyObject } from 'node:crypto';

/** The fields of an SSH signature (openssh-portable PROTOCOL.sshsig) that a vector may bend. */
export interface SshSigFields {
  readonly version: number;
  readonly publicKey: Buffer;
  readonly namespace: Buffer;
  readonly reserved: Buffer;
  readonly hash: Buffer;
  readonly signature: Buffer;
  /** Behind the last field. */
  readonly rest: Buffer;
}

/** The armored signature with other fields, wrapped as ssh-keygen wraps it. */
export function bendSshSig(armored: string, change: (fields: SshSigFields) => object): string {
  const bytes = Buffer.from(armored.split('\n').slice(1, -2).join(''), 'base64');
  let at = 'SSHSIG'.length;
  const version = bytes.readUInt32BE(at);
  at += 4;
  const next = (): Buffer => {
    const end = at + 4 + bytes.readUInt32BE(at);
    const field = bytes.subarray(at + 4, end);
    at = end;
    return field;
  };
  const [publicKey, namespace, reserved, hash, signature] = [
    next(),
    next(),
    next(),
    next(),
    next(),
  ];
  const fields = { version, publicKey, namespace, reserved, hash, signature, rest: Buffer.of() };
  const bent: SshSigFields = { ...fields, ...change(fields) };
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bent.version);
  const { publicKey: key, namespace: name, reserved: spare, hash: digest, signature: value } = bent;
  return armor(
    Buffer.concat([
      Buffer.from('SSHSIG'),
      head,
      ...[key, name, spare, digest, value].map(sshString),
      bent.rest,
    ]),
  );
}

/** `string` of RFC 4251 §5. */
export function sshString(value: string | Buffer): Buffer {
  const body = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** What is signed for a payload, by its digest. */
export function sshSigMessage(hash: string, digest: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('SSHSIG'),
    ...['git', '', hash].map(sshString),
    sshString(digest),
  ]);
}

/** An RSA signature of the old kind (RFC 4253 §6.6: `ssh-rsa`, over SHA-1). */
export function sha1RsaSignature(message: Buffer, key: KeyObject): Buffer {
  return Buffer.concat([sshString('ssh-rsa'), sshString(sign('sha1', message, key))]);
}

function armor(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,70}/g) ?? [];
  return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
}
