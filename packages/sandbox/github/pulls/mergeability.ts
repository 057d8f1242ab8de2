import { GitFailure, git } from '../git/git-command.ts';
import type { Repository } from '../state.ts';
import type { PullRequest } from './pull-request.ts';

/** What merging two commits gives: the tree, or the files that conflict. */
export type TreeMerge =
  | { readonly clean: true; readonly tree: string }
  | { readonly clean: false; readonly files: readonly string[] };

/** Can the pull request be merged as it stands? By git's own merge, as GitHub finds out. */
export function mergeability(repository: Repository, pull: PullRequest): Promise<TreeMerge> {
  return mergeTrees(repository, pull.base.oid, pull.head.oid);
}

/** The real three-way merge of two commits; nothing but objects is written. Unrelated histories never merge. */
export async function mergeTrees(
  repository: Repository,
  ours: string,
  theirs: string,
): Promise<TreeMerge> {
  const args = ['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', ours, theirs];
  try {
    const [tree = ''] = fields(await git(repository.gitDir, args));
    return { clean: true, tree };
  } catch (error) {
    // Exit code 1 is a conflict: the tree with markers first, then the files. Anything else is no answer.
    if (!(error instanceof GitFailure)) throw error;
    if (error.exitCode === 1) return { clean: false, files: fields(error.stdout).slice(1) };
    if (error.stderr.includes('unrelated histories')) return { clean: false, files: [] };
    throw error;
  }
}

function fields(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\0')
    .filter((field) => field !== '');
}
