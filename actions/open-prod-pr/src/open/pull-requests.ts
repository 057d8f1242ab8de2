import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Remote } from '../deps.ts';
import { attempt, type WriteAnswer } from './write-answer.ts';

export interface NewPullRequest {
  readonly title: string;
  readonly body: string;
  /** Branches without `refs/heads/`. */
  readonly head: string;
  readonly base: string;
  readonly draft: boolean;
}

export interface CreatedPullRequest {
  readonly number: number;
  readonly url: string;
}

/** @throws `E_PERMISSION`, also where the repository lets no workflow open pull requests */
export async function createPullRequest(
  { owner, repo, github }: Remote,
  pull: NewPullRequest,
): Promise<WriteAnswer<CreatedPullRequest>> {
  try {
    return await attempt(pull.head, async () => {
      const made = await github.rest<{
        readonly number: number;
        readonly html_url: string;
      }>('POST', '/repos/{owner}/{repo}/pulls', { owner, repo, ...pull });
      return { number: made.number, url: made.html_url };
    });
  } catch (thrown) {
    if (!(thrown instanceof ActionError) || !FORBIDDEN.test(thrown.message)) throw thrown;
    throw new ActionError('E_PERMISSION', thrown.message, {
      hint: 'Open it as a GitHub App (`app-id`, `app-private-key`), or allow it under Settings → Actions → General → “Allow GitHub Actions to create and approve pull requests”.',
      cause: thrown,
    });
  }
}

/** A setting of the repository, not a permission of the token. */
const FORBIDDEN = /GitHub Actions is not permitted to create or approve pull requests/i;

/** Twice is the same as once. @throws what the client throws */
export async function updatePullRequest(
  { owner, repo, github }: Remote,
  number: number,
  change: {
    readonly title?: string;
    readonly body?: string;
    readonly base?: string;
    readonly state?: 'closed';
  },
): Promise<void> {
  await github.rest(
    'PATCH',
    '/repos/{owner}/{repo}/pulls/{pull_number}',
    { owner, repo, pull_number: number, ...change },
    { repeatable: true },
  );
}

const PAGE = 100;

/**
 * A comment that is there once, however often it is asked for: found again by its marker, an HTML
 * comment that nobody sees.
 *
 * @param marker names the reason, e.g. `superseded-by-12`
 * @throws what the client throws
 */
export async function commentOnce(
  { owner, repo, github }: Remote,
  number: number,
  marker: string,
  text: string,
): Promise<void> {
  const hidden = `<!-- gitops-actions: ${marker} -->`;
  const route = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
  const issue = { owner, repo, issue_number: number };
  for (let page = 1; ; page += 1) {
    const comments = await github.rest<readonly { readonly body?: string }[]>('GET', route, {
      ...issue,
      ...{ per_page: PAGE, page },
    });
    if (comments.some(({ body }) => body?.includes(hidden) === true)) return;
    if (comments.length < PAGE) break;
  }
  await github.rest('POST', route, { ...issue, body: `${text}\n\n${hidden}` });
}
