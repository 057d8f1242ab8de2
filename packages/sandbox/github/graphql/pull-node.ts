import { mergeability } from '../pulls/mergeability.ts';
import { mergeBase, pullCommits } from '../pulls/pull-commits.ts';
import type { PullRequest } from '../pulls/pull-request.ts';
import { nodeId } from '../rest/account-resource.ts';
import { dateTime } from '../rest/commit-resource.ts';
import type { Repository } from '../state.ts';
import { actorNode, organizationNode, userNode } from './accounts.ts';
import { filesBetween, totals } from './changed-files.ts';
import type { ChangedFile } from './changed-files.ts';
import { paged } from './connection.ts';
import type { PageArguments } from './connection.ts';
import type { GraphQLContext } from './context.ts';
import { gitObjectNode } from './git-objects.ts';
import { commentNode, labelNode, reviewNode, reviewRequestNode } from './pull-parts.ts';
import { refNode, repositoryNode } from './repository-node.ts';
import { reviewDecision } from './review-decision.ts';

export type PullState = 'CLOSED' | 'MERGED' | 'OPEN';

export function pullState(pull: PullRequest): PullState {
  if (pull.merged !== undefined) return 'MERGED';
  return pull.state === 'open' ? 'OPEN' : 'CLOSED';
}

/** A pull request as GraphQL sees it; fields that cost something are functions. */
export function pullRequestNode(
  context: GraphQLContext,
  repository: Repository,
  pull: PullRequest,
): object {
  const { state } = context;
  const path = `/${repository.fullName}/pull/${pull.number}`;
  const object = async (oid: string): Promise<object | null> =>
    gitObjectNode(context, repository, await repository.objects.read(oid));
  const ref = (name: string): Promise<object | null> =>
    refNode(context, repository, `refs/heads/${name}`);
  const files = (): Promise<ChangedFile[]> => filesOfPull(repository, pull);
  return {
    __typename: 'PullRequest',
    id: nodeId('PR', repository.fullName, String(pull.number)),
    databaseId: pull.id,
    fullDatabaseId: String(pull.id),
    number: pull.number,
    url: `${state.url}${path}`,
    permalink: `${state.url}${path}`,
    resourcePath: path,
    title: pull.title,
    body: pull.body ?? '',
    state: pullState(pull),
    isDraft: pull.draft,
    locked: false,
    author: actorNode(state, pull.author),
    repository: () => repositoryNode(context, repository),
    ...sides(context, repository, pull, ref),
    closed: pull.state === 'closed',
    closedAt: pull.closedAt === undefined ? null : dateTime(pull.closedAt),
    merged: pull.merged !== undefined,
    mergedAt: pull.merged === undefined ? null : dateTime(pull.merged.at),
    mergedBy: pull.merged === undefined ? null : actorNode(state, pull.merged.by),
    mergeCommit: () => (pull.merged === undefined ? null : object(pull.merged.commit)),
    mergeable: () => mergeableState(repository, pull),
    createdAt: dateTime(pull.createdAt),
    updatedAt: dateTime(pull.updatedAt),
    publishedAt: dateTime(pull.createdAt),
    autoMergeRequest: null,
    reviewDecision: reviewDecision(repository, pull),
    labels: (args: PageArguments) =>
      paged('labels', pull.labels, args, (label) => labelNode(state, repository, label)),
    assignees: (args: PageArguments) =>
      paged('assignees', pull.assignees, args, (account) => userNode(state, account)),
    reviewRequests: (args: PageArguments) => {
      const wanted = [...pull.requestedReviewers, ...pull.requestedTeams];
      return paged('reviewRequests', wanted, args, (who) =>
        reviewRequestNode(context, repository, pull, who),
      );
    },
    reviews: (args: PageArguments & { readonly states?: readonly string[] | null }) => {
      const wanted = pull.reviews.filter((each) => args.states?.includes(each.state) ?? true);
      return paged('reviews', wanted, args, (each) =>
        reviewNode(context, repository, pull, each, () => object(each.commit)),
      );
    },
    comments: (args: PageArguments) =>
      paged('comments', pull.comments, args, (each) =>
        commentNode(state, `${path}#issuecomment-${each.id}`, each),
      ),
    // The sandbox has no issues that a pull request could close.
    closingIssuesReferences: (args: PageArguments) =>
      paged('closingIssuesReferences', [], args, () => null),
    commits: async (args: PageArguments) =>
      paged('commits', await pullCommits(repository, pull), args, async (oid) => ({
        id: nodeId('PRC', repository.fullName, String(pull.number), oid),
        url: `${state.url}${path}/commits/${oid}`,
        resourcePath: `${path}/commits/${oid}`,
        commit: await object(oid),
      })),
    files: async (args: PageArguments) => paged('files', await files(), args, (each) => each),
    changedFiles: async () => (await files()).length,
    additions: async () => totals(await files()).additions,
    deletions: async () => totals(await files()).deletions,
  };
}

function sides(
  context: GraphQLContext,
  repository: Repository,
  { head, base }: PullRequest,
  ref: (name: string) => Promise<object | null>,
): object {
  return {
    headRefName: head.ref,
    headRefOid: head.oid,
    headRef: () => ref(head.ref),
    headRepository: () => repositoryNode(context, repository),
    headRepositoryOwner: organizationNode(context.state, repository.owner),
    baseRefName: base.ref,
    baseRefOid: base.oid,
    baseRef: () => ref(base.ref),
    baseRepository: () => repositoryNode(context, repository),
    isCrossRepository: head.repository !== base.repository,
    maintainerCanModify: false,
  };
}

/** What the pull request changes against the place where it left its base. */
async function filesOfPull(repository: Repository, pull: PullRequest): Promise<ChangedFile[]> {
  const from = await mergeBase(repository, pull.base.oid, pull.head.oid);
  return from === undefined ? [] : filesBetween(repository, from, pull.head.oid);
}

/** GitHub works it out for open pull requests only. */
async function mergeableState(
  repository: Repository,
  pull: PullRequest,
): Promise<'CONFLICTING' | 'MERGEABLE' | 'UNKNOWN'> {
  if (pull.state !== 'open') return 'UNKNOWN';
  return (await mergeability(repository, pull)).clean ? 'MERGEABLE' : 'CONFLICTING';
}
