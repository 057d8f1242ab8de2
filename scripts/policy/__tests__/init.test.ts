import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createGpgHome,
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type CommitOptions,
  type GpgHome,
  type GpgSigner,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { parsePolicy } from '@gitops-actions/shared/policy/parse-policy.ts';
import { runPolicy, type Ended } from './run-policy.ts';

const POLICY = '.github/gitops-policy.yml';
const OVERLAY = '.gitops/overlays/dev';
const BOT = 'acme-gitops[bot] <12345678+acme-gitops[bot]@users.noreply.github.com>';
const GITHUB = 'GitHub <noreply@github.com>';
const ALICE = 'Alice <alice@acme.test>';
const FRANK = 'Frank <frank@acme.test>';

const scratch = temporaryDirectory();
let home: GpgHome;
let elsewhere: GpgHome;
let frank: GpgSigner;
let mallory: GpgSigner;
let webFlow: GpgSigner;
let githubKeys: string;
let alice: SshSigner;
let second: SshSigner;
let count = 0;

beforeAll(() => {
  home = createGpgHome();
  elsewhere = createGpgHome();
  frank = home.create('ed25519', FRANK);
  mallory = elsewhere.create('ed25519', 'Mallory <mallory@acme.test>');
  webFlow = elsewhere.create('rsa2048', GITHUB);
  githubKeys = join(scratch.path, 'web-flow.gpg');
  writeFileSync(githubKeys, webFlow.publicKey());
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
  second = createSshSigner(scratch.path, 'second', ['-t', 'ecdsa', '-b', '256']);
}, 60_000);

afterAll(() => {
  home.remove();
  elsewhere.remove();
  scratch.remove();
});

interface History extends TestRepository {
  /** Adds a commit on top of `main`. */
  add(options: CommitOptions): string;
}

function history(format = 'sha1'): History {
  count += 1;
  const repo = createTestRepository(join(scratch.path, `repo${count}`), format);
  let head: string | undefined;
  return {
    ...repo,
    add(options) {
      head = repo.commit({ ...(head !== undefined && { parents: [head] }), ...options });
      repo.git(['update-ref', 'refs/heads/main', head]);
      return head;
    },
  };
}

const kustomization = (tag: string): string =>
  `images:\n  - name: web\n    newName: r.test/acme/web\n    newTag: ${tag}\n`;

/** What a repository looks like that nobody has judged so far. */
function mixed(format?: string): { readonly repo: History; readonly unsigned: string } {
  const repo = history(format);
  repo.add({
    files: { 'README.md': 'one\n', [`${OVERLAY}/kustomization.yaml`]: kustomization('a') },
  });
  repo.add({ files: { a: '1\n' }, author: ALICE, sign: alice.sign });
  const unsigned = repo.add({ files: { a: '2\n' }, author: 'Old <old@acme.test>' });
  repo.add({ files: { a: '3\n' }, author: ALICE, sign: second.sign, date: '1760000000 +0000' });
  const main = repo.add({ files: { b: '1\n' }, author: FRANK, sign: frank.sign });
  const side = repo.commit({
    parents: [main],
    files: { c: '1\n' },
    author: ALICE,
    sign: alice.sign,
  });
  const github = { committer: GITHUB, sign: webFlow.sign };
  repo.add({ ...github, parents: [main, side], tree: repo.tree(side, {}), author: ALICE });
  const bump = { [`${OVERLAY}/kustomization.yaml`]: kustomization('b') };
  const head = repo.add({ ...github, files: bump, author: BOT });
  repo.tag({ name: 'v1.0.0', target: head, sign: alice.sign });
  repo.tag({ name: 'v0.9.0', target: unsigned });
  return { repo, unsigned };
}

const init = (repo: TestRepository, ...args: readonly string[]): Ended =>
  runPolicy(['init', repo.dir, ...args], home.home);

