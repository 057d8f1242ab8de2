import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  publishTrivyDatabase,
  removeTrivyDatabase,
} from '@gitops-actions/sandbox/scanner/database.ts';
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TarMember } from '@gitops-actions/sandbox/scanner/tar.ts';
import { run } from '../src/run.ts';
import type { Trusted } from '../src/trusted.ts';
import { inputsOf, testDeps } from './support/deps.ts';
import {
  CLEAN,
  debian,
  DEBIAN_12,
  dpkg,
  npmPackage,
  pushImage,
  pushIndex,
  VULNERABLE,
} from './support/images.ts';
import { startLoginProxy, startRegistry, type TestRegistry } from './support/registry.ts';

const HOUR = 3_600_000;
let dir: string;
let registry: TestRegistry;
let database: string;
/** A cache that holds the database already. */
let kept: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'trivy-scan-'));
  registry = await startRegistry(dir);
  kept = join(dir, 'kept-database');
  database = await publishTrivyDatabase({ host: registry.host, dir: join(kept, 'db') });
});

afterAll(async () => {
  await registry.close();
  await rm(dir, { recursive: true });
});

const policyOf = (scan: Policy['scan']): Policy => ({
  schema: 1,
  scan,
  promotion: { denyDigests: [], trustPaths: [] },
  registries: [],
});
const place = (repository: string): { host: string; repository: string } => ({
  host: registry.host,
  repository,
});
const line = (repository: string, digest: string): string =>
  `web=${registry.host}/${repository}:dev@${digest}`;
/** A scan that downloads the database first, as most jobs do. */
const downloading = (
  images: string,
  more: Readonly<Record<string, string>> = {},
): ReturnType<typeof inputsOf> =>
  inputsOf({ images, 'db-repository': database, formats: 'none', ...more });
/** A scan by the database that is there, which saves one start of Trivy. */
const inputs = (
  images: string,
  more: Readonly<Record<string, string>> = {},
): ReturnType<typeof inputsOf> =>
  downloading(images, { 'cache-dir': kept, 'skip-db-update': 'true', ...more });

