import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judgeRepository } from './judge-repository.ts';
import { temporaryDirectory } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { createWorld, policyCommit, type Vector, type World } from './vector-world.ts';

/** Registers one test for each vector, over a world of their own. */
export function describeVectors(title: string, vectors: readonly Vector[]): void {
  const scratch = temporaryDirectory();
  let world: World;

  beforeAll(() => {
    world = createWorld(scratch.path);
  }, 60_000);

  afterAll(() => {
    world.gpg.remove();
    scratch.remove();
  });

  describe(title, () => {
    it.each(vectors)('$name: $codes', async (vector) => {
      const head = vector.head(world);
      const policyRef = policyCommit(world, vector.policy?.(world, head) ?? {});
      const { result, failures, codes } = await judgeRepository(
        world.repo,
        { head, branch: 'dev' },
        { policyRef },
      );
      expect({ codes, list: failures.list.map(({ reason }) => reason) }).toMatchObject({
        codes: vector.codes,
      });
      const pass = vector.codes.length === 0;
      expect(result.outcome).toBe(pass ? 'success' : 'failed');
      expect(result.outputs['verdict']).toBe(pass ? 'pass' : 'fail');
      expect(result.outputs['commit-oid']).toBe(head);
      if (!pass) expect(vector.codes).toContain(result.failure?.code);
      if (vector.reason) expect(failures.list[0]?.reason).toMatch(vector.reason);
      if (vector.signer) {
        const signers = JSON.parse(result.outputs['signers'] ?? '[]') as unknown[];
        expect(signers).toContainEqual({ ...vector.signer, commits: 1 });
      }
      if (vector.git) expect(gitSays(world, scratch.path, head)).toBe(vector.git);
    });
  });
}

/** Git's own verdict, isolated, with all listed SSH keys in an allowed-signers file. */
function gitSays(w: World, dir: string, head: string): 'accepts' | 'refuses' {
  const { alice, bob, carol, rsa, p256, p384, p521 } = w.ssh;
  const listed = [alice, bob, carol, rsa, p256, p384, p521];
  const file = join(dir, 'allowed-signers');
  writeFileSync(
    file,
    listed.map(({ publicKey }) => `x@y.z namespaces="git" ${publicKey}\n`).join(''),
  );
  const config = ['-c', 'gpg.format=ssh', '-c', `gpg.ssh.allowedSignersFile=${file}`];
  try {
    execFileSync('git', ['--no-replace-objects', ...config, 'verify-commit', head], {
      cwd: w.repo.dir,
      env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
      stdio: 'pipe',
    });
    return 'accepts';
  } catch {
    return 'refuses';
  }
}
