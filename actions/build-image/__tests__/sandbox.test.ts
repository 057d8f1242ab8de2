import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { parseManifest } from '@gitops-actions/shared/oci/manifest.ts';
import {
  createRegistryClient,
  type RegistryClient,
} from '@gitops-actions/shared/oci/registry-client.ts';
import { inProcessRunner } from '../../../__tests__/support/in-process-runner.ts';
import { type SandboxBuildKit, startBuildKit } from '../../../packages/sandbox/builder/buildkit.ts';
import { seedBaseImage } from '../../../packages/sandbox/builder/seed-registry.ts';
import { type SandboxGcp, startGcp } from '../../../packages/sandbox/gcp/server.ts';
import { READER, WRITER } from '../../../packages/sandbox/gcp/trust.ts';
import { type SandboxRegistry, startRegistry } from '../../../packages/sandbox/registry/server.ts';
import {
  createSupervisor,
  type Supervisor,
} from '../../../packages/sandbox/supervisor/supervisor.ts';
import { ROOT } from '../../../scripts/setup/paths.ts';
import { action } from '../src/main.ts';

type ImageManifest = Extract<ReturnType<typeof parseManifest>, { readonly kind: 'image' }>;

interface ImageConfig {
  readonly config: { readonly Env: readonly string[] };
}

const CANARY = 'canary-5f1c0e';
/** Keeps everything that a step can see; the base image has a shell and Node, nothing else. */
const LOOK_AROUND = `
const fs = require('node:fs');
const seen = [JSON.stringify(process.env)];
for (const file of ['/proc/1/environ', '/proc/self/environ', '/proc/self/mountinfo'])
  seen.push(fs.readFileSync(file, 'latin1'));
for (const folder of ['/root', '/run', '/tmp', '/home'])
  if (fs.existsSync(folder)) seen.push(...fs.readdirSync(folder, { recursive: true }));
fs.mkdirSync('/out');
fs.writeFileSync('/out/seen', seen.join('\\n'));
if (fs.readFileSync('/run/secrets/npm').toString('base64') !== 'aHVzaC1odXNo') process.exit(1);
`;
const DOCKERFILE = `FROM node:24-bookworm-slim AS build
ARG GREETING=none
ARG NONCE
RUN --mount=type=secret,id=npm node -e "require('fs').mkdirSync('/out')" && echo "$GREETING" > /out/greeting
RUN echo '::error::from the build'
FROM scratch
COPY --from=build /out /out
COPY app.txt /app.txt
`;
const LOOKING_DOCKERFILE = `FROM node:24-bookworm-slim AS build
ARG GREETING=none
COPY look-around.js /
RUN --mount=type=secret,id=npm node /look-around.js
FROM scratch
COPY --from=build /out /out
`;

let base: string;
let supervisor: Supervisor;
let gcp: SandboxGcp;
let registry: SandboxRegistry;
let buildkit: SandboxBuildKit;
let workspace: string;
let log: string[];

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'bi-'));
  supervisor = await createSupervisor(join(base, 's'));
  gcp = await startGcp({ dir: join(supervisor.dir, 'gcp') });
  registry = await startRegistry({
    dir: join(supervisor.dir, 'registry'),
    supervisor,
    identities: gcp,
  });
  buildkit = await startBuildKit({
    dir: join(supervisor.dir, 'b'),
    supervisor,
    registryHost: registry.host,
  });
  await seedBaseImage({ host: registry.host, authorization: registry.adminAuthorization });
  workspace = join(base, 'workspace');
  mkdirSync(join(workspace, 'docker', 'dev'), { recursive: true });
  mkdirSync(join(base, 'temp'));
  writeFileSync(join(workspace, 'docker', 'dev', 'Dockerfile'), DOCKERFILE);
  writeFileSync(join(workspace, 'docker', 'dev', 'Looking.Dockerfile'), LOOKING_DOCKERFILE);
  writeFileSync(join(workspace, 'look-around.js'), LOOK_AROUND);
  git('init', '-q', '-b', 'dev');
}, 60_000);

afterAll(async () => {
  await buildkit.stop();
  await registry.close();
  await gcp.close();
  await supervisor.stop();
  rmSync(base, { recursive: true, force: true });
});

function git(...args: string[]): string {
  return gitAt(1_700_000_000, ...args);
}

function gitAt(seconds: number, ...args: string[]): string {
  const identity = ['-c', 'user.name=alice', '-c', 'user.email=alice@acme.test'];
  return execFileSync('git', ['-C', workspace, ...identity, ...args], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', HOME: base, GIT_COMMITTER_DATE: `${seconds} +0000` },
  }).trim();
}

function commit(text: string, seconds: number): string {
  writeFileSync(join(workspace, 'app.txt'), text);
  git('add', '.');
  gitAt(seconds, 'commit', '-q', '-m', text);
  return git('rev-parse', 'HEAD');
}