describe('the real Trivy on real images', () => {
  it('fails an image with a real critical CVE, and writes every view of the one report', async () => {
    const image = line('vulnerable', await pushImage(place('vulnerable'), VULNERABLE));
    const deps = await testDeps(dir);
    const result = await run(
      downloading(image, { formats: 'sarif,cyclonedx,spdx-json,table' }),
      deps,
    );
    expect(result.outcome).toBe('failed');
    expect(result.failure).toMatchObject({ code: 'E_VULNERABILITIES' });
    expect(result.failure?.message).toContain('CVE-2019-10744 (lodash 4.17.4 → 4.17.12)');
    expect(result.outputs).toMatchObject({
      verdict: 'fail',
      critical: '1',
      high: '3',
      medium: '3',
      low: '0',
      unknown: '0',
      fixable: '7',
      images: image,
      'trivy-version': '0.74.0',
    });
    expect(Date.now() - Date.parse(result.outputs['db-updated-at'] ?? '')).toBeLessThan(HOUR);
    const sarif: unknown = JSON.parse(await readFile(result.outputs['sarif-path'] ?? '', 'utf8'));
    expect(JSON.stringify(sarif)).toContain('CVE-2019-10744');
    const sbom: unknown = JSON.parse(await readFile(result.outputs['sbom-path'] ?? '', 'utf8'));
    expect(sbom).toMatchObject({ bomFormat: 'CycloneDX' });
    expect(await readFile(result.outputs['report-path'] ?? '', 'utf8')).toContain('4.17.4');
    expect(await readdir(deps.scratch.reports)).toEqual(
      expect.arrayContaining(['cyclonedx', 'json', 'sarif', 'spdx-json', 'table']),
    );
    expect(result.summary).toContain('CVE\\-2019\\-10744');
    expect(Buffer.byteLength(JSON.stringify(result.evidence))).toBeLessThan(20_000);
  });

  it('passes a clean image, and an image with findings when nothing is to fail', async () => {
    const clean = line('clean', await pushImage(place('clean'), CLEAN));
    await expect(run(inputs(clean), await testDeps(dir))).resolves.toMatchObject({
      outcome: 'success',
      outputs: { verdict: 'pass', critical: '0', images: clean },
    });
    const bad = `${registry.host}/report-only@${await pushImage(place('report-only'), VULNERABLE)}`;
    await expect(
      run(inputs(bad, { 'fail-on': 'none' }), await testDeps(dir)),
    ).resolves.toMatchObject({ outputs: { verdict: 'pass', critical: '1', images: bad } });
  });

  it('scans every platform of an index by its own digest and leaves attestations alone', async () => {
    const at = place('multi');
    const amd64 = await pushImage(at, CLEAN, 'amd64');
    const arm64 = await pushImage(at, VULNERABLE, 'arm64');
    const children = [
      { digest: amd64, architecture: 'amd64' },
      { digest: arm64, architecture: 'arm64' },
    ];
    const image = line('multi', await pushIndex(at, children));
    const all = await run(inputs(image, { formats: 'sarif' }), await testDeps(dir));
    expect(all.outputs).toMatchObject({ verdict: 'fail', critical: '1', images: image });
    expect(all.evidence).toMatchObject({
      scans: [
        { platform: 'linux/amd64', reference: `${registry.host}/multi@${amd64}` },
        { platform: 'linux/arm64', reference: `${registry.host}/multi@${arm64}` },
      ],
    });
    expect(await readdir(all.outputs['sarif-path'] ?? '')).toHaveLength(2);
    const marked = { 'vnd.docker.reference.type': 'attestation-manifest' };
    const disguised = children.map((child) => ({ ...child, annotations: marked }));
    const hidden = line('multi', await pushIndex(at, disguised));
    await expect(run(inputs(hidden), await testDeps(dir))).resolves.toMatchObject({
      outputs: { verdict: 'fail', critical: '1' },
    });
    const one = inputs(image, { platform: 'linux/amd64' });
    await expect(run(one, await testDeps(dir))).resolves.toMatchObject({
      outputs: { verdict: 'pass' },
    });
    const policy = policyOf({ failOn: ['CRITICAL'] });
    const judged = await testDeps(dir, {
      trusted: () => Promise.resolve({ commit: 'c'.repeat(40), policy }),
    });
    await expect(run(one, judged)).rejects.toMatchObject({ code: 'E_POLICY_WEAKER' });
    await expect(
      run(inputs(image, { platform: 'linux/riscv64' }), await testDeps(dir)),
    ).rejects.toMatchObject({ code: 'E_NOTHING_SCANNED' });
  });

  it('judges distribution packages, and by ignore-unfixed only what can be fixed', async () => {
    const members = [...DEBIAN_12, dpkg('zlib', '1:1.2.13.dfsg-1')];
    const image = line('debian', await pushImage(place('debian'), members));
    const strict = await run(inputs(image), await testDeps(dir));
    expect(strict.failure?.message).toContain('CVE-2023-45853');
    expect(strict.outputs).toMatchObject({ critical: '1', fixable: '0' });
    await expect(
      run(inputs(image, { 'ignore-unfixed': 'true' }), await testDeps(dir)),
    ).resolves.toMatchObject({ outputs: { verdict: 'pass', critical: '1' } });
  });

  it('refuses to call an image clean of which it recognised nothing', async () => {
    const empty = line('empty', await pushImage(place('empty'), [{ name: 'hello', data: 'x' }]));
    await expect(run(inputs(empty), await testDeps(dir))).rejects.toMatchObject({
      code: 'E_NOTHING_SCANNED',
    });
    const bare = line('bare', await pushImage(place('bare'), DEBIAN_12));
    await expect(run(inputs(bare), await testDeps(dir))).rejects.toMatchObject({
      code: 'E_NOTHING_SCANNED',
    });
    const unknown: [string, readonly TarMember[]][] = [
      ['no-release', [npmPackage('web', '1.0.0'), dpkg('zlib', '1:1.2.13.dfsg-1')]],
      ['future-release', [...debian('99'), dpkg('zlib', '1:1.2.13.dfsg-1')]],
    ];
    for (const [repository, members] of unknown) {
      const image = line(repository, await pushImage(place(repository), members));
      await expect(run(inputs(image), await testDeps(dir))).rejects.toMatchObject({
        code: 'E_NOTHING_SCANNED',
        message: expect.stringContaining(repository === 'no-release' ? 'not recognised' : '99'),
      });
    }
    const wrong = inputs(line('empty', empty.slice(empty.indexOf('@') + 1)), {
      platform: 'linux/arm64',
    });
    await expect(run(wrong, await testDeps(dir))).rejects.toMatchObject({
      code: 'E_NOTHING_SCANNED',
    });
  });

  it('calls no image with Java archives clean whose packages it cannot name', async () => {
    const members = [npmPackage('web', '1.0.0'), { name: 'app/a.jar', data: 'PK' }];
    const image = line('java', await pushImage(place('java'), members));
    const given = { 'java-db-repository': `${registry.host}/no-java-db:1` };
    await expect(run(inputs(image, given), await testDeps(dir))).rejects.toMatchObject({
      code: 'E_DB_UNAVAILABLE',
      message: expect.stringContaining('no-java-db'),
      hint: expect.stringContaining('java-db-repository'),
    });
  });

  it('finds secrets and never prints what it matched', async () => {
    const secret = 'ghp_016C7hF9gTq2rXyZ8vLmN3bKpW5sJdE4aU1o';
    const members = [npmPackage('web', '1.0.0'), { name: 'app/.env', data: `TOKEN=${secret}\n` }];
    const image = line('secret', await pushImage(place('secret'), members));
    const deps = await testDeps(dir);
    const result = await run(inputs(image), deps);
    expect(result.outputs).toMatchObject({ verdict: 'fail', critical: '1', fixable: '0' });
    expect(result.failure?.message).toContain('github-pat (/app/.env:1)');
    const printed = JSON.stringify([deps.lines, deps.warnings, result]);
    expect(printed).not.toContain(secret);
    expect(printed).not.toContain('*****');
  });

  it('applies entries of the trusted ignore file and reports the expired ones', async () => {
    const members = [npmPackage('minimist', '1.2.5')];
    const image = line('ignored', await pushImage(place('ignored'), members));
    const withIgnore = (expiredAt: string): Promise<Awaited<ReturnType<typeof testDeps>>> =>
      testDeps(dir, {
        trusted: () =>
          Promise.resolve({
            commit: 'c'.repeat(40),
            ignoreFile: `vulnerabilities:\n  - id: CVE-2021-44906\n    statement: not reachable\n    expired_at: ${expiredAt}\n`,
          }),
      });
    const valid = await run(inputs(image), await withIgnore('2999-01-01'));
    expect(valid.outputs).toMatchObject({ verdict: 'pass', critical: '0' });
    expect(valid.evidence).toMatchObject({ ignored: { findings: 1, entries: 1, expired: 0 } });
    const deps = await withIgnore('2020-01-01');
    const expired = await run(inputs(image), deps);
    expect(expired.outputs).toMatchObject({ verdict: 'fail', critical: '1' });
    expect(deps.warnings.join()).toContain('CVE-2021-44906 expired on 2020-01-01');
    await expect(
      run(inputs(image, { 'ignore-file': 'other.yaml' }), await testDeps(dir)),
    ).rejects.toMatchObject({ code: 'E_IGNORE_FILE' });
  });

  it('logs in to the image’s registry only, and leaves no login behind', async () => {
    const login = { username: 'oauth2accesstoken', password: 'canary-5up3r' };
    const proxy = await startLoginProxy(registry.host, login);
    try {
      const authorization = `Basic ${Buffer.from(Object.values(login).join(':')).toString('base64')}`;
      const at = { host: proxy.host, repository: 'private', authorization };
      const image = `web=${proxy.host}/private:dev@${await pushImage(at, CLEAN)}`;
      const asked: string[] = [];
      const deps = await testDeps(dir, {
        credentials: () => Promise.resolve(login),
        databaseCredentials: (domain) => {
          asked.push(domain);
          return Promise.resolve(undefined);
        },
      });
      await expect(run(downloading(image), deps)).resolves.toMatchObject({
        outputs: { verdict: 'pass' },
      });
      expect(asked).toEqual([registry.host]);
      expect(await readdir(deps.scratch.work)).not.toContainEqual(expect.stringMatching(/^run-/));
      await expect(run(downloading(image), await testDeps(dir))).rejects.toMatchObject({
        code: 'E_REGISTRY_AUTH',
      });
    } finally {
      await proxy.close();
    }
  });
});

