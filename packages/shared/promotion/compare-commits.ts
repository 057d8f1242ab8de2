import { ActionError } from '../action/action-error.ts';
import type { GitHub } from '../github/client.ts';
import { statusOf } from '../github/http-failure.ts';
import { RELATIONS, type Relation } from './order.ts';

/**
 * How `head` stands to `base` in a repository. A deployed commit that the repository does not have
 * any more (rewritten history) counts as diverged; a new commit that cannot be seen is an error,
 * because then a token without access would look like an answer.
 *
 * @throws `E_PERMISSION` when `head` cannot be seen; otherwise what the client throws
 */
export async function compareCommits(
  github: GitHub,
  repository: { readonly owner: string; readonly repo: string },
  base: string,
  head: string,
): Promise<Relation> {
  const { owner, repo } = repository;
  try {
    const answer = await github.rest<{ readonly status?: unknown } | undefined>(
      'GET',
      '/repos/{owner}/{repo}/compare/{basehead}',
      // The page holds one commit instead of 250; only the status is of interest.
      { owner, repo, basehead: `${base}...${head}`, per_page: 1 },
    );
    const relation = RELATIONS.find((known) => known === answer?.status);
    if (relation !== undefined) return relation;
    throw new ActionError(
      'E_GITHUB',
      `GitHub does not say how ${head} stands to ${base} in ${owner}/${repo}.`,
    );
  } catch (thrown) {
    if (statusOf(thrown) !== 404 || !(await exists(github, { owner, repo, ref: head }))) {
      throw statusOf(thrown) === 404 ? unseen(owner, repo, head, thrown) : thrown;
    }
    return 'diverged';
  }
}

async function exists(
  github: GitHub,
  at: { readonly owner: string; readonly repo: string; readonly ref: string },
): Promise<boolean> {
  try {
    await github.rest('GET', '/repos/{owner}/{repo}/commits/{ref}', { ...at, per_page: 1 });
    return true;
  } catch (thrown) {
    const status = statusOf(thrown);
    if (status === 404 || status === 422) return false;
    throw thrown;
  }
}

function unseen(owner: string, repo: string, head: string, cause: unknown): ActionError {
  return new ActionError(
    'E_PERMISSION',
    `The source commit ${head} cannot be seen in ${owner}/${repo}.`,
    {
      hint:
        'Give a `source-token` that can read the source repository, or grant the job:\n' +
        '  permissions:\n    contents: read',
      cause,
    },
  );
}
