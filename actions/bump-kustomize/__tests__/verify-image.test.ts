import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readLayout } from '@gitops-actions/shared/oci/layout.ts';
import { pushLayout } from '@gitops-actions/shared/oci/push-layout.ts';
import { createRegistryClient } from '@gitops-actions/shared/oci/registry-client.ts';
import {
  startFakeRegistry,
  type FakeRegistry,
} from '../../../packages/shared/oci/__tests__/fake-registry.ts';
import { layoutFixture, OCI_INDEX } from '../../../packages/shared/oci/__tests__/layout-fixture.ts';
import { inProcessRunner } from '../../../__tests__/support/in-process-runner.ts';
import { action } from '../src/main.ts';
import { imageExists, verifyImage, type Registry } from '../src/verify-image.ts';

const PATH = 'acme/web';
let directory: string;
let fake: FakeRegistry;
let digest: string;

const registry: Registry = (domain) =>
  createRegistryClient({
    ...{ domain, login: () => Promise.resolve(undefined), mask: () => undefined },
  });

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'verify-image-'));
  fake = await startFakeRegistry();
  const layout = await layoutFixture(directory);
  const manifests: object[] = [];
  for (const architecture of ['amd64', 'arm64']) {
    const image = await layout.image(`linux/${architecture}`, [architecture]);
    manifests.push({ ...image, platform: { os: 'linux', architecture } });
  }
  await layout.finish(
    await layout.json({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }, OCI_INDEX),
  );
  ({ digest } = await pushLayout(registry(fake.domain), PATH, await readLayout(directory)));
  const stored = fake.manifests.get(`${PATH}@${digest}`);
  if (stored !== undefined) fake.manifests.set(`${PATH}@v1`, stored);
});

afterAll(async () => {
  await fake.close();
  await rm(directory, { recursive: true });
});

const image = (
  over: Partial<Record<'tag' | 'digest', string>> = {},
): Parameters<typeof verifyImage>[0] => ({
  ...{ name: 'web', repository: `${fake.domain}/${PATH}`, tag: 'v1', digest, ...over },
});

describe('an image before it is deployed', () => {
  it('passes with its digest, its tag and its platforms', async () => {
    await verifyImage(image(), ['linux/amd64', 'linux/arm64/v8'], registry);
  });

  it.each([
    ['E_IMAGE_MISSING', { digest: `sha256:${'0'.repeat(64)}` }, []],
    ['E_IMAGE_TAG_MOVED', { tag: 'v2' }, []],
    ['E_IMAGE_PLATFORM', {}, ['linux/amd64', 'linux/riscv64']],
  ])('is refused with %s', async (code, over, platforms) => {
    await expect(verifyImage(image(over), platforms, registry)).rejects.toMatchObject({
      ...{ code, outcome: 'failed' },
    });
  });

  it('is refused where its tag was moved to another digest', async () => {
    const [other] = [...fake.manifests].filter(([name]) => !name.includes(digest));
    fake.manifests.set(`${PATH}@moved`, other?.[1] ?? { type: '', bytes: Buffer.from('{}') });
    await expect(verifyImage(image({ tag: 'moved' }), [], registry)).rejects.toMatchObject({
      code: 'E_IMAGE_TAG_MOVED',
    });
  });

  it('is there or not, which no error can pass for', async () => {
    const there = (wanted: string): Promise<boolean> =>
      imageExists(`${fake.domain}/${PATH}@${wanted}`, registry);
    expect(await there(digest)).toBe(true);
    expect(await there(`sha256:${'0'.repeat(64)}`)).toBe(false);
    fake.fault = (_operation, request, response) => {
      request.resume();
      response.writeHead(403).end();
      return true;
    };
    await expect(there(digest)).rejects.toMatchObject({ code: 'E_REGISTRY_DENIED' });
    fake.fault = () => false;
  });
});

describe('mode verify', () => {
  const line = (tag: string, wanted = digest): string =>
    `web=${fake.domain}/${PATH}:${tag}@${wanted}`;
  const missing = (): string => line('v2', `sha256:${'0'.repeat(64)}`).replace('web=', 'api=');
  /** In a job that has neither a token nor a branch. */
  const ask = (images: string, given: Readonly<Record<string, string>> = {}) =>
    action.main(
      inProcessRunner({
        inputs: { mode: 'verify', images, ...given },
        env: {
          ...{ GITHUB_SERVER_URL: 'http://localhost:1', GITHUB_API_URL: 'http://localhost:1' },
          ...{ GITHUB_GRAPHQL_URL: 'http://localhost:1', GITHUB_REPOSITORY: 'acme/warehouse' },
          ...{ GITHUB_REF: 'refs/tags/v1.0.0', GITHUB_EVENT_NAME: 'workflow_dispatch' },
          ...{ GITHUB_SHA: 'a'.repeat(40), GITHUB_RUN_ID: '1', RUNNER_TEMP: directory },
          ...{ GITHUB_WORKSPACE: directory, HOME: directory },
        },
      }).context,
    );

  it('asks for the digest, whatever became of the tag, and for nothing else', async () => {
    const [, other] = [...fake.manifests.values()];
    fake.manifests.set(`${PATH}@elsewhere`, other ?? { type: '', bytes: Buffer.from('{}') });
    for (const tag of ['v1', 'tidied-away', 'elsewhere']) {
      fake.seen.length = 0;
      const images = line(tag);
      expect(await ask(images, { platforms: 'linux/arm64' })).toMatchObject({
        ...{ outcome: 'success', images: [images], evidence: { mode: 'verify', requests: 0 } },
        outputs: { images, changed: 'false', 'commit-sha': '' },
      });
      expect(fake.seen.filter(({ url }) => url.endsWith(`/manifests/${tag}`))).toEqual([]);
      expect(fake.seen.length).toBeGreaterThan(0);
    }
  });

  it.each<[string, string, string, () => string, Readonly<Record<string, string>>]>([
    [
      'a digest that is not there',
      'E_IMAGE_MISSING',
      'failed',
      () => line('v1', `sha256:${'0'.repeat(64)}`),
      {},
    ],
    [
      'a second image that is not there',
      'E_IMAGE_MISSING',
      'failed',
      () => `${line('v1')}\n${missing()}`,
      {},
    ],
    [
      'a platform that is not there',
      'E_IMAGE_PLATFORM',
      'failed',
      () => line('v1'),
      { platforms: 'linux/riscv64' },
    ],
    ['no digest', 'E_INPUT', 'error', () => 'web:v1', {}],
    ['no repository', 'E_INPUT', 'error', () => `web=*:v1@${digest}`, {}],
    ['what forbids to ask', 'E_INPUT', 'error', () => line('v1'), { 'verify-image': 'false' }],
    ['a way back', 'E_INPUT', 'error', () => '', { 'rollback-to': 'previous' }],
    ['nothing to ask for', 'E_INPUT', 'error', () => '', {}],
  ])('refuses %s with %s, %s', async (_what, code, outcome, images, given) => {
    await expect(ask(images(), given)).rejects.toMatchObject({ code, outcome });
  });
});
