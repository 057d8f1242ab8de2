import { isAncestor } from '../pulls/pull-commits.ts';
import type { PullRequest } from '../pulls/pull-request.ts';
import { closePull, recordEvent } from '../pulls/record-event.ts';
import type { Repository } from '../state.ts';
import { actorOf, validationFailed } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { branchHead, openPull, requireNews, requireOnlyOne } from './create-pull.ts';
import { pullFor } from './find-pull.ts';
import { pullResource } from './pull-resource.ts';
import { requireText } from './pull-text.ts';

interface Changes {
  readonly title?: string;
  readonly body?: string | null;
  readonly state?: 'closed' | 'open';
  readonly base?: string;
}

/** `PATCH pulls/{pull_number}`: title, body, base, closed or open again. */
export const updatePull: RestHandler = async (call) => {
  const { repository, pull } = pullFor(call, 'write');
  const actor = actorOf(call);
  const changes = (call.body ?? {}) as Changes;
  requireText(changes.title, changes.body);
  if (changes.base !== undefined && changes.base !== pull.base.ref) {
    await changeBase(call, repository, pull, changes.base);
  }
  if (changes.state === 'open' && pull.state === 'closed') await reopen(call, repository, pull);
  const at = call.state.now();
  if (changes.title !== undefined && changes.title !== pull.title) {
    recordEvent(pull, at, actor, 'renamed', changes.title);
    pull.title = changes.title;
  }
  if (changes.body !== undefined) pull.body = changes.body;
  if (changes.state === 'closed' && pull.state === 'open') closePull(pull, at, actor);
  pull.updatedAt = at;
  return { status: 200, body: await pullResource(call.state, repository, pull, call.credential) };
};

async function changeBase(
  call: RestCall,
  repository: Repository,
  pull: PullRequest,
  base: string,
): Promise<void> {
  if (pull.state === 'closed') {
    const message = 'Cannot change the base branch of a closed pull request.';
    throw validationFailed({ resource: 'PullRequest', code: 'custom', field: 'base', message });
  }
  const oid = await branchHead(repository, base);
  if (oid === undefined) {
    throw validationFailed({ resource: 'PullRequest', code: 'invalid', field: 'base' });
  }
  await requireNews(repository, { ref: base, oid }, pull.head);
  requireOnlyOne(repository, pull.head.ref, base);
  pull.base.ref = base;
  pull.base.oid = oid;
  recordEvent(pull, call.state.now(), actorOf(call), 'base_ref_changed', base);
}

/** @throws RestRefusal 422 with what stands in the way, as GitHub says it. */
async function reopen(call: RestCall, repository: Repository, pull: PullRequest): Promise<void> {
  const { head, base } = pull;
  const refused = (reason: string): Error =>
    validationFailed({
      resource: 'PullRequest',
      code: 'custom',
      field: 'state',
      message: `state cannot be changed. ${reason}`,
    });
  if (pull.merged !== undefined) throw refused('The pull request cannot be reopened.');
  const oid = await branchHead(repository, head.ref);
  if (oid === undefined) throw refused(`The ${head.ref} branch has been deleted.`);
  const baseOid = await branchHead(repository, base.ref);
  if (baseOid === undefined) throw refused(`The ${base.ref} branch has been deleted.`);
  if (!(await isAncestor(repository, head.oid, oid))) {
    throw refused(`The ${head.ref} branch was force-pushed or recreated.`);
  }
  if (await isAncestor(repository, oid, baseOid)) {
    throw refused(`There are no new commits on the ${head.ref} branch.`);
  }
  if (openPull(repository, head.ref, base.ref) !== undefined) {
    throw refused(`There is already an open pull request from ${head.ref} to ${base.ref}.`);
  }
  pull.state = 'open';
  pull.closedAt = undefined;
  head.oid = oid;
  base.oid = baseOid;
  recordEvent(pull, call.state.now(), actorOf(call), 'reopened');
}
