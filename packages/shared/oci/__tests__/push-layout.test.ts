import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readLayout } from '../layout.ts';
import { assertStored, pushLayout, type PushReport } from '../push-layout.ts';
import { createRegistryClient, type RegistryClient } from '../registry-client.ts';
import { type FakeRegistry, LOGIN, type Operation, startFakeRegistry } from './fake-registry.ts';
import { layoutFixture, type LayoutFixture, OCI_INDEX } from './layout-fixture.ts';

let registry: FakeRegistry;
let directory: string;
let layout: LayoutFixture;
let logins: number;

beforeEach(async () => {
  registry = await startFakeRegistry();
  directory = await mkdtemp(join(tmpdir(), 'push-layout-'));
  layout = await layoutFixture(directory);
  logins = 0;
});

afterEach(async () => {
  await registry.close();
  await rm(directory, { recursive: true, force: true });
});

function client(): RegistryClient {
  return createRegistryClient({
    domain: registry.domain,
    login: () => {
      logins++;
      return Promise.resolve(LOGIN);
    },
    mask: () => undefined,
    retry: { attempts: 4, sleep: () => Promise.resolve() },
  });
}

/** Two platforms that share a layer, as one index. */
async function twoPlatforms(): Promise<void> {
  const manifests = [
    { ...(await layout.image('linux/amd64', ['shared', 'a'])), platform: { os: 'linux' } },
    { ...(await layout.image('linux/arm64', ['shared', 'b'])), platform: { os: 'linux' } },
  ];
  await layout.finish(
    await layout.json({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }, OCI_INDEX),
  );
}

async function push(): Promise<PushReport> {
  return pushLayout(client(), 'acme/web', await readLayout(directory));
}

const breakages: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '429 with Retry-After': (response) => response.writeHead(429, { 'retry-after': '1' }).end(),
  '500': (response) => response.writeHead(500).end('<html>'),
  '503': (response) => response.writeHead(503).end(),
  'a reset': (response) => response.destroy(),
  'half a body': (response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"half":');
    setImmediate(() => response.destroy());
  },
  'an expired token': (response) => {
    registry.expireTokens();
    const realm = `Bearer realm="${registry.origin}/token",service="fake"`;
    response.writeHead(401, { 'www-authenticate': realm }).end();
  },
};
const operations: readonly Operation[] = [
  'token',
  'HEAD blob',
  'POST upload',
  'PUT blob',
  'PUT manifest',
  'GET manifest',
];

