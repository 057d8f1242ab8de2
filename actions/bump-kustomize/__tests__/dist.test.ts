import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { commit, digest, FILE, line, OVERLAY, overlay } from './fixtures.ts';

/** `DIST` names another build of the bundle, to test one before it is committed. */
const DIST = process.env['DIST'] ?? join(import.meta.dirname, '../dist');
const BUNDLE = resolve(DIST, 'index.js');

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly outputs: string;
}

let folder: string;
let workspace: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bump-dist-'));
  workspace = join(folder, 'workspace');
  mkdirSync(join(workspace, OVERLAY), { recursive: true });
  writeFileSync(join(workspace, FILE), overlay('unreleased'));
  mkdirSync(join(folder, 'temp'));
  for (const file of ['output', 'state', 'summary']) writeFileSync(join(folder, file), '');
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The bundle as the runner starts it: inputs in the environment, nothing else inherited. */
async function start(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const given = { images: line('2'), overlays: OVERLAY, token: 'canary-token', ...inputs };
  const child = spawn(process.execPath, [BUNDLE], {
    cwd: workspace,
    env: {
      ...{ GITHUB_REPOSITORY: 'acme/warehouse-network', GITHUB_REF: 'refs/heads/dev' },
      ...{ GITHUB_SHA: commit('1'), GITHUB_EVENT_NAME: 'push', GITHUB_RUN_ID: '1' },
      ...{ GITHUB_WORKSPACE: workspace, RUNNER_TEMP: join(folder, 'temp') },
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STATE: join(folder, 'state'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      GITHUB_API_URL: 'http://127.0.0.1:1',
      GITHUB_GRAPHQL_URL: 'http://127.0.0.1:1/graphql',
      ...Object.fromEntries(
        Object.entries(given).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
      ...env,
    },
  });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const exitCode = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { exitCode, stdout, outputs: readFileSync(join(folder, 'output'), 'utf8') };
}

describe('the bundle', () => {
  it.each<[string, string, Record<string, string>, Record<string, string>]>([
    ['without images', 'E_INPUT', { images: '' }, {}],
    ['without overlays', 'E_INPUT', { overlays: '' }, {}],
    ['with a malformed image', 'E_IMAGE_REFERENCE', { images: 'web=r.test/web:-v1' }, {}],
    ['with a malformed choice', 'E_INPUT', { 'on-superseded': 'win' }, {}],
    ['with half an App', 'E_INPUT', { 'app-id': '4711' }, {}],
    ['with a key that is none', 'E_INPUT', { 'app-id': '1', 'app-private-key': 'canary-key' }, {}],
    ['with a path that leaves', 'E_PATH', { overlays: '../other' }, {}],
    ['with a path into .git', 'E_PATH', { overlays: '.git' }, {}],
    ['on a tag', 'E_EVENT', {}, { GITHUB_REF: 'refs/tags/v1' }],
    ['on a pull request', 'E_EVENT', {}, { GITHUB_REF: 'refs/pull/1/merge' }],
    ['outside a runner', 'E_ENV', {}, { RUNNER_TEMP: '' }],
    ['without its server', 'E_UNREACHABLE', { 'max-wait': '0s' }, {}],
    ['on an overlay that is not there', 'E_TARGET_GONE', { mode: 'worktree', overlays: 'x' }, {}],
  ])('%s ends with one %s, exit code 1, and nothing written', async (_, code, inputs, env) => {
    const { exitCode, stdout, outputs } = await start(inputs, env);
    expect(exitCode).toBe(1);
    expect(stdout.match(/^::error.*$/gm)).toEqual([
      expect.stringMatching(new RegExp(`^::error::${code}: .+%0A.+`)),
    ]);
    expect(stdout).not.toMatch(/canary-(?!token$|key$)|^(?!::add-mask::).*canary-/m);
    expect(outputs).toMatch(/outcome<<.*\nerror\n/);
    expect(readFileSync(join(workspace, FILE), 'utf8')).toBe(overlay('unreleased'));
    expect(readdirSync(join(folder, 'temp'))).toEqual([]);
  });

  it('shows the missing permission as YAML and sends no second request', async () => {
    let requests = 0;
    const server = createServer((_, response) => {
      requests += 1;
      response.writeHead(403, { 'x-accepted-github-permissions': 'contents=write' });
      response.end('{"message":"Resource not accessible by integration"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    try {
      const { exitCode, stdout, outputs } = await start(
        {},
        { GITHUB_API_URL: url, GITHUB_GRAPHQL_URL: url },
      );
      expect([exitCode, requests]).toEqual([1, 1]);
      expect(stdout.match(/^::error.*$/gm)).toEqual([
        expect.stringMatching(/^::error::E_PERMISSION: .*permissions:%0A {4}contents: write/),
      ]);
      expect(outputs).toMatch(/outcome<<.*\nerror\n/);
    } finally {
      server.close();
    }
  });

  it('edits a checkout and says what it did', async () => {
    const { exitCode, outputs } = await start({ mode: 'worktree', token: '' });
    expect(exitCode).toBe(0);
    expect(readFileSync(join(workspace, FILE), 'utf8')).toBe(
      overlay(`dev-${commit('2')}`, digest('2')),
    );
    for (const text of ['outcome<<', '\nsuccess\n', 'changed<<', '\ntrue\n', '"schema":1']) {
      expect(outputs).toContain(text);
    }
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toContain('| web |');
  });

  it('has a post step that does nothing where no token was minted', async () => {
    const env = { 'STATE_gitops-actions-post': 'true' };
    expect(await start({}, env)).toMatchObject({ exitCode: 0, outputs: '' });
  });
});
