/**
 * The process that outlives its parent: it holds the reading end of a pipe, and when the parent
 * ends in whatever way (also by SIGKILL or Ctrl-C) it takes down everything that was registered.
 * Started by supervisor.ts in a session of its own; no part of it runs in the parent.
 */
import { createInterface } from 'node:readline';
import { cleanUp, type WatchedResources } from './clean-up.ts';
import type { WatchdogCommand, WatchdogOptions, WatchdogReport } from './messages.ts';

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGPIPE'] as const) {
  process.on(name, () => undefined);
}
process.stdout.on('error', () => undefined); // the parent may be gone when we answer

const watched: WatchedResources = {
  options: JSON.parse(process.argv[2] ?? '{}') as WatchdogOptions,
  groups: new Set(),
  mountGuards: new Set(),
  cgroups: new Set(),
  keep: false,
};

const lines = createInterface({ input: process.stdin });
lines.on('line', (line) => {
  const command = JSON.parse(line) as WatchdogCommand;
  if ('group' in command) {
    if (command.watch) watched.groups.add(command.group);
    else watched.groups.delete(command.group);
  } else if ('mountGuard' in command) watched.mountGuards.add(command.mountGuard);
  else if ('cgroup' in command) watched.cgroups.add(command.cgroup);
  else if ('keep' in command) watched.keep = command.keep;
  else lines.close();
});
lines.on('close', () => {
  void finish();
});
process.stdout.write('ready\n');

async function finish(): Promise<void> {
  const report: WatchdogReport = { left: await cleanUp(watched) };
  process.stdout.write(`${JSON.stringify(report)}\n`, () => {
    process.exit(report.left.length === 0 ? 0 : 1);
  });
}
