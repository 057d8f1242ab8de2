import { parseCommit } from '../git/object-format.ts';
import type { CommitObject } from '../git/object-format.ts';
import type { Repository } from '../state.ts';
import { pullCommits } from './pull-commits.ts';
import type { PullRequest } from './pull-request.ts';

export interface MergeMessage {
  readonly title: string;
  readonly message: string;
}

/** GitHub's own words for a merge commit: the title names both, the body is the pull request's title. */
export function mergeCommitMessage(repository: Repository, pull: PullRequest): MergeMessage {
  const from = `${repository.owner}/${pull.head.ref}`;
  return { title: `Merge pull request #${pull.number} from ${from}`, message: pull.title };
}

/**
 * For a squash commit: a single commit keeps its words, several become a list under the pull
 * request's title. Other authors than the pull request's are named as co-authors.
 */
export async function squashMessage(
  repository: Repository,
  pull: PullRequest,
): Promise<MergeMessage> {
  const commits: CommitObject[] = [];
  for (const oid of await pullCommits(repository, pull)) {
    const object = await repository.objects.read(oid);
    if (object !== undefined) commits.push(parseCommit(object.content));
  }
  const [only, ...more] = commits;
  const single = more.length === 0 ? only : undefined;
  const [headline = '', ...rest] = (single?.message ?? pull.title).split('\n');
  const text =
    single === undefined
      ? commits.map((commit) => `* ${commit.message.trim()}`).join('\n\n')
      : rest.join('\n').trim();
  const authors = new Map(commits.map(({ author }) => [author.email, author.name]));
  authors.delete(pull.author.email);
  const trailers = [...authors].map(([email, name]) => `Co-authored-by: ${name} <${email}>`);
  return {
    title: `${headline} (#${pull.number})`,
    message: [text, trailers.join('\n')].filter((part) => part !== '').join('\n\n'),
  };
}
