import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { serveGit, servedCopy } from '@gitops-actions/shared/git/__tests__/serve-git.ts';
import { judgeRepository } from './judge-repository.ts';
import {
  POLICY,
  createSmallRepository,
  judgeCommit,
  smallPolicy,
  type SmallRepository,
} from './small-repository.ts';
import {
  createSshSigner,
  temporaryDirectory,
  type SshSigner,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';

const scratch = temporaryDirectory();
const OVERLAY = '.gitops/overlays/dev/kustomization.yaml';

let alice: SshSigner;

beforeAll(() => {
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
});

afterAll(() => {
  scratch.remove();
});

const fresh = (format?: string): SmallRepository =>
  createSmallRepository(scratch.path, alice, format);
const policyText = (root: string): string => smallPolicy(root, alice);
const judge = judgeCommit;

describe('the range', () => {
  it('is everything since the trust root, whatever the push brought', async () => {
    const { result, codes } = await judge(fresh(), fresh().laundered);
    expect(codes).toEqual(['E_SIG_UNSIGNED']);
    expect(result.outputs['commits-checked']).toBe('2');
    expect(result.failure?.message).toContain('1 commit is refused');
  });

  it('may be narrowed by a base after the trust root, and by no other', async () => {
    const repo = fresh();
    const narrowed = await judge(repo, repo.laundered, { base: repo.unsigned });
    expect(narrowed.codes).toEqual([]);
    expect(narrowed.result.outputs['commits-checked']).toBe('1');
    const unrelated = repo.commit({ files: { z: '1\n' } });
    await expect(judge(repo, repo.laundered, { base: unrelated })).rejects.toMatchObject({
      code: 'E_POLICY_WEAKER',
    });
    await expect(judge(repo, repo.laundered, { base: repo.good })).rejects.toMatchObject({
      code: 'E_REF',
    });
    await expect(judge(repo, repo.laundered, { base: 'ab'.repeat(20) })).rejects.toMatchObject({
      code: 'E_REF',
    });
  });

  it('may be empty only where that was said', async () => {
    const repo = fresh();
    await expect(judge(repo, repo.root)).rejects.toMatchObject({ code: 'E_RANGE_EMPTY' });
    const { result } = await judge(repo, repo.root, { allowEmpty: true });
    expect(result.outcome).toBe('success');
    expect(result.outputs['commits-checked']).toBe('0');
  });

  it('ends in E_REF for a head that is not there', async () => {
    await expect(judge(fresh(), 'ab'.repeat(20))).rejects.toMatchObject({ code: 'E_REF' });
  });

  it('works in a SHA-256 repository', async () => {
    const repo = fresh('sha256');
    expect((await judge(repo, repo.good)).codes).toEqual([]);
    expect((await judge(repo, repo.laundered)).codes).toEqual(['E_SIG_UNSIGNED']);
  });

  it('keeps the outcome when nothing is enforced', async () => {
    const repo = fresh();
    const { result } = await judge(repo, repo.laundered, { enforce: false });
    expect(result).toMatchObject({ outcome: 'failed', enforce: false });
  });
});

describe('the policy', () => {
  it('is missing when the default branch is not in the clone', async () => {
    const repo = fresh();
    repo.git(['update-ref', '-d', 'refs/remotes/origin/main']);
    await expect(judge(repo, repo.good)).rejects.toMatchObject({ code: 'E_POLICY_MISSING' });
  });

  it('is missing when the file is not there', async () => {
    const repo = fresh();
    repo.git(['update-ref', 'refs/remotes/origin/main', repo.root]);
    await expect(judge(repo, repo.good)).rejects.toMatchObject({ code: 'E_POLICY_MISSING' });
  });

  it.each([
    ['a key of a type that cannot be verified', 'ssh-dss AAAAB3NzaC1kc3M=', /not supported/],
    ['a key that is none', 'ssh-ed25519 AAAA', /cannot be used/],
    ['a line that is no key', 'hello', /cannot be used/],
  ])('with %s is refused by file and line', async (_name, key, message) => {
    const repo = fresh();
    const text = policyText(repo.root).replace(alice.publicKey, key);
    const main = repo.commit({ parents: [repo.root], files: { [POLICY]: text } });
    repo.git(['update-ref', 'refs/remotes/origin/main', main]);
    const refusal = judge(repo, repo.good);
    await expect(refusal).rejects.toMatchObject({ code: 'E_POLICY_INVALID' });
    await expect(refusal).rejects.toThrow(message);
    await expect(refusal).rejects.toThrow(/gitops-policy\.yml@[0-9a-f]{12}:4:\d+: /);
  });

  it('with one key for two people is refused', async () => {
    const repo = fresh();
    const text = policyText(repo.root).replace(
      'people: { ',
      `people: { bob: { keys: [{ ssh: ${alice.publicKey} }] }, `,
    );
    const main = repo.commit({ parents: [repo.root], files: { [POLICY]: text } });
    repo.git(['update-ref', 'refs/remotes/origin/main', main]);
    await expect(judge(repo, repo.good)).rejects.toThrow(/listed twice/);
  });
});

describe('the source commit', () => {
  it('is the last commit that changes anything outside the overlays', async () => {
    const repo = fresh();
    const text = policyText(repo.root).concat(`  pipeline:
    app: { slug: acme, user-id: 1 }
    overlays: ['.gitops/overlays/*']
  github: { keys: [{ openpgp: "-----BEGIN PGP PUBLIC KEY BLOCK-----\\n" }] }
`);
    const main = repo.commit({ parents: [repo.root], files: { [POLICY]: text } });
    repo.git(['update-ref', 'refs/remotes/origin/main', main]);
    const sign = alice.sign;
    const source = repo.commit({
      parents: [repo.good],
      files: { s: '1\n', [OVERLAY]: 'a: 1\n' },
      sign,
    });
    let head = source;
    for (let index = 2; index < 5; index += 1) {
      head = repo.commit({ parents: [head], files: { [OVERLAY]: `a: ${index}\n` }, sign });
    }
    const onlyOverlay = await judgeRepository(repo, { head, branch: 'dev', before: source }, {});
    expect(onlyOverlay.result.outputs).toMatchObject({
      'source-commit': source,
      'source-changed': 'false',
    });
    const pushed = await judgeRepository(repo, { head, branch: 'dev', before: repo.good }, {});
    expect(pushed.result.outputs['source-changed']).toBe('true');
    const forced = await judgeRepository(
      repo,
      { head, branch: 'dev', before: 'ab'.repeat(20) },
      {},
    );
    expect(forced.result.outputs['source-changed']).toBe('true');
    const merge = repo.commit({
      parents: [head, repo.commit({ parents: [repo.good], files: { t: '1\n' }, sign })],
      files: { t: '1\n' },
      sign,
    });
    expect((await judge(repo, merge)).result.outputs['source-commit']).toBe(merge);
  });

  it('is the head where there are no overlays, but never an empty commit', async () => {
    const repo = fresh();
    const empty = repo.commit({ parents: [repo.good], sign: alice.sign });
    expect((await judge(repo, empty)).result.outputs['source-commit']).toBe(repo.good);
  });
});

describe('where no complete clone is', () => {
  const bareCopy = (repo: SmallRepository): string =>
    servedCopy(repo.dir, `${repo.dir}.served.git`);

  it('a shallow clone without a token is E_REPO_SHALLOW with the YAML', async () => {
    const repo = fresh();
    const shallow = `${repo.dir}.shallow`;
    execFileSync('git', ['clone', '-q', '--depth=1', '-b', 'dev', `file://${repo.dir}`, shallow]);
    await expect(judge({ dir: shallow }, repo.laundered)).rejects.toMatchObject({
      code: 'E_REPO_SHALLOW',
      hint: expect.stringContaining('fetch-depth: 0'),
    });
  });

  it('a directory that is no repository is E_REPO_MISSING', async () => {
    const dir = join(scratch.path, 'plain');
    mkdirSync(dir, { recursive: true });
    await expect(judge({ dir }, 'ab'.repeat(20))).rejects.toMatchObject({ code: 'E_REPO_MISSING' });
    await expect(judge({ dir }, 'ab'.repeat(20), {}, { path: 'not/there' })).rejects.toMatchObject({
      code: 'E_REPO_MISSING',
    });
  });

  it.each(['..', '/etc', '../elsewhere', 'link'])(
    'the path %s leaves the workspace: E_PATH',
    async (path) => {
      const repo = fresh();
      symlinkSync('/tmp', join(repo.dir, 'link'));
      await expect(judge(repo, repo.good, {}, { path })).rejects.toMatchObject({ code: 'E_PATH' });
    },
  );

  it('the history is fetched without blobs, by a token that no process list shows', async () => {
    const repo = fresh();
    const served = await serveGit(bareCopy(repo), 'secret-token');
    try {
      const shallow = `${repo.dir}.shallow`;
      execFileSync('git', ['clone', '-q', '--depth=1', '-b', 'dev', `file://${repo.dir}`, shallow]);
      const options = {
        url: `${served.url}/acme/x.git`,
        token: () => Promise.resolve('secret-token'),
      };
      const { codes, log } = await judge({ dir: shallow }, repo.laundered, {}, options);
      expect(codes).toEqual(['E_SIG_UNSIGNED']);
      expect(log.join('\n')).toContain('The clone is shallow; fetching');
      expect(served.bodies.join('')).toContain('filter blob:none');
      const refused = judge(
        { dir: shallow },
        repo.laundered,
        {},
        {
          ...options,
          token: () => Promise.resolve('wrong'),
        },
      );
      await expect(refused).rejects.toMatchObject({ code: 'E_PERMISSION' });
    } finally {
      await served.close();
    }
  });

  it('an unreachable server is E_UNREACHABLE', async () => {
    const dir = join(scratch.path, 'plain');
    mkdirSync(dir, { recursive: true });
    const token = (): Promise<string> => Promise.resolve('t');
    await expect(judge({ dir }, 'ab'.repeat(20), {}, { token })).rejects.toMatchObject({
      code: 'E_UNREACHABLE',
    });
  });
});
