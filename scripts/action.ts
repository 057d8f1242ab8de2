import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readActionMetadata } from './action-metadata.ts';
import { actionNames, distOf } from './bundle.ts';
import { parseFileCommands } from './file-commands.ts';
import { ROOT } from './setup/paths.ts';
import { runUnderParent } from './setup/run-under-parent.mjs';

const USAGE =
  'npm run action -- <name> [--input name=value]… [--event payload.json] [--event-name push] [--ref refs/heads/…] [--repository owner/name]';

/** The folder that the command was given in; npm changes to the repository's root. */
const workspace = process.env['INIT_CWD'] ?? process.cwd();

const { positionals, values } = commandLine();
const [name] = positionals;
const names = await actionNames();
if (name === undefined || positionals.length > 1 || !names.includes(name)) {
  refuse(`Give one of the actions ${names.join(', ')}:\n  ${USAGE}`);
}
if (!existsSync(join(distOf(name), 'index.js'))) {
  refuse(`actions/${name}/dist is missing: run \`npm run build\`.`);
}
const event = values.event === undefined ? '' : resolve(workspace, values.event);
if (event !== '' && !existsSync(event)) {
  refuse(`There is no file ${event}: give --event the path of a payload.`);
}

const metadata = await readActionMetadata(name);
const inputs = inputEnvironment();
const temporary = await mkdtemp(join(tmpdir(), 'gitops-actions-run-'));
try {
  const env = { ...(await runnerEnvironment()), ...inputs };
  process.exitCode = await step(metadata.runs.main, env);
  await show('output', 'GITHUB_OUTPUT');
  if (metadata.runs.post !== undefined) {
    const state = await commands('GITHUB_STATE');
    const saved = [...state].map(([key, value]) => [`STATE_${key}`, value] as const);
    await step(metadata.runs.post, { ...env, ...Object.fromEntries(saved) });
  }
  await showSummary();
} finally {
  await rm(temporary, { recursive: true, force: true });
}

function commandLine() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        input: { type: 'string', multiple: true, default: [] },
        event: { type: 'string' },
        'event-name': { type: 'string', default: 'push' },
        ref: { type: 'string' },
        repository: { type: 'string', default: process.env['GITHUB_REPOSITORY'] ?? 'local/local' },
      },
    });
  } catch (error) {
    return refuse(`${error instanceof Error ? error.message : String(error)}\n  ${USAGE}`);
  }
}

/** Before anything was made that would have to be removed. */
function refuse(sentence: string): never {
  console.error(`✗ ${sentence}`);
  process.exit(2);
}

function step(file: string, env: NodeJS.ProcessEnv): Promise<number> {
  const script = join(ROOT, 'actions', name ?? '', file);
  return runUnderParent(process.execPath, [script], { cwd: workspace, env });
}

/** The runner's names: upper case, spaces as underscores, dashes kept; given twice = a list. */
function inputEnvironment(): Record<string, string> {
  const inputs = new Map<string, string>();
  for (const [key, input] of Object.entries(metadata.inputs)) {
    inputs.set(key, (input.default ?? '').replace(/\$\{\{.*?\}\}/g, contextValue));
  }
  const given = new Set<string>();
  for (const text of values.input) {
    const [key = '', ...rest] = text.split('=');
    if (!inputs.has(key)) {
      refuse(`${name ?? ''} has no input ${JSON.stringify(key)}; see its README.`);
    }
    const value = rest.join('=');
    inputs.set(key, given.has(key) ? `${inputs.get(key) ?? ''}\n${value}` : value);
    given.add(key);
  }
  const variable = (key: string): string => `INPUT_${key.replaceAll(' ', '_').toUpperCase()}`;
  return Object.fromEntries([...inputs].map(([key, value]) => [variable(key), value]));
}

/** The one expression that defaults of ours use. */
function contextValue(expression: string): string {
  return expression.includes('github.token') ? (process.env['GITHUB_TOKEN'] ?? '') : '';
}

async function runnerEnvironment(): Promise<NodeJS.ProcessEnv> {
  const files: Record<string, string> = {};
  for (const file of [
    'GITHUB_OUTPUT',
    'GITHUB_STATE',
    'GITHUB_STEP_SUMMARY',
    'GITHUB_ENV',
    'GITHUB_PATH',
  ]) {
    files[file] = join(temporary, file);
    await writeFile(files[file], '');
  }
  const runnerTemp = join(temporary, 'runner-temp');
  await mkdir(runnerTemp);
  return {
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_RUN_ID: '0',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_JOB: 'local',
    GITHUB_WORKFLOW: 'local',
    GITHUB_ACTOR: 'local',
    RUNNER_TOOL_CACHE: join(tmpdir(), 'gitops-actions-tool-cache'),
    ...process.env,
    ...files,
    GITHUB_REPOSITORY: values.repository,
    GITHUB_EVENT_NAME: values['event-name'],
    GITHUB_EVENT_PATH: event,
    GITHUB_SHA: git('rev-parse', 'HEAD') ?? '0'.repeat(40),
    GITHUB_REF: values.ref ?? git('symbolic-ref', 'HEAD') ?? 'refs/heads/main',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: runnerTemp,
  };
}

function git(...args: readonly string[]): string | undefined {
  const end = spawnSync('git', [...args], { cwd: workspace, encoding: 'utf8' });
  return end.status === 0 ? end.stdout.trim() : undefined;
}

async function commands(file: string): Promise<ReadonlyMap<string, string>> {
  return parseFileCommands(await readFile(join(temporary, file), 'utf8'));
}

async function show(what: string, file: string): Promise<void> {
  for (const [key, value] of await commands(file)) console.log(`${what}  ${key} = ${value}`);
}

async function showSummary(): Promise<void> {
  const summary = await readFile(join(temporary, 'GITHUB_STEP_SUMMARY'), 'utf8');
  if (summary !== '') console.log(`summary\n${summary.trimEnd().replace(/^/gm, '  ')}`);
}
