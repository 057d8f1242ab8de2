import {
  createBranchStore,
  type BranchLocation,
} from '@gitops-actions/shared/github/branch-store.ts';
import type { GitHub } from '@gitops-actions/shared/github/client.ts';
import { readCommitFacts } from '@gitops-actions/shared/github/commit-facts.ts';
import { readFilesAt } from '@gitops-actions/shared/github/read-file.ts';
import { readHistory } from '@gitops-actions/shared/github/read-history.ts';
import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';
import type { Target } from './deps.ts';

/** What the branch's repository says through GitHub's API. */
export function branchTarget(
  github: GitHub,
  location: BranchLocation,
): Pick<Target, 'store' | 'readAt' | 'history' | 'signatures'> {
  const { owner, repo } = location;
  return {
    store: createBranchStore(github, location, [POLICY_PATH]),
    readAt: (oid, paths) => readFilesAt(github, { owner, repo, oid }, { paths }),
    history: (oid, path, author) => readHistory(github, { ...location, oid }, path, author),
    signatures: async (oids) => {
      const facts = await readCommitFacts(github, location, oids);
      return new Map([...facts].map(([oid, { signedByGitHub }]) => [oid, signedByGitHub]));
    },
  };
}
