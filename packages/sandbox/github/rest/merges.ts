import { mayWriteWorkflows } from '../git/git-endpoint.ts';
import { moveRef } from '../git/move-ref.ts';
import { storeCommit } from '../git/store-commit.ts';
import { workflowRefusal } from '../git/workflow-changes.ts';
import { signedCommit } from '../identity/signed-commit.ts';
import { mergeTrees } from '../pulls/mergeability.ts';
import { isAncestor } from '../pulls/pull-commits.ts';
import { noteRefUpdate } from '../pulls/ref-updates.ts';
import { violationMessage } from '../rulesets.ts';
import { RestRefusal, actorOf, repositoryFor } from './call.ts';
import type { RestHandler } from './call.ts';
import { commitResource } from './commit-resource.ts';
import { moveRefusals } from './ref-rules.ts';
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
  if (await isAncestor(repository, head, base)) return { status: 204 };

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
  // The rules look at what would come: the commits of the head and the merge itself.
  const refusals = await moveRefusals(call, repository, ref, { from: base, to: commit.oid });
  if (refusals.length > 0) throw new RestRefusal(409, violationMessage(refusals));
  if (!(await moveRef(repository, ref, commit.oid, base))) {
    throw new RestRefusal(409, 'Base branch was modified. Review and try the merge again.');
  }
  const update = { ref, before: base, after: commit.oid, via: 'api' as const };
  await noteRefUpdate(state, repository, call.credential, update);
  return { status: 201, body: await commitResource(state, repository, commit.oid) };
};
