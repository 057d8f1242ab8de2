import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { wireString } from '../src/ssh-wire.ts';
import { armoredSshsig, sshsigMessage } from './sshsig.ts';

export interface CertificateFields {
  readonly type: number;
  readonly keyId: string;
  readonly principals: readonly string[];
  readonly validAfter: bigint;
  readonly validBefore: bigint;
  /** Names and data in turn. */
  readonly critical: readonly string[];
  readonly extensions: readonly string[];
  readonly reserved: string;
  /** Stands in the place of the authority that signs. */
  readonly issuer: Buffer;
  /** Follows the authority's signature. */
  readonly tail: Buffer;
}

export interface CraftedCertificate {
  readonly blob: Buffer;
  /** Of the certified key, bearing the certificate; armored. */
  sign(payload: Buffer): string;
}

/** An ed25519 authority that signs certificates of any content for ed25519 keys, as ssh-keygen does not. */
export function craftAuthority(): {
  readonly publicKey: string;
  certify(fields?: Partial<CertificateFields>): CraftedCertificate;
} {
  const authority = ed25519();
  const key = ed25519();
  return {
    publicKey: `ssh-ed25519 ${authority.blob.toString('base64')}`,
    certify(fields = {}) {
      const packed = (texts: readonly string[] = []): Buffer =>
        wireString(Buffer.concat(texts.map((text) => wireString(text))));
      const signed = Buffer.concat([
        wireString('ssh-ed25519-cert-v01@openssh.com'),
        wireString('nonce'),
        wireString(key.x),
        wide(1n),
        wide(BigInt(fields.type ?? 1)).subarray(4),
        wireString(fields.keyId ?? 'crafted'),
        packed(fields.principals ?? ['alice']),
        wide(fields.validAfter ?? 0n),
        wide(fields.validBefore ?? 0xffff_ffff_ffff_ffffn),
        packed(fields.critical),
        packed(fields.extensions),
        wireString(fields.reserved ?? ''),
        wireString(fields.issuer ?? authority.blob),
      ]);
      const signature = wireString(signedBy(authority.privateKey, signed));
      const blob = Buffer.concat([signed, signature, fields.tail ?? Buffer.of()]);
      const signing = (payload: Buffer): Buffer => signedBy(key.privateKey, sshsigMessage(payload));
      return { blob, sign: (payload) => armoredSshsig(blob, signing(payload)) };
    },
  };
}

function ed25519(): { readonly x: Buffer; readonly blob: Buffer; readonly privateKey: KeyObject } {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const x = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return { x, blob: Buffer.concat([wireString('ssh-ed25519'), wireString(x)]), privateKey };
}

function signedBy(key: KeyObject, bytes: Buffer): Buffer {
  return Buffer.concat([wireString('ssh-ed25519'), wireString(sign(null, bytes, key))]);
}

function wide(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}
