import { actOnce } from './commands/act.ts';
import { keepRunning } from './commands/keep.ts';
import { startFollowedCluster, type FollowedCluster } from './cluster/followed-cluster.ts';
import { parseCommandLine, USAGE } from './commands/command-line.ts';
import { stopOnSignals } from './commands/stop-on-signals.ts';
import { startSandbox } from './sandbox.ts';
import { tellStory } from './story/story.ts';

const print = (line: string): void => {
  console.log(line);
};

async function main(args: readonly string[]): Promise<number> {
  const commandLine = parseCommandLine(args);
  if (commandLine === undefined) {
    print(`${USAGE}; not understood: ${args.join(' ')}`);
    return 2;
  }
  const startedAt = performance.now();
  const onPart = (part: string, milliseconds: number): void => {
    print(`sandbox: ${part} … ${(milliseconds / 1000).toFixed(1)} s`);
  };
  const sandbox = await startSandbox({ onPart });
  stopOnSignals(sandbox, print);
  let cluster: FollowedCluster | undefined;
  try {
    if (commandLine.cluster) {
      cluster = await startFollowedCluster(sandbox, { name: 'cluster', onPart });
    }
    const good =
      commandLine.command === 'start'
        ? await tellStory(sandbox, print, cluster)
        : await actOnce(sandbox, !commandLine.unsigned, print);
    print(`Took ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
    if (commandLine.keep) await keepRunning(sandbox, print, cluster);
    return good ? 0 : 1;
  } finally {
    await cluster?.close();
    await sandbox.stop();
  }
}

process.exitCode = await main(process.argv.slice(2));