describe('npm run policy -- init', () => {
  it.each(['sha1', 'sha256'])('proposes what a mixed history of %s shows', async (format) => {
    const { repo, unsigned } = mixed(format);
    const { out, err, code } = init(repo, '--github-keys', githubKeys);
    const { signing, registries } = await parsePolicy(out, 'proposal');
    expect(signing).toMatchObject({
      trustRoot: unsigned,
      github: { webFlow: 'merges-only' },
      pipeline: { app: { slug: 'acme-gitops', userId: 12345678 }, overlays: [OVERLAY] },
      tags: [{ pattern: 'v*', signers: ['alice'] }],
      exempt: [],
      rules: [],
    });
    expect([...(signing?.people.keys() ?? [])].sort()).toEqual(['alice', 'frank']);
    const keys = signing?.people.get('alice')?.keys.map((key) => 'text' in key && key.text);
    const withoutComment = ({ publicKey }: SshSigner): string =>
      publicKey.split(' ').slice(0, 2).join(' ');
    expect(keys).toEqual([withoutComment(alice), withoutComment(second)]);
    expect(signing?.people.get('alice')?.emails).toEqual(['alice@acme.test']);
    expect(registries).toEqual([{ overlays: [OVERLAY], prefixes: ['r.test/acme/web'] }]);
    expect(out).toContain('# 2 commits, 1 tags, 2025-06-15 to 2025-06-15, as alice@acme.test (3).');
    expect(out).toContain('acme-gitops[bot] (12345678): 1 commits that change nothing but tags');
    expect(err).toContain('✓ it accepts all 5 commits after its trust root');
    expect(code).toBe(0);
  });

  it('proposes what the gate then accepts', () => {
    const { repo } = mixed();
    const { out } = init(repo, '--github-keys', githubKeys);
    repo.add({ files: { [POLICY]: out }, author: ALICE, sign: alice.sign });
    expect(runPolicy(['check', repo.dir])).toMatchObject({ code: 0, err: '' });
    repo.add({ files: { evil: '1\n' }, author: ALICE });
    expect(runPolicy(['check', repo.dir])).toMatchObject({ code: 1 });
  });

  it('exempts a few commits instead, if it is told to', async () => {
    const { repo, unsigned } = mixed();
    const { out, err, code } = init(repo, '--github-keys', githubKeys, '--exempt');
    const { signing } = await parsePolicy(out, 'proposal');
    expect(signing?.trustRoot).toBe(repo.git(['rev-list', '--max-parents=0', 'main']));
    expect(signing?.exempt).toEqual([
      { commit: unsigned, reason: 'E_SIG_UNSIGNED, before there was a policy' },
    ]);
    expect(err).toContain('✓ it accepts all 7 commits');
    expect(code).toBe(0);
  });

  it('is invalid until somebody gives the certificates that nobody here has', async () => {
    const { repo } = mixed();
    repo.add({ files: { m: '1\n' }, author: 'M <m@acme.test>', sign: mallory.sign });
    const { out, err, code } = init(repo, '--github-keys', githubKeys);
    expect(code).toBe(1);
    expect(err).toContain('✗ the proposal is not valid before each `TODO`');
    expect(err).toContain('it refuses, without the keys that are lacking, 1 of 6 commits');
    const fingerprint = mallory.fingerprint.toLowerCase();
    expect(out).toContain(`whose is the OpenPGP key ${fingerprint}?`);
    await expect(parsePolicy(out, 'p')).rejects.toThrow(/must be an armored public key block/);
    const block = `|\n${mallory.publicKey().trim().replace(/^/gm, '            ')}`;
    const filled = await parsePolicy(out.replace('openpgp: TODO', `openpgp: ${block}`), 'p');
    expect(filled.signing?.people.size).toBe(3);
  });

  it('takes nobody for GitHub who only says so', async () => {
    const { repo } = mixed();
    const { out, code } = init(repo);
    expect(code).toBe(1);
    expect(out).not.toContain('web-flow: merges-only');
    expect(out).not.toContain('pipeline:');
    expect(out).toContain(`whose is the OpenPGP key ${webFlow.fingerprint.toLowerCase()}?`);
    await expect(parsePolicy(out, 'p')).rejects.toMatchObject({ code: 'E_POLICY_INVALID' });
  });

  it('counts no signature that is not good', async () => {
    const repo = history();
    repo.add({ files: { a: '1\n' }, author: ALICE, sign: alice.sign });
    repo.add({
      ...{ files: { a: '2\n' }, author: 'Eve <eve@acme.test>', sign: second.sign },
      tamper: (raw) => raw.replace('eve@', 'eva@'),
    });
    const last = repo.add({ files: { a: '3\n' }, author: ALICE, sign: alice.sign });
    const { signing } = await parsePolicy(init(repo).out, 'p');
    expect([...(signing?.people.keys() ?? [])]).toEqual(['alice']);
    expect(signing?.trustRoot).toBe(repo.git(['rev-parse', `${last}^`]));
  });

  it('lets nothing that others wrote become a line of the policy', async () => {
    const repo = history();
    const evil = '# \u202e-----BEGIN OPENSSH PRIVATE KEY-----\u2028    eve: {}';
    repo.add({ files: { a: '1\n' }, author: `${evil} <"]: [x@acme.test>`, sign: second.sign });
    repo.add({ files: { a: '2\n' }, author: `${evil} <true@acme.test>`, sign: alice.sign });
    const { out } = init(repo);
    const { signing } = await parsePolicy(out, 'p');
    const people = [...(signing?.people ?? [])].map(([name, { emails }]) => ({ name, emails }));
    expect(people).toEqual(
      expect.arrayContaining([
        { name: 'true', emails: ['true@acme.test'] },
        { name: 'x', emails: [] },
      ]),
    );
    expect(people).toHaveLength(2);
  });

  it('writes to a file only where it is told to, and never over one', () => {
    const { repo } = mixed();
    const file = join(scratch.path, 'proposal.yml');
    const before = readdirSync(repo.dir);
    const written = init(repo, '--github-keys', githubKeys, '--output', file);
    expect(written).toMatchObject({ code: 0, out: '' });
    expect(readFileSync(file, 'utf8')).toBe(init(repo, '--github-keys', githubKeys).out);
    expect(init(repo, '--output', file)).toMatchObject({ code: 2 });
    expect(readdirSync(repo.dir)).toEqual(before);
    expect(existsSync(join(repo.dir, POLICY))).toBe(false);
  });

  it('has nothing to propose where nothing is signed', async () => {
    const repo = history();
    const head = repo.add({ files: { a: '1\n' } });
    const { out, code } = init(repo);
    expect(code).toBe(1);
    expect(out).toContain('- ssh: TODO');
    expect((await parsePolicy(out, 'p')).signing?.trustRoot).toBe(head);
  });

  it.each([
    ['an empty repository', () => history().dir, 'E_REF: The clone has no branch `main`'],
    ['no repository', () => scratch.path, 'E_REPO_MISSING'],
    ['no directory', () => join(scratch.path, 'none'), 'E_REPO_MISSING'],
    [
      'a shallow clone',
      () => {
        const { repo } = mixed();
        const dir = join(scratch.path, 'shallow');
        repo.git(['clone', '-q', '--depth=1', `file://${repo.dir}`, dir]);
        return dir;
      },
      'E_REPO_SHALLOW: The clone is shallow.',
    ],
  ])('does not judge %s', (_name, dir, message) => {
    const { code, out, err } = runPolicy(['init', dir()], home.home);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(message);
  });

  it.each([[[]], [['a', 'b']], [['.', '--nothing']]])('refuses the arguments %j', (args) => {
    const { code, err } = runPolicy(['init', ...args]);
    expect(code).toBe(2);
    expect(err).toContain('npm run policy -- check');
  });
});
