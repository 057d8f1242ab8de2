import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { toActionError } from '@gitops-actions/shared/action/action-error.ts';
import { check } from './check.ts';
import { printable } from './printable.ts';
import { propose } from './propose.ts';

/** npm changes into this clone, and says where it was called. */
const CALLED_IN = process.env['INIT_CWD'] ?? process.cwd();

const USAGE = [
  'init <clone> [--branch <name>] [--github-keys <file>] [--trusted-root <file>] [--exempt] [--output <file>]   a policy that fits its history, for review',
  'check [<clone>] [--commit <rev>]… [--range <a>..<b>] [--policy <file> | --policy-ref <rev>] [--branch <name>]   which entry decides over a commit, and why',
];

/** What is wrong with the command line. */
class UsageError extends Error {}

const say = (line: string): void => {
  process.stdout.write(`${printable(line)}\n`);
};

const path = (given: string): string => resolve(CALLED_IN, given);

async function runInit(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      branch: { type: 'string' },
      'github-keys': { type: 'string' },
      'trusted-root': { type: 'string' },
      exempt: { type: 'boolean', default: false },
      output: { type: 'string' },
    },
  });
  const [directory, ...rest] = positionals;
  if (directory === undefined || rest.length > 0) throw new UsageError('Give one clone.');
  const { branch, exempt } = values;
  const file = (given: string | undefined): string | undefined =>
    given === undefined ? undefined : path(given);
  return propose(
    {
      ...{ directory: path(directory), branch, exempt },
      githubKeys: file(values['github-keys']),
      trustedRoot: file(values['trusted-root']),
      output: file(values.output),
    },
    {
      print: (text) => process.stdout.write(text),
      // What is printed may be sent into a file; what is said about it is not part of it.
      say: (line) => process.stderr.write(`${printable(line)}\n`),
    },
  );
}

async function runCheck(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      commit: { type: 'string', multiple: true, default: [] },
      range: { type: 'string' },
      policy: { type: 'string' },
      'policy-ref': { type: 'string' },
      branch: { type: 'string' },
    },
  });
  const { commit: commits, range, policy, branch, 'policy-ref': policyRef } = values;
  if (positionals.length > 1) throw new UsageError('Give one clone.');
  if (policy !== undefined && policyRef !== undefined) {
    throw new UsageError('Give one of `--policy` and `--policy-ref`.');
  }
  if (commits.length > 0 && range !== undefined) {
    throw new UsageError('Give one of `--commit` and `--range`.');
  }
  const ends = range?.split('..');
  if (ends !== undefined && (ends.length !== 2 || ends.some((end) => /^(\.|$)/.test(end)))) {
    throw new UsageError('A range is `<a>..<b>`.');
  }
  const directory = path(positionals[0] ?? '.');
  const file = policy === undefined ? undefined : path(policy);
  return check({ directory, commits, range, policy: file, policyRef, branch }, say);
}

const [name = '', ...args] = process.argv.slice(2);
const COMMANDS: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  init: runInit,
  check: runCheck,
};

try {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) throw new UsageError('Give one of the commands.');
  process.exitCode = await command(args);
} catch (thrown) {
  const usage = thrown instanceof UsageError || isParseArgsError(thrown);
  process.exitCode = 2;
  if (usage) {
    const commands = USAGE.map((line) => `  npm run policy -- ${line}\n`).join('');
    process.stderr.write(`✗ ${thrown.message}\n${commands}`);
  } else {
    const { code, message, hint, outcome } = toActionError(thrown);
    if (outcome === 'failed') process.exitCode = 1;
    process.stderr.write(`✗ ${code}: ${message}\n  ${hint}\n`);
  }
}

function isParseArgsError(thrown: unknown): thrown is Error {
  return (
    thrown instanceof TypeError &&
    'code' in thrown &&
    String(thrown.code).startsWith('ERR_PARSE_ARGS')
  );
}
