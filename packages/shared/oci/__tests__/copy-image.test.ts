import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createFaultPlan, type FaultAction } from '../../../sandbox/faults/fault-plan.ts';
import { serviceAccounts } from '../../../sandbox/gcp/trust.ts';
import { type SandboxRegistry, startRegistry } from '../../../sandbox/registry/server.ts';
import { createSupervisor, type Supervisor } from '../../../sandbox/supervisor/supervisor.ts';
import { copyImage, type CopyReport, type CopyRoute } from '../copy-image.ts';
import { readImageTree } from '../image-tree.ts';
import { readLayout } from '../layout.ts';
import { pushLayout } from '../push-layout.ts';
import { createRegistryClient, type RegistryClient } from '../registry-client.ts';
import { startFakeRegistry } from './fake-registry.ts';
import { layoutFixture, OCI_INDEX } from './layout-fixture.ts';
import { adminOf, storedFiles } from './sandbox-registry.ts';

const SOURCE = 'acme/warehouse-staging/web';
const faults = createFaultPlan();
const otherFaults = createFaultPlan();
let base: string;
let supervisor: Supervisor;
let registry: SandboxRegistry;
let other: SandboxRegistry;
let digest: string;
let target: string;
let logins: number;
let now: number;
let round = 0;

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'copy-image-'));
  supervisor = await createSupervisor(join(base, 's'));
  const start = (name: string, plan: typeof faults): Promise<SandboxRegistry> =>
    startRegistry({
      dir: join(supervisor.dir, name),
      supervisor,
      identities: {
        accessTokenIdentity: (token) =>
          token.startsWith('promoter') ? serviceAccounts('prod').writer : undefined,
      },
      faults: plan,
      now: () => now,
    });
  [registry, other] = await Promise.all([start('r', faults), start('o', otherFaults)]);
  now = Date.now();
  digest = await seedThreePlatforms();
});

afterAll(async () => {
  await Promise.all([registry.close(), other.close()]);
  await supervisor.stop();
  await rm(base, { recursive: true });
});

beforeEach(() => {
  round++;
  target = `acme/warehouse-prod/web${round}`;
  logins = 0;
});

afterEach(() => {
  faults.clear();
  otherFaults.clear();
});

/** Three platforms that share a layer, each with BuildKit's attestation, as one index. */
async function seedThreePlatforms(): Promise<string> {
  const directory = join(base, 'layout');
  const layout = await layoutFixture(directory);
  const manifests: object[] = [];
  for (const architecture of ['amd64', 'arm64', 'riscv64']) {
    const large = architecture.padEnd(8).repeat(20_000);
    const image = await layout.image(`linux/${architecture}`, ['shared layer', large]);
    const statement = await layout.image('unknown/unknown', [`statement on ${image.digest}`]);
    const annotations = { 'vnd.docker.reference.digest': image.digest };
    manifests.push({ ...image, platform: { os: 'linux', architecture } });
    const platform = { os: 'unknown', architecture: 'unknown' };
    manifests.push({ ...statement, platform, annotations });
  }
  await layout.finish(
    await layout.json({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }, OCI_INDEX),
  );
  const report = await pushLayout(adminOf(registry), SOURCE, await readLayout(directory));
  return report.digest;
}

function promoter(where: SandboxRegistry): RegistryClient {
  return createRegistryClient({
    domain: where.host,
    login: () => {
      logins++;
      return Promise.resolve({ username: 'oauth2accesstoken', password: `promoter-${logins}` });
    },
    mask: () => undefined,
    retry: { attempts: 4, sleep: () => Promise.resolve() },
  });
}

function within(): CopyRoute {
  const client = promoter(registry);
  return { source: { client, path: SOURCE }, target: { client, path: target } };
}

function across(): CopyRoute {
  const [client, elsewhere] = [promoter(registry), promoter(other)];
  return { source: { client, path: SOURCE }, target: { client: elsewhere, path: target } };
}

async function copy(route: CopyRoute): Promise<CopyReport> {
  const tree = await readImageTree(route.source, digest);
  if (tree === undefined) throw new Error('the image is not in the source');
  return copyImage(tree, route);
}

