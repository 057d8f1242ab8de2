import { git } from '../git/git-command.ts';
import { parseCommit } from '../git/object-format.ts';
import type { CommitObject, Person } from '../git/object-format.ts';
import { plainCommit, storeCommit } from '../git/store-commit.ts';
import type { Repository } from '../state.ts';
import { mergeTrees } from './mergeability.ts';

/**
 * Puts the commits of `head` that `base` lacks on top of `base`, merges left out: authors stay, the
 * committer is whoever merges, signatures are lost. Nothing where one of
 * them conflicts, or none is left.
 */
export async function rebaseCommits(
  repository: Repository,
  base: string,
  head: string,
  committer: Person,
): Promise<string | undefined> {
  const args = ['rev-list', '--reverse', '--topo-order', '--no-merges', `${base}..${head}`];
  const oids = (await git(repository.gitDir, args)).toString('latin1').split('\n').slice(0, -1);
  let tip = base;
  for (const oid of oids) {
    const commit = await commitAt(repository, oid);
    const tree = await pick(repository, tip, commit);
    if (tree === undefined) return undefined;
    const { author, message } = commit;
    tip = await storeCommit(
      repository,
      plainCommit({ tree, parents: [tip], author, committer, message }),
    );
  }
  return tip === base ? undefined : tip;
}

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';
const NOBODY: Person = { name: 'nobody', email: 'nobody@invalid', time: 0, zone: '+0000' };

/**
 * The tree of `onto` with what `commit` changes. A merge of two stand-ins whose only common ancestor
 * is the commit's parent: git before 2.40 cannot be told a merge base.
 */
async function pick(
  repository: Repository,
  onto: string,
  commit: CommitObject,
): Promise<string | undefined> {
  const standIn = (tree: string, parents: readonly string[]): Promise<string> =>
    storeCommit(
      repository,
      plainCommit({ tree, parents, author: NOBODY, committer: NOBODY, message: '' }),
    );
  const [parent] = commit.parents;
  const before = parent === undefined ? EMPTY_TREE : (await commitAt(repository, parent)).tree;
  const root = await standIn(before, []);
  const ours = await standIn((await commitAt(repository, onto)).tree, [root]);
  const theirs = await standIn(commit.tree, [root]);
  const merge = await mergeTrees(repository, ours, theirs);
  return merge.clean ? merge.tree : undefined;
}

async function commitAt(repository: Repository, oid: string): Promise<CommitObject> {
  const object = await repository.objects.read(oid);
  if (object?.type !== 'commit') throw new Error(`${oid} is not a commit.`);
  return parseCommit(object.content);
}
