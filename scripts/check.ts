import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { actionNames, distDifferences } from './bundle.ts';
import { pool } from './pool.ts';
import { runChild } from './setup/child.ts';
import { ROOT } from './setup/paths.ts';
import { seconds } from './setup/progress.ts';
import { toolPath } from './setup/tools.ts';

/** One check: what is wrong, a line a finding; nothing when all is well. */
interface Check {
  readonly name: string;
  run(): Promise<readonly string[]>;
}

const CHECKS: readonly Check[] = [
  { name: 'eslint', run: () => node('eslint/bin/eslint.js', ['--max-warnings', '0', '.']) },
  { name: 'tsc', run: () => node('typescript/bin/tsc', ['--noEmit', '-p', '.']) },
  {
    name: 'prettier',
    run: () => node('prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.']),
  },
  ...(await actionNames()).map((name) => ({
    name: `dist of ${name}`,
    run: () => distDifferences(name),
  })),
  { name: 'one copy of every @actions package', run: duplicateActionsPackages },
  { name: 'actionlint', run: actionlint },
  { name: 'zizmor', run: zizmor },
  { name: 'generated docs', run: () => script('docs.ts', ['--check']) },
];

const failed: string[] = [];
await pool(CHECKS, async (check) => {
  const startedAt = performance.now();
  const findings = await check
    .run()
    .catch((error: unknown) => [error instanceof Error ? error.message : String(error)]);
  const time = seconds(performance.now() - startedAt);
  console.log(`check  ${check.name}: ${findings.length === 0 ? 'ok' : 'FAILED'} … ${time}`);
  if (findings.length === 0) return;
  failed.push(check.name);
  console.error(findings.map((line) => `       ${line}`).join('\n'));
});
if (failed.length > 0) {
  console.error(`✗ Failed: ${failed.join(', ')}.`);
  process.exitCode = 1;
}

async function program(file: string, args: readonly string[]): Promise<readonly string[]> {
  const end = await runChild(file, args, { cwd: ROOT });
  if (end.exitCode === 0) return [];
  const lines = `${end.stdout}\n${end.stderr}`.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 ? lines : [`ended with exit code ${end.exitCode}`];
}

/** A program of node_modules, under the Node that runs this. */
function node(file: string, args: readonly string[]): Promise<readonly string[]> {
  return program(process.execPath, [join(ROOT, 'node_modules', file), ...args]);
}

function script(file: string, args: readonly string[]): Promise<readonly string[]> {
  return program(process.execPath, [join(ROOT, 'scripts', file), ...args]);
}

/** A second copy has its own state: masks, outputs and module fakes would miss it silently. */
async function duplicateActionsPackages(): Promise<readonly string[]> {
  const lock = JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Record<string, unknown>;
  };
  const copies = new Map<string, string[]>();
  for (const path of Object.keys(lock.packages)) {
    const name = /(?:^|\/)node_modules\/(@actions\/[^/]+)$/.exec(path)?.[1];
    if (name !== undefined) copies.set(name, [...(copies.get(name) ?? []), path]);
  }
  return [...copies]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name} is installed more than once: ${paths.join(', ')}`);
}

/** Without the linters that it would call only where they happen to be installed. */
async function actionlint(): Promise<readonly string[]> {
  const files = await workflowFiles();
  const config = ['-config-file', join('.github', 'actionlint.yaml')];
  const flags = [...config, '-shellcheck=', '-pyflakes=', '-no-color'];
  return program(toolPath('actionlint'), [...flags, ...files]);
}

async function zizmor(): Promise<readonly string[]> {
  const config = ['--config', join('.github', 'zizmor.yml')];
  const flags = ['--offline', '--persona=auditor', '--no-progress', '--color=never', ...config];
  return program(toolPath('zizmor'), [...flags, '--', '.github', 'actions', 'examples']);
}

/** Ours, and those of the examples, which people copy. */
async function workflowFiles(): Promise<readonly string[]> {
  const roots = [ROOT];
  const examples = await readdir(join(ROOT, 'examples')).catch(() => []);
  roots.push(...examples.map((name) => join(ROOT, 'examples', name)));
  const folders = roots.map((root) => join(root, '.github', 'workflows'));
  const lists = await Promise.all(
    folders.map(async (folder) => {
      const files = await readdir(folder).catch(() => []);
      return files
        .filter((file) => /\.ya?ml$/.test(file))
        .map((file) => relative(ROOT, join(folder, file)));
    }),
  );
  return lists.flat().sort();
}
