import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import {
  createTestRepository,
  temporaryDirectory,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { createKeyring } from '../src/keyring.ts';
import { craftAuthority, type CertificateFields } from './crafted-certificate.ts';
import { gitSays } from './allowed-signers-verdict.ts';
import { commitPayload, identify, policyOf } from './keyring-world.ts';

const scratch = temporaryDirectory();
const PAYLOAD = commitPayload();
const authority = craftAuthority();
const signing = policyOf({
  alice: [{ type: 'ssh-authority', text: authority.publicKey, principals: ['alice'] }],
});

let repo: TestRepository;

beforeAll(() => {
  repo = createTestRepository(join(scratch.path, 'repo'));
});

afterAll(() => {
  scratch.remove();
});

const many = (count: number): readonly string[] => [
  'alice',
  ...Array.from({ length: count - 1 }, (_, index) => `p${index}`),
];

describe('A certificate that ssh-keygen would not make', () => {
  it.each<[string, Partial<CertificateFields>, string | undefined, 'accepts' | 'refuses']>([
    ['none: as usual', {}, undefined, 'accepts'],
    ['256 principals', { principals: many(256) }, undefined, 'accepts'],
    ['257 principals', { principals: many(257) }, 'E_SIG_MALFORMED', 'refuses'],
    ['a NUL within a principal', { principals: ['alice', 'a\0b'] }, 'E_SIG_MALFORMED', 'refuses'],
    // OpenSSH reads a NUL at the end as none; exactness is cheaper than a rule for it.
    ['a NUL after its principal', { principals: ['alice\0'] }, 'E_SIG_MALFORMED', 'accepts'],
    ['an empty principal', { principals: [''] }, 'E_SIG_UNTRUSTED', 'refuses'],
    ['a NUL within the key id', { keyId: 'a\0b' }, 'E_SIG_MALFORMED', 'refuses'],
    ['a type of its own', { type: 3 }, 'E_SIG_CERTIFICATE', 'refuses'],
    ['the type 0', { type: 0 }, 'E_SIG_CERTIFICATE', 'refuses'],
    ['bytes after its end', { tail: Buffer.alloc(1) }, 'E_SIG_MALFORMED', 'refuses'],
    ['a reserved field', { reserved: 'x' }, 'E_SIG_MALFORMED', 'accepts'],
    ['half an extension', { extensions: ['permit-pty'] }, 'E_SIG_MALFORMED', 'refuses'],
    ['half a critical option', { critical: ['force-command'] }, 'E_SIG_MALFORMED', 'refuses'],
    [
      'an extension twice',
      { extensions: ['permit-pty', '', 'permit-pty', ''] },
      'E_SIG_MALFORMED',
      'accepts',
    ],
    [
      'an unknown option behind a known one',
      { critical: ['verify-required', '', 'x', ''] },
      'E_SIG_CERTIFICATE',
      'accepts',
    ],
    [
      'a condition in the option that has none',
      { critical: ['verify-required', 'sometimes'] },
      'E_SIG_CERTIFICATE',
      'accepts',
    ],
    [
      'an end before its beginning',
      { validAfter: 1_750_000_001n, validBefore: 1_750_000_000n },
      'E_SIG_CERTIFICATE',
      'refuses',
    ],
    [
      'a beginning beyond all dates',
      { validAfter: 0xffff_ffff_ffff_fffen },
      'E_SIG_CERTIFICATE',
      'refuses',
    ],
  ])('with %s', async (_name, fields, code, git) => {
    const signature = authority.certify(fields).sign(Buffer.from(PAYLOAD));
    const verdict = await identify(signing, PAYLOAD, signature);
    expect(verdict).toMatchObject(code === undefined ? { ok: true } : { ok: false, code });
    const allowed = `alice cert-authority,namespaces="git" ${authority.publicKey}`;
    expect(gitSays(repo, allowed, PAYLOAD, signature)).toBe(git);
  });

  it('with a certificate as its authority', async () => {
    const issuer = authority.certify().blob;
    const signature = authority.certify({ issuer }).sign(Buffer.from(PAYLOAD));
    expect(await identify(signing, PAYLOAD, signature)).toMatchObject({ code: 'E_SIG_UNTRUSTED' });
    const allowed = `alice cert-authority,namespaces="git" ${authority.publicKey}`;
    expect(gitSays(repo, allowed, PAYLOAD, signature)).toBe('refuses');
  });

  it('that is one of a thousand is still judged by itself', async () => {
    const keyring = createKeyring(signing, 'policy');
    const payload = Buffer.from(PAYLOAD);
    const committer = { name: 'Alice', email: 'alice@acme.test', seconds: 1_750_000_000 };
    for (let index = 0; index < 1_050; index += 1) {
      const ours = index % 2 === 0;
      const certificate = authority.certify({
        keyId: `commit ${index}`,
        principals: [ours ? 'alice' : 'bob'],
      });
      const signature = certificate.sign(payload);
      const { ok } = await keyring.identify({ signature, payload, committer });
      expect(ok).toBe(ours);
    }
  });
});
