import { mayWriteWorkflows } from '../git/git-endpoint.ts';
import { moveRef } from '../git/move-ref.ts';
import { storeCommit } from '../git/store-commit.ts';
import { workflowRefusal } from '../git/workflow-changes.ts';
import { signedCommit } from '../identity/signed-commit.ts';
import { unverifiedRefusal } from '../identity/verified-commits.ts';
import { mergeTrees } from '../pulls/mergeability.ts';
import { commitsBetween } from '../pulls/pull-commits.ts';
import { noteRefUpdate } from '../pulls/ref-updates.ts';
import { REFUSALS, violationMessage, violations } from '../rulesets.ts';
import type { Repository } from '../state.ts';
import { RestRefusal, actorOf, repositoryFor } from './call.ts';
import type { RestCall, RestHandler } from './call.ts';
import { commitResource } from './commit-resource.ts';
import { resolveCommit } from './revision.ts';

/** `POST merges`: a real merge commit on a branch, signed by GitHub; 204 where there is nothing to merge. */
export const mergeBranch: RestHandler = async (call) => {
  const repository = repositoryFor(call, 'contents', 'write');
  const { state } = call;
  const actor = actorOf(call);
  const order = call.body as {
    readonly base: string;
    readonly head: string;
    readonly commit_message?: string;
  };
  const ref = `refs/heads/${order.base.replace(/^refs\/heads\//, '')}`;
  const base = await resolveCommit(repository, ref.slice('refs/'.length));
  if (base === undefined) throw new RestRefusal(404, 'Base does not exist');
  const head = await resolveCommit(repository, order.head);
  if (head === undefined) throw new RestRefusal(404, 'Head does not exist');
  const brought = await commitsBetween(repository, base, head);
  if (brought.length === 0) return { status: 204 };

  const refusals = await ruleRefusals(call, repository, ref, brought);
  if (refusals.length > 0) throw new RestRefusal(409, violationMessage(refusals));
  const merge = await mergeTrees(repository, base, head);
  if (!merge.clean) throw new RestRefusal(409, 'Merge conflict');
  if (!mayWriteWorkflows(call.credential)) {
    const refusal = await workflowRefusal(repository, base, merge.tree);
    if (refusal !== undefined) throw new RestRefusal(403, refusal);
  }
  const commit = await signedCommit(state, {
    tree: merge.tree,
    parents: [base, head],
    author: actor,
    message: order.commit_message ?? `Merge ${order.head} into ${order.base}`,
  });
  await storeCommit(repository, commit);
  if (!(await moveRef(repository, ref, commit.oid, base))) {
    throw new RestRefusal(409, 'Base branch was modified. Review and try the merge again.');
  }
  const update = { ref, before: base, after: commit.oid, via: 'api' as const };
  await noteRefUpdate(state, repository, call.credential, update);
  return { status: 201, body: await commitResource(state, repository, commit.oid) };
};

async function ruleRefusals(
  call: RestCall,
  repository: Repository,
  ref: string,
  brought: readonly string[],
): Promise<string[]> {
  const { state, credential } = call;
  const refusals = violations(repository.rules.binding(credential), { ref, kind: 'update' });
  const types = repository.rules.of(ref, credential).map((rule) => rule.type);
  if (types.includes('required_linear_history')) refusals.push(REFUSALS.required_linear_history);
  if (types.includes('required_signatures')) {
    const refusal = await unverifiedRefusal(state, repository, brought);
    if (refusal !== undefined) refusals.push(refusal);
  }
  return refusals;
}