async function build(
  inputs: Record<string, string> = {},
  claims: { environment?: string } = { environment: 'dev' },
): Promise<ActionResult> {
  const sha = git('rev-parse', 'HEAD');
  const job = { repository: 'acme/warehouse-network', ref: 'refs/heads/dev', sha, ...claims };
  const idTokenRequest = gcp.idTokenRequest(job);
  const given: Record<string, string> = {
    environment: 'dev',
    image: `${registry.host}/acme/warehouse-dev/web`,
    secrets: 'npm=hush-hush',
    'build-args': 'GREETING=hello',
    'workload-identity-provider': gcp.provider,
    'service-account': WRITER,
    ...inputs,
  };
  log = [];
  const env = {
    ...buildkit.env,
    PATH: `${buildkit.pathEntries.join(':')}:${process.env['PATH'] ?? ''}`,
    HOME: base,
    GITHUB_TOKEN: CANARY,
    ACTIONS_RUNTIME_TOKEN: CANARY,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: CANARY,
    AWS_SECRET_ACCESS_KEY: CANARY,
    GHA_ENDPOINT_OVERRIDE_sts: gcp.stsUrl,
    GHA_ENDPOINT_OVERRIDE_iamcredentials: gcp.iamUrl,
    GITHUB_SERVER_URL: 'http://127.0.0.1:1',
    GITHUB_REPOSITORY: 'acme/warehouse-network',
    GITHUB_SHA: sha,
    GITHUB_REF: 'refs/heads/dev',
    GITHUB_EVENT_NAME: 'push',
    GITHUB_WORKSPACE: workspace,
    RUNNER_TEMP: join(base, 'temp'),
  };
  const { context } = inProcessRunner({
    ...{ inputs: given, env, idTokenRequest },
    log: {
      info: (line) => log.push(line),
      warning: (line) => log.push(`warning: ${line}`),
    },
  });
  return action.main(context);
}

function admin(): RegistryClient {
  const text = Buffer.from(registry.adminAuthorization.replace(/^Basic /, ''), 'base64');
  const [username = '', password = ''] = text.toString('utf8').split(':');
  return createRegistryClient({
    domain: registry.host,
    login: () => Promise.resolve({ username, password }),
    mask: () => undefined,
  });
}

const IMAGE_PATH = 'acme/warehouse-dev/web';

async function imageOf(digest: string): Promise<ImageManifest> {
  const document = await admin().getManifest(IMAGE_PATH, digest);
  if (document === undefined) throw new Error('no image');
  const content = parseManifest(document, 'E_REGISTRY');
  if (content.kind !== 'image') throw new Error('not one image');
  return content;
}

async function configOf({ config }: ImageManifest): Promise<Buffer> {
  return await admin().getBlob(IMAGE_PATH, config.digest, 10 ** 7);
}

/** The layers of an image and its configuration, unpacked. */
async function everyByte(digest: string): Promise<string> {
  const image = await imageOf(digest);
  const layers = await Promise.all(
    image.layers.map(async (layer) =>
      gunzipSync(await admin().getBlob(IMAGE_PATH, layer.digest, 10 ** 7)),
    ),
  );
  return Buffer.concat([await configOf(image), ...layers]).toString('latin1');
}

