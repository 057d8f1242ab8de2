import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createSshSigner,
  temporaryDirectory,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { createKeyring, type Keyring } from '../src/keyring.ts';
import { isSshCertificate, parseSshCertificate } from '../src/ssh-certificate.ts';
import { parseKeySignature } from '../src/ssh-key-signature.ts';
import { parseSshPublicKey, type SshPublicKey } from '../src/ssh-public-key.ts';
import { parseSshSignature } from '../src/ssh-signature.ts';
import { wireReader } from '../src/ssh-wire.ts';
import { commitPayload, policyOf } from './keyring-world.ts';
import { createAuthenticator } from './software-authenticator.ts';
import { blobOf, createAuthority } from './ssh-authority.ts';
import { armored, dearmored } from './sshsig.ts';

const scratch = temporaryDirectory();
const payload = Buffer.from(commitPayload());
const committer = { name: 'Alice', email: 'alice@acme.test', seconds: 1_750_000_000 };

let keyring: Keyring;
/** Good signatures of every kind, without their armor. */
let signatures: readonly Buffer[];
let certificates: readonly Buffer[];
let keys: readonly SshPublicKey[];

beforeAll(() => {
  const authority = createAuthority(scratch.path, 'ca', ['-t', 'ed25519']);
  const plain = ['-t ed25519', '-t ecdsa -b 256', '-t rsa -b 2048'].map((args, index) =>
    createSshSigner(scratch.path, `key-${index}`, args.split(' ')),
  );
  const security = (
    ['sk-ssh-ed25519@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com'] as const
  ).map((type) => createAuthenticator(type));
  const certified = plain.map((signer) => authority.certified(signer));
  const touched = security.flatMap((key) => {
    const certificate = blobOf(authority.certify(key.publicKey));
    return [key.signWith({}), key.signWith({ certificate })];
  });
  certificates = certified.map(({ blob }) => blob);
  signatures = [...plain, ...certified]
    .map(({ sign }) => sign(payload))
    .concat(touched.map((sign) => sign(payload)))
    .map(dearmored);
  const texts = [...plain, ...security].map(({ publicKey }) => publicKey);
  keys = texts.map(blobOf).map((blob) => {
    const parsed = parseSshPublicKey(blob);
    if (!parsed.ok) throw new Error(parsed.reason);
    return parsed.key;
  });
  keyring = createKeyring(
    policyOf({
      alice: [
        ...texts.map((text) => ({ type: 'ssh', text }) as const),
        { type: 'ssh-authority', text: authority.publicKey, principals: ['alice'] },
      ],
    }),
    'policy',
  );
}, 60_000);

afterAll(() => {
  scratch.remove();
});

interface Change {
  readonly kind: 'set' | 'flip' | 'cut' | 'insert' | 'end';
  /** Part of the length at which it happens. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom('set', 'flip', 'cut', 'insert', 'end'),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 8 }),
});

function apply(source: Buffer, { kind, at, bytes }: Change): Buffer {
  const start = Math.floor(at * source.length);
  const [head, tail] = [source.subarray(0, start), source.subarray(start)];
  const first = (tail[0] ?? 0) ^ (1 << ((bytes[0] ?? 0) % 8));
  switch (kind) {
    case 'set':
      return Buffer.concat([head, bytes, tail.subarray(bytes.length)]);
    case 'flip':
      return Buffer.concat([head, Buffer.from([first]), tail.subarray(1)]);
    case 'cut':
      return Buffer.concat([head, tail.subarray(bytes.length)]);
    case 'insert':
      return Buffer.concat([head, bytes, tail]);
    case 'end':
      return head;
  }
}

const changes = fc.array(change, { minLength: 1, maxLength: 3 });

describe('SSH parsers', () => {
  it('never throw, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), (bytes) => {
        const blob = Buffer.from(bytes);
        parseSshSignature(blob);
        parseSshPublicKey(blob);
        parseSshCertificate(blob);
        isSshCertificate(blob);
        for (const key of keys) parseKeySignature(blob, key);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never throw over a certificate that was changed, nor read beyond its end', () => {
    fc.assert(
      fc.property(fc.nat(), changes, (index, list) => {
        const source = certificates[index % certificates.length] ?? Buffer.of();
        const blob = list.reduce(apply, source);
        const parsed = parseSshCertificate(blob);
        if (!parsed.ok) return;
        const { signed, signature } = parsed.certificate;
        expect(signed.length + 4 + signature.length).toBe(blob.length);
      }),
      { numRuns: 5_000 },
    );
  });

  it('take no more than there is', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        const source = Buffer.from(bytes);
        const reader = wireReader(source);
        const wide = reader.uint64();
        const byte = reader.byte();
        expect(wide).toBe(source.length < 8 ? undefined : source.readBigUInt64BE());
        expect(byte).toBe(source.length < 8 ? source[0] : source[8]);
        expect(reader.position()).toBe((wide === undefined ? 0 : 8) + (byte === undefined ? 0 : 1));
      }),
    );
  });
});

describe('An SSH signature that was changed', () => {
  it('is accepted only where the change is no change', async () => {
    const good = new Set(signatures.map((bytes) => bytes.toString('base64')));
    expect(good.size).toBe(10);
    for (const bytes of signatures) {
      const signature = armored(bytes);
      expect(await keyring.identify({ signature, payload, committer })).toMatchObject({ ok: true });
    }
    await fc.assert(
      fc.asyncProperty(fc.nat(), changes, async (index, list) => {
        const source = signatures[index % signatures.length] ?? Buffer.of();
        const bytes = list.reduce(apply, source);
        const signature = armored(bytes);
        const verdict = await keyring.identify({ signature, payload, committer });
        if (verdict.ok) expect(good).toContain(bytes.toString('base64'));
      }),
      { numRuns: 4_000 },
    );
  });
});
