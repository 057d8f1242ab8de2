import type { Sandbox } from '../sandbox.ts';
import { describeRun } from '../story/stage.ts';

/**
 * `npm run act -- push`: one commit of alice to `dev`, its workflow under act, and the whole log.
 *
 * @returns whether the run is green
 */
export async function actOnce(
  sandbox: Sandbox,
  sign: boolean,
  print: (line: string) => void,
): Promise<boolean> {
  const { consumer } = sandbox;
  const push = await consumer.publish({
    branch: 'dev',
    author: consumer.alice,
    sign,
    message: 'Greet visitors of the warehouse',
    files: { 'apps/web/src/greeting.txt': 'Welcome to the warehouse.\n' },
  });
  const run = await sandbox.runPush(push);
  print(run.log);
  print(describeRun(run));
  return run.ok;
}
