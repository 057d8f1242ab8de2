import type { Repository } from '../state.ts';
import { git } from './git-command.ts';
import type { Person } from './object-format.ts';
import { makeObject } from './object-format.ts';
import type { GitObject } from './object-reader.ts';

/** Puts a commit into the repository; git itself judges its form. */
export async function storeCommit(repository: Repository, commit: GitObject): Promise<string> {
  const args = ['hash-object', '-t', 'commit', '-w', '--stdin'];
  return (await git(repository.gitDir, args, commit.content)).toString('latin1').trim();
}

/** A commit that nobody signs. */
export function plainCommit(commit: {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}): GitObject {
  const person = ({ name, email, time, zone }: Person): string =>
    `${name} <${email}> ${time} ${zone}`;
  const head = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${person(commit.author)}`,
    `committer ${person(commit.committer)}`,
  ].join('\n');
  return makeObject('commit', Buffer.from(`${head}\n\n${commit.message}`));
}