async function expectSame(where: SandboxRegistry): Promise<void> {
  const [source, copied] = [await storedFiles(registry, SOURCE), await storedFiles(where, target)];
  expect([...copied.keys()]).toEqual([...source.keys()]);
  const different = [...source].filter(([name, bytes]) => !copied.get(name)?.equals(bytes));
  expect(different.map(([name]) => name)).toEqual([]);
}

/** The state that one undisturbed copy leaves, and nothing half done. */
async function expectDone(where: SandboxRegistry): Promise<void> {
  await expectSame(where);
  expect((await adminOf(where).getManifest(target, digest))?.digest).toBe(digest);
}

/** Whether a manifest is there whose parts are not. */
async function incomplete(where: SandboxRegistry): Promise<boolean> {
  const found = await storedFiles(where, target);
  if (![...found.keys()].some((name) => name === `manifest ${digest.slice(7)}`)) return false;
  return found.size !== (await storedFiles(registry, SOURCE)).size;
}

type Hop = 'token' | 'mount' | 'HEAD blob' | 'GET blob' | 'POST upload' | 'PUT blob' | Rest;
type Rest = 'PUT manifest' | 'GET manifest';
const HOPS: readonly Hop[] = [
  'token',
  'mount',
  'HEAD blob',
  'GET blob',
  'POST upload',
  'PUT blob',
  'PUT manifest',
  'GET manifest',
];

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
}

function hopOf({ method, path, query }: Asked): Hop {
  if (path === '/v2/token') return 'token';
  if (path.includes('/manifests/')) return method === 'PUT' ? 'PUT manifest' : 'GET manifest';
  if (method === 'POST') return query.has('mount') ? 'mount' : 'POST upload';
  if (method === 'PUT') return 'PUT blob';
  return method === 'HEAD' ? 'HEAD blob' : 'GET blob';
}

/** One fault at the n-th request of a kind, in both registries. */
function break_(hop: Hop, action: FaultAction, nth: number | 'always' = 1): void {
  for (const plan of [faults, otherFaults]) {
    plan.add({
      match: (asked) => hopOf(asked) === hop,
      ...(nth !== 'always' && { nth }),
      action,
    });
  }
}

const REFUSED = { kind: 'status', status: 202, headers: { location: '/v2/a/blobs/uploads/1' } };

