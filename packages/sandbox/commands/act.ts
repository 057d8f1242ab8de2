import type { Sandbox } from '../sandbox.ts';
import { describeRun } from '../story/stage.ts';

/**
 * `npm run act -- push`: one signed (or, with `--unsigned`, unsigned) commit of alice to `dev`, its
 * workflow under act, and the whole log. @returns whether the run is green
 */
export async function actOnce(
  sandbox: Sandbox,
  args: readonly string[],
  print: (line: string) => void,
): Promise<boolean> {
  const [event] = args;
  const unknown = args.slice(1).filter((arg) => arg !== '--unsigned' && arg !== '--keep');
  if (event !== 'push' || unknown.length > 0) {
    print(`Usage: npm run act -- push [--unsigned] [--keep]; not understood: ${args.join(' ')}`);
    return false;
  }
  const { consumer } = sandbox;
  const push = await consumer.publish({
    branch: 'dev',
    author: consumer.alice,
    sign: !args.includes('--unsigned'),
    message: 'Greet visitors of the warehouse',
    files: { 'apps/web/src/greeting.txt': 'Welcome to the warehouse.\n' },
  });
  const run = await sandbox.runPush({ branch: 'dev', before: push.before, after: push.after });
  print(run.log);
  print(describeRun(run));
  return run.ok;
}
