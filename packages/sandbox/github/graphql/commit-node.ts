import { parseCommit } from '../git/object-format.ts';
import type { CommitObject, Person } from '../git/object-format.ts';
import type { GitObject } from '../git/object-reader.ts';
import { judgeSignature } from '../identity/signature-verdict.ts';
import { seconds } from '../rest/commit-resource.ts';
import { accountOfEmail } from '../state.ts';
import type { GitHubState, Repository } from '../state.ts';
import { userNode, userOfEmail } from './accounts.ts';
import { associatedPullRequests } from './associated-pulls.ts';
import { filesOfCommit, totals } from './changed-files.ts';
import type { ChangedFile } from './changed-files.ts';
import { paged } from './connection.ts';
import type { PageArguments } from './connection.ts';
import type { GraphQLContext } from './context.ts';
import { fileEntry, gitObjectNode } from './git-objects.ts';
import { history } from './history.ts';
import type { HistoryArguments } from './history.ts';

/** The fields of `Commit` beside those of every git object. */
export function commitFields(
  context: GraphQLContext,
  repository: Repository,
  object: GitObject,
): object {
  const { state } = context;
  const commit = parseCommit(object.content);
  const read = async (expression: string): Promise<object | null> =>
    gitObjectNode(context, repository, await repository.objects.read(expression));
  const path = `/${repository.fullName}/commit/${object.oid}`;
  const files = (): Promise<ChangedFile[]> => filesOfCommit(repository, object.oid);
  return {
    __typename: 'Commit',
    message: commit.message,
    ...headlineAndBody(commit.message),
    author: gitActor(state, commit.author),
    committer: gitActor(state, commit.committer),
    authors: (args: PageArguments) =>
      paged('authors', [commit.author], args, (author) => gitActor(state, author)),
    authoredDate: seconds(commit.author.time),
    committedDate: seconds(commit.committer.time),
    authoredByCommitter: commit.author.email === commit.committer.email,
    committedViaWeb: commit.committer.email === 'noreply@github.com',
    url: `${state.url}${path}`,
    resourcePath: path,
    tree: () => read(commit.tree),
    parents: (args: PageArguments) => paged('parents', commit.parents, args, read),
    signature: () => signatureNode(state, commit),
    history: (args: HistoryArguments) => history(state, repository, object.oid, args, read),
    associatedPullRequests: (args: PageArguments) =>
      associatedPullRequests(context, repository, object.oid, args),
    file: (args: { readonly path: string }) =>
      fileEntry(context, repository, object.oid, args.path),
    changedFilesIfAvailable: async () => (await files()).length,
    additions: async () => totals(await files()).additions,
    deletions: async () => totals(await files()).deletions,
  };
}

/** From here on GitHub cuts a first line and carries the rest over into the body. */
const LONGEST_HEADLINE = 72;
const CUT_HEADLINE = 69;

function headlineAndBody(message: string): { messageHeadline: string; messageBody: string } {
  const text = message.trim();
  const end = text.indexOf('\n');
  const first = (end < 0 ? text : text.slice(0, end)).trimEnd();
  const rest = end < 0 ? '' : text.slice(end).trim();
  if (first.length <= LONGEST_HEADLINE) return { messageHeadline: first, messageBody: rest };
  const carried = `…${first.slice(CUT_HEADLINE)}`;
  return {
    messageHeadline: `${first.slice(0, CUT_HEADLINE)}…`,
    messageBody: rest === '' ? carried : `${carried}\n\n${rest}`,
  };
}

async function signatureNode(state: GitHubState, commit: CommitObject): Promise<object | null> {
  if (commit.signature === undefined) return null;
  const verdict = await judgeSignature(commit, state.webFlow, state);
  // A good signature by a person is one by the account that the committer's address belongs to.
  const signs = verdict.byGitHub || verdict.verified;
  const signer = signs ? accountOfEmail(state, commit.committer.email) : undefined;
  return {
    __typename: verdict.type,
    email: commit.committer.email,
    isValid: verdict.verified,
    state: verdict.state,
    wasSignedByGitHub: verdict.byGitHub,
    signature: commit.signature,
    payload: commit.payload.toString('utf8'),
    verifiedAt: verdict.verified ? seconds(commit.committer.time) : null,
    signer: signer === undefined ? null : userNode(state, signer),
    ...(verdict.type === 'GpgSignature' && verdict.byGitHub ? { keyId: state.webFlow.keyId } : {}),
  };
}

export function gitActor(state: GitHubState, person: Person): object {
  return {
    name: person.name,
    email: person.email,
    date: seconds(person.time),
    user: userOfEmail(state, person.email),
  };
}
