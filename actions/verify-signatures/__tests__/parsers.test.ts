import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createHash,
  createPrivateKey,
  generateKeyPairSync,
  sign,
  type KeyObject,
} from 'node:crypto';
import { parseArmor } from '../src/armor.ts';
import { parseCommit } from '@gitops-actions/shared/git/commit-object.ts';
import { parseSshKeyLine, parseSshPublicKey } from '../src/ssh-public-key.ts';
import { parseSshSignature, verifySshSignature } from '../src/ssh-signature.ts';
import { positiveMpint, wireReader, wireString } from '../src/ssh-wire.ts';
import {
  createSshSigner,
  temporaryDirectory,
  withSignature,
  type SshSigner,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';

const scratch = temporaryDirectory();
const PAYLOAD = [
  `tree ${'a'.repeat(40)}`,
  `parent ${'b'.repeat(40)}`,
  'author Alice <alice@acme.test> 1750000000 +0000',
  'committer Alice <alice@acme.test> 1750000000 +0000',
  '',
  'a change\n',
].join('\n');

let alice: SshSigner;

beforeAll(() => {
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
});

afterAll(() => {
  scratch.remove();
});

describe('the parsers', () => {
  it('find a signature whatever header follows it, and cut exactly it', () => {
    const signed = withSignature(PAYLOAD, alice.sign(Buffer.from(PAYLOAD)));
    const parsed = parseCommit(Buffer.from(signed, 'latin1'));
    expect(parsed.ok && parsed.commit.payload.toString('latin1')).toBe(PAYLOAD);
    expect(parsed.ok && parsed.commit.parents).toEqual(['b'.repeat(40)]);
    expect(parsed.ok && parsed.commit.subject).toBe('a change');
  });

  it('read a megabyte of line breaks in a signature once, not once for each of them', () => {
    const breaks = '\n'.repeat(1_000_000);
    const signature = `-----BEGIN SSH SIGNATURE-----${breaks}x`;
    const parsed = parseCommit(Buffer.from(withSignature(PAYLOAD, signature), 'latin1'));
    expect(parsed.ok && parseArmor(parsed.commit.signature ?? '')).toMatchObject({
      code: 'E_SIG_MALFORMED',
    });
  });

  it('never throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        parseCommit(Buffer.from(bytes));
        parseArmor(Buffer.from(bytes).toString('latin1'));
        parseSshSignature(Buffer.from(bytes));
        parseSshPublicKey(Buffer.from(bytes));
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('SSH wire format', () => {
  it('reads back every string, and nothing beyond the end', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(20), (bytes, cut) => {
        const value = Buffer.from(bytes);
        const reader = wireReader(wireString(value));
        expect(reader.bytes()?.equals(value)).toBe(true);
        expect(reader.atEnd()).toBe(true);
        const short = wireString(value);
        if (cut > 0)
          expect(
            wireReader(short.subarray(0, -Math.min(cut, short.length))).bytes(),
          ).toBeUndefined();
      }),
    );
  });

  it('takes only canonical positive numbers', () => {
    expect(positiveMpint(Buffer.from([0x7f]))).toEqual(Buffer.from([0x7f]));
    expect(positiveMpint(Buffer.from([0, 0x80]))).toEqual(Buffer.from([0x80]));
    for (const bad of [[], [0], [0x80], [0, 0x7f], [0, 0]]) {
      expect(positiveMpint(Buffer.from(bad))).toBeUndefined();
    }
  });
});

describe('SSH signatures', () => {
  const rsaBlob = (key: KeyObject): Buffer => {
    const { n = '', e = '' } = key.export({ format: 'jwk' });
    const mpint = (text: string): Buffer =>
      Buffer.concat([Buffer.from([0]), Buffer.from(text, 'base64url')]);
    return Buffer.concat([
      wireString('ssh-rsa'),
      wireString(Buffer.from(e, 'base64url')),
      wireString(mpint(n)),
    ]);
  };
  const blob = (
    publicKey: Buffer,
    algorithm: string,
    value: Buffer,
    hash = 'sha512',
    reserved = '',
  ): Buffer =>
    Buffer.concat([
      Buffer.from('SSHSIG\0\0\0\x01', 'latin1'),
      wireString(publicKey),
      wireString('git'),
      wireString(reserved),
      wireString(hash),
      wireString(Buffer.concat([wireString(algorithm), wireString(value)])),
    ]);
  const ed25519 = (): Buffer => parseSshKeyLine(alice.publicKey).blob ?? Buffer.alloc(0);

  it('over RSA with SHA-1 or too few bits are weak', () => {
    const make = (bits: number): Buffer =>
      rsaBlob(generateKeyPairSync('rsa', { modulusLength: bits }).publicKey);
    expect(parseSshSignature(blob(make(2048), 'ssh-rsa', Buffer.alloc(256)))).toMatchObject({
      code: 'E_SIG_WEAK',
    });
    expect(parseSshSignature(blob(make(1024), 'rsa-sha2-512', Buffer.alloc(128)))).toMatchObject({
      code: 'E_SIG_WEAK',
    });
  });

  it('that an agent sent without leading zeros still count', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const payload = Buffer.from('x');
    const probe = parseSshSignature(blob(rsaBlob(publicKey), 'rsa-sha2-256', Buffer.alloc(256)));
    if (!probe.ok) throw new Error(probe.reason);
    for (let attempt = 0; attempt < 3000; attempt += 1) {
      const text = Buffer.from(`${attempt}`);
      const signed = sign(
        'sha256',
        sshsigMessage(text),
        createPrivateKey(privateKey.export({ format: 'pem', type: 'pkcs8' })),
      );
      if (signed[0] !== 0) continue;
      const signature = { ...probe.signature, value: signed.subarray(1) };
      expect(await verifySshSignature(signature, text)).toBe(true);
      expect(await verifySshSignature(signature, payload)).toBe(false);
      return;
    }
    throw new Error('no signature with a leading zero in 3000 tries');
  });

  it('that are longer or shorter than their key makes them are bad, and no accident', async () => {
    const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    for (const [key, algorithm, sizes] of [
      [rsaBlob(publicKey), 'rsa-sha2-512', [0, 1, 257, 300]],
      [ed25519(), 'ssh-ed25519', [0, 63, 65, 128]],
    ] as const) {
      for (const size of sizes) {
        const parsed = parseSshSignature(blob(key, algorithm, Buffer.alloc(size, 1)));
        if (!parsed.ok) throw new Error(parsed.reason);
        expect(await verifySshSignature(parsed.signature, Buffer.from('x'))).toBe(false);
      }
    }
  });

  it.each([
    [
      'of DSA keys',
      'E_SIG_TYPE_UNSUPPORTED',
      () => blob(wireString('ssh-dss'), 'ssh-dss', Buffer.alloc(40)),
    ],
    [
      'of security keys without their application',
      'E_SIG_MALFORMED',
      () => {
        const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
        const key = [
          wireString('sk-ssh-ed25519@openssh.com'),
          wireString(Buffer.from(x, 'base64url')),
        ];
        return blob(Buffer.concat(key), 'sk-ssh-ed25519@openssh.com', Buffer.alloc(64));
      },
    ],
    [
      'by an algorithm of another key type',
      'E_SIG_MALFORMED',
      () => blob(ed25519(), 'rsa-sha2-512', Buffer.alloc(64)),
    ],
    [
      'with a reserved field',
      'E_SIG_MALFORMED',
      () => blob(ed25519(), 'ssh-ed25519', Buffer.alloc(64), 'sha512', 'x'),
    ],
    [
      'over SHA-1',
      'E_SIG_MALFORMED',
      () => blob(ed25519(), 'ssh-ed25519', Buffer.alloc(64), 'sha1'),
    ],
    [
      'with bytes after the end',
      'E_SIG_MALFORMED',
      () => Buffer.concat([blob(ed25519(), 'ssh-ed25519', Buffer.alloc(64)), Buffer.alloc(1)]),
    ],
    [
      'of a key with bytes after the end',
      'E_SIG_MALFORMED',
      () => blob(Buffer.concat([ed25519(), Buffer.alloc(1)]), 'ssh-ed25519', Buffer.alloc(64)),
    ],
  ] as const)('%s end in %s', (_name, code, make) => {
    expect(parseSshSignature(make())).toMatchObject({ ok: false, code });
  });
});

describe('SSH key lines of the policy', () => {
  it.each([
    '',
    'ssh-ed25519',
    'ssh-ed25519 !!!!',
    'cert-authority ssh-ed25519 AAAA',
    'ssh-dss AAAAB3NzaC1kc3M=',
  ])('refuse %j', (line) => {
    expect(parseSshKeyLine(line).ok).toBe(false);
  });

  it('refuse a type that is not the key’s', () => {
    expect(parseSshKeyLine(alice.publicKey.replace('ssh-ed25519', 'ssh-rsa')).ok).toBe(false);
  });
});

/** What an SSHSIG signature in the namespace `git` over sha512 signs. */
function sshsigMessage(payload: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from('SSHSIG'),
    wireString('git'),
    wireString(''),
    wireString('sha512'),
    wireString(createHash('sha512').update(payload).digest()),
  ]);
}