describe('build-image on real engines', () => {
  it('builds, pushes and tags; again, it reuses; for an older commit, it leaves dev-latest', async () => {
    registry.setLargeHeaders(true);
    const older = commit('one', 1_700_000_000);
    const first = await build();
    const { digest = '', images } = first.outputs;
    expect(first.outcome).toBe('success');
    expect(images).toBe(`web=${registry.host}/acme/warehouse-dev/web:dev-${older}@${digest}`);
    expect(first.outputs).toMatchObject({
      reused: 'false',
      'latest-moved': 'true',
      platforms: process.arch === 'x64' ? 'linux/amd64' : 'linux/arm64',
    });
    const latest = await admin().getManifest('acme/warehouse-dev/web', 'dev-latest');
    expect(latest?.digest).toBe(digest);

    const content = await everyByte(digest);
    const expected = [
      'hello',
      `"org.opencontainers.image.revision":"${older}"`,
      '"org.opencontainers.image.created":"2023-11-14T22:13:20.000Z"',
    ];
    expect(expected.filter((text) => !content.includes(text))).toEqual([]);
    expect(log.filter((line) => line.includes('from the build')).length).toBeGreaterThan(0);
    expect(log.filter((line) => line.trimStart().startsWith('::'))).toEqual([]);

    const again = await build();
    expect(again).toMatchObject({
      outcome: 'unchanged',
      outputs: { digest, reused: 'true', images },
    });
    expect(log.filter((line) => line.startsWith('|'))).toEqual([]);

    const newer = commit('two', 1_700_000_100);
    const second = await build();
    expect(second.outputs).toMatchObject({ reused: 'false', 'latest-moved': 'true' });
    git('checkout', '-q', older);
    expect((await build()).outputs).toMatchObject({ digest, 'latest-moved': 'false' });
    git('checkout', '-q', 'dev');
    expect(git('rev-parse', 'HEAD')).toBe(newer);
    expect(readdirSync(join(base, 'temp'))).toEqual([]);
    registry.setLargeHeaders(false);
  });

  it('gives the same commit the same digest, though every step runs again', async () => {
    commit('three', 1_700_000_200);
    const again = (nonce: string): Promise<ActionResult> =>
      build({
        'dry-run': 'true',
        tags: 'a-{revision}',
        'build-args': `GREETING=hello\nNONCE=${nonce}`,
      });
    const one = await again('1');
    const other = await again('2');
    expect(log.filter((line) => /^\| #\d+ [\d.]+ ::error::from the build$/.test(line))).not.toEqual(
      [],
    );
    expect(other.outputs['digest']).toBe(one.outputs['digest']);
    expect(one.outputs['images']).toBe('');
    expect((await registry.snapshot()).join('\n')).not.toContain('a-');
  });

  it('lets no step of a Dockerfile see a variable of the job', async () => {
    commit('canary', 1_700_000_250);
    const { outputs } = await build({
      dockerfile: 'docker/dev/Looking.Dockerfile',
      tags: 'seen-{revision}',
    });
    const content = await everyByte(outputs['digest'] ?? '');
    const secrets = [CANARY, 'hush-hush', 'ya29.', 'oauth2accesstoken', 'ACTIONS_'];
    const found = [...secrets, 'GREETING', '/run/secrets/npm'].filter((text) =>
      content.includes(text),
    );
    expect(found).toEqual(['GREETING', '/run/secrets/npm']);
  });

  it.each(['dev', 'staging', 'prod'])(
    'lets the example’s image of %s know when its commit was made',
    async (environment) => {
      const example = join(ROOT, 'examples/warehouse-network');
      cpSync(join(example, 'apps'), join(workspace, 'apps'), { recursive: true });
      const dockerfile = `docker/dev/Example-${environment}.Dockerfile`;
      cpSync(join(example, 'docker', environment, 'Dockerfile'), join(workspace, dockerfile));
      commit(`example ${environment}`, 1_700_000_270);
      const { outputs } = await build({ dockerfile, tags: `example-${environment}-{revision}` });
      const config = await configOf(await imageOf(outputs['digest'] ?? ''));
      const { Env } = (JSON.parse(config.toString()) as ImageConfig).config;
      expect(Env).toContain('SOURCE_DATE_EPOCH=1700000270');
    },
  );

  it('takes a BuildKit by its endpoint', async () => {
    const result = await build({
      builder: buildkit.address,
      'dry-run': 'true',
      tags: 'b-{revision}',
    });
    expect(result.outputs['digest']).toMatch(/^sha256:/);
    expect(existsSync(join(base, '.docker'))).toBe(false);
  });

  it.each([
    ['a job without environment as the writer', {}, {}, 'E_AUTH'],
    ['the reader', { 'service-account': READER }, {}, 'E_REGISTRY_DENIED'],
    ['nobody', { 'workload-identity-provider': '', 'service-account': '' }, {}, 'E_REGISTRY_AUTH'],
  ])('refuses %s and leaves the registry as it was', async (_case, inputs, claims, code) => {
    const before = await registry.snapshot();
    commit(`refused ${code}`, 1_700_000_300);
    await expect(build(inputs, claims)).rejects.toMatchObject({ code });
    expect(await registry.snapshot()).toEqual(before);
    expect(readdirSync(join(base, 'temp'))).toEqual([]);
  });

  it('proves a recipe for nobody, who pushes nothing', async () => {
    const before = await registry.snapshot();
    commit('recipe', 1_700_000_350);
    const login = { 'workload-identity-provider': '', 'service-account': '' };
    const tried = { environment: 'prod', dockerfile: 'docker/dev/Dockerfile' };
    const result = await build({
      ...login,
      ...tried,
      'dry-run': 'true',
      tags: 'recipe-{revision}',
    });
    expect(result).toMatchObject({ outcome: 'unchanged', outputs: { images: '' } });
    expect(await registry.snapshot()).toEqual(before);
  });

  it('says what went wrong in a Dockerfile', async () => {
    writeFileSync(join(workspace, 'docker', 'dev', 'Dockerfile'), 'FROM scratch\nCOPY absent /\n');
    commit('broken', 1_700_000_400);
    await expect(build()).rejects.toMatchObject({
      code: 'E_BUILD',
      message: expect.stringContaining('absent'),
    });
  });
});