describe('the vulnerability database', () => {
  it('that is gone is an error and no verdict, and a second repository is tried', async () => {
    const image = line('db-gone', await pushImage(place('db-gone'), CLEAN));
    const gone = await publishTrivyDatabase({
      host: registry.host,
      dir: join(dir, 'db-gone'),
      repository: 'trivy-db-gone',
    });
    await removeTrivyDatabase(registry.storageDir, 'trivy-db-gone');
    const deps = await testDeps(dir);
    await expect(run(downloading(image, { 'db-repository': gone }), deps)).rejects.toMatchObject({
      code: 'E_DB_UNAVAILABLE',
    });
    expect(existsSync(join(deps.scratch.reports, 'json'))).toBe(false);
    await expect(
      run(downloading(image, { 'db-repository': `${gone}\n${database}` }), await testDeps(dir)),
    ).resolves.toMatchObject({ outcome: 'success' });
  });

  it('that is older than allowed is an error, by default after 48 hours', async () => {
    const image = line('db-stale', await pushImage(place('db-stale'), CLEAN));
    const stale = await publishTrivyDatabase({
      host: registry.host,
      dir: join(dir, 'db-stale'),
      repository: 'trivy-db-stale',
      updatedAt: new Date(Date.now() - 49 * HOUR),
    });
    await expect(
      run(downloading(image, { 'db-repository': stale }), await testDeps(dir)),
    ).rejects.toMatchObject({ code: 'E_DB_STALE' });
    await expect(
      run(downloading(image, { 'db-repository': stale, 'max-db-age': '3d' }), await testDeps(dir)),
    ).resolves.toMatchObject({ outcome: 'success' });
  });

  it('may be kept between runs, but must be there when it is not to be updated', async () => {
    const image = line('db-kept', await pushImage(place('db-kept'), CLEAN));
    const cache = { 'cache-dir': join(dir, 'cache') };
    const offline = { ...cache, 'skip-db-update': 'true' };
    await expect(run(downloading(image, offline), await testDeps(dir))).rejects.toMatchObject({
      code: 'E_DB_UNAVAILABLE',
    });
    await run(downloading(image, cache), await testDeps(dir));
    await expect(
      run(
        downloading(image, { ...offline, 'db-repository': 'localhost:1/none:2' }),
        await testDeps(dir),
      ),
    ).resolves.toMatchObject({ outcome: 'success' });
    expect(await readdir(cache['cache-dir'])).toEqual(['db']);
  });
});

