import { nodeId } from '../rest/account-resource.ts';
import { dateTime } from '../rest/commit-resource.ts';
import type { Repository } from '../state.ts';
import { organizationNode } from './accounts.ts';
import { paged } from './connection.ts';
import type { PageArguments } from './connection.ts';
import { refNodeId, requireContents } from './context.ts';
import type { GraphQLContext } from './context.ts';
import { gitObjectNode } from './git-objects.ts';
import { findPullRequest, pullRequests } from './pull-lists.ts';
import type { PullFilter } from './pull-lists.ts';
import { refNames } from './ref-names.ts';
import { refRules } from './rules-node.ts';

export function repositoryNode(context: GraphQLContext, repository: Repository): object {
  const { state } = context;
  const path = `/${repository.fullName}`;
  return {
    id: nodeId('R', repository.fullName),
    databaseId: repository.id,
    name: repository.name,
    nameWithOwner: repository.fullName,
    owner: organizationNode(state, repository.owner),
    isPrivate: !repository.isPublic,
    visibility: repository.isPublic ? 'PUBLIC' : 'PRIVATE',
    isArchived: false,
    url: `${state.url}${path}`,
    resourcePath: path,
    mergeCommitAllowed: repository.settings.allowMergeCommit,
    squashMergeAllowed: repository.settings.allowSquash,
    rebaseMergeAllowed: repository.settings.allowRebase,
    createdAt: dateTime(repository.createdAt),
    defaultBranchRef: () => refNode(context, repository, `refs/heads/${repository.defaultBranch}`),
    ref: (args: { readonly qualifiedName: string }) =>
      findRef(context, repository, args.qualifiedName),
    refs: async (args: PageArguments & { readonly refPrefix: string }) => {
      requireContents(context, repository, 'read');
      const names = await refNames(repository, args.refPrefix);
      return paged('refs', names, args, (name) => refNode(context, repository, name));
    },
    pullRequest: (args: { readonly number: number }) =>
      findPullRequest(context, repository, args.number),
    pullRequests: (args: PullFilter) => pullRequests(context, repository, args, 'pullRequests'),
    object: async (args: { readonly oid?: string; readonly expression?: string }) => {
      requireContents(context, repository, 'read');
      const wanted = args.oid ?? args.expression;
      if (wanted === undefined) return null;
      return gitObjectNode(context, repository, await repository.objects.read(wanted));
    },
  };
}

/** `refs/heads/dev`, `heads/dev` or `dev`. */
async function findRef(
  context: GraphQLContext,
  repository: Repository,
  name: string,
): Promise<object | null> {
  const prefixes = name.startsWith('refs/') ? [''] : ['refs/', 'refs/heads/', 'refs/tags/'];
  for (const prefix of prefixes) {
    const found = await refNode(context, repository, `${prefix}${name}`);
    if (found !== null) return found;
  }
  return null;
}

export async function refNode(
  context: GraphQLContext,
  repository: Repository,
  ref: string,
): Promise<object | null> {
  requireContents(context, repository, 'read');
  if (/[\s~^:?*[\\]|\.\.|@\{/.test(ref)) return null;
  const target = await repository.objects.read(ref);
  if (target === undefined) return null;
  const [, prefix = '', name = ''] = /^(refs\/[^/]+\/)(.*)$/.exec(ref) ?? [];
  return {
    __typename: 'Ref',
    rules: (args: PageArguments) => refRules(repository, ref, args),
    associatedPullRequests: (args: PullFilter) =>
      pullRequests(
        context,
        repository,
        { ...args, ...(prefix === 'refs/heads/' ? { headRefName: name } : { states: [] }) },
        'associatedPullRequests',
      ),
    id: refNodeId(repository, ref),
    name,
    prefix,
    target: gitObjectNode(context, repository, target),
    repository: () => repositoryNode(context, repository),
  };
}
