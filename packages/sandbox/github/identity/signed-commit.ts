import { makeObject } from '../git/object-format.ts';
import type { GitObject } from '../git/object-reader.ts';
import type { GitHubState } from '../state.ts';
import { WEB_FLOW } from './actor.ts';

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string };
  readonly message: string;
}

/** A commit as GitHub makes and signs it: committer GitHub, no line break at the end of the message. */
export async function signedCommit(state: GitHubState, commit: NewCommit): Promise<GitObject> {
  const now = state.now();
  const stamp = `${Math.floor(now.getTime() / 1000)} +0000`;
  const head = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${commit.author.name} <${commit.author.email}> ${stamp}`,
    `committer ${WEB_FLOW.name} <${WEB_FLOW.email}> ${stamp}`,
  ].join('\n');
  const signature = await state.webFlow.sign(Buffer.from(`${head}\n\n${commit.message}`), now);
  // The armor ends in a line break, so that an empty line closes the folded signature.
  const folded = signature.replaceAll('\n', '\n ');
  return makeObject('commit', Buffer.from(`${head}\ngpgsig ${folded}\n\n${commit.message}`));
}
