import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSshSigner,
  temporaryDirectory,
  type SshSigner,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import {
  POLICY,
  createSmallRepository,
  judgeCommit,
  smallPolicy,
  type SmallRepository,
} from './small-repository.ts';

const scratch = temporaryDirectory();

let alice: SshSigner;

beforeAll(() => {
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
});

afterAll(() => {
  scratch.remove();
});

describe('a ref of the clone', () => {
  it('is never one of the same long name in another place', async () => {
    const repo = createSmallRepository(scratch.path, alice);
    repo.git(['update-ref', '-d', 'refs/remotes/origin/main']);
    const main = repo.git(['rev-parse', 'refs/heads/main']);
    repo.git(['update-ref', 'refs/tags/refs/remotes/origin/main', main]);
    const judged = judgeCommit(repo, repo.good);
    await expect(judged).rejects.toMatchObject({ code: 'E_POLICY_MISSING' });
  });
});

/** Objects whose bytes are not those of their names, as no fetch would ever write them. */
describe('an object of the clone that is not what its name says is found out', () => {
  const put = (repo: SmallRepository, at: string, from: string): void => {
    const path = (oid: string): string =>
      join(repo.dir, '.git', 'objects', oid.slice(0, 2), oid.slice(2));
    rmSync(path(at));
    cpSync(path(from), path(at));
  };

  it('a commit of the range', async () => {
    const repo = createSmallRepository(scratch.path, alice);
    put(repo, repo.unsigned, repo.good);
    const judged = judgeCommit(repo, repo.laundered);
    await expect(judged).rejects.toMatchObject({ code: 'E_REPO_OBJECTS' });
  });

  it('the trust root, which then leads to a commit of the range', async () => {
    const repo = createSmallRepository(scratch.path, alice);
    put(repo, repo.root, repo.commit({ parents: [repo.unsigned] }));
    const judged = judgeCommit(repo, repo.laundered);
    await expect(judged).rejects.toMatchObject({ code: 'E_REPO_OBJECTS' });
  });

  it('an exempt commit, which then leads past a commit of the range', async () => {
    const repo = createSmallRepository(scratch.path, alice);
    const exempt = repo.commit({ parents: [repo.unsigned] });
    const head = repo.commit({ parents: [exempt], sign: alice.sign });
    const more = `  exempt: [{ commit: ${exempt}, reason: known }]\n`;
    const files = { [POLICY]: smallPolicy(repo.root, alice, more) };
    const policyRef = repo.commit({ parents: [repo.root], files });
    expect((await judgeCommit(repo, head, { policyRef })).codes).toEqual(['E_SIG_UNSIGNED']);
    put(repo, exempt, repo.good);
    const judged = judgeCommit(repo, head, { policyRef });
    await expect(judged).rejects.toMatchObject({ code: 'E_REPO_OBJECTS' });
  });

  it('the commit up to which a key is good, which then descends from the head', async () => {
    const repo = createSmallRepository(scratch.path, alice);
    const last = repo.commit({ parents: [repo.root], files: { c: '1\n' } });
    const text = smallPolicy(repo.root, alice).replace(' }] }', `, until: [${last}] }] }`);
    const policyRef = repo.commit({ parents: [repo.root], files: { [POLICY]: text } });
    expect((await judgeCommit(repo, repo.good, { policyRef })).codes).toEqual(['E_KEY_REVOKED']);
    put(repo, last, repo.commit({ parents: [repo.good], files: { c: '2\n' } }));
    const judged = judgeCommit(repo, repo.good, { policyRef });
    await expect(judged).rejects.toMatchObject({ code: 'E_REPO_OBJECTS' });
  });

  it('an ancestor of that commit, which then descends from the head', async () => {
    const repo = createSmallRepository(scratch.path, alice);
    const older = repo.commit({ parents: [repo.root], files: { c: '1\n' } });
    const last = repo.commit({ parents: [older], files: { c: '2\n' } });
    const text = smallPolicy(repo.root, alice).replace(' }] }', `, until: [${last}] }] }`);
    const policyRef = repo.commit({ parents: [repo.root], files: { [POLICY]: text } });
    expect((await judgeCommit(repo, repo.good, { policyRef })).codes).toEqual(['E_KEY_REVOKED']);
    put(repo, older, repo.commit({ parents: [repo.good], files: { c: '3\n' } }));
    const judged = judgeCommit(repo, repo.good, { policyRef });
    await expect(judged).rejects.toMatchObject({ code: 'E_REPO_OBJECTS' });
  });

  it('an ancestor of the trust root, which then descends from a commit of the range', async () => {
    const repo = createSmallRepository(scratch.path, alice);
    const older = repo.commit({ files: { older: '1\n' } });
    const root = repo.commit({ parents: [repo.root, older] });
    const files = { [POLICY]: smallPolicy(root, alice) };
    const policyRef = repo.commit({ parents: [root], files });
    const unsigned = repo.commit({ parents: [root], files: { b: '1\n' } });
    const head = repo.commit({ parents: [unsigned], sign: alice.sign, date: '1760000000 +0000' });
    expect((await judgeCommit(repo, head, { policyRef })).codes).toEqual(['E_SIG_UNSIGNED']);
    put(repo, older, repo.commit({ parents: [unsigned], date: '1755000000 +0000' }));
    const judged = judgeCommit(repo, head, { policyRef });
    await expect(judged).rejects.toMatchObject({ code: 'E_REPO_OBJECTS' });
  });

  it.each(['', '.github'])('the tree of the policy at `%s`', async (path) => {
    const repo = createSmallRepository(scratch.path, alice);
    const eve = createSshSigner(scratch.path, `eve${path}`, ['-t', 'ed25519']);
    const policyAt = (signer: SshSigner): string =>
      repo.commit({ parents: [repo.root], files: { [POLICY]: smallPolicy(repo.root, signer) } });
    const [policyRef, forged] = [policyAt(alice), policyAt(eve)];
    const head = repo.commit({ parents: [repo.root], sign: eve.sign });
    expect((await judgeCommit(repo, head, { policyRef })).codes).toEqual(['E_SIG_UNTRUSTED']);
    const treeOf = (commit: string): string => repo.git(['rev-parse', `${commit}:${path}`]);
    put(repo, treeOf(policyRef), treeOf(forged));
    const judged = judgeCommit(repo, head, { policyRef });
    await expect(judged).rejects.toMatchObject({ code: 'E_REPO_OBJECTS' });
  });
});

it('a branch that began before the trust root, and is merged after it, is no such object', async () => {
  const repo = createSmallRepository(scratch.path, alice);
  const [fork, root] = [repo.commit({ files: { f: '1\n' } }), repo.root];
  const later = repo.commit({ parents: [root, fork] });
  const policyRef = repo.commit({
    parents: [later],
    files: { [POLICY]: smallPolicy(later, alice) },
  });
  const { sign } = alice;
  const side = repo.commit({ parents: [fork], files: { s: '1\n' }, sign });
  const head = repo.commit({ parents: [later, side], sign });
  const { codes, result } = await judgeCommit(repo, head, { policyRef });
  expect([codes, result.outputs['commits-checked']]).toEqual([[], '2']);
});
