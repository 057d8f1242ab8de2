import { statusOf } from '@gitops-actions/shared/github/http-failure.ts';
import type { Remote } from '../deps.ts';

/** The commit of a branch; `undefined` when there is no such branch. @throws what the client throws */
export async function branchHead(
  { github, owner, repo }: Remote,
  branch: string,
): Promise<string | undefined> {
  try {
    const { commit } = await github.rest<{ readonly commit: { readonly sha: string } }>(
      'GET',
      '/repos/{owner}/{repo}/branches/{branch}',
      { owner, repo, branch },
    );
    return commit.sha;
  } catch (thrown) {
    if (statusOf(thrown) === 404) return undefined;
    throw thrown;
  }
}
