import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { wireString } from '../src/ssh-wire.ts';
import { armoredSshsig, sshsigMessage, type SshsigOptions } from './sshsig.ts';

export type SecurityKeyType = 'sk-ssh-ed25519@openssh.com' | 'sk-ecdsa-sha2-nistp256@openssh.com';

export interface TouchOptions extends SshsigOptions {
  /** Default 0x01: touched, user not verified. */
  readonly flags?: number;
  readonly counter?: number;
  /** The name of the algorithm inside the signature; default: the key's type. */
  readonly algorithm?: string;
  /** What it really hashes as the application; default: the key's. */
  readonly application?: string;
  /** What is signed instead of the payload. */
  readonly instead?: Buffer;
  /** The last word on the key's own signature, after it was made. */
  readonly tamper?: (inner: Buffer) => Buffer;
  /** Stands in the place of the public key. */
  readonly certificate?: Buffer;
}

export interface SoftwareAuthenticator {
  /** As in `id_ed25519_sk.pub`. */
  readonly publicKey: string;
  readonly blob: Buffer;
  signWith(options: TouchOptions): (payload: Buffer) => string;
}

/** A FIDO authenticator without a device: what `ssh-keygen -t ed25519-sk` makes (PROTOCOL.u2f). */
export function createAuthenticator(
  type: SecurityKeyType,
  application = 'ssh:',
): SoftwareAuthenticator {
  const ed25519 = type === 'sk-ssh-ed25519@openssh.com';
  const { publicKey, privateKey } = ed25519
    ? generateKeyPairSync('ed25519')
    : generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const [left, right] = [x, y].map((part) => Buffer.from(part, 'base64url'));
  const point = Buffer.concat([Buffer.from([4]), left ?? Buffer.of(), right ?? Buffer.of()]);
  const fields = ed25519 ? [left ?? Buffer.of()] : ['nistp256', point];
  const blob = Buffer.concat([type, ...fields, application].map((field) => wireString(field)));

  const compute = (bytes: Buffer): Buffer => {
    if (ed25519) return sign(null, bytes, privateKey);
    const raw = sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return Buffer.concat([mpint(raw.subarray(0, 32)), mpint(raw.subarray(32))]);
  };
  return {
    publicKey: `${type} ${blob.toString('base64')} key@test`,
    blob,
    signWith(options) {
      const { flags = 0x01, counter = 7, algorithm = type, tamper = (inner) => inner } = options;
      const tail = Buffer.alloc(5);
      tail.writeUInt8(flags);
      tail.writeUInt32BE(counter, 1);
      return (payload) => {
        const message = sshsigMessage(options.instead ?? payload, options);
        const signed = [sha256(options.application ?? application), tail, sha256(message)];
        const value = wireString(compute(Buffer.concat(signed)));
        const inner = tamper(Buffer.concat([wireString(algorithm), value, tail]));
        return armoredSshsig(options.certificate ?? blob, inner, options);
      };
    },
  };
}

function sha256(bytes: string | Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

/** RFC 4251 §5, of a positive number. */
function mpint(bytes: Buffer): Buffer {
  const start = bytes.findIndex((byte) => byte !== 0);
  const magnitude = bytes.subarray(Math.max(start, 0));
  const sign = (magnitude[0] ?? 0) >= 0x80 ? Buffer.from([0]) : Buffer.of();
  return wireString(Buffer.concat([sign, magnitude]));
}
