import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createGpgHome,
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type GpgHome,
  type GpgSigner,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { parseTag } from '@gitops-actions/shared/git/tag-object.ts';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import { createKeyring } from '../src/keyring.ts';
import { mutate, mutation } from './mutations.ts';

const scratch = temporaryDirectory();
/** Objects that git itself is asked about: each is a process or two. */
const ASKED = 40;

let alice: SshSigner;
let frank: GpgSigner;
let gpg: GpgHome;
let repo: TestRepository;
let signing: SigningPolicy;
let payload: string;

beforeAll(() => {
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
  gpg = createGpgHome();
  frank = gpg.create('ed25519', 'Frank <frank@acme.test>');
  repo = createTestRepository(join(scratch.path, 'repo'));
  const target = repo.commit({ files: { a: '1\n' } });
  payload = [
    `object ${target}`,
    'type commit',
    'tag v1.0.0',
    'tagger Alice <alice@acme.test> 1750000000 +0000',
    '',
    'a release\n\nHotfix: urgent\n',
  ].join('\n');
  const person = (type: 'ssh' | 'openpgp', text: string) => ({
    emails: [],
    keys: [{ type, text, position: '1:1', entry: 'signing' }],
  });
  signing = {
    trustRoot: 'a'.repeat(40),
    people: new Map([
      ['alice', person('ssh', alice.publicKey)],
      ['frank', person('openpgp', frank.publicKey())],
    ]),
    github: { webFlow: 'deny', keys: [] },
    teams: new Map(),
    rules: [],
    tags: [],
    exempt: [],
  };
}, 60_000);

afterAll(() => {
  gpg.remove();
  scratch.remove();
});

const mutations = fc.array(mutation, { minLength: 1, maxLength: 3 });
const sshSigned = (text: string): string => text + alice.sign(Buffer.from(text, 'latin1'));

describe('the tag parser and the keyring together', () => {
  it.each([
    ['SSH', 2_500],
    ['OpenPGP', 800],
  ] as const)('accept nothing but the signed bytes: %s, mutated', async (type, numRuns) => {
    const keyring = createKeyring(signing, 'policy');
    const sign = type === 'SSH' ? alice.sign : frank.sign;
    const raw = payload + sign(Buffer.from(payload));
    const accepted = new Set<string>();
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const changed = changes.reduce(mutate, raw);
        const parsed = parseTag(Buffer.from(changed, 'latin1'));
        if (!parsed.ok || !(await keyring.identify(parsed.tag)).ok) return;
        expect(parsed.tag.payload.toString('latin1')).toBe(payload);
        expect(parsed.tag.message).toBe('a release\n\nHotfix: urgent\n');
        if (changed !== raw) accepted.add(changed);
      }),
      { numRuns },
    );
    // What we accept although it is written differently, git accepts too.
    if (type === 'SSH') for (const changed of [...accepted].slice(0, 25)) gitReads(changed);
  });

  it('read what git reads, of whatever was signed', async () => {
    const keyring = createKeyring(signing, 'policy');
    const accepted = new Map<string, string>();
    await fc.assert(
      fc.asyncProperty(mutations, async (changes) => {
        const raw = sshSigned(changes.reduce(mutate, payload));
        const parsed = parseTag(Buffer.from(raw, 'latin1'));
        if (!parsed.ok || !(await keyring.identify(parsed.tag)).ok) return;
        const { target, type, name } = parsed.tag;
        // An object that is not there, or is none of that type, git does not even look at.
        if (repo.objectType(target) !== type) return;
        accepted.set(raw, `${target} ${type} ${name}.`);
      }),
      { numRuns: 2_500 },
    );
    expect(accepted.size).toBeGreaterThan(ASKED);
    // The shortest ones have lost the most, and the longest ones have gained the most.
    const sorted = [...accepted].sort(([one], [other]) => one.length - other.length);
    const asked = [...sorted.slice(0, ASKED / 2), ...sorted.slice(-ASKED / 2)];
    for (const [raw, ours] of asked) expect(gitReads(raw)).toBe(ours);
  });

  it.each([
    ['the signature of other bytes', (text: string) => text + alice.sign(Buffer.from('x'))],
    ['a second one behind it', (text: string) => sshSigned(sshSigned(text))],
    ['text behind it', (text: string) => `${sshSigned(text)}Hotfix: x\n`],
    ['a header that git cuts out', (text: string) => gpgsigHeader(sshSigned(text))],
  ])('accept no tag with %s', async (_name, make) => {
    const parsed = parseTag(Buffer.from(make(payload), 'latin1'));
    expect(parsed.ok && (await createKeyring(signing, 'p').identify(parsed.tag)).ok).toBe(false);
  });

  it('are stricter than git with a header that nobody signed', () => {
    // Git verifies this tag by cutting the header out; what the header says was never signed.
    expect(gitReads(gpgsigHeader(sshSigned(payload)))).toContain('commit v1.0.0.');
  });
});

const gpgsigHeader = (raw: string): string => raw.replace('\n\n', '\ngpgsig unsigned words\n\n');

/** What git makes of a tag that it verifies; it throws for one that it refuses. */
function gitReads(raw: string): string {
  const file = join(scratch.path, 'allowed');
  writeFileSync(file, `x@y.z namespaces="git" ${alice.publicKey}\n`);
  const config = ['-c', 'gpg.format=ssh', '-c', `gpg.ssh.allowedSignersFile=${file}`];
  const format = '--format=%(object) %(type) %(tag).';
  return repo.git([...config, 'verify-tag', format, repo.write(raw, 'tag')]);
}
