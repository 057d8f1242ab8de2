import { git } from '../git/git-command.ts';
import type { Repository } from '../state.ts';

/** Full names of the refs under a prefix (`refs/heads/`), by name. */
export async function refNames(repository: Repository, prefix: string): Promise<string[]> {
  const inside = prefix.endsWith('/') ? prefix : `${prefix}/`;
  const output = await git(repository.gitDir, ['for-each-ref', '--format=%(refname)', 'refs/']);
  return output
    .toString('utf8')
    .split('\n')
    .filter((name) => name.startsWith(inside));
}
