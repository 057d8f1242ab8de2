import { git } from '../git/git-command.ts';
import type { Repository } from '../state.ts';
import { connection } from './git-objects.ts';
import type { HistoryArguments } from './git-objects.ts';

/** `Commit.history(first, after, path)`: newest first; the cursor is the number of commits before it. */
export async function history(
  repository: Repository,
  oid: string,
  args: HistoryArguments,
  node: (oid: string) => Promise<object | null>,
): Promise<object> {
  const path = (args.path ?? '') === '' ? [] : ['--', String(args.path)];
  const output = await git(repository.gitDir, ['rev-list', oid, ...path]);
  const all = output.toString('latin1').split('\n').slice(0, -1);
  const skipped = Number(args.after ?? 0);
  const shown = all.slice(skipped, skipped + (args.first ?? 0));
  const end = skipped + shown.length;
  const more = end < all.length ? String(end) : undefined;
  return connection(await Promise.all(shown.map(node)), all.length, more);
}
