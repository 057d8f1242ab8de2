import { git } from '../git/git-command.ts';
import type { PullRequest } from '../pulls/pull-request.ts';
import type { Repository } from '../state.ts';
import { paged } from './connection.ts';
import type { PageArguments } from './connection.ts';
import { requirePermission } from './context.ts';
import type { GraphQLContext } from './context.ts';
import { inOrder } from './pull-order.ts';
import type { PullOrder } from './pull-order.ts';
import { pullRequestNode } from './pull-node.ts';

/** What a range of commit ids holds never changes, and a changelog asks of every commit. */
const known = new WeakMap<Repository, Map<string, Promise<ReadonlySet<string>>>>();

/**
 * `Commit.associatedPullRequests`: the merged ones that brought the commit and, as long as it is not
 * on the default branch, the open ones that would.
 */
export async function associatedPullRequests(
  context: GraphQLContext,
  repository: Repository,
  oid: string,
  args: PageArguments & { readonly orderBy?: PullOrder | null },
): Promise<object> {
  requirePermission(context, repository, 'pull_requests');
  const released = await isOnDefaultBranch(repository, oid);
  const found: PullRequest[] = [];
  for (const pull of repository.store.pulls.values()) {
    const counts = pull.merged !== undefined || (pull.state === 'open' && !released);
    if (counts && (await brings(repository, pull, oid))) found.push(pull);
  }
  return paged('associatedPullRequests', inOrder(found, args.orderBy), args, (pull) =>
    pullRequestNode(context, repository, pull),
  );
}

async function brings(repository: Repository, pull: PullRequest, oid: string): Promise<boolean> {
  if (pull.merged?.commit === oid) return true;
  const commits = await commitsOf(repository, `${pull.base.oid}..${pull.head.oid}`);
  return commits.has(oid);
}

async function isOnDefaultBranch(repository: Repository, oid: string): Promise<boolean> {
  const head = await repository.objects.read(`refs/heads/${repository.defaultBranch}`);
  if (head === undefined) return false;
  return (await commitsOf(repository, head.oid)).has(oid);
}

function commitsOf(repository: Repository, range: string): Promise<ReadonlySet<string>> {
  const ranges = known.get(repository) ?? new Map<string, Promise<ReadonlySet<string>>>();
  known.set(repository, ranges);
  const present = ranges.get(range);
  if (present !== undefined) return present;
  const listed = git(repository.gitDir, ['rev-list', range]).then(
    (output) => new Set(output.toString('latin1').split('\n').slice(0, -1)),
  );
  ranges.set(range, listed);
  listed.catch(() => ranges.delete(range));
  return listed;
}
