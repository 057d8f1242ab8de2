import type { Credential } from '../identity/credentials.ts';
import { unverifiedRefusal } from '../identity/verified-commits.ts';
import { REFUSALS } from '../rulesets.ts';
import type { AppliedRule } from '../rulesets.ts';
import type { GitHubState, Repository } from '../state.ts';
import { missingReviews } from './approvals.ts';
import { pullCommits } from './pull-commits.ts';
import type { MergeMethod, PullRequest } from './pull-request.ts';

/** What GitHub says of a merge method that the repository or the base's rules do not allow. */
export const METHOD_REFUSALS: Readonly<Record<MergeMethod, string>> = {
  merge: 'Merge commits are not allowed on this repository.',
  squash: 'Squash merges are not allowed on this repository.',
  rebase: 'Rebase merges are not allowed on this repository.',
};

/** May the pull request be merged in this way at all? */
export function methodAllowed(
  repository: Repository,
  rules: readonly AppliedRule[],
  method: MergeMethod,
): boolean {
  const { allowMergeCommit, allowSquash, allowRebase } = repository.settings;
  const settings = { merge: allowMergeCommit, squash: allowSquash, rebase: allowRebase };
  return (
    settings[method] &&
    rules.every((rule) => rule.parameters?.allowedMergeMethods.includes(method) !== false)
  );
}

/** The rules of the base that bind who merges, and are broken by the merge; GitHub's sentences. */
export async function mergeRefusals(
  state: GitHubState,
  repository: Repository,
  pull: PullRequest,
  method: MergeMethod,
  credential: Credential,
): Promise<string[]> {
  const rules = repository.rules.of(`refs/heads/${pull.base.ref}`, credential);
  const refusals: string[] = [];
  for (const rule of rules) {
    switch (rule.type) {
      case 'update':
        refusals.push(REFUSALS.update);
        break;
      case 'pull_request':
        if (rule.parameters !== undefined) refusals.push(...missingReviews(pull, rule.parameters));
        break;
      case 'required_linear_history':
        if (method === 'merge') refusals.push(REFUSALS.required_linear_history);
        break;
      case 'required_signatures': {
        const refusal = await unsignedMerge(state, repository, pull, method, credential);
        if (refusal !== undefined) refusals.push(refusal);
        break;
      }
      case 'creation':
      case 'deletion':
      case 'non_fast_forward':
        break;
    }
  }
  return [...new Set(refusals)];
}

/**
 * A merge commit brings the commits as they are; a rebase makes new ones that nobody signs; a squash
 * is signed by GitHub, which a person gets only as the pull request's author.
 */
async function unsignedMerge(
  state: GitHubState,
  repository: Repository,
  pull: PullRequest,
  method: MergeMethod,
  credential: Credential,
): Promise<string | undefined> {
  if (method === 'rebase') {
    return 'Base branch requires signed commits. Rebase merges cannot be automatically signed by GitHub.';
  }
  if (method === 'squash') {
    const foreign = credential.kind === 'person' && credential.actor.id !== pull.author.id;
    return foreign ? REFUSALS.required_signatures : undefined;
  }
  return unverifiedRefusal(state, repository, await pullCommits(repository, pull));
}
