import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { createInputReader } from '@gitops-actions/shared/action/inputs.ts';
import { sha256Digest } from '@gitops-actions/shared/oci/manifest.ts';
import type { BuildRequest } from '../src/build-arguments.ts';
import type { Ancestry } from '../src/checkout.ts';
import { REVISION_LABEL } from '../src/existing-image.ts';
import { readInputs } from '../src/inputs.ts';
import { type Deps, run } from '../src/run.ts';
import { fakeCheckout, MANIFEST_TYPE, memoryRegistry, type MemoryRegistry } from './fakes.ts';

const REVISION = 'a'.repeat(40);
const OTHER = 'b'.repeat(40);
const TAG = `dev-${REVISION}`;

let workspace: string;
let registry: MemoryRegistry;
let requests: BuildRequest[];
let warnings: string[];
let opened: number;

beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'build-image-run-'));
  mkdirSync(join(workspace, 'docker', 'dev'), { recursive: true });
  writeFileSync(join(workspace, 'docker', 'dev', 'Dockerfile'), 'FROM scratch\n');
  registry = memoryRegistry();
  requests = [];
  warnings = [];
  opened = 0;
});

afterEach(() => {
  rmSync(workspace, { recursive: true });
});

/** Writes what a builder would: a layout of one image with the labels that were asked for. */
function fakeBuild(request: BuildRequest, forged: Record<string, string> = {}) {
  requests.push(request);
  const layout = mkdtempSync(join(workspace, 'layout-'));
  mkdirSync(join(layout, 'blobs', 'sha256'), { recursive: true });
  const blob = (value: object): { mediaType: string; digest: string; size: number } => {
    const bytes = Buffer.from(JSON.stringify(value));
    const digest = sha256Digest(bytes);
    writeFileSync(join(layout, 'blobs', 'sha256', digest.slice(7)), bytes);
    return { mediaType: MANIFEST_TYPE, digest, size: bytes.length };
  };
  const Labels = {
    ...Object.fromEntries(request.labels.map(({ name, value }) => [name, value])),
    ...forged,
  };
  const config = blob({ os: 'linux', architecture: 'amd64', config: { Labels } });
  const manifest = blob({ config, layers: [blob({ layer: 1 })] });
  writeFileSync(join(layout, 'index.json'), JSON.stringify({ manifests: [manifest] }));
  return Promise.resolve({ layout, digest: manifest.digest });
}

function start(
  given: Record<string, string> = {},
  overrides: Partial<Deps> & { ancestry?: Ancestry } = {},
) {
  const inputs = readInputs(
    createInputReader(
      (name) => ({ environment: 'dev', image: 'r.test/acme/web', ...given })[name] ?? '',
      () => undefined,
    ),
  );
  if (inputs.mode !== 'build') throw new Error('not a build');
  return run(inputs, {
    log: {
      debug: () => undefined,
      info: () => undefined,
      warning: (message) => warnings.push(message),
    },
    checkout: fakeCheckout(REVISION, overrides.ancestry),
    workspace,
    env: {},
    sourceUrl: 'https://github.com/acme/web',
    revision: REVISION,
    version: undefined,
    openRegistry: () => {
      opened++;
      return registry.client;
    },
    build: (request) => fakeBuild(request),
    ...overrides,
  });
}

