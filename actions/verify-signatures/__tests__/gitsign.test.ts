import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseCommit } from '@gitops-actions/shared/git/commit-object.ts';
import { parseTag } from '@gitops-actions/shared/git/tag-object.ts';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type CommitOptions,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { createKeyring, type Identification } from '../src/keyring.ts';
import { judgeRepository, type Judged } from './judge-repository.ts';
import { email, IDENTITY, ISSUED_AT, ISSUER } from './sigstore/authority.ts';
import { PAYLOAD } from './sigstore/describe-gitsign.ts';
import { armored, createSigstore, type TestSigstore } from './sigstore/gitsign.ts';
import { gitsignPolicy } from './sigstore/policy.ts';

const scratch = temporaryDirectory();
let sigstore: TestSigstore;
let repo: TestRepository;
let alice: SshSigner;
let root: string;
let head: string;

beforeAll(() => {
  sigstore = createSigstore();
  repo = createTestRepository(join(scratch.path, 'repo'));
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
  root = repo.commit({ files: { a: '1\n' } });
  head = gitsigned({ parents: [root] });
});

afterAll(() => {
  scratch.remove();
});

/** A commit by the identity that the policies here list. */
function gitsigned(options: CommitOptions): string {
  return repo.commit({
    files: { a: `${options.parents?.join() ?? ''}\n` },
    sign: sigstore.sign,
    ...options,
  });
}

interface PolicyOptions {
  /** Of the identity, further on in its mapping. */
  readonly terms?: string;
  readonly trustedRoot?: string;
  readonly more?: string;
}

function policy({ terms = '', trustedRoot, more = '' }: PolicyOptions = {}): string {
  const text = `schema: 1
signing:
  trust-root: ${root}
  people:
    alice:
      emails: [alice@acme.test]
      keys:
        - ssh: ${alice.publicKey}
        - gitsign: { identity: ${IDENTITY}, issuer: ${ISSUER} }${terms}
  sigstore:
    trusted-root: |
      ${trustedRoot ?? sigstore.trustedRoot}
${more}`;
  return repo.commit({ parents: [root], files: { '.github/gitops-policy.yml': text } });
}

function judge(at: string, policyRef: string): Promise<Judged> {
  return judgeRepository(repo, { head: at, branch: 'dev' }, { policyRef });
}

describe('a commit that gitsign signed', () => {
  it('is the person’s whose identity the policy lists, beside those of other keys', async () => {
    const both = repo.commit({ parents: [head], files: { b: '1\n' }, sign: alice.sign });
    const { result, codes } = await judge(both, policy());
    expect(codes).toEqual([]);
    expect(result.outcome).toBe('success');
    expect(JSON.parse(result.outputs['signers'] ?? '')).toEqual([
      { kind: 'person', name: 'alice', commits: 2 },
    ]);
  });

  it('is refused when it is another’s', async () => {
    const sign = (payload: Buffer): string =>
      sigstore.sign(payload, { certify: { names: [email('mallory@acme.test')] } });
    const { codes, failures } = await judge(gitsigned({ parents: [head], sign }), policy());
    expect(codes).toEqual(['E_SIG_UNTRUSTED']);
    expect(failures.list[0]?.reason).toContain(
      `mallory@acme.test (${ISSUER}) is not in the policy`,
    );
  });

  it('is refused when it was changed', async () => {
    const tamper = (raw: string): string => raw.replace('\n\nchange', '\n\nchanged');
    const { codes } = await judge(gitsigned({ parents: [head], tamper }), policy());
    expect(codes).toEqual(['E_SIG_BAD']);
  });

  it('is refused with a committer that is not the person’s', async () => {
    const { codes } = await judge(
      gitsigned({ parents: [head], committer: 'Alice <alice@elsewhere.test>' }),
      policy(),
    );
    expect(codes).toEqual(['E_SIG_EMAIL']);
  });

  it('is good before the commit until which its identity is, and not behind it', async () => {
    const next = gitsigned({ parents: [head] });
    const policyRef = policy({ terms: `\n          until: [${next}]\n          reason: retired` });
    expect((await judge(head, policyRef)).codes).toEqual([]);
    const { codes, failures } = await judge(gitsigned({ parents: [next] }), policyRef);
    expect(codes).toEqual(['E_KEY_REVOKED']);
    expect(failures.list[0]?.reason).toContain(`${IDENTITY} (${ISSUER})`);
  });
});

