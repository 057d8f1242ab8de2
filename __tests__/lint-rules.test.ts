import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { ROOT } from '../scripts/setup/paths.ts';

/** Rules that need no types, so that a snippet can stand for a file that does not exist. */
const eslint = new ESLint({
  cwd: ROOT,
  overrideConfig: {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: false } },
    rules: Object.fromEntries(await typedRules()),
  },
});

async function typedRules(): Promise<[string, 'off'][]> {
  const { default: tseslint } = await import('typescript-eslint');
  const configs = [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked];
  const names = new Set(configs.flatMap((config) => Object.keys(config.rules ?? {})));
  names.add('@typescript-eslint/switch-exhaustiveness-check');
  return [...names].filter((name) => name.startsWith('@')).map((name) => [name, 'off']);
}

async function rulesBroken(filePath: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath });
  return (result?.messages ?? [])
    .map(({ ruleId, message }) => ruleId ?? message)
    .filter((rule) => !rule.startsWith('@typescript-eslint/'));
}

const RUN = 'actions/build-image/src/run.ts';
const SHARED = 'packages/shared/oci/reference.ts';
const SANDBOX = 'packages/sandbox/gcp/server.ts';
const BOUNDARY = ['house/boundaries'];
const SYNTAX = ['no-restricted-syntax'];
const IMPORT = ['no-restricted-imports'];

describe('who may import whom', () => {
  it.each([
    ['an action another action by path', RUN, "import '../../trivy-scan/src/gate.ts';"],
    ['an action another action by name', RUN, "import '@gitops-actions/trivy-scan/src/gate.ts';"],
    ['an action the sandbox', RUN, "import '../../../packages/sandbox/gcp/server.ts';"],
    ['an action a script', RUN, "import '../../../scripts/bundle.ts';"],
    [
      'an action’s test another action',
      'actions/build-image/__tests__/x.test.ts',
      "import '../../trivy-scan/src/gate.ts';",
    ],
    ['packages/shared an action', SHARED, "import '../../../actions/build-image/src/tags.ts';"],
    [
      'packages/shared the sandbox',
      SHARED,
      "export * from '@gitops-actions/sandbox/gcp/server.ts';",
    ],
    ['packages/shared the sandbox, late', SHARED, "await import('../../sandbox/gcp/server.ts');"],
    [
      'the sandbox code of packages/shared',
      SANDBOX,
      "import '@gitops-actions/shared/oci/reference.ts';",
    ],
    [
      'the sandbox code of packages/shared among types',
      SANDBOX,
      "import { type A, b } from '../../shared/oci/reference.ts'; b as A;",
    ],
    ['the sandbox an action', SANDBOX, "import '../../../actions/build-image/src/tags.ts';"],
    [
      'a test an entry point',
      'actions/build-image/__tests__/x.test.ts',
      "import '../src/index.ts';",
    ],
  ])('forbids %s', async (_, file, code) => {
    await expect(rulesBroken(file, code)).resolves.toEqual(BOUNDARY);
  });

  it.each([
    ['an action packages/shared', RUN, "import '@gitops-actions/shared/oci/reference.ts';"],
    ['an action its own files', RUN, "import './tags.ts';"],
    ['packages/shared itself', SHARED, "import '../action/action-error.ts';"],
    [
      'packages/shared a pin',
      SHARED,
      "import '../../../tools/versions.json' with { type: 'json' };",
    ],
    [
      'the sandbox types of packages/shared',
      SANDBOX,
      "export type { A } from '../../shared/oci/reference.ts';",
    ],
    [
      'the sandbox’s tests the real code',
      'packages/sandbox/gcp/__tests__/x.test.ts',
      "import '@gitops-actions/shared/gcp/sts.ts';",
    ],
    [
      'a test the sandbox',
      'packages/shared/oci/__tests__/x.test.ts',
      "import '@gitops-actions/sandbox/gcp/server.ts';",
    ],
    ['a package of npm', RUN, "import 'yaml';"],
  ])('allows %s', async (_, file, code) => {
    await expect(rulesBroken(file, code)).resolves.toEqual([]);
  });
});

describe('the edge', () => {
  it.each([
    ['the environment', RUN, 'export const x = process.env;', SYNTAX],
    ['a variable of it', SHARED, "export const x = process.env['HOME'];", SYNTAX],
    ['what is taken out of it', RUN, 'const { env } = process; env;', SYNTAX],
    ['the process by the global object', RUN, 'globalThis.process.exitCode = 0;', SYNTAX],
    ['the process by its old name', RUN, "import { env } from 'process'; env;", IMPORT],
    [
      'the event',
      RUN,
      'declare const github: { context: 1 }; export const x = github.context;',
      SYNTAX,
    ],
    ['the runner', RUN, "import * as core from '@actions/core'; core.info('x');", IMPORT],
    [
      'the event by name',
      SHARED,
      "import { context } from '@actions/github'; context.sha;",
      IMPORT,
    ],
    [
      'the process by name',
      RUN,
      "import process from 'node:process'; process.env;",
      [...IMPORT, ...SYNTAX],
    ],
  ])('is the only place that may touch %s', async (_, file, code, rules) => {
    const broken = await rulesBroken(file, code);
    expect(broken.filter((rule) => rule.startsWith('no-restricted'))).toEqual(rules);
  });

  it.each([
    ['main.ts', 'actions/build-image/src/main.ts'],
    ['packages/shared/action', 'packages/shared/action/runner.ts'],
    ['a test', 'packages/shared/oci/__tests__/x.test.ts'],
    ['the sandbox', SANDBOX],
    ['a script', 'scripts/x.ts'],
  ])('leaves %s free', async (_, file) => {
    const code = "import * as core from '@actions/core'; core.info(process.env['HOME'] ?? '');";
    await expect(rulesBroken(file, code)).resolves.toEqual([]);
  });
});

describe('the size of things', () => {
  it('is at most 300 lines a file', async () => {
    await expect(rulesBroken(RUN, 'export {};\n'.repeat(301))).resolves.toEqual(['max-lines']);
  });

  it('is at most 20 ways through a function', async () => {
    const code = `export function f(x: number) { ${'if (x) x += 1;'.repeat(20)} return x; }`;
    await expect(rulesBroken(RUN, code)).resolves.toEqual(['complexity']);
  });
});
