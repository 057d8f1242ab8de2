import { join, resolve } from 'node:path';
import { ROOT } from '../setup/paths.ts';
import { check } from './check.ts';
import { diff } from './diff.ts';
import { render } from './golden.ts';
import { writeSchemas } from './schemas.ts';
import { status } from './status.ts';

type Say = (line: string) => void;
type Command = (args: readonly string[], say: Say) => Promise<number> | undefined;

const EXAMPLE = join(ROOT, 'examples/warehouse-network');
/** npm changes into this clone, and says where it was called. */
const CALLED_IN = process.env['INIT_CWD'] ?? process.cwd();

function repositoryOf(given: string | undefined): string {
  return given === undefined ? EXAMPLE : resolve(CALLED_IN, given);
}
const USAGE = [
  'check [<repository>]      what is wrong with its GitOps tree: file, line, rule',
  'diff <environment> <environment> [<repository>]   in what two environments differ',
  'status [<repository>] [--json]   what each environment runs: tag, digest, commit, age',
  'render [--update]         what its folders render otherwise than accepted; --update accepts it',
  'schemas [<repository>]    tools/kubeconform/schemas anew, for the kinds of the tree',
];

/** A command of a repository, which is the example when none is given. */
const of =
  (command: (repository: string, say: Say) => Promise<number>): Command =>
  (args, say) =>
    args.length <= 1 ? command(repositoryOf(args[0]), say) : undefined;

const COMMANDS: Readonly<Record<string, Command>> = {
  check: of(check),
  diff: ([left, right, repository, ...rest], say) =>
    left === undefined || right === undefined || rest.length > 0
      ? undefined
      : diff(repositoryOf(repository), [left, right], say),
  status: (args, say) => {
    const [repository, ...rest] = args.filter((arg) => arg !== '--json');
    return rest.length > 0
      ? undefined
      : status(repositoryOf(repository), args.includes('--json'), say);
  },
  render: (args, say) => {
    const update = args[0] === '--update';
    return args.length === (update ? 1 : 0) ? render(EXAMPLE, update, say) : undefined;
  },
  schemas: of(writeSchemas),
};

const [name = '', ...args] = process.argv.slice(2);
const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

const running = Object.hasOwn(COMMANDS, name) ? COMMANDS[name]?.(args, say) : undefined;
if (running === undefined) {
  const commands = USAGE.map((line) => `  npm run gitops -- ${line}\n`).join('');
  process.stderr.write(`✗ Give one of the commands:\n${commands}`);
  process.exitCode = 2;
} else {
  process.exitCode = await running;
}
