import type { ActionContext } from '@gitops-actions/shared/action/action.ts';
import type { GitHubIdentity } from '@gitops-actions/shared/github/github-inputs.ts';
import { openWorld, type World } from '../create-deps.ts';
import type { TagInputs } from '../inputs.ts';
import { readState } from '../state/read-state.ts';
import type { CommitFact } from '@gitops-actions/shared/github/commit-facts.ts';
import type { RepositoryState } from '../state/repository-state.ts';

/** What a rollback needs of the world: a release's, without a tag. */
export interface RollbackDeps extends World {
  /**
   * One request, as `ReleaseDeps.readState`; without a branch, its head and its pull requests are not
   * read.
   */
  readState(headBranch: string | undefined): Promise<RepositoryState>;
}

/**
 * The world as a rollback sees it.
 *
 * @returns also the one directory that everything temporary lies in, for the caller to remove
 * @throws `E_INPUT`, and what minting a token throws
 */
export async function createRollbackDeps(
  context: ActionContext,
  inputs: TagInputs,
  identity: GitHubIdentity,
  branchPrefix: string,
): Promise<{ readonly deps: RollbackDeps; readonly directory: string }> {
  const { world, target, directory } = await openWorld(context, inputs, identity, { branchPrefix });
  // A commit's signature does not change, and every look judges the same old bumps.
  const known = new Map<string, CommitFact>();
  const deps: RollbackDeps = {
    ...world,
    async commitFacts(oids) {
      const unknown = oids.filter((oid) => known.get(oid)?.signedByGitHub !== true);
      const asked = unknown.length === 0 ? [] : await world.commitFacts(unknown);
      for (const [oid, fact] of asked) known.set(oid, fact);
      return new Map(
        oids.flatMap((oid) => {
          const fact = known.get(oid);
          return fact === undefined ? [] : [[oid, fact] as const];
        }),
      );
    },
    readState: (headBranch) =>
      readState({ ...target, ...(headBranch !== undefined && { headBranch }) }),
  };
  return { deps, directory };
}
