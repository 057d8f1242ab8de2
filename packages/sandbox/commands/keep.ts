import { setTimeout as sleep } from 'node:timers/promises';
import type { FollowedCluster } from '../cluster/followed-cluster.ts';
import type { RefUpdate } from '../github/state.ts';
import type { WorkflowRun } from '../runner/act.ts';
import type { PushDelivery } from '../runner/consumer-events.ts';
import type { Sandbox } from '../sandbox.ts';
import { describeRun } from '../story/stage.ts';

const POLL_MS = 500;

/** What the consumer's workflows run on. */
const WATCHED = /^refs\/(heads\/(dev|staging|main)|tags\/v[^/]*)$/;
const NONE = /^0+$/;

/**
 * Leaves the sandbox up and plays GitHub's part: whatever is pushed or merged starts the workflow.
 * Ends only by a signal.
 */
export async function keepRunning(
  sandbox: Sandbox,
  print: (line: string) => void,
  cluster?: Pick<FollowedCluster, 'controlPlane'>,
): Promise<never> {
  const { consumer, github, registry } = sandbox;
  const url = consumer.cloneUrl.replace('://', `://alice:${github.personToken('alice')}@`);
  print(`
The sandbox stays up until Ctrl-C. Look at it in a browser: pull requests, commits, runs.

  ${github.url}/${consumer.repository}

In another terminal:

  git clone -b dev ${url} warehouse-network && cd warehouse-network
  git config user.name Alice && git config user.email ${consumer.alice.email}
  git config gpg.format ssh && git config user.signingkey ${consumer.alice.keyFile}
  echo Hello > apps/web/src/greeting.txt && git add -A
  git commit -S -m 'Say hello' && git push

Every push to dev, every merge into staging and main and every tag v* starts its workflow here;
without -S it ends with E_SIG_UNSIGNED. What runs on dev is taken back as Argo CD would ask for it by

  curl -H 'Authorization: Bearer ${github.personToken('alice')}' ${github.apiUrl}/repos/${consumer.repository}/dispatches \\
    -d '{"event_type":"gitops-rollback","client_payload":{"environment":"dev","failed-digest":"sha256:…"}}'

Registry: ${registry.host}. Folder: ${sandbox.supervisor.dir}.
`);
  if (cluster !== undefined) {
    print(`kubectl --kubeconfig ${cluster.controlPlane.kubeconfig} get applications,pods -A\n`);
  }
  const tell = (run: WorkflowRun): void => {
    print(`${describeRun(run)}\n  log: ${run.logFile}`);
  };
  const seen = { refs: github.refUpdates.length, dispatches: github.dispatches.length };
  for (;;) {
    await sleep(POLL_MS);
    const news = github.refUpdates.slice(seen.refs);
    seen.refs += news.length;
    for (const update of news) {
      const push = await delivery(sandbox, update);
      if (push === undefined) continue;
      print(`${push.ref} is at ${push.after.slice(0, 10)}; the workflow starts.`);
      tell(await sandbox.runPush(push));
    }
    const asked = github.dispatches.slice(seen.dispatches);
    seen.dispatches += asked.length;
    for (const dispatch of asked) {
      print(`${dispatch.actor} sent ${dispatch.eventType}; its workflow starts, if there is one.`);
      await sandbox.runDispatch(dispatch).then(tell, (error: unknown) => {
        print(String(error));
      });
    }
  }
}

/** The event that a change of a ref is; `undefined` for what starts no workflow. */
async function delivery(
  { consumer }: Sandbox,
  { repository, ref, before, after, actor, startsWorkflows }: RefUpdate,
): Promise<PushDelivery | undefined> {
  const ours = repository === consumer.repository && startsWorkflows && WATCHED.test(ref);
  if (!ours || NONE.test(after)) return undefined;
  await consumer.git(['fetch', '--quiet', '--force', 'origin', `${ref}:refs/watched`]);
  const commit = await consumer.git(['rev-parse', `${after}^{commit}`]);
  return {
    ...{ ref, before, after: commit, actor },
    ...(commit !== after && { tagObject: after }),
  };
}
