import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createFaultPlan } from '../../faults/fault-plan.ts';
import { READER, serviceAccounts, WRITER } from '../../gcp/trust.ts';
import { createSupervisor, type Supervisor } from '../../supervisor/supervisor.ts';
import { startRegistry, type SandboxRegistry } from '../server.ts';

const IMAGE = 'acme/warehouse-dev/web';
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const tokens = new Map<string, string>();
const faults = createFaultPlan();
let now = 0;
let base = '';
let supervisor: Supervisor;
let registry: SandboxRegistry;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'registry-'));
  supervisor = await createSupervisor(join(base, 'sandbox'));
  registry = await startRegistry({
    dir: join(supervisor.dir, 'registry'),
    supervisor,
    identities: { accessTokenIdentity: (token) => tokens.get(token) },
    faults,
    now: () => now,
  });
});
afterAll(async () => {
  await registry.close();
  await supervisor.stop();
  rmSync(base, { recursive: true });
});
beforeEach(() => {
  now = 1000;
  faults.clear();
  tokens.clear();
  tokens.set('writer-token', WRITER).set('reader-token', READER);
});

describe('the login', () => {
  it('challenges an unknown caller with realm, service and scope', async () => {
    const ping = await call('GET', '/v2/');
    expect(ping.status).toBe(401);
    expect(ping.headers.get('www-authenticate')).toBe(
      `Bearer realm="http://${registry.host}/v2/token",service="${registry.host}"`,
    );
    const upload = await call('POST', `/v2/${IMAGE}/blobs/uploads/`);
    expect(upload.headers.get('www-authenticate')).toContain(
      `scope="repository:${IMAGE}:pull,push"`,
    );
    expect(await upload.json()).toEqual({
      errors: [{ code: 'UNAUTHORIZED', message: 'authentication failed' }],
    });
  });

  it('takes oauth2accesstoken by Basic and as a Bearer token of its own', async () => {
    expect((await call('GET', '/v2/', basic('writer-token'))).status).toBe(200);
    const token = await registryToken('writer-token', `repository:${IMAGE}:pull,push`);
    const digest = await push(IMAGE, 'dev-1', `Bearer ${token}`);
    const manifest = await call('GET', `/v2/${IMAGE}/manifests/dev-1`, basic('reader-token'));
    expect([manifest.status, manifest.headers.get('docker-content-digest')]).toEqual([200, digest]);
  });

  it('refuses a wrong or expired access token, also behind a registry token', async () => {
    for (const authorization of [
      basic('wrong'),
      'Bearer wrong',
      `Basic ${Buffer.from('somebody:writer-token').toString('base64')}`,
    ]) {
      expect((await call('GET', `/v2/${IMAGE}/tags/list`, authorization)).status).toBe(401);
      expect((await call('GET', '/v2/token', authorization)).status).toBe(401);
    }
    const token = await registryToken('writer-token', `repository:${IMAGE}:pull`);
    tokens.delete('writer-token');
    expect((await call('GET', '/v2/', `Bearer ${token}`)).status).toBe(401);
  });

  it('lets registry tokens expire after five minutes', async () => {
    const token = await registryToken('writer-token', `repository:${IMAGE}:pull`);
    now += 299_000;
    expect((await call('GET', '/v2/', `Bearer ${token}`)).status).toBe(200);
    now += 1000;
    const late = await call('GET', '/v2/', `Bearer ${token}`);
    expect([late.status, late.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('error="invalid_token"'),
    ]);
  });

  it('gives a token no more than was asked for, and not more than is allowed', async () => {
    const pull = await registryToken('writer-token', `repository:${IMAGE}:pull`);
    const upload = await call('POST', `/v2/${IMAGE}/blobs/uploads/`, `Bearer ${pull}`);
    expect([upload.status, upload.headers.get('www-authenticate')]).toEqual([
      401,
      expect.stringContaining('error="insufficient_scope"'),
    ]);
    const greedy = await registryToken('reader-token', `repository:${IMAGE}:pull,push`);
    expect((await call('POST', `/v2/${IMAGE}/blobs/uploads/`, `Bearer ${greedy}`)).status).toBe(
      403,
    );
  });
});

