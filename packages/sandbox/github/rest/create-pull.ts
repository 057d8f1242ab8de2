import { GHOST } from '../identity/actor.ts';
import type { Actor } from '../identity/actor.ts';
import { commitsBetween, mergeBase } from '../pulls/pull-commits.ts';
import type { PullRequest } from '../pulls/pull-request.ts';
import { keepHead } from '../pulls/pull-head.ts';
import { accountOfLogin } from '../state.ts';
import type { GitHubState, Repository } from '../state.ts';
import { RestRefusal, actorOf, repositoryFor, validationFailed } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { pullResource } from './pull-resource.ts';
import { requireText } from './pull-text.ts';

interface Order {
  readonly title?: string;
  readonly head: string;
  readonly base: string;
  readonly body?: string | null;
  readonly draft?: boolean;
}

/** `POST pulls`: one open pull request for a head and a base, no second one. */
export const createPull: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'pull_requests', 'write');
  const author = actorOf(call);
  requireActionsMay(call, repository);
  const order = call.body as Order;
  requireText(order.title ?? '', order.body);
  const { head, base } = await sides(repository, order);
  requireOnlyOne(repository, head.ref, base.ref);
  const at = call.state.now();
  const pull: PullRequest = {
    id: repository.store.takeId(),
    number: repository.store.takeNumber(),
    title: order.title ?? '',
    body: order.body ?? null,
    state: 'open',
    draft: order.draft ?? false,
    head,
    base,
    author,
    ...{ labels: [], assignees: [], requestedReviewers: [], requestedTeams: [] },
    ...{ reviews: [], comments: [], timeline: [] },
    lastPusher: lastPusher(call.state, repository, head.ref) ?? author,
    createdAt: at,
    updatedAt: at,
    closedAt: undefined,
    merged: undefined,
  };
  // Nothing was waited for since the look at the others: of two that come at once, one is refused.
  repository.store.pulls.set(pull.number, pull);
  // From here on it is told of pushes; what came while its branches were looked at, it missed.
  pull.head.oid = (await branchHead(repository, head.ref)) ?? head.oid;
  pull.base.oid = (await branchHead(repository, base.ref)) ?? base.oid;
  await keepHead(repository, pull);
  // GitHub has not tried the merge yet when it answers.
  const body = await pullResource(call.state, repository, pull, call.credential, 'unknown');
  return { status: 201, body };
};

/** @throws RestRefusal 403 for `GITHUB_TOKEN`, unless the repository's settings allow it. */
function requireActionsMay(call: RestCall, repository: Repository): void {
  if (call.credential.kind !== 'job') return;
  if (repository.settings.allowActionsToCreatePullRequests) return;
  throw new RestRefusal(403, 'GitHub Actions is not permitted to create or approve pull requests.');
}

/** @throws RestRefusal 422 for branches that are not there or have nothing to bring. */
async function sides(
  repository: Repository,
  order: Order,
): Promise<Pick<PullRequest, 'base' | 'head'>> {
  const invalid = (field: string): RestRefusal =>
    validationFailed({ resource: 'PullRequest', code: 'invalid', field });
  const [, owner = repository.owner, headRef = ''] = /^(?:([^:]+):)?(.*)$/.exec(order.head) ?? [];
  const headOid = await branchHead(repository, headRef);
  if (headOid === undefined || owner.toLowerCase() !== repository.owner.toLowerCase()) {
    throw invalid('head');
  }
  const baseOid = await branchHead(repository, order.base);
  if (baseOid === undefined) throw invalid('base');
  await requireNews(repository, { ref: order.base, oid: baseOid }, { ref: headRef, oid: headOid });
  const name = repository.fullName;
  return {
    head: { repository: name, ref: headRef, oid: headOid },
    base: { repository: name, ref: order.base, oid: baseOid },
  };
}

interface Branch {
  readonly ref: string;
  readonly oid: string;
}

/** @throws RestRefusal 422 where a pull request would bring nothing, or histories have nothing in common. */
export async function requireNews(
  repository: Repository,
  base: Branch,
  head: Branch,
): Promise<void> {
  const refused = (message: string): RestRefusal =>
    validationFailed({ resource: 'PullRequest', code: 'custom', message });
  if ((await mergeBase(repository, base.oid, head.oid)) === undefined) {
    throw refused(`The ${head.ref} branch has no history in common with ${base.ref}`);
  }
  if ((await commitsBetween(repository, base.oid, head.oid)).length === 0) {
    throw refused(`No commits between ${base.ref} and ${head.ref}`);
  }
}

/** @throws RestRefusal 422 where another one is open for the same branches. */
export function requireOnlyOne(repository: Repository, head: string, base: string): void {
  const other = openPull(repository, head, base);
  if (other === undefined) return;
  const message = `A pull request already exists for ${repository.owner}:${head}.`;
  throw validationFailed({ resource: 'PullRequest', code: 'custom', message });
}

export function openPull(
  repository: Repository,
  head: string,
  base: string,
): PullRequest | undefined {
  return [...repository.store.pulls.values()].find(
    (pull) => pull.state === 'open' && pull.head.ref === head && pull.base.ref === base,
  );
}

export async function branchHead(
  repository: Repository,
  branch: string,
): Promise<string | undefined> {
  if (/[\s~^:?*[\\]|\.\.|@\{/.test(branch) || branch === '') return undefined;
  const object = await repository.objects.read(`refs/heads/${branch}`);
  return object?.type === 'commit' ? object.oid : undefined;
}

function lastPusher(state: GitHubState, repository: Repository, branch: string): Actor | undefined {
  const ref = `refs/heads/${branch}`;
  const last = state.refUpdates.findLast(
    (update) => update.repository === repository.fullName && update.ref === ref,
  );
  return last === undefined ? undefined : (accountOfLogin(state, last.actor) ?? GHOST);
}
