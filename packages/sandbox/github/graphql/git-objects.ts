import { parsePerson, parseTree } from '../git/object-format.ts';
import type { TreeEntry } from '../git/object-format.ts';
import type { GitObject } from '../git/object-reader.ts';
import { nodeId } from '../rest/account-resource.ts';
import type { Repository } from '../state.ts';
import { commitFields, gitActor } from './commit-node.ts';
import type { GraphQLContext } from './context.ts';
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

function tagFields(context: GraphQLContext, repository: Repository, object: GitObject): object {
  const text = object.content.toString('utf8');
  const [head = '', ...body] = text.split('\n\n');
  const value = (name: string): string => new RegExp(`^${name} (.*)$`, 'm').exec(head)?.[1] ?? '';
  const tagger = value('tagger');
  return {
    __typename: 'Tag',
    name: value('tag'),
    message: body.join('\n\n'),
    tagger: tagger === '' ? null : gitActor(context.state, parsePerson(tagger)),
    target: async () =>
      gitObjectNode(context, repository, await repository.objects.read(value('object'))),
  };
}

/** `Commit.file(path)`. */
export async function fileEntry(
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
