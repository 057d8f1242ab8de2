import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseChallenge } from '../challenge.ts';
import { describeImage } from '../describe-image.ts';
import { parseManifest, sha256Digest } from '../manifest.ts';
import { safeLocation } from '../registry-call.ts';
import { createRegistryClient, type RegistryClient } from '../registry-client.ts';
import type { RegistryLogin } from '../registry-auth.ts';
import { DEFAULT_RETRY, retryAfter, withRetry } from '../retry.ts';
import { brokenBy, ExchangeBroken, type HttpAnswer, httpSend } from '../transport.ts';
import { type FakeRegistry, LOGIN, startFakeRegistry } from './fake-registry.ts';
import { OCI_INDEX, OCI_MANIFEST } from './layout-fixture.ts';

let registry: FakeRegistry;

beforeEach(async () => {
  registry = await startFakeRegistry();
});

afterEach(async () => {
  await registry.close();
});

function client(login: RegistryLogin | undefined = LOGIN): RegistryClient {
  return createRegistryClient({
    domain: registry.domain,
    login: () => Promise.resolve(login),
    mask: () => undefined,
    retry: { attempts: 2, sleep: () => Promise.resolve() },
  });
}

function store(text: string): string {
  const bytes = Buffer.from(text);
  const digest = sha256Digest(bytes);
  for (const reference of [digest, 'v1']) {
    registry.manifests.set(`acme/web@${reference}`, { type: OCI_MANIFEST, bytes });
  }
  return digest;
}

