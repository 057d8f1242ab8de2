import { createHash } from 'node:crypto';
import { wireString } from '../src/ssh-wire.ts';

export interface SshsigOptions {
  readonly namespace?: string;
  readonly hash?: 'sha256' | 'sha512';
}

/** What an SSHSIG signature is made over (PROTOCOL.sshsig). */
export function sshsigMessage(payload: Buffer, options: SshsigOptions = {}): Buffer {
  const { namespace = 'git', hash = 'sha512' } = options;
  const digest = createHash(hash).update(payload).digest();
  const fields = [namespace, '', hash, digest].map((field) => wireString(field));
  return Buffer.concat([Buffer.from('SSHSIG'), ...fields]);
}

/**
 * An armored SSHSIG signature, of whatever it is given.
 *
 * @param publicKey blob of the key or certificate
 * @param inner blob of the key's own signature
 */
export function armoredSshsig(
  publicKey: Buffer,
  inner: Buffer,
  options: SshsigOptions = {},
): string {
  const { namespace = 'git', hash = 'sha512' } = options;
  const fields = [publicKey, namespace, '', hash, inner].map((field) => wireString(field));
  return armored(Buffer.concat([MAGIC, ...fields]));
}

/** The same signature, with another key or certificate in the place of its own. */
export function withPublicKey(armor: string, publicKey: Buffer): string {
  const bytes = dearmored(armor);
  const rest = MAGIC.length + 4 + bytes.readUInt32BE(MAGIC.length);
  return armored(Buffer.concat([MAGIC, wireString(publicKey), bytes.subarray(rest)]));
}

/** The bytes inside of an armor. */
export function dearmored(armor: string): Buffer {
  return Buffer.from(armor.split('\n').slice(1, -2).join(''), 'base64');
}

export function armored(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,70}/g) ?? [];
  return `-----BEGIN SSH SIGNATURE-----\n${lines.join('\n')}\n-----END SSH SIGNATURE-----\n`;
}

/** With the version. */
const MAGIC = Buffer.from('SSHSIG\0\0\0\x01', 'latin1');
