import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  createSshSigner,
  temporaryDirectory,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { createKeyring } from '../src/keyring.ts';
import { commitPayload, identify, policyOf } from './keyring-world.ts';
import {
  createAuthenticator,
  type SecurityKeyType,
  type TouchOptions,
} from './software-authenticator.ts';
import { sshKeygenSays } from './ssh-keygen-verdict.ts';

const scratch = temporaryDirectory();
const PAYLOAD = commitPayload();
const TYPES = ['sk-ssh-ed25519@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com'] as const;
const KEYS: Readonly<Record<SecurityKeyType, ReturnType<typeof createAuthenticator>>> = {
  'sk-ssh-ed25519@openssh.com': createAuthenticator('sk-ssh-ed25519@openssh.com'),
  'sk-ecdsa-sha2-nistp256@openssh.com': createAuthenticator('sk-ecdsa-sha2-nistp256@openssh.com'),
};

afterAll(() => {
  scratch.remove();
});

interface Case {
  readonly name: string;
  readonly touch: TouchOptions;
  readonly userVerified?: true;
  /** Absent: accepted. */
  readonly code?: string;
  readonly reason?: RegExp;
  readonly sshKeygen: 'accepts' | 'refuses';
}

/** Changes the last byte of the key's own signature, before flags and counter. */
const spoilt = (inner: Buffer): Buffer => {
  const bytes = Buffer.from(inner);
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 6) ^ 1, bytes.length - 6);
  return bytes;
};
const withFlags =
  (flags: number) =>
  (inner: Buffer): Buffer => {
    const bytes = Buffer.from(inner);
    bytes.writeUInt8(flags, bytes.length - 5);
    return bytes;
  };

const CASES: readonly Case[] = [
  { name: 'touched', touch: {}, sshKeygen: 'accepts' },
  { name: 'touched, over sha256', touch: { hash: 'sha256' }, sshKeygen: 'accepts' },
  { name: 'touched and verified', touch: { flags: 0x05 }, sshKeygen: 'accepts' },
  {
    name: 'touched and verified, as the policy demands',
    touch: { flags: 0x05 },
    userVerified: true,
    sshKeygen: 'accepts',
  },
  {
    name: 'touched, of a key that may be and is backed up',
    touch: { flags: 0x19 },
    sshKeygen: 'accepts',
  },
  {
    name: 'touched, with the highest counter',
    touch: { counter: 0xffffffff },
    sshKeygen: 'accepts',
  },
  // Stricter than git: OpenSSH looks at no flag when it verifies signatures.
  {
    name: 'not touched',
    touch: { flags: 0x00 },
    code: 'E_SIG_WEAK',
    reason: /nobody touched/,
    sshKeygen: 'accepts',
  },
  {
    name: 'verified without a touch',
    touch: { flags: 0x04 },
    userVerified: true,
    code: 'E_SIG_WEAK',
    reason: /nobody touched/,
    sshKeygen: 'accepts',
  },
  {
    name: 'touched, where the policy demands a verified user',
    touch: { flags: 0x01 },
    userVerified: true,
    code: 'E_SIG_WEAK',
    reason: /did not verify its user/,
    sshKeygen: 'accepts',
  },
  ...[0x02, 0x20, 0x40, 0x80].map((bit): Case => ({
    name: `touched and verified, with the unknown flag 0x${bit.toString(16)}`,
    touch: { flags: 0x05 | bit },
    code: 'E_SIG_WEAK',
    reason: /flags of unknown meaning/,
    sshKeygen: 'accepts',
  })),
  // As strict as git
  {
    name: 'not touched, and the flag set afterwards',
    touch: { flags: 0x00, tamper: withFlags(0x01) },
    code: 'E_SIG_BAD',
    sshKeygen: 'refuses',
  },
  {
    name: 'touched, and the verified flag set afterwards',
    touch: { tamper: withFlags(0x05) },
    userVerified: true,
    code: 'E_SIG_BAD',
    sshKeygen: 'refuses',
  },
  {
    name: 'made over something else',
    touch: { instead: Buffer.from('something else') },
    code: 'E_SIG_BAD',
    sshKeygen: 'refuses',
  },
  {
    name: 'made for a web site',
    touch: { application: 'https://acme.test' },
    code: 'E_SIG_BAD',
    sshKeygen: 'refuses',
  },
  {
    name: 'made for files',
    touch: { namespace: 'file' },
    code: 'E_SIG_BAD',
    sshKeygen: 'refuses',
  },
  { name: 'spoilt', touch: { tamper: spoilt }, code: 'E_SIG_BAD', sshKeygen: 'refuses' },
  {
    name: 'cut off within the counter',
    touch: { tamper: (inner) => inner.subarray(0, -1) },
    code: 'E_SIG_MALFORMED',
    sshKeygen: 'refuses',
  },
  {
    name: 'without flags and counter',
    touch: { tamper: (inner) => inner.subarray(0, -5) },
    code: 'E_SIG_MALFORMED',
    sshKeygen: 'refuses',
  },
  {
    name: 'with a byte too many',
    touch: { tamper: (inner) => Buffer.concat([inner, Buffer.alloc(1)]) },
    code: 'E_SIG_MALFORMED',
    sshKeygen: 'refuses',
  },
  {
    name: 'by the algorithm of a plain key',
    touch: { algorithm: 'ssh-ed25519' },
    code: 'E_SIG_MALFORMED',
    sshKeygen: 'refuses',
  },
  {
    name: 'by a browser',
    touch: { algorithm: 'webauthn-sk-ecdsa-sha2-nistp256@openssh.com' },
    code: 'E_SIG_TYPE_UNSUPPORTED',
    reason: /browser/,
    sshKeygen: 'refuses',
  },
];

