import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { createKeyring } from '../src/keyring.ts';
import { wireString } from '../src/ssh-wire.ts';
import { gitSays } from './allowed-signers-verdict.ts';
import { commitPayload, identify, policyOf, type TestKey } from './keyring-world.ts';
import { createAuthenticator } from './software-authenticator.ts';
import {
  blobOf,
  createAuthority,
  type CertifyOptions,
  type TestAuthority,
} from './ssh-authority.ts';
import { armoredSshsig, withPublicKey } from './sshsig.ts';

const scratch = temporaryDirectory();
/** 2025-06-15 15:06:40 UTC. */
const NOW = 1_750_000_000;

let repo: TestRepository;
let authority: Readonly<Record<'ed25519' | 'rsa' | 'p256' | 'p521' | 'other', TestAuthority>>;
let keys: Readonly<Record<'ed25519' | 'rsa' | 'p256' | 'p384' | 'p521' | 'weak', SshSigner>>;

beforeAll(() => {
  repo = createTestRepository(join(scratch.path, 'repo'));
  const ca = (name: string, ...args: string[]): TestAuthority =>
    createAuthority(scratch.path, `ca-${name}`, args);
  const key = (name: string, ...args: string[]): SshSigner =>
    createSshSigner(scratch.path, name, args);
  authority = {
    ed25519: ca('ed25519', '-t', 'ed25519'),
    rsa: ca('rsa', '-t', 'rsa', '-b', '2048'),
    p256: ca('p256', '-t', 'ecdsa', '-b', '256'),
    p521: ca('p521', '-t', 'ecdsa', '-b', '521'),
    other: ca('other', '-t', 'ed25519'),
  };
  keys = {
    ed25519: key('ed25519', '-t', 'ed25519'),
    rsa: key('rsa', '-t', 'rsa', '-b', '2048'),
    p256: key('p256', '-t', 'ecdsa', '-b', '256'),
    p384: key('p384', '-t', 'ecdsa', '-b', '384'),
    p521: key('p521', '-t', 'ecdsa', '-b', '521'),
    weak: key('weak', '-t', 'rsa', '-b', '1024'),
  };
}, 60_000);

afterAll(() => {
  scratch.remove();
});

const listed = (ca: TestAuthority, ...principals: string[]): TestKey => ({
  type: 'ssh-authority',
  text: ca.publicKey,
  principals,
});

/** Git's own verdict, with the authority trusted for alice. */
function gitOn(payload: string, signature: string, ca: TestAuthority): 'accepts' | 'refuses' {
  return gitSays(repo, `alice cert-authority,namespaces="git" ${ca.publicKey}`, payload, signature);
}

interface Case extends CertifyOptions {
  readonly name: string;
  /** Absent: accepted. */
  readonly code?: string;
  readonly reason?: RegExp;
  readonly git: 'accepts' | 'refuses';
  readonly seconds?: number;
}

