import { constants } from 'node:os';
import { join } from 'node:path';
import { CLUSTER_TOOL_NAMES, TOOL_NAMES, type ToolName } from './setup/catalogue.ts';
import { ensureDependencies } from './setup/dependencies.ts';
import { ROOT } from './setup/paths.ts';
import { runUnderParent } from './setup/run-under-parent.mjs';
import { SetupError } from './setup/setup-error.ts';
import { ensureSystemPackages, requireLinuxAndRoot } from './setup/system-packages.ts';
import { ensureTools } from './setup/tools.ts';

/** What a command needs before it starts, and what then runs. */
interface Command {
  readonly tools?: readonly ToolName[];
  readonly system?: boolean;
  /** Whether it ends without Linux and root; parts of the tests do without. */
  readonly root?: boolean;
  /** Whether these arguments ask for the cluster, whose programs take long to build. */
  readonly cluster?: (args: readonly string[]) => boolean;
  readonly nodeFlags?: readonly string[];
  /** A script of this repository, relative to its root. */
  readonly script: string;
  readonly args?: readonly string[];
}

const CHECK_TOOLS: readonly ToolName[] = ['actionlint', 'zizmor'];
/** What tests use and the sandbox does not. */
const TEST_TOOLS: readonly ToolName[] = ['promtool'];
const SANDBOX_TOOLS = TOOL_NAMES.filter(
  (name) => !CHECK_TOOLS.includes(name) && !TEST_TOOLS.includes(name),
);
const JEST_FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];

const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    tools: SANDBOX_TOOLS,
    system: true,
    root: true,
    cluster: (args) => args.includes('--cluster'),
    script: 'packages/sandbox/main.ts',
    args: ['start'],
  },
  act: {
    tools: SANDBOX_TOOLS,
    system: true,
    root: true,
    script: 'packages/sandbox/main.ts',
    args: ['act'],
  },
  test: {
    tools: [...SANDBOX_TOOLS, ...TEST_TOOLS],
    system: true,
    nodeFlags: JEST_FLAGS,
    script: 'node_modules/jest/bin/jest.js',
  },
  'test:cluster': {
    tools: SANDBOX_TOOLS,
    system: true,
    root: true,
    cluster: () => true,
    nodeFlags: JEST_FLAGS,
    script: 'node_modules/jest/bin/jest.js',
    args: ['--config', 'jest.cluster.config.js'],
  },
  build: { script: 'scripts/build.ts' },
  check: { tools: CHECK_TOOLS, script: 'scripts/check.ts' },
  action: { script: 'scripts/action.ts' },
  docs: { script: 'scripts/docs.ts' },
  gitops: { tools: ['kustomize'], script: 'scripts/gitops/main.ts' },
  policy: { script: 'scripts/policy/main.ts' },
  bench: { tools: ['kustomize'], script: 'scripts/bench.ts' },
  format: { script: 'node_modules/prettier/bin/prettier.cjs', args: ['--write', '.'] },
};

async function main(name: string | undefined, args: readonly string[]): Promise<number> {
  const command = name === undefined ? undefined : COMMANDS[name];
  if (command === undefined) {
    throw new SetupError(`Give one of the commands ${Object.keys(COMMANDS).join(', ')}.`);
  }
  await prepare(command, args);
  const script = join(ROOT, command.script);
  return runUnderParent(
    process.execPath,
    [...(command.nodeFlags ?? []), script, ...(command.args ?? []), ...args],
    { cwd: ROOT },
  );
}

/** Every command does its own set-up, so that a fresh clone needs nothing before it. */
async function prepare(command: Command, args: readonly string[]): Promise<void> {
  const stop = (signal: NodeJS.Signals): void => process.exit(128 + constants.signals[signal]);
  process.on('SIGINT', stop).on('SIGTERM', stop); // an exit ends children and releases locks
  if (command.root === true) requireLinuxAndRoot();
  const cluster = command.cluster?.(args) === true;
  if (command.system === true) await ensureSystemPackages(cluster);
  await ensureDependencies();
  const tools = [...(command.tools ?? []), ...(cluster ? CLUSTER_TOOL_NAMES : [])];
  if (tools.length > 0) await ensureTools(tools);
  process.off('SIGINT', stop).off('SIGTERM', stop);
}

try {
  const [name, ...args] = process.argv.slice(2);
  process.exitCode = await main(name, args);
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  console.error(`✗ ${error.message}`);
  process.exitCode = 1;
}
