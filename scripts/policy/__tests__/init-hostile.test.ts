import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';
import { createAuthority } from '../../../actions/verify-signatures/__tests__/ssh-authority.ts';
import { runPolicy } from './run-policy.ts';

const GITHUB = 'GitHub <noreply@github.com>';
const BOT = 'acme-gitops[bot] <12345678+acme-gitops[bot]@users.noreply.github.com>';

const scratch = temporaryDirectory();
let home: GpgHome;
let webFlow: GpgSigner;
let githubKeys: string;
let alice: SshSigner;
let mallory: SshSigner;
let count = 0;

beforeAll(() => {
  home = createGpgHome();
  webFlow = home.create('rsa2048', GITHUB);
  githubKeys = join(scratch.path, 'web-flow.gpg');
  writeFileSync(githubKeys, webFlow.publicKey());
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
  mallory = createSshSigner(scratch.path, 'mallory', ['-t', 'ed25519']);
}, 60_000);

afterAll(() => {
  home.remove();
  scratch.remove();
});

/** A branch of these commits, on top of one by Alice. */
function history(...commits: readonly CommitOptions[]): TestRepository {
  count += 1;
  const repo = createTestRepository(join(scratch.path, `repo${count}`));
  const all = [{ author: 'Alice <alice@acme.test>', sign: alice.sign }, ...commits];
  const head = all.reduce<readonly string[]>(
    (parents, commit) => [repo.commit({ ...commit, parents })],
    [],
  );
  repo.git(['update-ref', 'refs/heads/main', ...head]);
  return repo;
}

interface Proposed {
  readonly policy: Policy;
  readonly out: string;
  readonly err: string;
}

/** What is proposed, which a gate must be able to read whatever the history holds. */
async function proposed(repo: TestRepository, ...args: readonly string[]): Promise<Proposed> {
  const { out, err } = runPolicy(['init', repo.dir, ...args]);
  return { policy: await parsePolicy(out, 'the proposal'), out, err };
}

describe('npm run policy -- init, of what somebody made for it', () => {
  it.each(['alice smith', '*', 'x'.repeat(300)])(
    'leaves a certificate out whose principal no policy can hold: %s',
    async (principal) => {
      const authority = createAuthority(scratch.path, `authority${count}`, ['-t', 'ed25519']);
      const { sign } = authority.certified(mallory, { principals: [principal] });
      const { policy, err } = await proposed(history({ files: { a: '1\n' }, sign }));
      expect([...(policy.signing?.people.keys() ?? [])]).toEqual(['alice']);
      expect(err).toContain('note: a key is left out');
    },
  );

  it('keeps a plain key that a certificate names as its authority', async () => {
    const authority = createAuthority(scratch.path, 'both', ['-t', 'ed25519']);
    const certified = authority.certified(mallory, { principals: ['mallory'] });
    const args = ['-q', '-Y', 'sign', '-n', 'git', '-f', join(scratch.path, 'both')];
    const repo = history(
      { files: { a: '1\n' }, author: 'M <m@acme.test>', sign: certified.sign },
      {
        files: { a: '2\n' },
        author: 'Both <both@acme.test>',
        sign: (input) => execFileSync('ssh-keygen', args, { input, stdio: 'pipe' }).toString(),
      },
    );
    const { policy, err } = await proposed(repo);
    const text = authority.publicKey.split(' ').slice(0, 2).join(' ');
    expect(policy.signing?.people.get('both')?.keys).toMatchObject([{ type: 'ssh', text }]);
    expect([...(policy.signing?.people.keys() ?? [])].sort()).toEqual(['alice', 'both']);
    expect(err).toContain('an SSH authority is left out');
  });

  it.each([
    ['**/x**y', []],
    ['a*', []],
    ['v\\1', []],
    ['v1.0', ['v*']],
  ])('takes a tag that calls itself %s for no wildcard', async (name, patterns) => {
    const repo = history();
    const target = repo.git(['rev-parse', 'main']);
    repo.tag({ name, target, sign: alice.sign, ref: 'refs/tags/published' });
    const { policy } = await proposed(repo);
    expect(policy.signing?.tags.map(({ pattern }) => pattern)).toEqual(patterns);
  });

  const bumped = (directory: string, image: string): TestRepository => {
    const file = `${directory}kustomization.yaml`;
    const files = (tag: string): Record<string, string> => ({
      [file]: `images:\n  - name: web\n    newName: ${image}\n    newTag: ${tag}\n`,
    });
    const before = { files: files('a'), author: 'Alice <alice@acme.test>', sign: alice.sign };
    return history(before, {
      files: files('b'),
      author: BOT,
      committer: GITHUB,
      sign: webFlow.sign,
    });
  };

  it.each([
    ['overlay/', ['overlay']],
    ['**/', undefined],
    ['a*/', undefined],
    ['a?/', undefined],
    ['a**b/', undefined],
    ['a\\b/', undefined],
    ['a\nb/', undefined],
    ['', ['**']],
  ])('widens no overlay called %j into a wildcard', async (directory, overlays) => {
    const repo = bumped(directory, 'r.test/web');
    const { policy, out, err } = await proposed(repo, '--github-keys', githubKeys);
    expect(policy.signing?.pipeline?.overlays).toEqual(overlays);
    expect(policy.registries.flatMap((entry) => entry.overlays)).toEqual(overlays ?? []);
    expect(out.includes('it means every directory')).toBe(directory === '');
    expect(out.includes('Left out, for no policy')).toBe(overlays === undefined);
    expect(err).toContain(
      overlays === undefined ? 'accepts all 0 commits' : 'accepts all 2 commits',
    );
  });

  it.each(['r.test/a:5000/x', '"a b"', 'r.test//x', '"*"', '"https://x/y"'])(
    'names no prefix for the image %s',
    async (image) => {
      const repo = bumped('overlay/', image);
      const { policy, out } = await proposed(repo, '--github-keys', githubKeys);
      expect(out).toContain('Left out, for no policy');
      expect(policy.registries).toEqual([]);
      expect(policy.signing?.pipeline?.overlays).toEqual(['overlay']);
    },
  );

  it('says beside keys under one address that they need not be one person’s', async () => {
    const author = 'Alice <alice@acme.test>';
    const { out } = await proposed(history({ files: { a: '1\n' }, author, sign: mallory.sign }));
    expect(out).toMatch(/# Alice\n +# Several keys, put together [^]*? alice:\n/);
    expect((await proposed(history())).out).not.toContain('Several keys');
  });

  it('stays the same YAML whatever people are called, and short', async () => {
    const called = [`x${'y'.repeat(3000)}`, 'A: {b} # [c]\u2028- ssh: d', '-----BEGIN PGP PUBLIC'];
    const repo = history(
      ...called.map((name, index) => ({
        files: { a: `${index}\n` },
        author: `${name} <p'"\\\u200b{}@x.test>`,
        sign: mallory.sign,
      })),
    );
    const { policy, out } = await proposed(repo);
    const [person] = policy.signing?.people.values() ?? [];
    expect(person?.emails).toEqual([`p'"\\\u200b{}@x.test`]);
    expect(person?.keys).toHaveLength(1);
    expect(Math.max(...out.split('\n').map(({ length }) => length))).toBeLessThan(400);
  });
});
