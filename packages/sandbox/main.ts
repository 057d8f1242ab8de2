import { actOnce } from './commands/act.ts';
import { keepRunning } from './commands/keep.ts';
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
  const sandbox = await startSandbox({
    onPart: (part, milliseconds) => {
      print(`sandbox: ${part} … ${(milliseconds / 1000).toFixed(1)} s`);
    },
  });
  stopOnSignals(sandbox, print);
  try {
    const good =
      commandLine.command === 'start'
        ? await tellStory(sandbox, print)
        : await actOnce(sandbox, !commandLine.unsigned, print);
    print(`Took ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
    if (commandLine.keep) await keepRunning(sandbox, print);
    return good ? 0 : 1;
  } finally {
    await sandbox.stop();
  }
}

process.exitCode = await main(process.argv.slice(2));