describe('pushLayout', () => {
  it('pushes an index after its images, each blob once, and skips what is there', async () => {
    await twoPlatforms();
    const first = await push();
    expect(first).toMatchObject({ blobsPushed: 5, blobsSkipped: 0 });
    expect(registry.violations).toEqual([]);
    expect(registry.manifests.get(`acme/web@${first.digest}`)?.type).toBe(OCI_INDEX);
    registry.seen.length = 0;
    expect(await push()).toEqual({
      digest: first.digest,
      blobsPushed: 0,
      blobsSkipped: 5,
      bytesPushed: 0,
    });
    expect(registry.seen.filter(({ operation }) => operation === 'POST upload')).toEqual([]);
  });

  const matrix = operations.flatMap((operation) =>
    Object.keys(breakages)
      .filter((breakage) => !(operation === 'token' && breakage === 'an expired token'))
      .filter((breakage) => !(operation === 'HEAD blob' && breakage === 'half a body'))
      .map((breakage) => [operation, breakage] as const),
  );

  it.each(matrix)('survives %s answered once by %s', async (operation, breakage) => {
    await twoPlatforms();
    registry.auth = 'bearer';
    let left = 1;
    registry.fault = (seen, request, response) => {
      if (seen !== operation || left === 0) return false;
      left--;
      request.resume();
      breakages[breakage]?.(response);
      return true;
    };
    const { digest } = await push();
    expect(left).toBe(0);
    expect(registry.violations).toEqual([]);
    expect(registry.manifests.has(`acme/web@${digest}`)).toBe(true);
  });

  it.each(operations)(
    'gives up when %s fails for good, with no image written',
    async (operation) => {
      await twoPlatforms();
      registry.auth = 'bearer';
      registry.fault = (seen, request, response) => {
        if (seen !== operation) return false;
        request.resume();
        response.writeHead(503).end();
        return true;
      };
      await expect(push()).rejects.toMatchObject({ code: 'E_UNREACHABLE' });
      expect(registry.violations).toEqual([]);
    },
  );

  it('asks for the login again when the registry stops accepting what came of it', async () => {
    await twoPlatforms();
    registry.auth = 'basic';
    await push();
    expect(logins).toBe(1);
    registry.auth = 'bearer';
    registry.fault = (operation) => {
      if (operation === 'PUT blob') registry.expireTokens();
      return false;
    };
    registry.blobs.clear();
    await expect(push()).rejects.toMatchObject({ code: 'E_REGISTRY_AUTH' });
    expect(logins).toBeGreaterThan(2);
  });

  it('stops when the registry gives back other bytes than it was given', async () => {
    await layout.finish(await layout.image('linux/amd64', ['x']));
    registry.fault = (operation, _request, response) => {
      if (operation !== 'GET manifest') return false;
      response.end('{"schemaVersion":2}');
      return true;
    };
    await expect(push()).rejects.toMatchObject({ code: 'E_DIGEST_MISMATCH' });
  });

  it('stops when a tag does not lead to the digest it was given', async () => {
    await layout.finish(await layout.image('linux/amd64', ['x']));
    const { digest } = await push();
    await expect(assertStored(client(), 'acme/web', 'dev-1', digest)).rejects.toMatchObject({
      code: 'E_DIGEST_MISMATCH',
    });
  });

  it('writes no manifest when a blob that was accepted is lost', async () => {
    await twoPlatforms();
    registry.fault = (operation) => {
      if (operation === 'HEAD blob') registry.blobs.clear();
      return false;
    };
    await expect(push()).rejects.toMatchObject({ code: 'E_REGISTRY' });
    expect(registry.manifests.size).toBe(0);
  });

  it('never completes the upload of a blob that is not what its digest says', async () => {
    const image = await layout.image('linux/amd64', ['good bytes']);
    await layout.finish(image);
    const ready = await readLayout(directory);
    const layer = ready.blobs.find(({ mediaType }) => mediaType.includes('layer'));
    await writeFile(ready.blobFile(layer?.digest ?? ''), 'evil bytes');
    await expect(pushLayout(client(), 'acme/web', ready)).rejects.toMatchObject({
      code: 'E_DIGEST_MISMATCH',
    });
    expect(registry.blobs.has(layer?.digest ?? '')).toBe(false);
    expect(registry.manifests.size).toBe(0);
  });

  it('takes a refusal that comes before the whole blob was sent', async () => {
    await layout.finish(await layout.image('linux/amd64', ['0123456789abcdef'.repeat(400_000)]));
    registry.fault = (operation, _request, response) => {
      if (operation !== 'PUT blob') return false;
      response.writeHead(403).end(); // and never reads the rest
      return true;
    };
    await expect(push()).rejects.toMatchObject({ code: 'E_REGISTRY_DENIED' });
  });

  it('pushes a blob of several chunks', async () => {
    await layout.finish(await layout.image('linux/amd64', ['0123456789abcdef'.repeat(40_000)]));
    expect(await push()).toMatchObject({ blobsPushed: 2 });
  });
});

describe('readLayout', () => {
  it.each<[string, string, () => Promise<unknown>]>([
    ['no index.json', 'E_OCI_LAYOUT', () => Promise.resolve()],
    ['an index.json of no JSON', 'E_OCI_LAYOUT', () => write('index.json', '{')],
    ['an index.json of null', 'E_OCI_LAYOUT', () => write('index.json', 'null')],
    [
      'two images',
      'E_OCI_LAYOUT',
      async () => {
        const image = await layout.image('linux/amd64', ['x']);
        await write('index.json', JSON.stringify({ manifests: [image, image] }));
      },
    ],
    [
      'a digest that climbs out of the directory',
      'E_OCI_LAYOUT',
      () =>
        write(
          'index.json',
          JSON.stringify({ manifests: [{ mediaType: 'x', digest: 'sha256:../../etc', size: 1 }] }),
        ),
    ],
    [
      'a missing layer',
      'E_OCI_LAYOUT',
      async () => {
        const image = await layout.image('linux/amd64', ['x']);
        await layout.finish(image);
        const { blobs, blobFile } = await readLayout(directory);
        await rm(blobFile(blobs[1]?.digest ?? ''));
      },
    ],
    [
      'a layer of another size',
      'E_OCI_LAYOUT',
      async () => {
        await layout.finish(await layout.image('linux/amd64', ['x']));
        const { blobs, blobFile } = await readLayout(directory);
        await writeFile(blobFile(blobs[1]?.digest ?? ''), 'longer');
      },
    ],
    [
      'a manifest of other bytes',
      'E_DIGEST_MISMATCH',
      async () => {
        const image = await layout.image('linux/amd64', ['x']);
        await layout.finish(image);
        await write(`blobs/sha256/${image.digest.slice(7)}`, '{}');
      },
    ],
    [
      'a manifest that is image and index at once',
      'E_OCI_LAYOUT',
      async () => {
        await layout.finish(await layout.json({ manifests: [], layers: [] }, OCI_INDEX));
      },
    ],
  ])('refuses a layout with %s', async (_case, code, prepare) => {
    await prepare();
    await expect(readLayout(directory)).rejects.toMatchObject({ code });
  });

  function write(file: string, text: string): Promise<void> {
    return writeFile(join(directory, file), text);
  }
});
