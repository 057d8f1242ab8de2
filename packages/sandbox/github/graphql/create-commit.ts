import { git } from '../git/git-command.ts';
import { moveRef } from '../git/move-ref.ts';
import { parseCommit, writePack } from '../git/object-format.ts';
import { MissingPath, editTree } from '../git/tree-edit.ts';
import type { EditedTree, TreeChange } from '../git/tree-edit.ts';
import { mayWriteWorkflows } from '../git/git-endpoint.ts';
import { signedCommit } from '../identity/signed-commit.ts';
import { noteRefUpdate } from '../pulls/ref-updates.ts';
import { violations } from '../rulesets.ts';
import type { Repository } from '../state.ts';
import { parseRefNodeId, requireContents, visibleRepository } from './context.ts';
import type { GraphQLContext } from './context.ts';
import { GraphQLFailure } from './failure.ts';
import { changesOf } from './file-changes.ts';
import type { FileChanges } from './file-changes.ts';
import { gitObjectNode } from './git-objects.ts';
import { refNode } from './repository-node.ts';

export interface CreateCommitInput {
  readonly branch: {
    readonly id?: string | null;
    readonly repositoryNameWithOwner?: string | null;
    readonly branchName?: string | null;
  };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string | null };
  readonly fileChanges?: FileChanges | null;
  readonly clientMutationId?: string | null;
}

/** `createCommitOnBranch`: a real commit, signed, put on the branch if its head is the expected one. */
export async function createCommitOnBranch(
  context: GraphQLContext,
  input: CreateCommitInput,
): Promise<object> {
  const { state, credential } = context;
  const { repository, ref } = committableBranch(context, input);
  requireContents(context, repository, 'write');
  if (!('actor' in credential)) throw new GraphQLFailure('FORBIDDEN', 'Must have a user.');
  const head = await repository.objects.read(ref);
  if (head?.type !== 'commit') throw new GraphQLFailure('NOT_FOUND', 'Branch not found');
  const expected = input.expectedHeadOid;
  if (head.oid !== expected) {
    throw new GraphQLFailure(
      'STALE_DATA',
      `Expected branch to point to "${expected}" but it did not.  Pull and try again.`,
    );
  }
  const changes = changesOf(input.fileChanges, mayWriteWorkflows(credential));
  const refusals = violations(repository.rules.binding(credential), { ref, kind: 'update' });
  if (refusals.length > 0) {
    throw new GraphQLFailure(
      'BRANCH_PROTECTION_RULE_VIOLATION',
      `Repository rule violations found\n\n${refusals.join('\n')}\n\n`,
    );
  }

  const tree = await edited(repository, parseCommit(head.content).tree, expected, changes);
  const commit = await signedCommit(state, {
    tree: tree.oid,
    parents: [expected],
    author: credential.actor,
    message: messageOf(input),
  });
  // Most of those who lose a race are found out here, before they cost two processes each.
  await requireHead(repository, ref, expected);
  // git itself judges what we have put together, before any of it counts.
  const pack = writePack([...tree.objects, commit]);
  await git(repository.gitDir, ['unpack-objects', '-q', '--strict'], pack);
  const moved = await moveRef(repository, ref, commit.oid, expected);
  if (!moved) await requireHead(repository, ref, expected);
  const update = { ref, before: expected, after: commit.oid, via: 'api' as const };
  await noteRefUpdate(state, repository, credential, update);
  return {
    clientMutationId: input.clientMutationId ?? null,
    commit: gitObjectNode(context, repository, commit),
    ref: () => refNode(context, repository, ref),
  };
}

function committableBranch(
  context: GraphQLContext,
  { branch }: CreateCommitInput,
): { readonly repository: Repository; readonly ref: string } {
  if (typeof branch.id === 'string') {
    const known = parseRefNodeId(branch.id);
    if (known === undefined) {
      throw new GraphQLFailure(
        'NOT_FOUND',
        `Could not resolve to a node with the global id of '${branch.id}'`,
      );
    }
    return { repository: visibleRepository(context, known.fullName), ref: known.ref };
  }
  const { repositoryNameWithOwner, branchName } = branch;
  if (typeof repositoryNameWithOwner !== 'string' || typeof branchName !== 'string') {
    throw new GraphQLFailure(
      'UNPROCESSABLE',
      'Either the id or both repositoryNameWithOwner and branchName must be given.',
    );
  }
  const repository = visibleRepository(context, repositoryNameWithOwner);
  return { repository, ref: `refs/heads/${branchName.replace(/^refs\/heads\//, '')}` };
}

async function edited(
  repository: Repository,
  tree: string,
  head: string,
  changes: readonly TreeChange[],
): Promise<EditedTree> {
  try {
    return await editTree(repository.objects, tree, changes);
  } catch (error) {
    if (!(error instanceof MissingPath)) throw error;
    throw new GraphQLFailure(
      'UNPROCESSABLE',
      `A path was requested for deletion which does not exist as of commit oid \`${head}\``,
    );
  }
}

function messageOf({ message }: CreateCommitInput): string {
  const body = message.body ?? '';
  return body === '' ? message.headline : `${message.headline}\n\n${body}`;
}

/** Who loses after the first look at the head is told so in another form, as at GitHub. */
async function requireHead(repository: Repository, ref: string, expected: string): Promise<void> {
  const now = (await repository.objects.read(ref))?.oid ?? '0'.repeat(40);
  if (now !== expected)
    throw new GraphQLFailure('FORBIDDEN', `is at ${now} but expected ${expected}`);
}
