import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { sha256Digest } from '../manifest.ts';
import { createRegistryClient, type RegistryClient } from '../registry-client.ts';
import type { RegistryLogin } from '../registry-auth.ts';
import { type FakeRegistry, LOGIN, startFakeRegistry } from './fake-registry.ts';
import { OCI_MANIFEST } from './layout-fixture.ts';

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

  it('reads through 64 KiB of response headers, more than Artifact Registry sends', async () => {
    const digest = store('{}');
    registry.fault = (_operation, _request, response) => {
      for (let n = 0; n < 64; n++) response.setHeader(`x-padding-${n}`, 'x'.repeat(1024));
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

  const unknown = JSON.stringify({
    errors: [{ code: 'DIGEST_INVALID' }, { code: 'MANIFEST_BLOB_UNKNOWN' }],
  });

  it.each([
    ['once: sends the manifest again', 1, undefined],
    ['for good: says that it is a blob, not the digest', 9, 'E_REGISTRY'],
  ])('meets a blob that another writer is about to link, %s', async (_case, times, code) => {
    let left = times;
    registry.fault = (operation, request, response) => {
      if (operation !== 'PUT manifest' || left === 0) return false;
      left--;
      request.resume();
      response.writeHead(400).end(unknown);
      return true;
    };
    const document = { mediaType: OCI_MANIFEST, bytes: Buffer.from('{}'), digest: 'x' };
    const put = client().putManifest('acme/web', 'v1', document);
    if (code === undefined) await put;
    else await expect(put).rejects.toMatchObject({ code });
    expect(registry.manifests.has('acme/web@v1')).toBe(code === undefined);
  });

  it('looks again for a blob that the registry has accepted', async () => {
    const blob = Buffer.from('layer');
    const digest = sha256Digest(blob);
    await expect(client().assertBlob('acme/web', digest)).rejects.toMatchObject({
      code: 'E_REGISTRY',
      message: expect.stringContaining('lost it'),
    });
    registry.fault = () => {
      if (registry.seen.length === 2) registry.blobs.set(digest, blob);
      return false;
    };
    registry.seen.length = 0;
    await client().assertBlob('acme/web', digest);
    expect(registry.seen).toHaveLength(2);
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
