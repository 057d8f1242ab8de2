import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openReleaseBench, type ReleaseBench, type Tag, type World } from './release-bench.ts';

/** `DIST` names another build of the bundle, to test one before it is committed. */
const DIST = process.env['DIST'] ?? join(import.meta.dirname, '../dist');
const BUNDLE = resolve(DIST, 'index.js');

interface Ended {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly outputs: string;
}

let bench: ReleaseBench;
let world: World;
let tag: Tag;
let folder: string;

beforeAll(async () => {
  bench = await openReleaseBench();
  world = await bench.world();
  tag = await world.release('v1.0.0', '1');
  folder = mkdtempSync(join(tmpdir(), 'open-dist-'));
});

beforeEach(() => {
  rmSync(join(folder, 'temp'), { recursive: true, force: true });
  mkdirSync(join(folder, 'temp'));
  for (const file of ['output', 'state', 'summary']) writeFileSync(join(folder, file), '');
});

afterAll(async () => {
  await bench.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The bundle as the runner starts it: inputs in the environment, nothing else inherited. */
async function start(
  inputs: Readonly<Record<string, string>>,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [BUNDLE], {
    cwd: folder,
    env: {
      ...world.env(tag.commitOid),
      ...{ HOME: homedir(), RUNNER_TEMP: join(folder, 'temp') },
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STATE: join(folder, 'state'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
      ...Object.fromEntries(
        Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
      ),
      ...env,
    },
  });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  const exitCode = await new Promise<number | null>((ended) => child.on('close', ended));
  return { exitCode, stdout, outputs: readFileSync(join(folder, 'output'), 'utf8') };
}

describe('the bundle', () => {
  it.each<[string, string, Record<string, string>, Record<string, string>]>([
    ['without images', 'E_INPUT', { images: '' }, {}],
    ['without an overlay', 'E_INPUT', { overlay: '' }, {}],
    ['with a malformed image', 'E_IMAGE_REFERENCE', { images: 'web=r.test/web:v1' }, {}],
    ['with half an App', 'E_INPUT', { 'app-private-key': '' }, {}],
    ['with a path that leaves', 'E_PATH', { overlay: '../other' }, {}],
    ['on a branch', 'E_EVENT', { tag: '' }, { GITHUB_REF: 'refs/heads/main' }],
    ['outside a runner', 'E_ENV', {}, { RUNNER_TEMP: '' }],
    [
      'without its server',
      'E_UNREACHABLE',
      { 'max-wait': '0s' },
      { GITHUB_API_URL: 'http://127.0.0.1:1', GITHUB_GRAPHQL_URL: 'http://127.0.0.1:1/graphql' },
    ],
    ['without git', 'E_TOOL', {}, { PATH: '/nonexistent' }],
    ['for a tag that is no version', 'E_TAG_MOVED', { tag: 'latest', 'tag-oid': '' }, {}],
  ])('%s ends with one %s, exit code 1, and nothing written', async (_, code, inputs, env) => {
    const refs = world.git('for-each-ref');
    const { exitCode, stdout, outputs } = await start(world.inputs(tag, inputs), env);
    expect(stdout.match(/^::error.*$/gm)).toEqual([
      expect.stringMatching(new RegExp(`^::error::${code}: .+%0A.+`)),
    ]);
    expect(exitCode).toBe(1);
    expect(outputs).toMatch(/outcome<<.*\n(error|failed)\n/);
    expect(world.git('for-each-ref')).toBe(refs);
    expect(readdirSync(join(folder, 'temp'))).toEqual([]);
  });

  it('plans, opens, finds it unchanged, and shows what it renders to', async () => {
    const plan = await start(world.inputs(tag, { mode: 'plan', 'app-id': '', ...jobToken() }));
    expect([plan.exitCode, plan.outputs]).toEqual([0, expect.stringContaining('promotion')]);
    const opened = await start(world.inputs(tag));
    expect([opened.exitCode, opened.outputs]).toEqual([0, expect.stringContaining('created')]);
    expect(readFileSync(join(folder, 'summary'), 'utf8')).toContain('[#1]');
    const [pull] = await world.pulls();
    expect(pull?.body).not.toContain('Not rendered');
    const again = await start(world.inputs(tag));
    expect([again.exitCode, again.outputs]).toEqual([0, expect.stringContaining('unchanged')]);
    expect(readdirSync(join(folder, 'temp'))).toEqual([]);
    expect(bench.github.violations).toEqual([]);
  });

  it('has a post step that revokes the token', async () => {
    await start(world.inputs(tag));
    const text = readFileSync(join(folder, 'state'), 'utf8');
    const states = [...text.matchAll(/^(\S+)<<(\S+)\n([^]*?)\n\2$/gm)].map(
      ([, name = '', , value = '']) => [`STATE_${name}`, value] as const,
    );
    const { exitCode } = await start({}, Object.fromEntries(states));
    expect(exitCode).toBe(0);
    expect(bench.github.requests.at(-1)?.operation).toBe('apps/revoke-installation-access-token');
  });
});

function jobToken(): Record<string, string> {
  const { repository } = world;
  const token = bench.github.jobToken({
    repository,
    permissions: { contents: 'read', 'pull-requests': 'read' },
  });
  return { token, 'app-private-key': '' };
}
