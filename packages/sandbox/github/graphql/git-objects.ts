import { parseCommit, parsePerson, parseTree } from '../git/object-format.ts';
import type { CommitObject, Person, TreeEntry } from '../git/object-format.ts';
import type { GitObject } from '../git/object-reader.ts';
import { judgeSignature } from '../identity/signature-verdict.ts';
import { nodeId } from '../rest/account-resource.ts';
import { accountOfEmail } from '../state.ts';
import type { GitHubState, Repository } from '../state.ts';
import type { GraphQLContext } from './context.ts';
import { history } from './history.ts';
import { repositoryNode } from './repository-node.ts';

/** Where GitHub cuts `Blob.text`. */
const LONGEST_TEXT = 512_000;

/** A git object as GraphQL sees it; fields that cost something are functions. */
export function gitObjectNode(
  context: GraphQLContext,
  repository: Repository,
  object: GitObject | undefined,
): object | null {
  if (object === undefined) return null;
  const { state } = context;
  const page = `/${repository.fullName}/commit/${object.oid}`;
  const common = {
    oid: object.oid,
    abbreviatedOid: object.oid.slice(0, 7),
    id: nodeId(object.type.toUpperCase(), repository.fullName, object.oid),
    commitUrl: `${state.url}${page}`,
    commitResourcePath: page,
    repository: () => repositoryNode(context, repository),
  };
  switch (object.type) {
    case 'blob':
      return { __typename: 'Blob', ...common, ...blobFields(object.content) };
    case 'tree':
      return {
        __typename: 'Tree',
        ...common,
        entries: parseTree(object.content).map((entry) =>
          treeEntry(context, repository, entry, entry.name),
        ),
      };
    case 'commit':
      return { ...common, ...commitFields(context, repository, object) };
    case 'tag':
      return { ...common, ...tagFields(context, repository, object) };
  }
}

function blobFields(content: Buffer): object {
  const isBinary = content.subarray(0, 8000).includes(0);
  const isTruncated = content.length > LONGEST_TEXT;
  // A cut within a character leaves out the character.
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(
    content.subarray(0, LONGEST_TEXT),
    { stream: isTruncated },
  );
  return { byteSize: content.length, isBinary, isTruncated, text: isBinary ? null : text };
}

function commitFields(context: GraphQLContext, repository: Repository, object: GitObject): object {
  const { state } = context;
  const commit = parseCommit(object.content);
  const read = async (expression: string): Promise<object | null> =>
    gitObjectNode(context, repository, await repository.objects.read(expression));
  const [headline = '', ...rest] = commit.message.split('\n');
  const path = `/${repository.fullName}/commit/${object.oid}`;
  return {
    __typename: 'Commit',
    message: commit.message,
    messageHeadline: headline,
    messageBody: rest.join('\n').trim(),
    author: gitActor(state, commit.author),
    committer: gitActor(state, commit.committer),
    authoredDate: timestamp(commit.author),
    committedDate: timestamp(commit.committer),
    authoredByCommitter: commit.author.email === commit.committer.email,
    committedViaWeb: commit.committer.email === 'noreply@github.com',
    url: `${state.url}${path}`,
    resourcePath: path,
    tree: () => read(commit.tree),
    parents: async (args: { readonly first?: number; readonly last?: number }) =>
      connection(
        await Promise.all(commit.parents.slice(0, args.first ?? args.last ?? 0).map(read)),
        commit.parents.length,
      ),
    signature: () => signatureNode(state, commit),
    history: (args: HistoryArguments) => history(repository, object.oid, args, (oid) => read(oid)),
    file: async (args: { readonly path: string }) =>
      fileEntry(context, repository, object.oid, args.path),
  };
}

export interface HistoryArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly path?: string | null;
}

function tagFields(context: GraphQLContext, repository: Repository, object: GitObject): object {
  const text = object.content.toString('utf8');
  const [head = '', ...body] = text.split('\n\n');
  const value = (name: string): string => new RegExp(`^${name} (.*)$`, 'm').exec(head)?.[1] ?? '';
  return {
    __typename: 'Tag',
    name: value('tag'),
    message: body.join('\n\n'),
    tagger: gitActor(context.state, parsePerson(value('tagger'))),
    target: async () =>
      gitObjectNode(context, repository, await repository.objects.read(value('object'))),
  };
}

async function fileEntry(
  context: GraphQLContext,
  repository: Repository,
  commit: string,
  path: string,
): Promise<object | null> {
  const segments = path.split('/');
  const name = segments.pop() ?? '';
  const directory = await repository.objects.read(`${commit}:${segments.join('/')}`);
  if (directory?.type !== 'tree') return null;
  const entry = parseTree(directory.content).find((each) => each.name === name);
  return entry === undefined ? null : treeEntry(context, repository, entry, path);
}

function treeEntry(
  context: GraphQLContext,
  repository: Repository,
  entry: TreeEntry,
  path: string,
): object {
  const types: Readonly<Record<string, string>> = { '40000': 'tree', '160000': 'commit' };
  const read = (): Promise<GitObject | undefined> => repository.objects.read(entry.oid);
  const extension = /\.[^.]+$/.exec(entry.name)?.[0] ?? '';
  return {
    name: entry.name,
    path,
    oid: entry.oid,
    mode: Number.parseInt(entry.mode, 8),
    type: types[entry.mode] ?? 'blob',
    extension,
    size: async () => (entry.mode.startsWith('100') ? ((await read())?.content.length ?? 0) : 0),
    object: async () => gitObjectNode(context, repository, await read()),
    repository: () => repositoryNode(context, repository),
  };
}

async function signatureNode(state: GitHubState, commit: CommitObject): Promise<object | null> {
  if (commit.signature === undefined) return null;
  const verdict = await judgeSignature(commit, state.webFlow);
  const signer = verdict.byGitHub ? accountOfEmail(state, 'noreply@github.com') : undefined;
  return {
    __typename: verdict.type,
    email: commit.committer.email,
    isValid: verdict.verified,
    state: verdict.state,
    wasSignedByGitHub: verdict.byGitHub,
    signature: commit.signature,
    payload: commit.payload.toString('utf8'),
    verifiedAt: verdict.verified ? timestamp(commit.committer) : null,
    signer: signer === undefined ? null : userNode(signer),
    ...(verdict.type === 'GpgSignature' && verdict.byGitHub ? { keyId: state.webFlow.keyId } : {}),
  };
}

function gitActor(state: GitHubState, person: Person): object {
  const account = accountOfEmail(state, person.email);
  return {
    name: person.name,
    email: person.email,
    date: timestamp(person),
    // `user` is of type User: a bot has none.
    user: account?.type === 'User' ? userNode(account) : null,
  };
}

export function userNode(account: { readonly id: number; readonly login: string }): object {
  return { __typename: 'User', login: account.login, databaseId: account.id };
}

function timestamp(person: Person): string {
  return new Date(person.time * 1000).toISOString().replace('.000Z', 'Z');
}

export function connection(nodes: readonly unknown[], totalCount: number, end?: string): object {
  return {
    nodes,
    edges: nodes.map((node) => ({ node })),
    totalCount,
    pageInfo: {
      hasNextPage: end !== undefined,
      hasPreviousPage: false,
      startCursor: null,
      endCursor: end ?? null,
    },
  };
}