describe('copyImage within one registry', () => {
  it('mounts every blob, sends none, and copies every manifest byte for byte', async () => {
    const route = within();
    const from = registry.requests.length;
    const report = await copy(route);
    expect(report).toEqual({
      manifests: { copied: 7, skipped: 0 },
      blobs: { mounted: 11, copied: 0, skipped: 0, bytes: 0 },
    });
    const asked = registry.requests.slice(from).map(({ method, url }) => ({
      method,
      path: url.replace(/\?.*/, ''),
      query: new URL(url, 'http://r').searchParams,
    }));
    const count = (hop: Hop): number => asked.filter((one) => hopOf(one) === hop).length;
    expect(HOPS.map((hop) => [hop, count(hop)])).toEqual([
      ['token', 3],
      ['mount', 11],
      ['HEAD blob', 11],
      ['GET blob', 0],
      ['POST upload', 0],
      ['PUT blob', 0],
      ['PUT manifest', 7],
      ['GET manifest', expect.any(Number)],
    ]);
    // Of the source, of the target before and after, and two that had to learn of the login first.
    expect(count('GET manifest')).toBeLessThanOrEqual(7 + 7 + 7 + 2);
    await expectDone(registry);
  });

  it('puts the index last, and finds nothing to do the second time', async () => {
    await copy(within());
    const puts = registry.requests.filter(
      ({ method, url }) => method === 'PUT' && url.includes(`/${target}/manifests/`),
    );
    expect(puts.at(-1)?.url).toContain(digest);
    const before = await registry.snapshot();
    const from = registry.requests.length;
    expect(await copy(within())).toEqual({
      manifests: { copied: 0, skipped: 7 },
      blobs: { mounted: 0, copied: 0, skipped: 11, bytes: 0 },
    });
    expect(registry.requests.slice(from).every(({ method }) => method === 'GET')).toBe(true);
    expect(await registry.snapshot()).toEqual(before);
  });

  it('reads and writes where the registry does not mount, and asks to no more than four times', async () => {
    break_('mount', REFUSED as FaultAction, 'always');
    const report = await copy(within());
    expect(report.blobs).toMatchObject({ mounted: 0, copied: 11 });
    expect(faults.fired.length).toBeLessThanOrEqual(4);
    await expectDone(registry);
  });

  it.each([400, 403, 404, 405, 415])('takes %s to a mount for no', async (status) => {
    break_('mount', { kind: 'status', status }, 'always');
    expect((await copy(within())).blobs).toMatchObject({ mounted: 0, copied: 11 });
    await expectDone(registry);
  });

  it('does nothing where source and target are one place', async () => {
    const client = promoter(registry);
    const place = { client, path: SOURCE };
    const before = await registry.snapshot();
    expect(await copy({ source: place, target: place })).toEqual({
      manifests: { copied: 0, skipped: 7 },
      blobs: { mounted: 0, copied: 0, skipped: 0, bytes: 0 },
    });
    expect(await registry.snapshot()).toEqual(before);
  });

  it('asks for a token of both repositories to mount, and of one for the rest', async () => {
    const from = registry.requests.length;
    await copy(within());
    const scopes = registry.requests
      .slice(from)
      .filter(({ url }) => url.startsWith('/v2/token'))
      .map(({ url }) => new URL(url, 'http://r').searchParams.getAll('scope'));
    const write = `repository:${target}:pull,push`;
    const read = `repository:${SOURCE}:pull`;
    expect(scopes.sort((one, two) => one.join().localeCompare(two.join()))).toEqual([
      [write],
      [write, read],
      [read],
    ]);
  });
});

describe('copyImage between two registries', () => {
  it('streams every blob and leaves the same bytes', async () => {
    const report = await copy(across());
    expect(report).toMatchObject({
      manifests: { copied: 7, skipped: 0 },
      blobs: { mounted: 0, copied: 11, skipped: 0 },
    });
    expect(report.blobs.bytes).toBeGreaterThan(480_000);
    await expectDone(other);
  });

  it('starts a blob anew whose connection broke on the way', async () => {
    const fake = await startFakeRegistry();
    const client = createRegistryClient({
      domain: fake.domain,
      login: () => Promise.resolve(undefined),
      mask: () => undefined,
      retry: { attempts: 4, sleep: () => Promise.resolve() },
    });
    await pushLayout(client, 'acme/web', await readLayout(join(base, 'layout')));
    let left = 2;
    fake.fault = (operation, request, response) => {
      const bytes = fake.blobs.get(request.url?.split('/').at(-1) ?? '');
      if (operation !== 'GET blob' || left === 0 || bytes === undefined) return false;
      left--;
      response.writeHead(200, { 'content-length': bytes.length });
      response.write(bytes.subarray(0, bytes.length / 2));
      setImmediate(() => response.destroy());
      return true;
    };
    await copy({ ...across(), source: { client, path: 'acme/web' } });
    await fake.close();
    expect(left).toBe(0);
    await expectDone(other);
  });

  it('skips blobs that are there', async () => {
    await copy(across());
    const first = target;
    target = `${target}b`;
    const route = across();
    const tree = await readImageTree(route.source, digest);
    const [blob] =
      tree?.manifests[0]?.content.kind === 'image' ? tree.manifests[0].content.layers : [];
    await route.target.client.mountBlob(target, blob?.digest ?? '', first);
    expect((await copy(route)).blobs).toMatchObject({ mounted: 0, copied: 10, skipped: 1 });
    await expectDone(other);
  });
});

