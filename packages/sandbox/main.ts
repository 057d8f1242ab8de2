import { actOnce } from './commands/act.ts';
import { keepRunning } from './commands/keep.ts';
import { parseOrder, USAGE } from './commands/order.ts';
import { stopOnSignals } from './commands/stop-on-signals.ts';
import { startSandbox } from './sandbox.ts';
import { tellStory } from './story/story.ts';

const print = (line: string): void => {
  console.log(line);
};

async function main(args: readonly string[]): Promise<number> {
  const order = parseOrder(args);
  if (order === undefined) {
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
      order.command === 'start'
        ? await tellStory(sandbox, print)
        : await actOnce(sandbox, !order.unsigned, print);
    print(`Took ${((performance.now() - startedAt) / 1000).toFixed(1)} s.`);
    if (order.keep) await keepRunning(sandbox, print);
    return good ? 0 : 1;
  } finally {
    await sandbox.stop();
  }
}

process.exitCode = await main(process.argv.slice(2));
