import { mayWriteWorkflows } from '../git/git-endpoint.ts';
import { moveRef } from '../git/move-ref.ts';
import { workflowRefusal } from '../git/workflow-changes.ts';
import { commitOfMerge } from '../pulls/merge-pull.ts';
import { METHOD_REFUSALS, mergeRefusals, methodAllowed } from '../pulls/merge-rules.ts';
import type { MergeMethod, PullRequest } from '../pulls/pull-request.ts';
import { markMerged } from '../pulls/record-event.ts';
import { noteRefUpdate } from '../pulls/ref-updates.ts';
import { violationMessage } from '../rulesets.ts';
import type { Repository } from '../state.ts';
import { RestRefusal, actorOf } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { pullWith } from './find-pull.ts';

interface Order {
  readonly commit_title?: string;
  readonly commit_message?: string;
  readonly sha?: string;
  readonly merge_method?: MergeMethod;
}

/** `PUT pulls/{pull_number}/merge`: merge, squash or rebase, as far as settings and rules allow. */
export const mergePull: RestHandler = async (call) => {
  const { repository, pull } = pullWith(call, 'contents', 'write');
  const { state, credential } = call;
  const actor = actorOf(call);
  const order = (call.body ?? {}) as Order;
  const method = order.merge_method ?? 'merge';
  await requireMergeable(call, repository, pull, method, order.sha);

  const before = pull.base.oid;
  const head = pull.head.oid;
  const commit = await commitOfMerge(state, repository, pull, {
    method,
    actor,
    title: order.commit_title,
    message: order.commit_message,
  });
  if (commit === undefined) {
    throw new RestRefusal(
      405,
      method === 'rebase' ? "This branch can't be rebased" : 'Pull Request is not mergeable',
    );
  }
  if (!mayWriteWorkflows(credential)) {
    const refusal = await workflowRefusal(repository, before, commit);
    if (refusal !== undefined) throw new RestRefusal(403, refusal);
  }
  if (pull.head.oid !== head) throw headModified();
  const ref = `refs/heads/${pull.base.ref}`;
  if (!(await moveRef(repository, ref, commit, before))) {
    throw new RestRefusal(405, 'Base branch was modified. Review and try the merge again.');
  }
  // First this, so that the base's new head does not look like somebody's push of these commits.
  markMerged(pull, state.now(), actor, commit);
  await noteRefUpdate(state, repository, credential, { ref, before, after: commit, via: 'api' });
  const message = 'Pull Request successfully merged';
  return { status: 200, body: { sha: commit, merged: true, message } };
};

/** @throws RestRefusal in GitHub's order: what it is, which head is meant, how, and whether it may. */
async function requireMergeable(
  call: RestCall,
  repository: Repository,
  pull: PullRequest,
  method: MergeMethod,
  sha: string | undefined,
): Promise<void> {
  const { state, credential } = call;
  if (pull.state !== 'open') throw new RestRefusal(405, 'Pull Request is not mergeable');
  if (pull.draft) throw new RestRefusal(405, 'Pull Request is still a draft');
  if (sha !== undefined && sha !== pull.head.oid) throw headModified();
  const rules = repository.rules.of(`refs/heads/${pull.base.ref}`, credential);
  if (!methodAllowed(repository, rules, method)) {
    throw new RestRefusal(405, METHOD_REFUSALS[method]);
  }
  const refusals = await mergeRefusals(state, repository, pull, method, credential);
  if (refusals.length > 0) throw new RestRefusal(405, violationMessage(refusals));
}

function headModified(): RestRefusal {
  return new RestRefusal(409, 'Head branch was modified. Review and try the merge again.');
}