describe('createRegistryClient', () => {
  it.each(['none', 'basic', 'bearer'] as const)('reads behind %s authentication', async (auth) => {
    registry.auth = auth;
    const digest = store('{}');
    const read = await client().getManifest('acme/web', 'v1');
    expect(read).toMatchObject({ digest, mediaType: OCI_MANIFEST });
  });

  it('shares one token between parallel requests of one scope', async () => {
    registry.auth = 'bearer';
    store('{}');
    const one = client();
    await one.getManifest('acme/web', 'v1');
    await Promise.all([1, 2, 3].map(() => one.getManifest('acme/web', 'v1')));
    expect(registry.seen.filter(({ operation }) => operation === 'token')).toHaveLength(1);
  });

  it('asks for exactly the repository and the actions it needs', async () => {
    registry.auth = 'bearer';
    await client().hasBlob('acme/web', `sha256:${'0'.repeat(64)}`, 'pull,push');
    const token = registry.seen.find(({ operation }) => operation === 'token');
    expect(new URL(token?.url ?? '').searchParams.get('scope')).toBe(
      'repository:acme/web:pull,push',
    );
  });

  it('reads through 40 KiB of response headers, as Artifact Registry sends them', async () => {
    const digest = store('{}');
    registry.fault = (_operation, _request, response) => {
      for (let n = 0; n < 40; n++) response.setHeader(`x-padding-${n}`, 'x'.repeat(1024));
      return false;
    };
    expect(await client().getManifest('acme/web', digest)).toMatchObject({ digest });
  });

  it('says undefined for a manifest that is not there', async () => {
    expect(await client().getManifest('acme/web', 'absent')).toBeUndefined();
  });

  it.each([
    ['a page of something that is no registry', 404, '<html>', 'E_REGISTRY'],
    ['a wrong login', 401, '', 'E_REGISTRY_AUTH'],
    ['a role that is missing', 403, '{"errors":[{"code":"DENIED"}]}', 'E_REGISTRY_DENIED'],
    ['a teapot', 418, '', 'E_REGISTRY'],
  ])('tells %s by a code of its own', async (_case, status, body, code) => {
    registry.fault = (_operation, _request, response) => {
      response.writeHead(status).end(body);
      return true;
    };
    await expect(client().getManifest('acme/web', 'v1')).rejects.toMatchObject({ code });
  });

  it('tells a repository that is missing from one that is denied', async () => {
    registry.fault = (_operation, request, response) => {
      request.resume();
      response.writeHead(404).end('{"errors":[{"code":"NAME_UNKNOWN","message":"no such"}]}');
      return true;
    };
    const document = { mediaType: OCI_MANIFEST, bytes: Buffer.from('{}'), digest: 'x' };
    await expect(client().putManifest('acme/web', 'v1', document)).rejects.toMatchObject({
      code: 'E_REGISTRY_NOT_FOUND',
      message: expect.stringContaining('NAME_UNKNOWN no such'),
    });
  });

  it('wants a login when the registry asks for Basic and there is none', async () => {
    registry.auth = 'basic';
    const anonymous = createRegistryClient({
      domain: registry.domain,
      login: () => Promise.resolve(undefined),
      mask: () => undefined,
    });
    await expect(anonymous.getManifest('acme/web', 'v1')).rejects.toMatchObject({
      code: 'E_REGISTRY_AUTH',
    });
  });

  it('does not believe a digest in a header over the bytes', async () => {
    const digest = store('{}');
    registry.fault = (_operation, _request, response) => {
      response.setHeader('docker-content-digest', digest);
      response.end('{"other":1}');
      return true;
    };
    await expect(client().getManifest('acme/web', 'v1')).rejects.toMatchObject({
      code: 'E_DIGEST_MISMATCH',
    });
  });

  it('follows a blob to another host without its credentials', async () => {
    registry.auth = 'basic';
    const blob = Buffer.from('layer');
    const digest = sha256Digest(blob);
    let received: string | undefined = 'never asked';
    const storage = createServer((request, response) => {
      received = request.headers.authorization;
      response.end(blob);
    });
    await new Promise<void>((resolve) => storage.listen(0, '127.0.0.1', resolve));
    const { port } = storage.address() as AddressInfo;
    registry.fault = (_operation, request, response) => {
      if (request.headers.authorization === undefined) return false;
      response.writeHead(307, { location: `http://127.0.0.1:${port}/signed` }).end();
      return true;
    };
    try {
      expect(await client().getBlob('acme/web', digest, 100)).toEqual(blob);
      expect(received).toBeUndefined();
    } finally {
      storage.closeAllConnections();
      storage.close();
    }
  });

  it('refuses a blob of other bytes, and a redirect in circles', async () => {
    registry.fault = (_operation, _request, response) => {
      response.end('other');
      return true;
    };
    const digest = sha256Digest(Buffer.from('layer'));
    await expect(client().getBlob('acme/web', digest, 100)).rejects.toMatchObject({
      code: 'E_DIGEST_MISMATCH',
    });
    registry.fault = (_operation, request, response) => {
      response.writeHead(302, { location: request.url ?? '' }).end();
      return true;
    };
    await expect(client().getBlob('acme/web', digest, 100)).rejects.toMatchObject({
      code: 'E_REGISTRY',
    });
  });

  it('sends its login to no realm without TLS outside the loopback interface', async () => {
    registry.fault = (_operation, _request, response) => {
      response.writeHead(401, { 'www-authenticate': 'Bearer realm="http://evil.test/token"' });
      response.end();
      return true;
    };
    await expect(client().getManifest('acme/web', 'v1')).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringContaining('not https'),
    });
  });

  it('sends its login from a registry behind TLS to no realm on this machine', async () => {
    const asked: string[] = [];
    const remote = createRegistryClient({
      domain: 'registry.test',
      login: () => Promise.resolve(LOGIN),
      mask: () => undefined,
      send: ({ url }) => {
        asked.push(url.host);
        const headers = { 'www-authenticate': 'Bearer realm="http://localhost:9/token"' };
        return Promise.resolve({ status: 401, headers, body: Buffer.alloc(0) });
      },
    });
    await expect(remote.getManifest('acme/web', 'v1')).rejects.toMatchObject({
      code: 'E_REGISTRY',
    });
    expect(asked).toEqual(['registry.test']);
  });

  it('names a registry that is not there as unreachable', async () => {
    await registry.close();
    await expect(client().getManifest('acme/web', 'v1')).rejects.toMatchObject({
      code: 'E_UNREACHABLE',
    });
    registry = await startFakeRegistry();
  });

  it('takes a challenge from the registry only, not from where it redirects to', async () => {
    const realms: (string | undefined)[] = [];
    const other = createServer((request, response) => {
      realms.push(request.headers.authorization);
      const { port } = other.address() as AddressInfo;
      response.writeHead(401, {
        'www-authenticate': `Bearer realm="http://127.0.0.1:${port}/token"`,
      });
      response.end('{"token":"x"}');
    });
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    registry.fault = (_operation, _request, response) => {
      response.writeHead(307, { location: `http://127.0.0.1:${port}/signed` }).end();
      return true;
    };
    try {
      const digest = sha256Digest(Buffer.from('layer'));
      await expect(client().getBlob('acme/web', digest, 100)).rejects.toMatchObject({
        code: 'E_REGISTRY_AUTH',
      });
      expect(realms).toEqual([undefined]);
    } finally {
      other.closeAllConnections();
      other.close();
    }
  });

  it('asks once for an answer that is larger than anything of its kind', async () => {
    registry.fault = (_operation, _request, response) => {
      response.end('x'.repeat(200));
      return true;
    };
    const digest = sha256Digest(Buffer.from('layer'));
    await expect(client().getBlob('acme/web', digest, 100)).rejects.toMatchObject({
      code: 'E_REGISTRY',
    });
    expect(registry.seen).toHaveLength(1);
  });
});