describe('a tag that gitsign signed', () => {
  it.each([
    ['is good of a person whom the policy lets', [], undefined],
    ['is refused of anybody else', ['E_SIG_UNTRUSTED'], 'mallory@acme.test'],
  ])('%s', async (_name, codes, identity) => {
    const certify = identity === undefined ? {} : { names: [email(identity)] };
    repo.tag({ name: 'v1', target: head, sign: (payload) => sigstore.sign(payload, { certify }) });
    const policyRef = policy({ more: `  tags: [{ pattern: 'v*', signers: [alice] }]\n` });
    const event = { head: 'refs/tags/v1', tag: 'v1', branch: undefined };
    expect((await judgeRepository(repo, event, { policyRef })).codes).toEqual(codes);
  });
});

describe('an X.509 signature', () => {
  const identify = (signature: string, trustedRoot?: string): Promise<Identification> => {
    const signing = gitsignPolicy(trustedRoot, [{ identity: IDENTITY, issuer: ISSUER }]);
    const committer = { name: 'Alice', email: 'alice@acme.test', seconds: 0 };
    return createKeyring(signing, 'p').identify({ signature, payload: PAYLOAD, committer });
  };

  it('is not supported by a policy without a trusted root', async () => {
    expect(await identify(sigstore.sign(PAYLOAD))).toMatchObject({
      code: 'E_SIG_TYPE_UNSUPPORTED',
      reason: expect.stringContaining('no `signing.sigstore`') as unknown,
    });
  });

  it('is not supported when it is plain S/MIME', async () => {
    const files = ['key.pem', 'cert.pem'].map((name) => join(scratch.path, name));
    const [key = '', certificate = ''] = files;
    const openssl = (...args: readonly string[]): Buffer =>
      execFileSync('openssl', args, { input: PAYLOAD, stdio: ['pipe', 'pipe', 'ignore'] });
    const subject = ['-subj', '/CN=alice', '-addext', `subjectAltName=email:${IDENTITY}`];
    const pair = ['-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', certificate];
    openssl('req', '-x509', ...pair, ...subject);
    const signer = ['-signer', certificate, '-inkey', key];
    const bytes = openssl('cms', '-sign', '-binary', '-outform', 'DER', ...signer);
    expect(await identify(armored(bytes), sigstore.trustedRoot)).toMatchObject({
      code: 'E_SIG_TYPE_UNSUPPORTED',
      reason: expect.stringContaining('S/MIME') as unknown,
    });
  });

  it.each([
    ['authority', 'certificateAuthorities', 'E_SIG_UNTRUSTED'],
    ['certificate log', 'ctlogs', 'E_SIG_UNTRUSTED'],
    ['transparency log', 'tlogs', 'E_SIG_BAD'],
  ] as const)('is refused when its %s was replaced before it was made', async (_, part, code) => {
    const end = new Date(ISSUED_AT.getTime() - 1_000).toISOString();
    expect(await identify(sigstore.sign(PAYLOAD), ended(part, end))).toMatchObject({ code });
    const later = new Date(ISSUED_AT.getTime() + 60_000).toISOString();
    expect(await identify(sigstore.sign(PAYLOAD), ended(part, later))).toMatchObject({ ok: true });
  });

  it.each([
    ['is no JSON', () => '{', /JSON/],
    ['is something else’s JSON', () => '{}', /mediaType/],
    ['names no certificate log', () => without('ctlogs'), /`ctlogs` are missing/],
    ['names no transparency log', () => without('tlogs'), /`tlogs` are missing/],
    [
      'names no authority',
      () => without('certificateAuthorities'),
      /`certificateAuthorities` are missing/,
    ],
    [
      'has a key that is none',
      () => sigstore.trustedRoot.replaceAll('"rawBytes":"MFkw', '"rawBytes":"AAAA'),
      /cannot be used/,
    ],
  ])('ends the run under a trusted root that %s', async (_name, text, reason) => {
    const signing = gitsignPolicy(text(), []);
    const thrown = { code: 'E_POLICY_INVALID', message: expect.stringMatching(reason) as unknown };
    await expect(createKeyring(signing, 'p').check()).rejects.toMatchObject(thrown);
    await expect(identify(sigstore.sign(PAYLOAD), text())).rejects.toMatchObject(thrown);
    await expect(createKeyring(signing, 'p').check()).rejects.toThrow('p:12:7: ');
  });
});

