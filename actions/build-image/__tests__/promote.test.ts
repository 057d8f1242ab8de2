import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import { layoutFixture, OCI_INDEX } from '@gitops-actions/shared/oci/__tests__/layout-fixture.ts';
import { adminOf, storedFiles } from '@gitops-actions/shared/oci/__tests__/sandbox-registry.ts';
import { readLayout } from '@gitops-actions/shared/oci/layout.ts';
import { pushLayout } from '@gitops-actions/shared/oci/push-layout.ts';
import { inProcessRunner } from '../../../__tests__/support/in-process-runner.ts';
import { createFaultPlan } from '../../../packages/sandbox/faults/fault-plan.ts';
import { type SandboxGcp, startGcp } from '../../../packages/sandbox/gcp/server.ts';
import { serviceAccounts } from '../../../packages/sandbox/gcp/trust.ts';
import { type SandboxRegistry, startRegistry } from '../../../packages/sandbox/registry/server.ts';
import {
  createSupervisor,
  type Supervisor,
} from '../../../packages/sandbox/supervisor/supervisor.ts';
import { action } from '../src/main.ts';

const STAGING = 'acme/warehouse-staging/web';
const PROD = serviceAccounts('prod');
const faults = createFaultPlan();
let base: string;
let supervisor: Supervisor;
let gcp: SandboxGcp;
let registry: SandboxRegistry;
let warnings: string[];
/** Digests of two images of staging. */
let first: string;
let second: string;
let prod: string;
let round = 0;

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), 'promote-'));
  supervisor = await createSupervisor(join(base, 's'));
  gcp = await startGcp({ dir: join(supervisor.dir, 'gcp') });
  registry = await startRegistry({
    dir: join(supervisor.dir, 'registry'),
    supervisor,
    identities: gcp,
    faults,
  });
  first = await seed('first');
  second = await seed('second');
});

afterAll(async () => {
  await registry.close();
  await gcp.close();
  await supervisor.stop();
  rmSync(base, { recursive: true });
});

beforeEach(() => {
  prod = `acme/warehouse-prod/web${++round}`;
  warnings = [];
});

afterEach(() => {
  faults.clear();
});

/** An image for two platforms, with an attestation and a signature, under `staging-<text>`. */
async function seed(text: string): Promise<string> {
  const directory = join(base, text);
  const layout = await layoutFixture(directory);
  const manifests: object[] = [];
  for (const architecture of ['amd64', 'arm64']) {
    const image = await layout.image(`linux/${architecture}`, [text, architecture]);
    const statement = await layout.image('unknown/unknown', [`on ${image.digest}`]);
    manifests.push({ ...image, platform: { os: 'linux', architecture } });
    manifests.push({ ...statement, platform: { os: 'unknown', architecture: 'unknown' } });
  }
  await layout.finish(
    await layout.json({ schemaVersion: 2, mediaType: OCI_INDEX, manifests }, OCI_INDEX),
  );
  const admin = adminOf(registry);
  const { root } = await readLayout(directory);
  await pushLayout(admin, STAGING, await readLayout(directory));
  await admin.putManifest(STAGING, `staging-${text}`, root);
  return root.digest;
}

function from(digest: string, repository = STAGING, tag = 'staging-1'): string {
  return `web=${registry.host}/${repository}:${tag}@${digest}`;
}

interface Job {
  readonly inputs?: Record<string, string>;
  readonly environment?: string | undefined;
  readonly ref?: string;
}

async function promote(digest: string, job: Job = {}): Promise<ActionResult> {
  const ref = job.ref ?? 'refs/tags/v1.0.0';
  const environment = 'environment' in job ? job.environment : 'production';
  const idTokenRequest = gcp.idTokenRequest({
    repository: 'acme/warehouse-network',
    ref,
    sha: '1'.repeat(40),
    ...(environment !== undefined && { environment }),
  });
  const given: Record<string, string> = {
    mode: 'promote',
    environment: 'prod',
    image: `${registry.host}/${prod}`,
    from: from(digest),
    'workload-identity-provider': gcp.provider,
    'service-account': PROD.writer,
    ...job.inputs,
  };
  const env = {
    GHA_ENDPOINT_OVERRIDE_sts: gcp.stsUrl,
    GHA_ENDPOINT_OVERRIDE_iamcredentials: gcp.iamUrl,
    GITHUB_SERVER_URL: 'http://127.0.0.1:1',
    GITHUB_REPOSITORY: 'acme/warehouse-network',
    GITHUB_SHA: '1'.repeat(40),
    GITHUB_REF: ref,
    GITHUB_EVENT_NAME: 'push',
    GITHUB_WORKSPACE: join(base, 'nothing-is-checked-out'),
    RUNNER_TEMP: join(base, 'nothing-is-written'),
  };
  const { context } = inProcessRunner({
    ...{ inputs: given, env, idTokenRequest },
    log: { warning: (line) => warnings.push(line) },
  });
  return action.main(context);
}

async function digestOf(tag: string, repository = prod): Promise<string | undefined> {
  return (await adminOf(registry).getManifest(repository, tag))?.digest;
}

