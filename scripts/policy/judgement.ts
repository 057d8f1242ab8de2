import type { CommitNames } from '@gitops-actions/shared/git/commits.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import { onlyImageScalarsChanged } from '@gitops-actions/shared/kustomize/only-image-scalars.ts';
import type { ImageScalarsOnly } from '@gitops-actions/shared/promotion/bump-content.ts';
import type { CommitVerdict } from '../../actions/verify-signatures/src/finding.ts';
import { judgeCommits } from '../../actions/verify-signatures/src/judge-commits.ts';
import { createKeyring, type Keyring } from '../../actions/verify-signatures/src/keyring.ts';
import type { JudgingPolicy } from '../../actions/verify-signatures/src/policy-at-commit.ts';

/** A policy at work on one branch of a repository, by the very code of the action. */
export interface Judgement {
  readonly keyring: Keyring;
  /** Of each commit, in the order given. */
  judge(oids: CommitNames): AsyncGenerator<CommitVerdict>;
}

export const loadBumpCheck = (): Promise<ImageScalarsOnly> =>
  Promise.resolve(onlyImageScalarsChanged);

/** @throws `E_POLICY_INVALID` for a key that cannot be used, whether or not it signed anything */
export async function createJudgement(
  { objects }: Repository,
  { signing, registries, origin }: JudgingPolicy,
  branch: string,
): Promise<Judgement> {
  const keyring = createKeyring(signing, origin);
  await keyring.check();
  const options = { objects, signing, registries, keyring, branch, loadBumpCheck };
  return { keyring, judge: (oids) => judgeCommits(oids, options) };
}
