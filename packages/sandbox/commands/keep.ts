import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../sandbox.ts';
import { describeRun } from '../story/stage.ts';

const POLL_MS = 500;

/**
 * Leaves the sandbox up and plays GitHub's part: whatever is pushed to `dev` starts the workflow.
 * Ends only by a signal.
 */
export async function keepRunning(sandbox: Sandbox, print: (line: string) => void): Promise<never> {
  const { consumer, github, registry } = sandbox;
  const head = (): Promise<string | undefined> => consumer.remoteHead('dev');
  const url = consumer.cloneUrl.replace('://', `://alice:${github.personToken('alice')}@`);
  print(`
The sandbox stays up until Ctrl-C. In another terminal:

  git clone -b dev ${url} warehouse-network && cd warehouse-network
  git config user.name Alice && git config user.email ${consumer.alice.email}
  git config gpg.format ssh && git config user.signingkey ${consumer.alice.keyFile}
  echo Hello > apps/web/src/greeting.txt && git add -A
  git commit -S -m 'Say hello' && git push

Every push to dev starts the workflow here; without -S it ends with E_SIG_UNSIGNED.
Registry: ${registry.host}. Folder: ${sandbox.supervisor.dir}.
`);
  let known = await head();
  for (;;) {
    await sleep(POLL_MS);
    const now = await head();
    if (now === undefined || known === undefined || now === known) continue;
    print(`dev moved to ${now.slice(0, 10)}; the workflow starts.`);
    const run = await sandbox.runPush({ ref: 'refs/heads/dev', before: known, after: now });
    print(`${describeRun(run)}\n  log: ${run.logFile}`);
    known = now;
  }
}