/** Lines of the registry's snapshot about one repository. */
async function linesOf(repository: string): Promise<readonly string[]> {
  return (await registry.snapshot()).filter((line) => line.split(/[ :@]/)[1] === repository);
}

describe('mode promote on a real registry', () => {
  it('copies the digest without a checkout, tags it with the version, and names it', async () => {
    const result = await promote(first);
    const line = `web=${registry.host}/${prod}:v1.0.0@${first}`;
    expect(result).toMatchObject({
      outcome: 'success',
      images: [line],
      outputs: {
        images: line,
        image: line.slice(4),
        digest: first,
        reused: 'false',
        'latest-moved': 'false',
        platforms: 'linux/amd64,linux/arm64',
      },
      evidence: {
        mode: 'promote',
        environment: 'prod',
        from: from(first).slice(4),
        digest: first,
        version: '1.0.0',
        tagged: ['v1.0.0'],
        manifests: { copied: 5, skipped: 0 },
        blobs: { mounted: 8, copied: 0, skipped: 0, bytes: 0 },
        referrers: { attached: 0, left: 0, tagsWritten: 0 },
      },
    });
    expect(await digestOf('v1.0.0')).toBe(first);
    const staging = await storedFiles(registry, STAGING);
    for (const [name, bytes] of await storedFiles(registry, prod)) {
      expect([name, staging.get(name)?.equals(bytes)]).toEqual([name, true]);
    }
    expect(result.summary).toContain('copied byte for byte');
  });

  it('is unchanged the second time, and completes what was attached since', async () => {
    await promote(first);
    const before = await registry.snapshot();
    const again = await promote(first);
    expect(again).toMatchObject({
      outcome: 'unchanged',
      outputs: { reused: 'true', images: `web=${registry.host}/${prod}:v1.0.0@${first}` },
    });
    expect(await registry.snapshot()).toEqual(before);
    const signature = `${first.replace(':', '-')}.sig`;
    const admin = adminOf(registry);
    const directory = join(base, `signature-${round}`);
    const layout = await layoutFixture(directory);
    const config = await layout.json({}, 'application/vnd.oci.image.config.v1+json');
    const mediaType = 'application/vnd.oci.image.manifest.v1+json';
    await layout.finish(
      await layout.json({ schemaVersion: 2, mediaType, config, layers: [] }, mediaType),
    );
    const ready = await readLayout(directory);
    await pushLayout(admin, STAGING, ready);
    await admin.putManifest(STAGING, signature, ready.root);
    expect(await promote(first)).toMatchObject({
      outcome: 'success',
      evidence: { tagged: [], referrers: { attached: 1, tagsWritten: 1 } },
    });
    expect(await digestOf(signature)).toBe(ready.root.digest);
    expect((await promote(first)).outcome).toBe('unchanged');
  });

  it('releases the digest that it was told, whatever its tag leads to by now', async () => {
    const admin = adminOf(registry);
    const evil = await admin.getManifest(STAGING, second);
    if (evil === undefined) throw new Error('not seeded');
    await admin.putManifest(STAGING, 'staging-1', evil);
    await promote(first);
    expect(await digestOf('v1.0.0')).toBe(first);
  });

  it('takes the version from its input before that of the tag', async () => {
    await promote(first, { inputs: { version: '2.0.0' } });
    expect([await digestOf('v2.0.0'), await digestOf('v1.0.0')]).toEqual([first, undefined]);
    await expect(promote(first, { ref: 'refs/heads/main' })).rejects.toMatchObject({
      code: 'E_INPUT',
      message: expect.stringContaining('there is no version'),
    });
  });

  it('overwrites no version, and copies nothing before it knows', async () => {
    await promote(first);
    const before = await registry.snapshot();
    await expect(promote(second)).rejects.toMatchObject({
      code: 'E_TAG_EXISTS',
      outcome: 'failed',
    });
    expect(await registry.snapshot()).toEqual(before);
    expect(await digestOf('v1.0.0')).toBe(first);
  });

  it('overwrites no version that another run has written meanwhile', async () => {
    const admin = adminOf(registry);
    const other = await admin.getManifest(STAGING, second);
    if (other === undefined) throw new Error('not seeded');
    await promote(second, { inputs: { version: '9.9.9' } });
    const gate = Promise.withResolvers<undefined>();
    faults.add({
      match: ({ method, path }) => method === 'PUT' && path === `/v2/${prod}/manifests/${first}`,
      action: { kind: 'delay', until: gate.promise, when: 'after' },
    });
    const running = promote(first);
    const refused = expect(running).rejects.toMatchObject({ code: 'E_TAG_EXISTS' });
    while (!faults.fired.some(({ path }) => path.endsWith(`${prod}/manifests/${first}`))) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await admin.putManifest(prod, 'v1.0.0', other);
    gate.resolve(undefined);
    await refused;
    expect(await digestOf('v1.0.0')).toBe(second);
  });

  it('writes nothing in a dry run, and says what it would do', async () => {
    const inputs = { 'dry-run': 'true', tags: 'v{version}\nprod-latest' };
    const before = await registry.snapshot();
    expect(await promote(first, { inputs })).toMatchObject({
      outcome: 'unchanged',
      images: [],
      outputs: { images: '', digest: first, reused: 'false' },
      evidence: { dryRun: true, tagged: [], moving: { 'prod-latest': 'would move' } },
    });
    expect(await registry.snapshot()).toEqual(before);
    await promote(first);
    expect((await promote(first, { inputs })).outputs['images']).toContain(`v1.0.0@${first}`);
    await expect(promote(second, { inputs })).rejects.toMatchObject({ code: 'E_TAG_EXISTS' });
  });

  it('moves prod-latest to exactly the digest of the release, forth and back', async () => {
    await promote(first);
    await promote(second, { inputs: { version: '1.1.0' } });
    const move = (digest: string, tag: string): Promise<ActionResult> =>
      promote(digest, {
        inputs: { from: from(digest, prod, tag), tags: 'prod-latest' },
        ref: 'refs/heads/main',
      });
    const moved = await move(first, 'v1.0.0');
    expect(moved).toMatchObject({
      outcome: 'success',
      outputs: {
        images: `web=${registry.host}/${prod}:v1.0.0@${first}`,
        'latest-moved': 'true',
        reused: 'true',
      },
      evidence: { tagged: ['prod-latest'], manifests: { copied: 0 } },
    });
    expect(moved.evidence).not.toHaveProperty('version');
    expect(await move(first, 'v1.0.0')).toMatchObject({
      outcome: 'unchanged',
      outputs: { 'latest-moved': 'false' },
      evidence: { moving: { 'prod-latest': 'in place' } },
    });
    await move(second, 'v1.1.0');
    expect(await digestOf('prod-latest')).toBe(second);
    await move(first, 'v1.0.0');
    expect(await digestOf('prod-latest')).toBe(first);
  });

  it('copies before it moves a tag to what only another repository has', async () => {
    const result = await promote(first, { inputs: { tags: 'prod-latest' } });
    expect(result.outputs['images']).toBe(`web=${registry.host}/${prod}:staging-1@${first}`);
    expect(await digestOf('prod-latest')).toBe(first);
  });

  it('serves a hotfix’s environment too', async () => {
    expect((await promote(first, { environment: 'production-hotfix' })).outcome).toBe('success');
  });

  it.each<[string, string, () => Job]>([
    ['a job without environment', 'E_AUTH', () => ({ environment: undefined })],
    ['a job of staging', 'E_AUTH', () => ({ environment: 'staging' })],
    [
      'the reader',
      'E_REGISTRY_DENIED',
      () => ({ environment: undefined, inputs: { 'service-account': PROD.reader } }),
    ],
    [
      'staging’s writer',
      'E_REGISTRY_DENIED',
      () => ({
        environment: 'staging',
        inputs: { 'service-account': serviceAccounts('staging').writer },
      }),
    ],
    [
      'a source that may not be read',
      'E_REGISTRY_DENIED',
      () => ({ inputs: { from: from(first, 'acme/warehouse-dev/web') } }),
    ],
    [
      'a digest that is not there',
      'E_REGISTRY_NOT_FOUND',
      () => ({ inputs: { from: from(`sha256:${'0'.repeat(64)}`) } }),
    ],
    [
      'a source that is only a tag',
      'E_IMAGE_REFERENCE',
      () => ({ inputs: { from: `web=${registry.host}/${STAGING}:staging-first` } }),
    ],
  ])('refuses %s with %s and leaves the registry as it was', async (_case, code, job) => {
    const before = await registry.snapshot();
    await expect(promote(first, job())).rejects.toMatchObject({ code });
    expect(await registry.snapshot()).toEqual(before);
  });

  it('writes no tag when it is broken off, and ends as one run would when it is run again', async () => {
    await promote(second);
    const undisturbed = (await linesOf(prod)).map((line) => line.replaceAll(prod, 'it'));
    const writes = ['POST', 'PUT'];
    const count = registry.requests.filter(
      ({ method, url }) => writes.includes(method) && url.includes(prod),
    ).length;
    expect(count).toBe(8 + 5 + 1);
    const [one] = [prod];
    for (let nth = 1; nth <= count; nth += 3) {
      prod = `${one}x${nth}`;
      const repository = prod;
      faults.add({
        match: ({ method, path }) =>
          writes.includes(method) && path.startsWith(`/v2/${repository}/`),
        // From the n-th write on nothing arrives: the runner is gone.
        nth: (n) => n >= nth,
        action: { kind: 'status', status: 418 },
      });
      await expect(promote(second)).rejects.toMatchObject({ code: 'E_REGISTRY' });
      expect(await digestOf('v1.0.0')).toBeUndefined();
      faults.clear();
      await promote(second);
      expect((await linesOf(prod)).map((line) => line.replaceAll(prod, 'it'))).toEqual(undisturbed);
    }
  });

  it('ends with one image when the same release runs twice at once', async () => {
    const results = await Promise.all([promote(first), promote(first)]);
    expect(new Set(results.map(({ outputs }) => outputs['images'])).size).toBe(1);
    expect(await digestOf('v1.0.0')).toBe(first);
  });
});