describe.each(TYPES)('A signature of %s', (type) => {
  it.each(CASES)('$name', async (entry) => {
    const key = KEYS[type];
    const { code, userVerified } = entry;
    const signature = key.signWith(entry.touch)(Buffer.from(PAYLOAD));
    const listed = {
      type: 'ssh',
      text: key.publicKey,
      ...(userVerified && { userVerified }),
    } as const;
    const verdict = await identify(policyOf({ alice: [listed] }), PAYLOAD, signature);
    expect(verdict).toMatchObject(
      code === undefined ? { ok: true, key: { name: 'alice', bounds: [] } } : { ok: false, code },
    );
    if (entry.reason && !verdict.ok) expect(verdict.reason).toMatch(entry.reason);
    const oracle = sshKeygenSays(scratch.path, key.publicKey, Buffer.from(PAYLOAD), signature);
    expect(oracle).toBe(entry.sshKeygen);
  });

  it('counts only by the key itself, not by one for another application', async () => {
    const other = createAuthenticator(type, 'ssh:work');
    const signature = other.signWith({})(Buffer.from(PAYLOAD));
    const signing = policyOf({ alice: [{ type: 'ssh', text: KEYS[type].publicKey }] });
    expect(await identify(signing, PAYLOAD, signature)).toMatchObject({ code: 'E_SIG_UNTRUSTED' });
    const listed = policyOf({ alice: [{ type: 'ssh', text: other.publicKey }] });
    expect(await identify(listed, PAYLOAD, signature)).toMatchObject({ ok: true });
  });

  it('accepted is accepted by ssh-keygen, whatever flags and counter', async () => {
    const key = KEYS[type];
    const signing = policyOf({ alice: [{ type: 'ssh', text: key.publicKey }] });
    await fc.assert(
      fc.asyncProperty(
        fc.nat(0xff),
        fc.nat(0xffffffff),
        fc.option(fc.nat(0xff)),
        async (flags, counter, later) => {
          const touch = { flags, counter, ...(later !== null && { tamper: withFlags(later) }) };
          const signature = key.signWith(touch)(Buffer.from(PAYLOAD));
          const { ok } = await identify(signing, PAYLOAD, signature);
          const shown = later ?? flags;
          expect(ok).toBe(shown === flags && (flags & 0x01) === 1 && (flags & ~0x1d) === 0);
          if (!ok) return;
          const payload = Buffer.from(PAYLOAD);
          expect(sshKeygenSays(scratch.path, key.publicKey, payload, signature)).toBe('accepts');
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe('A security key of the policy', () => {
  it('is refused with a NUL in its application, behind which OpenSSH reads nothing', () => {
    const { publicKey } = createAuthenticator('sk-ssh-ed25519@openssh.com', 'ssh:\0work');
    const signing = policyOf({ alice: [{ type: 'ssh', text: publicKey }] });
    expect(() => createKeyring(signing, 'policy')).toThrow(
      /sk-ssh-ed25519@openssh.com key is malf/,
    );
  });
});

describe('`user-verified` in the policy', () => {
  it('is refused for a key that cannot verify anybody', () => {
    const plain = createSshSigner(scratch.path, 'plain', ['-t', 'ed25519']).publicKey;
    const signing = policyOf({ alice: [{ type: 'ssh', text: plain, userVerified: true }] });
    expect(() => createKeyring(signing, 'policy')).toThrow(
      /policy:1:1: the SSH key of alice cannot be used: only a security key/,
    );
  });
});
