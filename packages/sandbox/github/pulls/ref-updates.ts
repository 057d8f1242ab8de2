import { NO_OID } from '../git/move-ref.ts';
import { GHOST } from '../identity/actor.ts';
import type { Actor } from '../identity/actor.ts';
import type { Credential } from '../identity/credentials.ts';
import type { GitHubState, RefUpdate, Repository } from '../state.ts';
import { keepHead } from './pull-head.ts';
import { dismissStaleReviews } from './approvals.ts';
import { commitsBetween, isAncestor } from './pull-commits.ts';
import type { PullRequest } from './pull-request.ts';
import { closePull, markMerged, recordEvent } from './record-event.ts';

type Update = Pick<RefUpdate, 'after' | 'before' | 'ref' | 'via'>;

/**
 * Notes a ref that has changed, and lets the open pull requests follow it: their head moves, their
 * base moves, they close with their branch, they are merged by whoever pushes their commits to the
 * base. Every writer of refs tells it here, once, after the fact.
 */
export async function noteRefUpdate(
  state: GitHubState,
  repository: Repository,
  credential: Credential,
  update: Update,
): Promise<void> {
  const actor = 'actor' in credential ? credential.actor : GHOST;
  state.refUpdates.push({
    ...update,
    repository: repository.fullName,
    actor: actor.login,
    startsWorkflows: credential.kind !== 'job',
  });
  const branch = /^refs\/heads\/(.+)$/.exec(update.ref)?.[1];
  if (branch === undefined) return;
  const at = state.now();
  // Of two updates whose notes overtake each other the ref knows which was the last.
  const after = (await repository.objects.read(update.ref))?.oid ?? NO_OID;
  for (const pull of repository.store.pulls.values()) {
    if (pull.head.ref === branch)
      await followHead(repository, pull, { ...update, after }, { at, actor });
    if (pull.base.ref === branch) await followBase(repository, pull, after, { at, actor });
  }
}

interface Doer {
  readonly at: Date;
  readonly actor: Actor;
}

async function followHead(
  repository: Repository,
  pull: PullRequest,
  { before, after }: Update,
  { at, actor }: Doer,
): Promise<void> {
  if (after === NO_OID) {
    if (pull.state === 'open') closePull(pull, at, actor);
    // An older pull request from a branch of the same name has nothing to do with this one.
    if (pull.head.oid === before) recordEvent(pull, at, actor, 'head_ref_deleted', pull.head.ref);
    return;
  }
  if (pull.state !== 'open' || pull.head.oid === after) return;
  const reviewed = pull.head.oid;
  pull.head.oid = after;
  await keepHead(repository, pull);
  pull.lastPusher = actor;
  const forced = !(await isAncestor(repository, reviewed, after));
  recordEvent(pull, at, actor, forced ? 'head_ref_force_pushed' : 'head_ref_pushed', after);
  await dismissStaleReviews(repository, pull, reviewed, { at, actor });
  // A branch that was set back to its base has nothing to bring any more.
  const left = await commitsBetween(repository, pull.base.oid, after);
  if (left.length === 0) closePull(pull, at, actor);
}

async function followBase(
  repository: Repository,
  pull: PullRequest,
  after: string,
  { at, actor }: Doer,
): Promise<void> {
  if (pull.state !== 'open' || pull.base.oid === after) return;
  if (after === NO_OID) {
    closePull(pull, at, actor);
  } else if (await isAncestor(repository, pull.head.oid, after)) {
    // The base stays where it was, so that the commits it brought can still be told.
    markMerged(pull, at, actor, after);
  } else {
    pull.base.oid = after;
  }
}
