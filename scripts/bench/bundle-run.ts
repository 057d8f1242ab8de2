import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseFileCommands } from '../file-commands.ts';
import { runChild } from '../setup/child.ts';
import { ROOT } from '../setup/paths.ts';

/** One run of the committed bundle, as a runner starts it. */
export interface BundleRun {
  readonly ok: boolean;
  readonly outputs: ReadonlyMap<string, string>;
  readonly log: string;
  /** The post step, a process of its own. */
  post(): Promise<void>;
}

/** A job that runs bundles; nothing of this process' environment reaches them. */
export interface Job {
  /** Folder below actions/. */
  readonly action: string;
  /** Everything that a run writes goes below it. */
  readonly dir: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** Node's own, before the bundle. */
  readonly flags?: readonly string[];
}

export async function runBundle({ action, dir, inputs, env, flags = [] }: Job): Promise<BundleRun> {
  const folder = await mkdtemp(join(dir, 'run-'));
  const variables = { ...(await runnerFiles(folder)), ...inputVariables(inputs), ...env };
  const bundle = join(ROOT, 'actions', action, 'dist/index.js');
  const step = (state: Readonly<Record<string, string>>) =>
    runChild(process.execPath, [...flags, bundle], {
      cwd: folder,
      env: { ...variables, ...state },
    });
  const commands = async (file: string): Promise<ReadonlyMap<string, string>> =>
    parseFileCommands(await readFile(join(folder, file), 'utf8'));
  const { exitCode, stdout, stderr } = await step({});
  return {
    ok: exitCode === 0,
    outputs: await commands('output'),
    log: `${stdout}${stderr}`,
    post: async () => {
      const saved = [...(await commands('state'))].map(([name, value]) => [`STATE_${name}`, value]);
      await step(Object.fromEntries(saved) as Record<string, string>);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function runnerFiles(folder: string): Promise<Record<string, string>> {
  await mkdir(join(folder, 'temp'));
  const files = ['output', 'state', 'summary', 'env', 'path'];
  await Promise.all(files.map((file) => writeFile(join(folder, file), '')));
  return {
    RUNNER_TEMP: join(folder, 'temp'),
    GITHUB_WORKSPACE: folder,
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    GITHUB_ENV: join(folder, 'env'),
    GITHUB_PATH: join(folder, 'path'),
  };
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}
