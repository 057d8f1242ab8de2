import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startArtifacts, type SandboxArtifacts } from '@gitops-actions/sandbox/artifacts/server.ts';
import { startGitHub, type SandboxGitHub } from '@gitops-actions/sandbox/github/server.ts';
import { publishTrivyDatabase } from '@gitops-actions/sandbox/scanner/database.ts';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { CLEAN, pushImage, VULNERABLE } from './support/images.ts';
import { startRegistry, type TestRegistry } from './support/registry.ts';

const BUNDLE = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const DIGEST = `sha256:${'a'.repeat(64)}`;

let dir: string;
let registry: TestRegistry;
let github: SandboxGitHub;
let artifacts: SandboxArtifacts;
let database: string;
let vulnerable: string;
let clean: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trivy-dist-'));
  [registry, github, artifacts] = await Promise.all([
    startRegistry(dir),
    startGitHub({ dir }),
    startArtifacts({ dir: join(dir, 'artifacts') }),
  ]);
  const { host } = registry;
  database = await publishTrivyDatabase({ host, dir: join(dir, 'db') });
  const lines = { vulnerable: VULNERABLE, clean: CLEAN };
  [vulnerable = '', clean = ''] = await Promise.all(
    Object.entries(lines).map(
      async ([repository, members]) =>
        `web=${host}/${repository}:dev@${await pushImage({ host, repository }, members)}`,
    ),
  );
  await repository('plain', {});
  await repository('strict', {
    '.github/gitops-policy.yml': 'schema: 1\nscan: { fail-on: [CRITICAL], max-db-age: 48h }\n',
  });
  await repository('broken', { '.github/gitops-policy.yml': 'schema: 1\nscan: { fail: [] }\n' });
});

afterAll(async () => {
  await Promise.all([registry.close(), github.close(), artifacts.close()]);
  await rm(dir, { recursive: true });
});

/** A repository whose default branch holds these files. */
async function repository(name: string, files: Readonly<Record<string, string>>): Promise<void> {
  await github.createRepository({ owner: 'acme', name });
  const clone = join(dir, 'clones', name);
  for (const [path, text] of Object.entries({ 'README.md': 'x\n', ...files })) {
    await mkdir(dirname(join(clone, path)), { recursive: true });
    await writeFile(join(clone, path), text);
  }
  const token = github.personToken('alice', 'alice@acme.test');
  const remote = `${github.url.replace('://', `://x-access-token:${token}@`)}/acme/${name}.git`;
  const identity = ['-c', 'user.name=alice', '-c', 'user.email=alice@acme.test'];
  for (const args of [
    ['init', '-q', '-b', 'main'],
    ['add', '.'],
    [...identity, '-c', 'commit.gpgsign=false', 'commit', '-q', '-m', 'Begin'],
    ['push', '-q', remote, 'main'],
  ]) {
    await promisify(execFile)('git', args, { cwd: clone });
  }
}

interface Step {
  readonly exitCode: number;
  readonly log: string;
  readonly errors: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  /** What the step left in RUNNER_TEMP and in the workspace. */
  readonly left: readonly string[];
}

const CONTENTS_READ: Readonly<Record<string, string>> = { contents: 'read' };

/** Runs the bundle as the runner would. */
async function step(
  inputs: Readonly<Record<string, string>>,
  { name = 'plain', permissions = CONTENTS_READ, run = '' } = {},
): Promise<Step> {
  const root = await mkdtemp(join(dir, 'step-'));
  const [temp, workspace] = [join(root, 'temp'), join(root, 'workspace')];
  await Promise.all([mkdir(temp), mkdir(workspace)]);
  const output = join(root, 'output');
  await Promise.all(['output', 'state', 'summary'].map((file) => writeFile(join(root, file), '')));
  const fullName = `acme/${name}`;
  const env: Record<string, string> = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'] ?? '',
    GITHUB_SERVER_URL: github.url,
    GITHUB_API_URL: github.apiUrl,
    GITHUB_GRAPHQL_URL: github.graphqlUrl,
    GITHUB_REPOSITORY: fullName,
    GITHUB_SHA: 'c'.repeat(40),
    GITHUB_REF: 'refs/heads/dev',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: output,
    GITHUB_STATE: join(root, 'state'),
    GITHUB_STEP_SUMMARY: join(root, 'summary'),
    RUNNER_TEMP: temp,
    RUNNER_TOOL_CACHE: join(root, 'tools'),
    TRIVY_DB_REPOSITORY: database,
    INPUT_TOKEN: github.jobToken({ repository: fullName, permissions }),
  };
  if (run !== '') {
    env['GITHUB_SERVER_URL'] = 'http://github.localhost';
    env['ACTIONS_RESULTS_URL'] = artifacts.url;
    env['ACTIONS_RUNTIME_TOKEN'] = artifacts.runtimeToken({ run, job: 'scan' });
  }
  for (const [input, value] of Object.entries(inputs)) env[`INPUT_${input.toUpperCase()}`] = value;
  const ended = await bundle(env);
  return {
    exitCode: ended.exitCode,
    log: ended.stdout,
    errors: ended.stdout.split('\n').filter((line) => line.startsWith('::error')),
    outputs: parseOutputs(await readFile(output, 'utf8')),
    left: [...(await readdir(temp)), ...(await readdir(workspace))],
  };
}

function bundle(env: Record<string, string>): Promise<{ exitCode: number; stdout: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [BUNDLE], { env }, (_, stdout) => {
      resolve({ exitCode: child.exitCode ?? -1, stdout });
    });
  });
}

