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
});
