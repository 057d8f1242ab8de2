import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ERROR_CODES } from '@gitops-actions/shared/action/error-codes.ts';
import { temporaryDirectory } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { createGitVerdicts, type GitVerdicts, type Verified } from './git-verdict.ts';
import { judgeRepository, type Judged } from './judge-repository.ts';
import type { InClone, Vector } from './vectors/vector.ts';
import { byAlice, createWorld, policyCommit, type World } from './vector-world.ts';

/** What a vector made, and what is needed to judge it. */
interface Made extends Omit<Verified, 'knows'> {
  judge(): Promise<Judged>;
}

/** Registers one test for each vector, over a world of their own. */
export function describeVectors(title: string, vectors: readonly Vector[]): void {
  const scratch = temporaryDirectory();
  let world: World;
  let git: GitVerdicts;

  beforeAll(() => {
    world = createWorld(scratch.path);
    git = createGitVerdicts(world, scratch.path);
  }, 60_000);

  afterAll(() => {
    git.remove();
    world.gpg.remove();
    scratch.remove();
  });

  describe(title, () => {
    it.each(vectors)('$name: $codes, and git $git', async (vector) => {
      const made = make(vector, world);
      const [first] = vector.codes;
      if (first !== undefined && ERROR_CODES[first].outcome === 'error') {
        await expect(made.judge()).rejects.toMatchObject({
          code: first,
          ...(vector.reason && { message: expect.stringMatching(vector.reason) }),
        });
      } else {
        expectVerdict(vector, made, await made.judge());
      }
      const seen: Verified = { ...made, knows: vector.gitKnows?.(world) ?? {} };
      const { letter = vector.git === 'Y' ? 'Y' : undefined } = vector;
      expect({
        ...(vector.git !== 'Y' && { git: git.verify(seen) }),
        ...(letter !== undefined && { letter: git.letter(seen) }),
      }).toEqual({
        ...(vector.git !== 'Y' && { git: vector.git }),
        ...(letter !== undefined && { letter }),
      });
    });
  });
}

function make(vector: Vector, w: World): Made {
  const { dir } = w.repo;
  if ('tag' in vector) {
    const tag = vector.tag(w);
    const ref = `refs/tags/${tag}`;
    const policy = vector.policy?.(w, tag) ?? {};
    const event = { head: ref, tag, branch: undefined };
    const policyRef = policyCommit(w, policy);
    const judge = (): Promise<Judged> => judgeRepository(w.repo, event, { policyRef });
    return { command: 'verify-tag', dir, name: tag, policy, judge };
  }
  const command = 'verify-commit';
  if ('main' in vector) {
    const name = vector.main(w);
    const event = { head: byAlice(w), branch: 'dev' };
    const judge = (): Promise<Judged> => judgeRepository(w.repo, event, { policyRef: name });
    return { command, dir, name, policy: {}, judge };
  }
  const given = vector.head(w);
  const subject: InClone = typeof given === 'string' ? { dir, oid: given } : given;
  const { env = {} } = subject;
  const policy = vector.policy?.(w, subject.oid) ?? {};
  const policyRef = policyCommit(w, policy);
  const event = { head: subject.oid, branch: 'dev' };
  const judge = (): Promise<Judged> =>
    judgeRepository(subject, event, { policyRef }, { env: { ...process.env, ...env } });
  return { command, dir: subject.dir, name: subject.oid, policy, env, judge };
}

function expectVerdict(vector: Vector, made: Made, { result, failures, codes }: Judged): void {
  const list = failures.list.map(({ reason }) => reason);
  expect({ codes, list }).toMatchObject({ codes: [...vector.codes].sort() });
  const pass = vector.codes.length === 0;
  expect(result.outcome).toBe(pass ? 'success' : 'failed');
  expect(result.outputs['verdict']).toBe(pass ? 'pass' : 'fail');
  if ('head' in vector) expect(result.outputs['commit-oid']).toBe(made.name);
  if (!pass) expect(vector.codes).toContain(result.failure?.code);
  if (vector.reason) expect(list[0]).toMatch(vector.reason);
  if (vector.signer) {
    const signers = JSON.parse(result.outputs['signers'] ?? '[]') as unknown[];
    expect(signers).toContainEqual({ ...vector.signer, commits: 1 });
  }
}
