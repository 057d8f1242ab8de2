import { join } from 'node:path';
import {
  createTestRepository,
  type SshSigner,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { judgeRepository, type Judged } from './judge-repository.ts';

export const POLICY = '.github/gitops-policy.yml';

/** A trust root, a policy on `main`, and a `dev` on which a signed commit covers an unsigned one. */
export interface SmallRepository extends TestRepository {
  readonly root: string;
  readonly good: string;
  readonly unsigned: string;
  /** Signed, on top of `unsigned`. */
  readonly laundered: string;
}

let count = 0;

export function createSmallRepository(
  scratch: string,
  alice: SshSigner,
  format = 'sha1',
): SmallRepository {
  count += 1;
  const repo = createTestRepository(join(scratch, `repo${count}`), format);
  const { sign } = alice;
  const root = repo.commit({ files: { a: '1\n' } });
  const policy = repo.commit({ parents: [root], files: { [POLICY]: smallPolicy(root, alice) } });
  const good = repo.commit({ parents: [root], files: { b: '1\n' }, sign });
  const unsigned = repo.commit({ parents: [root], files: { b: '2\n' } });
  const laundered = repo.commit({ parents: [unsigned], files: { b: '3\n' }, sign });
  repo.git(['update-ref', 'refs/remotes/origin/main', policy]);
  repo.git(['update-ref', 'refs/heads/dev', laundered]);
  repo.git(['update-ref', 'refs/heads/main', policy]);
  return { ...repo, root, good, unsigned, laundered };
}

export function smallPolicy(root: string, alice: SshSigner, more = ''): string {
  return `schema: 1
signing:
  trust-root: ${root}
  people: { alice: { keys: [{ ssh: ${alice.publicKey} }] } }
${more}`;
}

/** Judges a commit for `dev`. */
export function judgeCommit(
  repo: { readonly dir: string },
  head: string,
  inputs: Parameters<typeof judgeRepository>[2] = {},
  options: Parameters<typeof judgeRepository>[3] = {},
): Promise<Judged> {
  return judgeRepository(repo, { head, branch: 'dev' }, inputs, options);
}
