import type { Repository } from '../state.ts';
import { git } from './git-command.ts';

/** The first workflow file that differs between a commit and a tree, in GitHub's refusal; nothing if none does. */
export async function workflowRefusal(
  repository: Repository,
  from: string,
  to: string,
): Promise<string | undefined> {
  const args = ['diff-tree', '-r', '--name-only', '-z', from, to, '--', '.github/workflows'];
  const [file = ''] = (await git(repository.gitDir, args)).toString('utf8').split('\0');
  return file === ''
    ? undefined
    : `refusing to allow a GitHub App to create or update workflow \`${file}\` without \`workflows\` permission`;
}