describe('withRetry', () => {
  const tries = async (
    exchange: () => Promise<HttpAnswer>,
  ): Promise<{ asked: number; waits: readonly number[] }> => {
    let asked = 0;
    const waits: number[] = [];
    const sleep = (ms: number): Promise<void> => {
      waits.push(ms);
      return Promise.resolve();
    };
    const ended = withRetry('GET', { ...DEFAULT_RETRY, sleep }, () => {
      asked++;
      return exchange();
    });
    await expect(ended).rejects.toMatchObject({ code: 'E_UNREACHABLE' });
    return { asked, waits };
  };
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

  it('gives a server that nobody listens on three short tries', async () => {
    const nobody = createServer().listen(0, '127.0.0.1');
    await once(nobody, 'listening');
    const { port } = nobody.address() as AddressInfo;
    nobody.close();
    await once(nobody, 'close');
    const url = new URL(`http://127.0.0.1:${port}/v2/`);
    const { asked, waits } = await tries(() => httpSend({ method: 'GET', url, maxBody: 1 }));
    expect(asked).toBe(3);
    expect(sum(waits)).toBeLessThan(1600);
  });

  it.each(['CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID', 'HPE_HEADER_OVERFLOW'])(
    'does not ask again after %s, which another try cannot change',
    async (code) => {
      const cause = Object.assign(new Error(code), { code });
      expect((await tries(() => Promise.reject(brokenBy(cause)))).asked).toBe(1);
    },
  );

  it('gives a broken connection six tries, and a busy server two minutes at most', async () => {
    const broken = await tries(() => Promise.reject(new ExchangeBroken('reset')));
    expect(broken.asked).toBe(6);
    expect(sum(broken.waits)).toBeLessThan(16_000);
    const busy = { status: 429, headers: { 'retry-after': '50' }, body: Buffer.alloc(0) };
    const { asked, waits } = await tries(() => Promise.resolve(busy));
    expect([asked, waits]).toEqual([3, [50_000, 50_000]]);
  });
});

describe('the transport', () => {
  it('speaks plain http to the loopback interface only', async () => {
    const request = {
      method: 'GET',
      url: new URL('http://registry.test/v2/'),
      maxBody: 1,
    } as const;
    await expect(httpSend(request)).rejects.toThrow(ExchangeBroken);
  });

  it('lets no Location lead from TLS to plain http', () => {
    const from = new URL('https://r.io/v2/');
    expect(safeLocation('/x?y=1', from).href).toBe('https://r.io/x?y=1');
    expect(() => safeLocation('http://r.io/x', from)).toThrow('without TLS');
    expect(() => safeLocation('http://localhost:1/x', from)).toThrow('without TLS');
    expect(() => safeLocation('https://[', from)).toThrow('not a URL');
  });

  it('reads Retry-After in seconds and as a date, and never waits longer than a minute', () => {
    const after = (value: string): number =>
      retryAfter({ headers: { 'retry-after': value } }, Date.UTC(2026, 0, 1));
    expect(after('7')).toBe(7000);
    expect(after('Thu, 01 Jan 2026 00:00:09 GMT')).toBe(9000);
    expect(after('Wed, 31 Dec 2025 00:00:00 GMT')).toBe(0);
    expect(after('999999')).toBe(60_000);
    expect(after('soon')).toBe(0);
  });
});

