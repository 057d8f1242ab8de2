import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { parseTag } from '@gitops-actions/shared/git/tag-object.ts';
import type { SigningPolicy } from '@gitops-actions/shared/policy/policy.ts';
import { createKeyring } from '../src/keyring.ts';

const scratch = temporaryDirectory();

let alice: SshSigner;
let repo: TestRepository;
let signing: SigningPolicy;
let payload: string;

beforeAll(() => {
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
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
  const keys = [{ type: 'ssh', text: alice.publicKey, position: '1:1', entry: 'signing' }] as const;
  signing = {
    trustRoot: 'a'.repeat(40),
    people: new Map([['alice', { emails: [], keys }]]),
    github: { webFlow: 'deny', keys: [] },
    teams: new Map(),
    rules: [],
    tags: [],
    exempt: [],
  };
}, 60_000);

afterAll(() => {
  scratch.remove();
});

const sshSigned = (text: string): string => text + alice.sign(Buffer.from(text, 'latin1'));

describe('the tag parser and the keyring together', () => {
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
