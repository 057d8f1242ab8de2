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