describe('a first build', () => {
  it('pushes by digest, then tags, then moves latest', async () => {
    const result = await start();
    const { digest = '' } = result.outputs;
    expect(result.outcome).toBe('success');
    expect(result.outputs).toEqual({
      images: `web=r.test/acme/web:${TAG}@${digest}`,
      image: `r.test/acme/web:${TAG}@${digest}`,
      digest,
      reused: 'false',
      'latest-moved': 'true',
      platforms: 'linux/amd64',
    });
    expect(registry.log.slice(-3)).toEqual([
      `manifest ${digest}`,
      `manifest ${TAG}`,
      'manifest dev-latest',
    ]);
    expect(result.images).toEqual([result.outputs['images']]);
  });

  it('opens the registry anew after the build, so that credentials are minted anew', async () => {
    await start({}, { build: (request) => (expect(opened).toBe(1), fakeBuild(request)) });
    expect(opened).toBe(2);
  });

  it('labels the image with its commit and takes the commit’s time for now', async () => {
    await start({ labels: 'team=web' });
    expect(requests[0]).toMatchObject({
      epoch: 1_700_000_000,
      dockerfile: expect.stringMatching(/docker\/dev\/Dockerfile$/),
      labels: [
        { name: 'team', value: 'web' },
        { name: REVISION_LABEL, value: REVISION },
        { name: 'org.opencontainers.image.source', value: 'https://github.com/acme/web' },
        { name: 'org.opencontainers.image.created', value: '2023-11-14T22:13:20.000Z' },
      ],
    });
  });

  it('tags a build for production with its version, and moves nothing', async () => {
    mkdirSync(join(workspace, 'docker', 'prod'));
    writeFileSync(join(workspace, 'docker', 'prod', 'Dockerfile'), 'FROM scratch\n');
    const result = await start({ environment: 'prod' }, { version: '1.1.1' });
    expect(result.outputs['image']).toMatch(/^r\.test\/acme\/web:v1\.1\.1@sha256:/);
    expect(result.outputs['latest-moved']).toBe('false');
    expect(result.evidence).toMatchObject({ mode: 'build', tagged: ['v1.1.1'] });
    await expect(start({ environment: 'prod' })).rejects.toMatchObject({
      code: 'E_INPUT',
      hint: expect.stringContaining('version: 1.2.3'),
    });
  });

  it('writes nothing in a dry run', async () => {
    const result = await start({ 'dry-run': 'true' });
    expect(result).toMatchObject({ outcome: 'unchanged', images: [], outputs: { images: '' } });
    expect(result.outputs['digest']).toMatch(/^sha256:/);
    expect(registry.log).toEqual([]);
  });

  it.each(['E_REGISTRY_AUTH', 'E_REGISTRY_DENIED'] as const)(
    'proves a recipe without a login: %s matters to a dry run only where one was given',
    async (code) => {
      const closed = {
        ...registry.client,
        getManifest: () => Promise.reject(new ActionError(code, 'not without a login')),
      };
      const openRegistry = (): typeof closed => closed;
      const result = await start({ 'dry-run': 'true' }, { openRegistry });
      expect(result).toMatchObject({ outcome: 'unchanged', images: [], outputs: { images: '' } });
      expect(requests).toHaveLength(1);
      const login = { 'registry-password': 'hunter2' };
      await expect(start({ 'dry-run': 'true', ...login }, { openRegistry })).rejects.toMatchObject({
        code,
      });
      await expect(start({}, { openRegistry })).rejects.toMatchObject({ code });
      expect(requests).toHaveLength(1);
      expect(registry.log).toEqual([]);
    },
  );

  it('leaves latest alone when told so', async () => {
    const result = await start({ latest: 'false' });
    expect(result.outputs['latest-moved']).toBe('false');
    expect(registry.manifests.has('dev-latest')).toBe(false);
  });

  it('hands on nothing when the registry gives back other bytes', async () => {
    const lying = {
      ...registry.client,
      getManifest: async (path: string, reference: string) => {
        const found = await registry.client.getManifest(path, reference);
        return found && { ...found, digest: `sha256:${'0'.repeat(64)}` };
      },
    };
    await expect(start({}, { openRegistry: () => lying })).rejects.toMatchObject({
      code: 'E_DIGEST_MISMATCH',
    });
    expect(registry.manifests.has(TAG)).toBe(false);
  });

  it('hands on nothing when the builder names another digest than it wrote', async () => {
    const build = async (request: BuildRequest) => ({
      ...(await fakeBuild(request)),
      digest: `sha256:${'0'.repeat(64)}`,
    });
    await expect(start({}, { build })).rejects.toMatchObject({ code: 'E_DIGEST_MISMATCH' });
    expect(registry.log).toEqual([]);
  });

  it.each([
    ['an image that carries another revision', {}, { [REVISION_LABEL]: OTHER }],
    ['an image that lacks a platform', { platforms: 'linux/amd64\nlinux/arm64' }, {}],
  ])('refuses %s from the builder', async (_case, given, forged) => {
    const build = (request: BuildRequest) => fakeBuild(request, forged);
    await expect(start(given, { build })).rejects.toMatchObject({ code: 'E_OCI_LAYOUT' });
    expect(registry.log).toEqual([]);
  });

  it('uses the image that another run of the same commit has tagged meanwhile', async () => {
    let theirs = '';
    const build = (request: BuildRequest) => {
      theirs = registry.seed([TAG], REVISION, 'theirs');
      return fakeBuild(request);
    };
    const result = await start({}, { build });
    expect(result.outputs).toMatchObject({ digest: theirs, reused: 'true' });
    expect(registry.manifests.get(TAG)?.digest).toBe(theirs);
  });
});

