import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  type FakeRegistry,
  LOGIN,
  startFakeRegistry,
} from '@gitops-actions/shared/oci/__tests__/fake-registry.ts';
import { memoryRegistry } from './fakes.ts';

const BUNDLE = fileURLToPath(new URL('../dist/index.js', import.meta.url));
const PROVIDER = 'projects/1/locations/global/workloadIdentityPools/github/providers/acme';
const PATH = process.env['PATH'] ?? '';

let base: string;
let workspace: string;
let revision: string;
let registry: FakeRegistry;
let issuer: Server;

beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'build-image-dist-workspace-'));
  mkdirSync(join(workspace, 'docker', 'dev'), { recursive: true });
  writeFileSync(join(workspace, 'docker/dev/Dockerfile'), 'FROM scratch\n');
  git('init', '-q', '-b', 'dev');
  git('add', '.');
  git('-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-q', '-m', 'one');
  revision = git('rev-parse', 'HEAD');
});

afterAll(() => {
  rmSync(workspace, { recursive: true });
});

beforeEach(async () => {
  base = mkdtempSync(join(tmpdir(), 'build-image-dist-'));
  mkdirSync(join(base, 'temp'));
  for (const file of ['output', 'summary', 'state']) writeFileSync(join(base, file), '');
  registry = await startFakeRegistry();
  issuer = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end('{"value":"jwt"}');
  });
  await new Promise<void>((resolve) => issuer.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  await registry.close();
  issuer.closeAllConnections();
  issuer.close();
  rmSync(base, { recursive: true });
});

function git(...args: string[]): string {
  const env = { PATH, HOME: workspace };
  return execFileSync('git', ['-C', workspace, ...args], { env, encoding: 'utf8' }).trim();
}

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  /** The content of GITHUB_OUTPUT. */
  readonly output: string;
  readonly annotations: readonly string[];
}

function run(
  inputs: Record<string, string>,
  variables: Record<string, string> = {},
): Promise<Ended> {
  const given = { environment: 'dev', image: `${registry.domain}/acme/web`, ...inputs };
  const env = {
    ...Object.fromEntries(
      Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
    PATH,
    HOME: base,
    GITHUB_SERVER_URL: 'http://127.0.0.1:1',
    GITHUB_REPOSITORY: 'acme/warehouse-network',
    GITHUB_SHA: revision,
    GITHUB_REF: 'refs/heads/dev',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_WORKSPACE: workspace,
    GITHUB_OUTPUT: join(base, 'output'),
    GITHUB_STEP_SUMMARY: join(base, 'summary'),
    GITHUB_STATE: join(base, 'state'),
    RUNNER_TEMP: join(base, 'temp'),
    ...variables,
  };
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BUNDLE], { cwd: workspace, env });
    let stdout = '';
    child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (stdout += chunk.toString('utf8')));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      const annotations = stdout.split('\n').filter((line) => line.startsWith('::error'));
      resolve({
        exitCode,
        stdout,
        output: readFileSync(join(base, 'output'), 'utf8'),
        annotations,
      });
    });
  });
}

/** What is refused, how the annotation begins (a pattern), inputs, variables. */
type Refusal = [string, string, Record<string, string>, Record<string, string>];

const wif = { 'workload-identity-provider': PROVIDER };

