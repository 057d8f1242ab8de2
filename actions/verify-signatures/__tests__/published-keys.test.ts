import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import { parseCommit } from '@gitops-actions/shared/git/commit-object.ts';
import { createKeyring, type Identification } from '../src/keyring.ts';
import {
  createGpgHome,
  withSignature,
  type GpgHome,
  type GpgSigner,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';

const PAYLOAD = [
  `tree ${'a'.repeat(40)}`,
  'author Alice <alice@acme.test> 1750000000 +0000',
  'committer GitHub <noreply@github.com> 1750000000 +0000',
  '',
  'a change\n',
].join('\n');

let gpg: GpgHome;
let retired: GpgSigner;
let present: GpgSigner;
let oneBlock: string;

beforeAll(() => {
  gpg = createGpgHome();
  retired = gpg.create('ed25519', 'GitHub (retired) <noreply@github.com>');
  present = gpg.create('ed25519', 'GitHub <noreply@github.com>');
  oneBlock = gpg.gpg(['--armor', '--export']).toString('utf8');
}, 60_000);

afterAll(() => {
  gpg.remove();
});

function policy(listed: { readonly github?: string; readonly frank?: string }): SigningPolicy {
  const texts = (text: string | undefined): string[] => (text === undefined ? [] : [text]);
  const keys = texts(listed.frank).map((text) => ({
    type: 'openpgp' as const,
    text,
    position: '1:1',
    entry: 'signing.people.frank.keys[0]',
  }));
  return {
    trustRoot: 'a'.repeat(40),
    people: new Map([['frank', { emails: [], keys }]]),
    github: { webFlow: 'merges-only', keys: texts(listed.github) },
    teams: new Map(),
    rules: [],
    tags: [],
    exempt: [],
  };
}

async function identify(signing: SigningPolicy, by: GpgSigner): Promise<Identification> {
  const signature = by.sign(Buffer.from(PAYLOAD));
  const parsed = parseCommit(Buffer.from(withSignature(PAYLOAD, signature)));
  if (!parsed.ok) throw new Error(parsed.reason);
  return createKeyring(signing, 'policy').identify(parsed.commit);
}

// https://github.com/web-flow.gpg holds the key that GitHub retired in 2024 and the present one.
describe('GitHub’s published keys', () => {
  it.each([
    ['one block', () => oneBlock],
    ['a block each', () => retired.publicKey() + present.publicKey()],
  ])('are taken as they are published, as %s', async (_name, text) => {
    const signing = policy({ github: text() });
    for (const by of [retired, present]) {
      expect(await identify(signing, by)).toMatchObject({ ok: true, key: { owner: 'github' } });
    }
  });

  it.each([
    ['one block', () => oneBlock],
    ['a block each', () => retired.publicKey() + present.publicKey()],
  ])('are no model for a person’s: several certificates as %s are refused', async (_name, text) => {
    await expect(identify(policy({ frank: text() }), present)).rejects.toThrow(
      /OpenPGP key of frank cannot be used: the text holds more than one certificate/,
    );
  });
});