describe('a report made elsewhere', () => {
  it('is judged like one of our own, unless it is too old', async () => {
    const image = line('elsewhere', await pushImage(place('elsewhere'), VULNERABLE));
    const first = await run(inputs(image), await testDeps(dir));
    const report = first.outputs['report-path'] ?? '';
    const given = inputsOf({ report, formats: 'sarif' });
    const result = await run(given, await testDeps(dir));
    expect(result.outputs).toMatchObject({
      verdict: 'fail',
      critical: '1',
      images: `${registry.host}/elsewhere@${image.slice(image.indexOf('sha256:'))}`,
      'db-updated-at': '',
    });
    const later = await testDeps(dir, { now: () => new Date(Date.now() + 49 * HOUR) });
    await expect(run(given, later)).rejects.toMatchObject({ code: 'E_DB_STALE' });
  });

  it('may leave out only what the trusted ignore file lets pass', async () => {
    const members = [npmPackage('minimist', '1.2.5')];
    const image = line('left-out', await pushImage(place('left-out'), members));
    const trusted = (): Promise<Trusted> =>
      Promise.resolve({
        commit: 'c'.repeat(40),
        ignoreFile:
          'vulnerabilities:\n  - id: CVE-2021-44906\n    statement: not reachable\n    expired_at: 2999-01-01\n',
      });
    const first = await run(inputs(image), await testDeps(dir, { trusted }));
    const given = inputsOf({ report: first.outputs['report-path'] ?? '', formats: 'none' });
    await expect(run(given, await testDeps(dir, { trusted }))).resolves.toMatchObject({
      outputs: { verdict: 'pass' },
    });
    await expect(run(given, await testDeps(dir))).rejects.toMatchObject({
      code: 'E_REPORT',
      message: expect.stringContaining('CVE-2021-44906'),
    });
  });
});