describe('permissions', () => {
  it('keep the reader from pushing and the writer out of other repositories, with 403', async () => {
    const before = await registry.snapshot();
    const answer = await call('PUT', `/v2/${IMAGE}/manifests/evil`, basic('reader-token'), '{}');
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({
      errors: [
        {
          code: 'DENIED',
          message:
            'Permission "artifactregistry.repositories.uploadArtifacts" denied on resource "projects/acme/locations/local/repositories/warehouse-dev" (or it may not exist)',
        },
      ],
    });
    for (const repository of ['acme/warehouse-prod/web', 'library/node', 'acme/warehouse-dev']) {
      const upload = await call('POST', `/v2/${repository}/blobs/uploads/`, basic('writer-token'));
      expect([repository, upload.status]).toEqual([repository, 403]);
    }
    const removal = await call('DELETE', `/v2/${IMAGE}/manifests/dev-1`, basic('writer-token'));
    expect(removal.status).toBe(403);
    expect((await call('GET', '/v2/_catalog', basic('writer-token'))).status).toBe(403);
    expect(await registry.snapshot()).toEqual(before);
  });

  it('let production’s writer read from staging and nobody else write where it reads', async () => {
    const can = async (token: string, environment: string): Promise<[boolean, boolean]> => {
      const path = `/v2/acme/warehouse-${environment}/web`;
      const pull = await call('GET', `${path}/tags/list`, basic(token));
      const push_ = await call('POST', `${path}/blobs/uploads/`, basic(token));
      return [pull.status !== 403, push_.status === 202];
    };
    const all = [true, true];
    const none = [false, false];
    const read = [true, false];
    const expected = {
      dev: { writer: [all, none, none], reader: [read, none, none] },
      staging: { writer: [none, all, none], reader: [none, read, none] },
      prod: { writer: [none, read, all], reader: [none, none, read] },
    } as const;
    for (const [environment, roles] of Object.entries(expected)) {
      const accounts = serviceAccounts(environment as keyof typeof expected);
      for (const role of ['writer', 'reader'] as const) {
        tokens.set('somebody', accounts[role]);
        const found = [];
        for (const where of Object.keys(expected)) found.push(await can('somebody', where));
        expect([environment, role, found]).toEqual([environment, role, roles[role]]);
      }
    }
  });

  it('mount from staging into production, and the challenge of a mount names both', async () => {
    const [from, to] = ['acme/warehouse-staging/web', 'acme/warehouse-prod/web'];
    await push(from, 'staging-1', registry.adminAuthorization);
    tokens.set('promoter', serviceAccounts('prod').writer);
    const digest = digestOf(layer(from, 'staging-1'));
    const path = `/v2/${to}/blobs/uploads/?mount=${digest}&from=${from}`;
    const scopes = `repository:${to}:pull,push repository:${from}:pull`;
    const challenged = await call('POST', path);
    expect(challenged.headers.get('www-authenticate')).toContain(`scope="${scopes}"`);
    const narrow = await registryToken('promoter', `repository:${to}:pull,push`);
    expect((await call('POST', path, `Bearer ${narrow}`)).status).toBe(202);
    const token = await registryToken('promoter', scopes);
    expect((await call('POST', path, `Bearer ${token}`)).status).toBe(201);
    expect((await call('HEAD', `/v2/${to}/blobs/${digest}`, basic('promoter'))).status).toBe(200);
    const referrers = `/v2/${from}/referrers/${digest}`;
    expect((await call('GET', referrers, basic('promoter'))).status).toBe(404);
    tokens.set('stranger', serviceAccounts('dev').writer);
    expect((await call('GET', referrers, basic('stranger'))).status).toBe(403);
  });

  it('let anybody pull base images and nothing else', async () => {
    await push('library/base', '1', registry.adminAuthorization);
    expect((await call('GET', '/v2/library/base/manifests/1')).status).toBe(200);
    const token = await registryToken(undefined, 'repository:library/base:pull');
    const bearer = `Bearer ${token}`;
    expect((await call('GET', '/v2/library/base/manifests/1', bearer)).status).toBe(200);
    expect((await call('GET', `/v2/${IMAGE}/tags/list`, bearer)).status).toBe(401);
    expect((await call('POST', '/v2/library/base/blobs/uploads/', bearer)).status).toBe(401);
  });

  it('do not let a mount read what the caller may not', async () => {
    await push('acme/warehouse-prod/web', '1', registry.adminAuthorization);
    const mount = async (from: string, body: string): Promise<number> => {
      const query = `mount=${digestOf(body)}&from=${encodeURIComponent(from)}`;
      const path = `/v2/${IMAGE}/blobs/uploads/?${query}`;
      return (await call('POST', path, basic('writer-token'))).status;
    };
    expect(await mount('acme/warehouse-prod/web', layer('acme/warehouse-prod/web', '1'))).toBe(202);
    await push('library/mounted', '1', registry.adminAuthorization);
    expect(await mount('library/mounted', layer('library/mounted', '1'))).toBe(201);
  });
});