const CASES: readonly Case[] = [
  { name: 'for alice', git: 'accepts' },
  { name: 'for alice among others', principals: ['deploy', 'alice', 'x'], git: 'accepts' },
  {
    name: 'for nobody that is listed',
    principals: ['deploy', 'Alice', 'alice2'],
    code: 'E_SIG_UNTRUSTED',
    reason: /nobody in the policy has a principal of SHA256:.* which names "deploy, Alice, alice2"/,
    git: 'refuses',
  },
  {
    name: 'for a name that is a pattern',
    principals: ['*', 'a*', 'alic?', '!bob'],
    code: 'E_SIG_UNTRUSTED',
    git: 'refuses',
  },
  {
    name: 'for everybody, by naming nobody',
    principals: [],
    code: 'E_SIG_CERTIFICATE',
    reason: /it names no principal/,
    git: 'refuses',
  },
  {
    name: 'for hosts',
    args: ['-h'],
    code: 'E_SIG_CERTIFICATE',
    reason: /it is not a user certificate/,
    git: 'refuses',
  },
  {
    name: 'good until long ago',
    validity: '20200101:20210101',
    code: 'E_SIG_CERTIFICATE',
    git: 'refuses',
  },
  {
    name: 'good from next year on',
    validity: '20260101:forever',
    code: 'E_SIG_CERTIFICATE',
    git: 'refuses',
  },
  { name: 'from that very second on', validity: '20250615150640:forever', git: 'accepts' },
  {
    name: 'from the next second on',
    validity: '20250615150641:forever',
    code: 'E_SIG_CERTIFICATE',
    reason:
      /good from 2025-06-15T15:06:41Z until ever, and what it signed says 2025-06-15T15:06:40Z/,
    git: 'refuses',
  },
  { name: 'until the second after', validity: 'always:20250615150641', git: 'accepts' },
  {
    name: 'until that very second',
    validity: 'always:20250615150640',
    code: 'E_SIG_CERTIFICATE',
    git: 'refuses',
  },
  { name: 'that expired since', validity: '20250101:20250701', git: 'accepts' },
  {
    name: 'in use, at a time that git takes for now',
    seconds: 0,
    code: 'E_SIG_CERTIFICATE',
    git: 'accepts', // stricter: git gives ssh-keygen no time at all
  },
  {
    name: 'expired, at a time that git takes for now',
    validity: 'always:20000101',
    seconds: 0,
    code: 'E_SIG_CERTIFICATE',
    git: 'refuses',
  },
  {
    name: 'with extensions that nobody knows',
    args: ['-O', 'extension:x@acme.test=1'],
    git: 'accepts',
  },
  { name: 'without extensions', args: ['-O', 'clear'], git: 'accepts' },
  // Stricter than git: OpenSSH looks at no critical option when it verifies signatures.
  {
    name: 'for one command',
    args: ['-O', 'force-command=/bin/true'],
    code: 'E_SIG_CERTIFICATE',
    reason: /critical option "force-command"/,
    git: 'accepts',
  },
  {
    name: 'for one network',
    args: ['-O', 'source-address=10.0.0.0/8'],
    code: 'E_SIG_CERTIFICATE',
    git: 'accepts',
  },
  {
    name: 'with a critical option that nobody knows',
    args: ['-O', 'critical:only-on-mondays@acme.test=1'],
    code: 'E_SIG_CERTIFICATE',
    git: 'accepts',
  },
  {
    name: 'that demands a verified user of a plain key',
    args: ['-O', 'verify-required'],
    code: 'E_SIG_WEAK',
    reason: /is no security key/,
    git: 'accepts',
  },
];

