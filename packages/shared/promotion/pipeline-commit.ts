import type { HistoryCommit } from '../github/history-commit.ts';
import type { GitHubAccount } from '../github/read-file.ts';
import { pipelineEmail, type PipelinePolicy } from '../policy/policy.ts';

/**
 * Tells the pipeline's own commits from everybody else's, by what GitHub says of them: its own valid
 * signature, one parent, and as author the App that the policy names. GitHub signs a commit with an
 * App's address only for that App. Unlike `bumpFaults` nobody looks at what the commit changes.
 *
 * @param app of the policy; without one, whoever writes now counts as the pipeline
 * @param viewer who would write; without both nobody's commits count
 */
export function pipelineCommits(
  app: PipelinePolicy['app'] | undefined,
  viewer: GitHubAccount | undefined,
): (commit: HistoryCommit) => boolean {
  const isAuthor = authorOf(app, viewer);
  return (commit) => commit.signedByGitHub && commit.parents === 1 && isAuthor(commit);
}

/**
 * The address that all commits of {@link pipelineCommits} have as author; `undefined` where that
 * cannot be told, for a person's token writes with an address of theirs, which only GitHub can tell.
 */
export function pipelineEmailOf(
  app: PipelinePolicy['app'] | undefined,
  viewer: GitHubAccount | undefined,
): string | undefined {
  if (app !== undefined) return pipelineEmail(app);
  return viewer?.login.endsWith('[bot]') === true ? noreply(viewer) : undefined;
}

/** Whether what an account writes through GitHub's API has the address of the policy's App as author. */
export function isPipelineApp(app: PipelinePolicy['app'], viewer: GitHubAccount): boolean {
  return noreply(viewer) === pipelineEmail(app);
}

function noreply({ id, login }: GitHubAccount): string {
  return `${id}+${login}@users.noreply.github.com`;
}

/** Who stands as committer where GitHub makes the commit; a cherry-pick names who picks. */
const GITHUB_COMMITTER = 'noreply@github.com';

/**
 * Whether an earlier attempt of a writer may have made a commit: GitHub is its committer, and the writer
 * its author. Its signature says nothing here, for it is what such a commit is looked for.
 *
 * @param viewer who writes; without one every author counts, so that no faulty commit is overlooked
 */
export function isWrittenBy(commit: HistoryCommit, viewer: GitHubAccount | undefined): boolean {
  if (commit.committerEmail !== GITHUB_COMMITTER) return false;
  return viewer === undefined || authorOf(undefined, viewer)(commit);
}

function authorOf(
  app: PipelinePolicy['app'] | undefined,
  viewer: GitHubAccount | undefined,
): (commit: HistoryCommit) => boolean {
  if (app !== undefined) {
    const email = pipelineEmail(app);
    return ({ authorEmail }) => authorEmail === email;
  }
  if (viewer === undefined) return () => false;
  const { id } = viewer;
  const email = noreply(viewer);
  return ({ authorEmail, authorId }) => authorEmail === email || authorId === id;
}