describe('the registry', () => {
  it('lists everything it holds, the same after a push that changes nothing', async () => {
    const digest = await push('acme/warehouse-dev/api', 'dev-2', basic('writer-token'));
    const before = await registry.snapshot();
    expect(before).toContain(`tag acme/warehouse-dev/api:dev-2 ${digest}`);
    expect(before).toContain(`manifest acme/warehouse-dev/api@${digest}`);
    await push('acme/warehouse-dev/api', 'dev-2', basic('writer-token'));
    expect(await registry.snapshot()).toEqual(before);
    await push('acme/warehouse-dev/api', 'dev-3', basic('writer-token'));
    expect(await registry.snapshot()).not.toEqual(before);
  });

  it('can answer with more headers than Node takes by default', async () => {
    registry.setLargeHeaders(true);
    try {
      await expect(call('GET', '/v2/', basic('writer-token'))).rejects.toThrow();
      const url = `http://${registry.host}/v2/`;
      const status = await new Promise((resolve, reject) => {
        const headers = { authorization: basic('writer-token') };
        httpRequest(url, { maxHeaderSize: 65_536, headers }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        })
          .on('error', reject)
          .end();
      });
      expect(status).toBe(200);
    } finally {
      registry.setLargeHeaders(false);
    }
  });

  it('obeys the fault plan: the answer to a manifest gets lost although it was stored', async () => {
    faults.add({
      match: ({ method, path }) => method === 'PUT' && path.endsWith('/manifests/lost'),
      nth: 1,
      action: { kind: 'drop-response' },
    });
    await expect(push(IMAGE, 'lost', basic('writer-token'))).rejects.toThrow();
    expect((await call('GET', `/v2/${IMAGE}/manifests/lost`, basic('reader-token'))).status).toBe(
      200,
    );
  });

  it('never shows half of a manifest that several put at the same moment', async () => {
    const authorization = basic('writer-token');
    const pushed = await push(IMAGE, 'twice', authorization);
    const first = await call('GET', `/v2/${IMAGE}/manifests/${pushed}`, authorization);
    const manifest = (await first.json()) as object;
    const putAndRead = async (body: string): Promise<unknown> => {
      const path = `/v2/${IMAGE}/manifests/${digestOf(body)}`;
      const put = await call('PUT', path, authorization, body);
      const read = await call('GET', path, authorization);
      return [put.status, digestOf(await read.text()) === digestOf(body)];
    };
    for (let index = 0; index < 40; index += 1) {
      const annotations = { index: String(index), padding: 'x'.repeat(50_000) };
      const body = JSON.stringify({ ...manifest, annotations });
      const seen = await Promise.all(Array.from({ length: 4 }, () => putAndRead(body)));
      expect(seen).toEqual(Array.from({ length: 4 }, () => [201, true]));
    }
  });

  it('logs who asked for what, without credentials', async () => {
    await call('GET', `/v2/${IMAGE}/tags/list`, basic('reader-token'));
    expect(registry.requests.at(-1)).toEqual({
      method: 'GET',
      url: `/v2/${IMAGE}/tags/list`,
      status: 200,
      identity: READER,
    });
    expect(JSON.stringify(registry.requests)).not.toContain('reader-token');
  });

  it('answers 404 to a path that is not the distribution API’s', async () => {
    expect((await call('GET', '/v2/a/../b', basic('writer-token'))).status).toBe(404);
    expect((await call('GET', '/debug/vars', basic('writer-token'))).status).toBe(404);
  });
});

function call(
  method: string,
  path: string,
  authorization?: string,
  body?: string,
): Promise<Response> {
  return fetch(new URL(path, `http://${registry.host}`), {
    method,
    headers: {
      accept: MANIFEST_TYPE,
      ...(authorization !== undefined && { authorization }),
      ...(body !== undefined && { 'content-type': MANIFEST_TYPE }),
    },
    ...(body !== undefined && { body }),
  });
}

function basic(token: string): string {
  return `Basic ${Buffer.from(`oauth2accesstoken:${token}`).toString('base64')}`;
}

async function registryToken(accessToken: string | undefined, scope: string): Promise<string> {
  const query = new URLSearchParams({ service: registry.host, scope });
  const authorization = accessToken === undefined ? undefined : basic(accessToken);
  const answer = await call('GET', `/v2/token?${query.toString()}`, authorization);
  return ((await answer.json()) as { token: string }).token;
}

/** Pushes an image of one small layer; returns its digest. */
async function push(repository: string, tag: string, authorization: string): Promise<string> {
  const config = '{}';
  for (const blob of [config, layer(repository, tag)]) {
    const started = await call('POST', `/v2/${repository}/blobs/uploads/`, authorization);
    const location = new URL(started.headers.get('location') ?? '');
    expect(location.host).toBe(registry.host);
    location.searchParams.set('digest', digestOf(blob));
    const path = location.pathname + location.search;
    expect((await call('PUT', path, authorization, blob)).status).toBe(201);
  }
  const describe_ = (mediaType: string, text: string): object => ({
    mediaType,
    digest: digestOf(text),
    size: text.length,
  });
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: describe_('application/vnd.oci.image.config.v1+json', config),
    layers: [describe_('application/vnd.oci.image.layer.v1.tar', layer(repository, tag))],
  });
  const path = `/v2/${repository}/manifests/${tag}`;
  expect((await call('PUT', path, authorization, manifest)).status).toBe(201);
  return digestOf(manifest);
}

function layer(repository: string, tag: string): string {
  return `layer of ${repository}:${tag}`;
}

function digestOf(text: string): string {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}
