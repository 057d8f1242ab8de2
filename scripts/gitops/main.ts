import { join, resolve } from 'node:path';
import { ROOT } from '../setup/paths.ts';
import { check } from './check.ts';

const EXAMPLE = join(ROOT, 'examples/warehouse-network');
const USAGE = 'npm run gitops -- check [<repository>]';

const [command, ...args] = process.argv.slice(2);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

if (command === 'check' && args.length <= 1) {
  process.exitCode = await check(resolve(args[0] ?? EXAMPLE), say);
} else {
  console.error(`✗ Give one of the commands:\n  ${USAGE}`);
  process.exitCode = 2;
}