const breakages: Readonly<Record<string, FaultAction>> = {
  'a request that gets lost': { kind: 'drop-request' },
  'an answer that gets lost': { kind: 'drop-response' },
  '429 with Retry-After': { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
  '502': { kind: 'status', status: 502, body: '<html>' },
};

describe.each([
  ['within one registry', within, () => registry],
  ['between two registries', across, () => other],
] as const)('copyImage %s', (_case, route, where) => {
  const inside = _case === 'within one registry';
  const hops = HOPS.filter((hop) =>
    inside ? !/GET blob|upload|PUT blob/.test(hop) : /token|GET blob|upload|PUT/.test(hop),
  );
  const matrix = hops.flatMap((hop) =>
    Object.entries(breakages).map(([name, action]) => [hop, name, action] as const),
  );

  it.each(matrix)('survives %s answered once by %s', async (hop, _name, action) => {
    const fired = faults.fired.length + otherFaults.fired.length;
    break_(hop, action);
    await copy(route());
    expect(faults.fired.length + otherFaults.fired.length).toBeGreaterThan(fired);
    await expectDone(where());
  });

  it.each(hops)(
    'ends without half an image where %s fails for good, and goes on later',
    async (hop) => {
      break_(hop, { kind: 'status', status: 503 }, 'always');
      await expect(copy(route())).rejects.toMatchObject({ code: 'E_UNREACHABLE' });
      expect(await incomplete(where())).toBe(false);
      faults.clear();
      otherFaults.clear();
      await copy(route());
      await expectDone(where());
    },
  );

  it('goes on with a new login when every token expires on the way', async () => {
    for (const plan of [faults, otherFaults]) {
      plan.add({
        match: (asked) => ['PUT manifest', 'HEAD blob'].includes(hopOf(asked)),
        nth: [1, 9],
        action: {
          kind: 'transform',
          transform: (answer) => {
            now += 301_000;
            return answer;
          },
        },
      });
    }
    await copy(route());
    expect(logins).toBeGreaterThan(1);
    await expectDone(where());
  });

  it.each(HOPS.filter((hop) => hop === (inside ? 'GET manifest' : 'GET blob')))(
    'stops at a lie: %s gives other bytes than its digest says',
    async (hop) => {
      const transform = (answer: { status: number; headers: object; body: Buffer }): never => {
        const body = Buffer.from(answer.body);
        if (body.length > 0) body[body.length - 2] = (body[body.length - 2] ?? 0) ^ 1;
        return { ...answer, body } as never;
      };
      break_(hop, { kind: 'transform', transform }, 'always');
      await expect(copy(route())).rejects.toMatchObject({
        code: expect.stringMatching(/^E_(DIGEST_MISMATCH|REGISTRY_NOT_FOUND)$/),
      });
      expect((await storedFiles(where(), target)).has(`manifest ${digest.slice(7)}`)).toBe(false);
    },
  );

  it('stops when the target says that it has what it has not', async () => {
    const write = inside ? 'mount' : 'PUT blob';
    const body = '';
    break_(write, { kind: 'status', status: 201, body }, 'always');
    await expect(copy(route())).rejects.toMatchObject({ code: 'E_REGISTRY' });
    expect((await storedFiles(where(), target)).size).toBe(0);
    faults.clear();
    otherFaults.clear();
    break_('PUT manifest', { kind: 'status', status: 201, body }, 'always');
    await expect(copy(route())).rejects.toMatchObject({ code: 'E_DIGEST_MISMATCH' });
  });

  it('is made by many at the same moment, none of whom fails', async () => {
    for (let times = 0; times < 5; times++) {
      target = `${target}.${times}`;
      const { source, target: there } = route();
      const clients = [1, 2, 3, 4].map(() => adminOf(where()));
      await Promise.all(clients.map((client) => copy({ source, target: { ...there, client } })));
      await expectDone(where());
    }
  });

  it.each(hops)('ends the same after it was broken off at the fourth %s', async (hop) => {
    break_(hop, { kind: 'status', status: 403 }, hop === 'token' ? 2 : 4);
    await copy(route()).catch(() => undefined);
    expect(await incomplete(where())).toBe(false);
    faults.clear();
    otherFaults.clear();
    await copy(route());
    await expectDone(where());
  });
});