describe('the bundle', () => {
  it.each<Refusal>([
    ['a missing input', 'E_INPUT', { image: '' }, {}],
    ['a malformed boolean', 'E_INPUT', { latest: 'yes' }, {}],
    ['an image without a registry', 'E_IMAGE_REFERENCE', { image: 'acme/web' }, {}],
    ['a Dockerfile that is not there', 'E_INPUT', { dockerfile: 'absent' }, {}],
    ['a path that leaves the repository', 'E_PATH', { context: '../..' }, {}],
    ['a revision that is not checked out', 'E_INPUT', { revision: '0'.repeat(40) }, {}],
    ['a secret as a build argument', 'E_SECRET_BUILD_ARG', { 'build-args': 'A_TOKEN=x' }, {}],
    [
      'the test merge of a pull request',
      'E_EVENT',
      {},
      { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' },
    ],
    ['no runner', 'E_ENV', {}, { GITHUB_WORKSPACE: '' }],
    [
      'a proxy beside a token',
      'E_ENV',
      wif,
      { GITHUB_SERVER_URL: 'https://github.com', HTTPS_PROXY: 'http://p.test' },
    ],
    ['no git', 'E_TOOL', {}, { PATH: '/nonexistent' }],
    [
      'a promotion of a tag',
      'E_IMAGE_REFERENCE: .*sha256 digest',
      { mode: 'promote', from: 'web=r.test/acme/web:dev-1', tags: 'v1' },
      {},
    ],
    [
      'a promotion that says how to build',
      'E_INPUT: .*nothing is built',
      {
        mode: 'promote',
        from: `web=r.test/a:1@sha256:${'0'.repeat(64)}`,
        platforms: 'linux/amd64',
      },
      {},
    ],
    ['a registry that wants a login', 'E_REGISTRY_AUTH', {}, {}],
    ['a wrong login', 'E_REGISTRY_AUTH', { 'registry-password': 'wrong' }, {}],
    [
      'a job without id-token: write',
      'E_PERMISSION: .*permissions:%0A    id-token: write',
      wif,
      {},
    ],
    [
      'a registry that is not there',
      'E_UNREACHABLE: .*localhost:1',
      { image: 'localhost:1/a' },
      {},
    ],
    [
      'a token service that is not there',
      'E_UNREACHABLE: The Security Token Service at 127.0.0.1:1 ',
      wif,
      {
        ACTIONS_ID_TOKEN_REQUEST_URL: '<issuer>',
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'bearer',
        GHA_ENDPOINT_OVERRIDE_sts: 'http://127.0.0.1:1',
      },
    ],
  ])('refuses %s by one annotation and writes nothing', async (_case, error, inputs, variables) => {
    registry.auth = 'basic';
    const { port } = issuer.address() as AddressInfo;
    const token = `http://127.0.0.1:${port}/?a=b`;
    const given = Object.entries(variables).map(([name, value]) => [
      name,
      value.replace('<issuer>', token),
    ]);
    const ended = await run(inputs, Object.fromEntries(given) as Record<string, string>);
    const { output, annotations } = ended;
    expect(ended).toMatchObject({
      exitCode: 1,
      annotations: [expect.stringMatching(new RegExp(`^::error::${error}`))],
    });
    expect(annotations[0]).toMatch(/^::error::E_[A-Z_]+: /);
    expect(output).not.toMatch(/^(images|digest|image)<</m);
    expect(output).toContain(error.startsWith('E_SECRET') ? 'failed' : 'error');
    expect(registry.manifests.size + registry.blobs.size).toBe(0);
    expect(readdirSync(join(base, 'temp'))).toEqual([]);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('reuses an image that is there, with the password masked and never printed', async () => {
    const seed = memoryRegistry();
    const digest = seed.seed([`dev-${revision}`, 'dev-latest'], revision);
    for (const [reference, { mediaType, bytes }] of seed.manifests) {
      registry.manifests.set(`acme/web@${reference}`, { type: mediaType, bytes });
    }
    for (const [name, bytes] of seed.blobs) registry.blobs.set(name, bytes);
    registry.auth = 'bearer';
    const { exitCode, stdout, output } = await run({ 'registry-password': LOGIN.password });
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(output).toContain(`web=${registry.domain}/acme/web:dev-${revision}@${digest}\n`);
    expect(output).toContain('unchanged');
    const printed = stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(printed.filter((line) => line.includes(LOGIN.password))).toEqual([]);
    expect(stdout).toContain(`::add-mask::${LOGIN.password}`);
  });

  it('promotes without a checkout, a git or a buildx at hand', async () => {
    const seed = memoryRegistry();
    const digest = seed.seed(['dev-1'], revision);
    for (const [reference, { mediaType, bytes }] of seed.manifests) {
      registry.manifests.set(`acme/dev@${reference}`, { type: mediaType, bytes });
    }
    for (const [name, bytes] of seed.blobs) registry.blobs.set(name, bytes);
    const inputs = {
      mode: 'promote',
      environment: 'prod',
      from: `web=${registry.domain}/acme/dev:dev-1@${digest}`,
    };
    const nothing = { PATH: '/nonexistent', GITHUB_WORKSPACE: join(base, 'absent') };
    const tag = { GITHUB_REF: 'refs/tags/v1.2.3' };
    const { exitCode, stdout, output } = await run(inputs, { ...nothing, ...tag });
    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0 });
    expect(output).toContain(`web=${registry.domain}/acme/web:v1.2.3@${digest}\n`);
    expect(registry.manifests.get('acme/web@v1.2.3')).toEqual(
      registry.manifests.get(`acme/dev@${digest}`),
    );
    expect(readdirSync(join(base, 'temp'))).toEqual([]);
  });

  it('cleans up after a killed run, and only there', async () => {
    const left = join(base, 'temp', 'build-image-left');
    const other = join(base, 'temp', 'other');
    for (const folder of [left, other]) mkdirSync(folder);
    const post = { 'STATE_gitops-actions-post': 'true' };
    await run({}, { ...post, STATE_directory: other });
    expect(readdirSync(join(base, 'temp')).sort()).toEqual(['build-image-left', 'other']);
    const { exitCode } = await run({}, { ...post, STATE_directory: left });
    expect(exitCode).toBe(0);
    expect(readdirSync(join(base, 'temp'))).toEqual(['other']);
  });
});