describe('A certificate of a listed authority', () => {
  it.each(CASES)('$name', async (entry) => {
    const signer = authority.ed25519.certified(keys.ed25519, entry);
    const payload = commitPayload(entry.seconds ?? NOW);
    const signature = signer.sign(Buffer.from(payload));
    const signing = policyOf({ alice: [listed(authority.ed25519, 'alice')] });
    const verdict = await identify(signing, payload, signature);
    expect(verdict).toMatchObject(
      entry.code === undefined
        ? { ok: true, key: { owner: 'person', name: 'alice', bounds: [] } }
        : { ok: false, code: entry.code },
    );
    if (entry.reason && !verdict.ok) expect(verdict.reason).toMatch(entry.reason);
    expect(gitOn(payload, signature, authority.ed25519)).toBe(entry.git);
  });

  it.each(
    (['ed25519', 'rsa', 'p256', 'p521'] as const).flatMap((ca) =>
      (['ed25519', 'rsa', 'p256', 'p384', 'p521'] as const).map((key) => [ca, key] as const),
    ),
  )('%s certifies a key of %s', async (ca, key) => {
    const signer = authority[ca].certified(keys[key]);
    const payload = commitPayload();
    const signature = signer.sign(Buffer.from(payload));
    const signing = policyOf({ alice: [listed(authority[ca], 'alice')] });
    expect(await identify(signing, payload, signature)).toMatchObject({
      ok: true,
      key: { name: 'alice' },
    });
    expect(gitOn(payload, signature, authority[ca])).toBe('accepts');
    const changed = payload.replace('a change', 'another');
    expect(await identify(signing, changed, signature)).toMatchObject({ code: 'E_SIG_BAD' });
    expect(gitOn(changed, signature, authority[ca])).toBe('refuses');
  });

  it.each(['sk-ssh-ed25519@openssh.com', 'sk-ecdsa-sha2-nistp256@openssh.com'] as const)(
    'certifies %s, whose touch is demanded',
    async (type) => {
      const key = createAuthenticator(type);
      const certify = (...args: string[]): Buffer =>
        blobOf(authority.ed25519.certify(key.publicKey, { args }));
      const payload = commitPayload();
      const signing = policyOf({ alice: [listed(authority.ed25519, 'alice')] });
      for (const [flags, args, code] of [
        [0x01, [], undefined],
        [0x00, [], 'E_SIG_WEAK'],
        [0x00, ['-O', 'no-touch-required'], 'E_SIG_WEAK'],
        [0x01, ['-O', 'verify-required'], 'E_SIG_WEAK'],
        [0x05, ['-O', 'verify-required'], undefined],
      ] as const) {
        const signature = key.signWith({ flags, certificate: certify(...args) })(
          Buffer.from(payload),
        );
        const verdict = await identify(signing, payload, signature);
        expect(verdict).toMatchObject(code === undefined ? { ok: true } : { ok: false, code });
        // Git, and so OpenSSH, looks at neither flags nor options.
        expect(gitOn(payload, signature, authority.ed25519)).toBe('accepts');
      }
    },
  );

  it('brings the bounds of its authority and of its key, by their entries', async () => {
    const signer = authority.ed25519.certified(keys.ed25519);
    const payload = commitPayload();
    const signature = signer.sign(Buffer.from(payload));
    const [until, later] = [['c'.repeat(40)], ['d'.repeat(40)]];
    const signing = policyOf({
      alice: [
        { type: 'ssh', text: keys.ed25519.publicKey, until, reason: 'retired' },
        { ...listed(authority.ed25519, 'alice'), until: later },
      ],
    });
    const verdict = await identify(signing, payload, signature);
    expect(verdict).toMatchObject({
      ok: true,
      key: {
        entry: 'signing.people.alice.keys[1]',
        bounds: [
          { until: later, entry: 'signing.people.alice.keys[1].until' },
          { until, entry: 'signing.people.alice.keys[0].until' },
        ],
      },
    });
    expect(verdict).not.toHaveProperty('key.compromised');
  });

  it('demands the verified user that its key’s own entry demands', async () => {
    const key = createAuthenticator('sk-ssh-ed25519@openssh.com');
    const certificate = blobOf(authority.ed25519.certify(key.publicKey));
    const payload = commitPayload();
    const signing = policyOf({
      alice: [
        { type: 'ssh', text: key.publicKey, userVerified: true },
        listed(authority.ed25519, 'alice'),
      ],
    });
    const touched = key.signWith({ certificate })(Buffer.from(payload));
    expect(await identify(signing, payload, touched)).toMatchObject({ code: 'E_SIG_WEAK' });
    const verified = key.signWith({ certificate, flags: 0x05 })(Buffer.from(payload));
    expect(await identify(signing, payload, verified)).toMatchObject({ ok: true });
  });

  it('shows the key and what the authority calls it, as text', async () => {
    const keyId = 'al\u001bice "the\u202eadmin"';
    const signer = authority.ed25519.certified(keys.ed25519, { keyId });
    const payload = commitPayload();
    const signature = signer.sign(Buffer.from(payload));
    const signing = policyOf({ alice: [listed(authority.ed25519, 'alice')] });
    const verdict = await identify(signing, payload, signature);
    const label = /^SHA256:[A-Za-z0-9+/]{43} \(certificate "alice \\"theadmin\\""\)$/;
    expect(verdict).toMatchObject({
      ok: true,
      key: { label: expect.stringMatching(label) },
    });
  });
});

