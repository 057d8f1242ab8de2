import { actOnce } from './commands/act.ts';
import { keepRunning } from './commands/keep.ts';
import { startSandbox, type Sandbox } from './sandbox.ts';
import { tellStory } from './story/story.ts';

const print = (line: string): void => {
  console.log(line);
};

/** `start [--keep]` tells the story; `act push [--keep] [-- act arguments]` runs one push. */
async function main(command: string | undefined, args: readonly string[]): Promise<number> {
  if (command !== 'start' && command !== 'act') {
    print('Usage: npm start [-- --keep] | npm run act -- push [--unsigned] [--keep]');
    return 2;
  }
  const startedAt = performance.now();
  const sandbox = await startSandbox({
    onPart: (part, milliseconds) => {
      print(`sandbox: ${part} … ${(milliseconds / 1000).toFixed(1)} s`);
    },
  });
  stopOnSignals(sandbox);
  try {
    const good =
      command === 'start' ? await tellStory(sandbox, print) : await actOnce(sandbox, args, print);
    print(`Took ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
    if (args.includes('--keep')) await keepRunning(sandbox, print);
    return good ? 0 : 1;
  } finally {
    await sandbox.stop();
  }
}

/** Ctrl-C ends the sandbox in an orderly way; a second one leaves that to its watchdog. */
function stopOnSignals(sandbox: Sandbox): void {
  const stop = (signal: NodeJS.Signals): void => {
    print(`\n${signal}: stopping the sandbox.`);
    void sandbox.stop().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

const [command, ...args] = process.argv.slice(2);
process.exitCode = await main(command, args);