describe('a build of a commit that was built before', () => {
  it('reuses the image and writes nothing', async () => {
    const digest = registry.seed([TAG, 'dev-latest'], REVISION);
    const result = await start();
    expect(result).toMatchObject({
      outcome: 'unchanged',
      outputs: { digest, reused: 'true', 'latest-moved': 'false' },
    });
    expect([requests, registry.log]).toEqual([[], []]);
  });

  it('finishes what a killed run has left undone', async () => {
    const digest = registry.seed([TAG], REVISION);
    const result = await start({ tags: 'dev-{revision}\nextra-{revision}\ndev-latest' });
    expect(result).toMatchObject({ outcome: 'success', outputs: { digest, reused: 'true' } });
    expect(registry.log).toEqual([`manifest extra-${REVISION}`, 'manifest dev-latest']);
  });

  it.each([
    ['of another revision', () => registry.seed([TAG], OTHER)],
    ['without a revision', () => registry.seed([TAG], undefined)],
  ])('overwrites no image %s', async (_case, seed) => {
    const digest = seed();
    await expect(start()).rejects.toMatchObject({ code: 'E_TAG_EXISTS', outcome: 'failed' });
    expect(registry.manifests.get(TAG)?.digest).toBe(digest);
    expect(registry.log).toEqual([]);
  });

  it('does not choose between two images of one revision', async () => {
    registry.seed([TAG], REVISION);
    registry.seed([`extra-${REVISION}`], REVISION, 'other');
    await expect(start({ tags: 'dev-{revision}\nextra-{revision}' })).rejects.toMatchObject({
      code: 'E_TAG_EXISTS',
    });
  });

  it('does not reuse an image that lacks a platform', async () => {
    registry.seed([TAG], REVISION);
    await expect(start({ platforms: 'linux/arm64' })).rejects.toMatchObject({
      code: 'E_TAG_EXISTS',
    });
    expect((await start({ platforms: 'linux/amd64' })).outputs['reused']).toBe('true');
  });
});

describe('the moving tag', () => {
  it.each<[string, Ancestry, string | undefined, string, number]>([
    ['moves from an ancestor', 'ancestor', OTHER, 'true', 0],
    ['moves from another image of this commit', 'unknown', REVISION, 'true', 0],
    ['stays with a newer commit', 'descendant', OTHER, 'false', 0],
    ['stays with an unknown commit, and warns', 'unknown', OTHER, 'false', 1],
    ['stays with a commit of another line, and warns', 'diverged', OTHER, 'false', 1],
    ['stays with an image that names no commit, and warns', 'ancestor', undefined, 'false', 1],
    ['stays with an image that names nonsense, and warns', 'ancestor', '--all', 'false', 1],
  ])('%s', async (_case, ancestry, theirs, moved, warned) => {
    const before = registry.seed(['dev-latest'], theirs, 'old');
    const result = await start({}, { ancestry });
    expect(result.outcome).toBe('success');
    expect(result.outputs['latest-moved']).toBe(moved);
    const after = registry.manifests.get('dev-latest')?.digest;
    expect(after).toBe(moved === 'true' ? result.outputs['digest'] : before);
    expect(warnings).toHaveLength(warned);
  });
});

describe('a checkout that is not what it should be', () => {
  it('refuses credentials beside the Dockerfile, which a frontend of its choice could read', async () => {
    mkdirSync(join(workspace, '.git'));
    mkdirSync(join(workspace, 'app'));
    writeFileSync(join(workspace, 'Dockerfile'), '# syntax=evil.test/frontend\n');
    writeFileSync(
      join(workspace, '.git', 'config'),
      '[http]\n\textraheader = AUTHORIZATION: basic eA==\n',
    );
    const refused = { code: 'E_CREDENTIALS_IN_CONTEXT' };
    await expect(start({ context: 'app', dockerfile: 'Dockerfile' })).rejects.toMatchObject(
      refused,
    );
    await expect(start({ context: 'app' })).resolves.toMatchObject({ outcome: 'success' });
  });

  it('refuses to label an image with a commit that is not checked out', async () => {
    await expect(start({}, { checkout: fakeCheckout(OTHER) })).rejects.toMatchObject({
      code: 'E_INPUT',
      hint: expect.stringContaining(`ref: ${REVISION}`),
    });
    expect(opened).toBe(0);
  });
});