describe('A certificate is refused', () => {
  const payload = commitPayload();
  const alice = (): TestKey[] => [listed(authority.ed25519, 'alice')];

  it('of an authority that nobody listed', async () => {
    const signature = authority.other.certified(keys.ed25519).sign(Buffer.from(payload));
    expect(await identify(policyOf({ alice: alice() }), payload, signature)).toMatchObject({
      code: 'E_SIG_UNTRUSTED',
      reason: expect.stringMatching(/^the SSH authority SHA256:\S+ that issued SHA256:/),
    });
    expect(gitOn(payload, signature, authority.ed25519)).toBe('refuses');
  });

  it('in the place of the plain key that is listed', async () => {
    const signature = authority.other.certified(keys.ed25519).sign(Buffer.from(payload));
    const signing = policyOf({ alice: [{ type: 'ssh', text: keys.ed25519.publicKey }] });
    expect(await identify(signing, payload, signature)).toMatchObject({ code: 'E_SIG_UNTRUSTED' });
  });

  it('where the authority itself signs, without a certificate', async () => {
    const ca = createSshSigner(scratch.path, 'ca-itself', ['-t', 'ed25519']);
    const signing = policyOf({
      alice: [{ type: 'ssh-authority', text: ca.publicKey, principals: ['alice'] }],
    });
    const signature = ca.sign(Buffer.from(payload));
    expect(await identify(signing, payload, signature)).toMatchObject({ code: 'E_SIG_UNTRUSTED' });
  });

  it('when the authority’s signature over it is spoilt, or over SHA-1', async () => {
    const good = authority.ed25519.certified(keys.ed25519);
    const spoilt = Buffer.from(good.blob);
    spoilt.writeUInt8(spoilt.readUInt8(spoilt.length - 1) ^ 1, spoilt.length - 1);
    const signature = withPublicKey(good.sign(Buffer.from(payload)), spoilt);
    expect(await identify(policyOf({ alice: alice() }), payload, signature)).toMatchObject({
      code: 'E_SIG_BAD',
      reason: expect.stringContaining('it does not fit what it signs'),
    });
    expect(gitOn(payload, signature, authority.ed25519)).toBe('refuses');

    const old = authority.rsa.certified(keys.ed25519, { args: ['-t', 'ssh-rsa'] });
    const weak = old.sign(Buffer.from(payload));
    const signing = policyOf({ alice: [listed(authority.rsa, 'alice')] });
    expect(await identify(signing, payload, weak)).toMatchObject({
      code: 'E_SIG_WEAK',
      reason: expect.stringContaining('SHA-1'),
    });
  });

  it('when somebody changed the name in it', async () => {
    const { blob, sign: signBy } = authority.ed25519.certified(keys.ed25519, {
      principals: ['mallo'],
    });
    const forged = Buffer.from(blob.toString('latin1').replace('mallo', 'alice'), 'latin1');
    const signature = withPublicKey(signBy(Buffer.from(payload)), forged);
    expect(await identify(policyOf({ alice: alice() }), payload, signature)).toMatchObject({
      code: 'E_SIG_BAD',
    });
    expect(gitOn(payload, signature, authority.ed25519)).toBe('refuses');
  });

  it('over a weak key, or a key of no type that we verify', async () => {
    const weak = authority.ed25519.certified(keys.weak).sign(Buffer.from(payload));
    expect(await identify(policyOf({ alice: alice() }), payload, weak)).toMatchObject({
      code: 'E_SIG_WEAK',
      reason: expect.stringContaining('1024 bits'),
    });
    const dsa = Buffer.concat([wireString('ssh-dss-cert-v01@openssh.com'), wireString('nonce')]);
    const unknown = armoredSshsig(dsa, Buffer.alloc(40));
    expect(await identify(policyOf({ alice: alice() }), payload, unknown)).toMatchObject({
      code: 'E_SIG_TYPE_UNSUPPORTED',
    });
  });

  it('that makes one key two people’s', async () => {
    const people = { alice: alice(), bob: [listed(authority.ed25519, 'bob')] };
    const signer = authority.ed25519.certified(keys.ed25519, { principals: ['alice', 'bob'] });
    const signature = signer.sign(Buffer.from(payload));
    expect(await identify(policyOf(people), payload, signature)).toMatchObject({
      code: 'E_SIG_CERTIFICATE',
      reason: expect.stringContaining('it makes one key that of alice, bob'),
    });
    const bobs = { alice: alice(), bob: [{ type: 'ssh', text: keys.p256.publicKey } as const] };
    const stolen = authority.ed25519.certified(keys.p256).sign(Buffer.from(payload));
    expect(await identify(policyOf(bobs), payload, stolen)).toMatchObject({
      code: 'E_SIG_CERTIFICATE',
      reason: expect.stringContaining('it makes bob’s key that of alice'),
    });
  });
});