/** The trusted root with the end of what holds as `part`. */
function ended(part: 'certificateAuthorities' | 'ctlogs' | 'tlogs', end: string): string {
  interface Holding {
    readonly validFor?: object;
    readonly publicKey?: { readonly validFor: object };
  }
  const root = JSON.parse(sigstore.trustedRoot) as Record<typeof part, readonly Holding[]>;
  const bounded = root[part].map((entry) =>
    entry.publicKey === undefined
      ? { ...entry, validFor: { ...entry.validFor, end } }
      : {
          ...entry,
          publicKey: { ...entry.publicKey, validFor: { ...entry.publicKey.validFor, end } },
        },
  );
  return JSON.stringify({ ...root, [part]: bounded });
}

function without(part: string): string {
  return JSON.stringify({ ...(JSON.parse(sigstore.trustedRoot) as object), [part]: [] });
}

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`fixtures/${name}`, import.meta.url));

/**
 * What people signed with gitsign and the public Sigstore instance: a commit in offline mode, one in
 * online mode and a tag, as gitsign 0.16.0 has them in its own tests (Apache-2.0), under the trusted
 * root that the npm package `@sigstore/tuf` 5.0.1 ships. The code of gitsign 0.16.0 accepts the first
 * by that root, and one of `createSigstore` by its own.
 */
describe('a signature of the public Sigstore', () => {
  const identify = (
    name: string,
    listed: { readonly identity: string; readonly issuer: string },
    change: (raw: string) => string = (raw) => raw,
  ): Promise<Identification> => {
    const root = fixture('sigstore-public-good.json').toString('utf8');
    const bytes = Buffer.from(change(fixture(name).toString('latin1')), 'latin1');
    const parsed = name.endsWith('.tag') ? parseTag(bytes) : parseCommit(bytes);
    if (!parsed.ok) throw new Error(parsed.reason);
    const object = 'tag' in parsed ? parsed.tag : parsed.commit;
    return createKeyring(gitsignPolicy(root, [listed]), 'p').identify(object);
  };
  const billy = { identity: 'billy@chainguard.dev', issuer: 'https://accounts.google.com' };

  it('is good by a listed identity', async () => {
    expect(await identify('gitsign-offline.commit', billy)).toMatchObject({
      ok: true,
      key: { name: 'person-0', label: 'billy@chainguard.dev (https://accounts.google.com)' },
    });
  });

  it('is refused by an identity that is not listed', async () => {
    const other = { ...billy, issuer: 'https://github.com/login/oauth' };
    expect(await identify('gitsign-offline.commit', other)).toMatchObject({
      code: 'E_SIG_UNTRUSTED',
      reason: expect.stringContaining('(https://accounts.google.com)') as unknown,
    });
  });

  it('is refused over another message', async () => {
    const change = (raw: string): string => raw.replace('EDT', 'EST');
    const verdict = await identify('gitsign-offline.commit', billy, change);
    expect(verdict).toMatchObject({ code: 'E_SIG_BAD' });
  });

  it.each(['gitsign-online.commit', 'gitsign-online.tag'])(
    'is not supported without the log’s entry: %s',
    async (name) => {
      expect(await identify(name, billy)).toMatchObject({
        code: 'E_SIG_TYPE_UNSUPPORTED',
        reason: expect.stringContaining('gitsign.rekorMode offline') as unknown,
      });
    },
  );
});