function parseOutputs(text: string): Record<string, string> {
  const pairs = text.matchAll(/^(.+?)<<(ghadelimiter_\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...pairs].map(([, name = '', , value = '']) => [name, value]));
}

const WIF = {
  'workload-identity-provider':
    'projects/1/locations/global/workloadIdentityPools/github/providers/acme',
};
/** By what it is that is refused: the YAML that the message must hold. */
const MISSING_YAML = new Map([
  ['a job without id-token: write', 'permissions:%0A    id-token: write'],
  ['a token without contents: read', 'permissions:%0A    contents: read'],
]);

type Refusal = [string, string, Record<string, string>, Parameters<typeof step>[1]];

const REFUSALS: Refusal[] = [
  ['no images', 'E_INPUT', {}, {}],
  ['a malformed severity', 'E_INPUT', { images: `x.test/a@${DIGEST}`, 'fail-on': 'BAD' }, {}],
  ['a tag instead of a digest', 'E_IMAGE_REFERENCE', { images: 'web=x.test/a:dev' }, {}],
  ['a path that leaves the repository', 'E_PATH', { report: '../../../../etc/passwd' }, {}],
  ['a job without id-token: write', 'E_PERMISSION', { images: '<clean>', ...WIF }, {}],
  ['a registry that is not there', 'E_UNREACHABLE', { images: `localhost:1/a@${DIGEST}` }, {}],
  ['a token without contents: read', 'E_PERMISSION', { images: '<clean>' }, { permissions: {} }],
  ['a policy that is invalid', 'E_POLICY_INVALID', { images: '<clean>' }, { name: 'broken' }],
  [
    'an input that is weaker than the policy',
    'E_POLICY_WEAKER',
    { images: '<clean>', 'fail-on': 'none' },
    { name: 'strict' },
  ],
  [
    'a baseline that gates in place of the policy',
    'E_POLICY_WEAKER',
    { images: '<clean>', baseline: '<clean>' },
    { name: 'strict' },
  ],
  [
    'a malicious release',
    'E_TOOL_DENIED',
    { images: '<clean>', 'trivy-version': '0.69.4', 'trivy-sha256': 'a'.repeat(64) },
    {},
  ],
  ['an image that is not there', 'E_REGISTRY_NOT_FOUND', { images: `<host>/no@${DIGEST}` }, {}],
  ['no database', 'E_DB_UNAVAILABLE', { images: '<clean>', 'db-repository': '<host>/no:2' }, {}],
];

function refused(given: Refusal[2], where: Refusal[3]): Promise<Step> {
  const inputs = Object.entries(given).map(([name, value]) => [
    name,
    value.replace('<clean>', clean).replace('<host>', registry.host),
  ]);
  return step(Object.fromEntries(inputs) as Record<string, string>, where);
}

describe('the bundle', () => {
  it('fails an image with a critical CVE by the policy, with all outputs and the reports uploaded', async () => {
    const result = await step({ images: vulnerable }, { name: 'strict', run: 'red' });
    expect(artifacts.uploaded('red')).toHaveLength(1);
    expect(result.log).not.toContain('::warning');
    expect(result.exitCode).toBe(1);
    expect(result.errors).toEqual([
      expect.stringMatching(/^::error::E_VULNERABILITIES: 1 finding of severity CRITICAL in web: /),
    ]);
    expect(result.outputs).toMatchObject({
      outcome: 'failed',
      verdict: 'fail',
      critical: '1',
      images: vulnerable,
      'trivy-version': '0.74.0',
    });
    expect(JSON.parse(result.outputs['record'] ?? '')).toMatchObject({
      action: 'trivy-scan',
      outcome: 'failed',
      images: [vulnerable],
      error: { code: 'E_VULNERABILITIES' },
      evidence: { policy: { found: true }, failOn: ['CRITICAL'] },
    });
    expect(await readFile(result.outputs['sarif-path'] ?? '', 'utf8')).toContain('CVE-2019-10744');
    expect(await readdir(join(dirname(result.outputs['sarif-path'] ?? ''), '../..'))).toEqual([
      'reports',
    ]);
  });

  it('passes a clean image and says that there is no policy', async () => {
    const result = await step({ images: clean });
    expect(result).toMatchObject({ exitCode: 0, errors: [] });
    expect(result.outputs).toMatchObject({ outcome: 'success', verdict: 'pass', images: clean });
    expect(result.log).toContain('no policy');
    expect(result.log).toContain('::warning::The reports were not uploaded');
  });

  it('lets the step pass without enforcement, and the outcome stays failed', async () => {
    const result = await step({ images: vulnerable, enforce: 'false', formats: 'none' });
    expect(result).toMatchObject({ exitCode: 0, errors: [] });
    expect(result.outputs).toMatchObject({ outcome: 'failed', verdict: 'fail', high: '3' });
    expect(result.log).toContain('::warning::E_VULNERABILITIES');
  });

  it.each(REFUSALS)(
    'ends at %s with one %s, exit code 1 and nothing written',
    async (what, code, given, where) => {
      const result = await refused(given, where);
      expect(result.errors).toEqual([expect.stringContaining(`::error::${code}: `)]);
      expect(result.errors[0]).toContain(MISSING_YAML.get(what) ?? '');
      expect(result.exitCode).toBe(1);
      expect(Object.keys(result.outputs)).toEqual(['outcome', 'record']);
      expect(result.outputs['outcome']).toBe(code === 'E_POLICY_WEAKER' ? 'failed' : 'error');
      expect(result.left).toEqual([]);
    },
  );
});