describe('Authorities of the policy', () => {
  const check = (people: Readonly<Record<string, readonly TestKey[]>>): (() => unknown) => {
    const signing = policyOf(people);
    return () => createKeyring(signing, 'policy');
  };

  it('may serve several people by different principals, and one person by several', () => {
    const [ca, other] = [authority.ed25519, authority.other];
    expect(
      check({
        alice: [
          listed(ca, 'alice', 'alice-admin'),
          listed(ca, 'alice-old'),
          listed(other, 'alice'),
        ],
        bob: [listed(ca, 'bob')],
      }),
    ).not.toThrow();
  });

  it('give one principal to one entry only', () => {
    const ca = authority.ed25519;
    expect(check({ alice: [listed(ca, 'alice', 'ops')], bob: [listed(ca, 'bob', 'ops')] })).toThrow(
      /policy:1:1: the SSH authority of bob cannot be used: its principal `ops` is listed for alice already/,
    );
    expect(check({ alice: [listed(ca, 'alice'), listed(ca, 'alice')] })).toThrow(
      /policy:2:1: .* listed for alice already/,
    );
  });

  it('are nobody’s plain key', () => {
    const ca = authority.ed25519;
    expect(
      check({ bob: [{ type: 'ssh', text: ca.publicKey }], alice: [listed(ca, 'alice')] }),
    ).toThrow(/the SSH authority of alice cannot be used: it is a key of bob as well/);
  });

  it('are no certificates, security keys or weak keys', () => {
    const entry = (text: string): TestKey => ({ type: 'ssh-authority', text, principals: ['a'] });
    const certificate = authority.other.certify(keys.ed25519.publicKey);
    expect(check({ alice: [entry(certificate)] })).toThrow(/keys of type "ssh-ed25519-cert-v01/);
    expect(check({ alice: [{ type: 'ssh', text: certificate }] })).toThrow(/not supported/);
    const { publicKey } = createAuthenticator('sk-ssh-ed25519@openssh.com');
    expect(check({ alice: [entry(publicKey)] })).toThrow(/authorities on security keys/);
    expect(check({ alice: [entry(keys.weak.publicKey)] })).toThrow(/it has 1024 bits/);
    expect(check({ alice: [entry('cert-authority ssh-ed25519 AAAA')] })).toThrow(/not of the form/);
  });
});

describe('Plain keys of the policy', () => {
  it('are listed once and are not weak', () => {
    const plain = (text: string): TestKey => ({ type: 'ssh', text });
    const twice = policyOf({
      alice: [plain(keys.p256.publicKey)],
      bob: [plain(keys.p256.publicKey)],
    });
    expect(() => createKeyring(twice, 'policy')).toThrow(
      /policy:1:1: the SSH key of bob cannot be used: it is listed twice/,
    );
    const weak = policyOf({ alice: [plain(keys.weak.publicKey)] });
    expect(() => createKeyring(weak, 'policy')).toThrow(
      /the SSH key of alice cannot be used: it has 1024 bits; at least 2048 are needed/,
    );
  });
});