describe('parseChallenge', () => {
  it.each([
    [undefined, undefined],
    ['', undefined],
    ['Negotiate', undefined],
    ['Basic realm="x"', { scheme: 'basic' }],
    ['Bearer service="x"', undefined],
    [
      'Bearer realm="https://r/t",service="r.io",scope="repository:a/b:pull,push"',
      {
        scheme: 'bearer',
        realm: 'https://r/t',
        service: 'r.io',
        scope: 'repository:a/b:pull,push',
      },
    ],
    ['Basic realm="x", bearer realm=https://r/t', { scheme: 'bearer', realm: 'https://r/t' }],
    ['Bearer realm="a\\"b"', { scheme: 'bearer', realm: 'a"b' }],
  ])('reads %j', (header, expected) => {
    expect(parseChallenge(header)).toEqual(expected);
  });

  it('never throws, whatever a server sends', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        parseChallenge(text);
        parseChallenge(`Bearer ${text}`);
      }),
    );
  });
});

describe('parseManifest', () => {
  it('reads or refuses with the given code, whatever the bytes', () => {
    const types = fc.constantFrom(OCI_MANIFEST, OCI_INDEX, 'text/html', '');
    const anyBytes = fc.oneof(
      fc.json().map((json) => Buffer.from(json)),
      fc.uint8Array(),
    );
    fc.assert(
      fc.property(types, anyBytes, (mediaType, bytes) => {
        const document = { mediaType, bytes: Buffer.from(bytes), digest: 'sha256:0' };
        expect(() => parseManifest(document, 'E_REGISTRY')).toThrow(
          expect.objectContaining({ code: 'E_REGISTRY' }),
        );
      }),
    );
  });

  it('refuses a document that contradicts the type it came with', () => {
    const bytes = Buffer.from(JSON.stringify({ mediaType: OCI_INDEX, manifests: [] }));
    const document = { mediaType: OCI_MANIFEST, bytes, digest: 'sha256:0' };
    expect(() => parseManifest(document, 'E_REGISTRY')).toThrow('contradicts');
  });
});

describe('describeImage', () => {
  const config = (platform: string, revision: string): Buffer => {
    const [os, architecture] = platform.split('/');
    return Buffer.from(JSON.stringify({ os, architecture, config: { Labels: { revision } } }));
  };
  const describe2 = (
    revisions: readonly [string, string],
    marks: object = {},
  ): Promise<unknown> => {
    const blobs = new Map<string, Buffer>();
    const put = (bytes: Buffer): { mediaType: string; digest: string; size: number } => {
      const digest = sha256Digest(bytes);
      blobs.set(digest, bytes);
      return { mediaType: OCI_MANIFEST, digest, size: bytes.length };
    };
    const image = (platform: string, revision: string): object =>
      put(Buffer.from(JSON.stringify({ config: put(config(platform, revision)), layers: [] })));
    const manifests = [
      image('linux/amd64', revisions[0]),
      { ...image('linux/arm64', revisions[1]), ...marks },
    ];
    const bytes = Buffer.from(JSON.stringify({ manifests }));
    return describeImage(
      { mediaType: OCI_INDEX, bytes, digest: sha256Digest(bytes) },
      {
        manifest: (digest) =>
          Promise.resolve({
            mediaType: OCI_MANIFEST,
            digest,
            bytes: blobs.get(digest) ?? Buffer.alloc(0),
          }),
        config: ({ digest }) => Promise.resolve(blobs.get(digest) ?? Buffer.alloc(0)),
      },
      'E_REGISTRY',
    );
  };

  it('names the labels that all platforms agree on', async () => {
    expect(await describe2(['r1', 'r1'])).toMatchObject({
      platforms: ['linux/amd64', 'linux/arm64'],
      labels: { revision: 'r1' },
    });
    expect(await describe2(['r1', 'r2'])).toMatchObject({ labels: {} });
  });

  it('counts an attestation as no image, but everything that a node may run', async () => {
    const annotations = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const platform = { os: 'unknown', architecture: 'unknown' };
    expect(await describe2(['r1', 'r2'], { annotations, platform })).toMatchObject({
      platforms: ['linux/amd64'],
      labels: { revision: 'r1' },
    });
    expect(await describe2(['r1', 'r2'], { annotations })).toMatchObject({
      platforms: ['linux/amd64', 'linux/arm64'],
      labels: {},
    });
  });
});
