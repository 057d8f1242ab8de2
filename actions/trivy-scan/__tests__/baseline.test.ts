import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { publishTrivyDatabase } from '@gitops-actions/sandbox/scanner/database.ts';
import type { ActionResult } from '@gitops-actions/shared/action/action.ts';
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';
import fc from 'fast-check';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareFindings, parseBaseline } from '../src/baseline.ts';
import type { Finding } from '../src/finding.ts';
import { loginOf } from '../src/image-login.ts';
import { run } from '../src/run.ts';
import { inputsOf, testDeps, type TestDeps } from './support/deps.ts';
import { CLEAN, npmPackage, pushImage, VULNERABLE } from './support/images.ts';
import { startRegistry, type TestRegistry } from './support/registry.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('the input baseline', () => {
  it('is nothing when empty, images by digest, or one report', () => {
    const line = `web=localhost:5000/acme/web:v1.0.0@${DIGEST}`;
    expect(parseBaseline([])).toBeUndefined();
    expect(parseBaseline([line])).toMatchObject({ kind: 'images', images: [{ label: 'web' }] });
    expect(parseBaseline(['old/report.json'])).toEqual({ kind: 'report', path: 'old/report.json' });
  });

  it.each([
    ['a tag', ['localhost:5000/acme/web:v1.0.0'], 'E_IMAGE_REFERENCE'],
    ['a report beside images', [`localhost:5000/web@${DIGEST}`, 'report.json'], 'E_INPUT'],
    ['the same image twice', Array<string>(2).fill(`localhost:5000/web@${DIGEST}`), 'E_INPUT'],
  ])('refuses %s', (_, lines, code) => {
    expect(() => parseBaseline(lines)).toThrow(expect.objectContaining({ code }));
  });
});

describe('the login of the images that are judged', () => {
  const registry = { workloadIdentityProvider: 'p', serviceAccount: 'reader' };
  const images = [`web=europe-docker.pkg.dev/acme/prod/web:v1.0.0@${DIGEST}`];

  it('is not shown to the registry that a baseline names', () => {
    expect(loginOf({ images, registry }, 'europe-docker.pkg.dev')).toEqual(registry);
    expect(loginOf({ images, registry }, 'evil.test')).toEqual({});
    expect(loginOf({ images, registry }, 'docker.io')).toEqual({});
  });
});

const finding = (given: Partial<Finding>): Finding => ({
  kind: 'vulnerability',
  image: 'web',
  id: 'CVE-1',
  severity: 'HIGH',
  title: '',
  package: 'lodash',
  subject: 'lodash 1',
  fixed: '',
  status: '',
  path: 'a',
  url: '',
  platforms: ['linux/amd64'],
  ...given,
});

describe('a comparison', () => {
  it('knows a finding again in another version, place, severity and platform', () => {
    const moved = { subject: 'lodash 2', path: 'b', severity: 'LOW', platforms: [] } as const;
    expect(compareFindings([finding({})], [finding(moved)])).toEqual({ new: [], fixed: [] });
  });

  it.each<[string, Partial<Finding>]>([
    ['application', { image: 'worker' }],
    ['id', { id: 'CVE-2' }],
    ['package', { package: 'minimist' }],
    ['kind', { kind: 'secret' }],
  ])('takes another %s for another finding', (_, other) => {
    const [now, before] = [finding({}), finding(other)];
    expect(compareFindings([now], [before])).toEqual({ new: [now], fixed: [before] });
  });

  it('says of any two lists that nothing is both new and fixed, and nothing known is either', () => {
    const one = fc.record({
      image: fc.constantFrom('web', 'worker'),
      id: fc.constantFrom('1', '2', '3'),
      package: fc.constantFrom('a', 'b'),
      subject: fc.string(),
    });
    const list = fc.array(one.map(finding), { maxLength: 12 });
    const key = ({ image, id, package: name }: Finding): string => [image, id, name].join();
    fc.assert(
      fc.property(list, list, (now, before) => {
        const compared = compareFindings(now, before);
        const known = new Set(before.map(key));
        const there = new Set(now.map(key));
        expect(compared.new).toEqual(now.filter((each) => !known.has(key(each))));
        expect(compared.fixed).toEqual(before.filter((each) => !there.has(key(each))));
      }),
    );
  });
});

const MINIMIST = [npmPackage('minimist', '1.2.5')];

describe('the real Trivy with a baseline', () => {
  let dir: string;
  let registry: TestRegistry;
  let kept: string;
  let lines: Readonly<Record<'vulnerable' | 'clean' | 'minimist', string>>;

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'trivy-baseline-'));
    registry = await startRegistry(dir);
    kept = join(dir, 'kept-database');
    const { host } = registry;
    await publishTrivyDatabase({ host, dir: join(kept, 'db') });
    const push = async (repository: string, members: typeof CLEAN): Promise<string> =>
      `web=${host}/${repository}:v1@${await pushImage({ host, repository }, members)}`;
    lines = {
      vulnerable: await push('vulnerable', VULNERABLE),
      clean: await push('clean', CLEAN),
      minimist: await push('minimist', [...MINIMIST, ...VULNERABLE]),
    };
  });

  afterAll(async () => {
    await registry.close();
    await rm(dir, { recursive: true });
  });

  const given = (images: string, baseline: string, more = {}): ReturnType<typeof inputsOf> =>
    inputsOf({ images, baseline, formats: 'none', ...more });
  const scan = async (
    images: string,
    baseline: string,
    more: Readonly<Record<string, string>> = {},
    overrides: Partial<TestDeps> = {},
  ): Promise<ActionResult & { deps: TestDeps }> => {
    const deps = await testDeps(dir, overrides);
    const cache = { 'cache-dir': kept, 'skip-db-update': 'true' };
    return { ...(await run(given(images, baseline, { ...cache, ...more }), deps)), deps };
  };
  const REPORT = { 'baseline-mode': 'report' };
  const withPolicy = {
    trusted: () => Promise.resolve({ commit: 'c'.repeat(40), policy: POLICY }),
  };

  it('fails only on what is new, where no policy says otherwise', async () => {
    const same = await scan(lines.vulnerable, lines.vulnerable);
    expect(same.outputs).toMatchObject({ verdict: 'pass', critical: '1', new: '0' });
    const more = await scan(lines.minimist, lines.vulnerable);
    expect(more.outputs).toMatchObject({ verdict: 'fail', critical: '2', new: '1' });
    expect(more.failure?.message).toMatch(/^1 finding .*CVE-2021-44906/);
    const less = await scan(lines.clean, lines.minimist);
    expect(less.outputs).toMatchObject({ verdict: 'pass', new: '0' });
    expect(less.evidence).toMatchObject({
      baseline: { mode: 'gate', images: [lines.minimist], fixed: { count: 8 } },
    });
  });

  it('only shows the difference in mode report, and leaves no report of the baseline', async () => {
    const result = await scan(lines.minimist, lines.clean, REPORT, withPolicy);
    expect(result.outputs).toMatchObject({ verdict: 'fail', critical: '2', new: '8' });
    expect(result.evidence).toMatchObject({
      failingCount: 5,
      baseline: {
        mode: 'report',
        images: [lines.clean],
        new: {
          count: 8,
          list: expect.arrayContaining([
            expect.objectContaining({ image: 'web', id: 'CVE-2021-44906', severity: 'CRITICAL' }),
          ]),
        },
        fixed: { count: 0, list: [] },
      },
    });
    expect(result.summary).toContain(': 8 new, 0 fixed');
    expect(result.summary).toContain('New:\n');
    expect(await readdir(join(result.deps.scratch.reports, 'json'))).toHaveLength(1);
    const known = await scan(lines.vulnerable, lines.vulnerable, REPORT, withPolicy);
    expect(known.outputs).toMatchObject({ verdict: 'fail', new: '0' });
  });

  it('is refused as a gate by a repository that has a policy', async () => {
    await expect(scan(lines.clean, lines.clean, {}, withPolicy)).rejects.toMatchObject({
      code: 'E_POLICY_WEAKER',
      message: expect.stringContaining('baseline-mode: report'),
    });
    await expect(scan(lines.clean, '', {}, withPolicy)).resolves.toMatchObject({
      outcome: 'success',
    });
  });

  it('claims nothing where there is nothing to compare with', async () => {
    const other = lines.clean.replace('web=', 'worker=');
    for (const baseline of ['', other]) {
      const result = await scan(lines.vulnerable, baseline, REPORT);
      expect(result.outputs).toMatchObject({ verdict: 'fail', new: '' });
      expect(result.evidence).not.toHaveProperty('baseline');
      expect(result.summary).not.toContain('new, ');
      expect(result.deps.warnings).toHaveLength(baseline === '' ? 0 : 1);
    }
    await expect(scan(lines.vulnerable, other)).resolves.toMatchObject({ outcome: 'failed' });
  });

  it('that cannot be scanned is a warning in mode report, and an error for a gate', async () => {
    const gone = `web=${registry.host}/gone:v1@${DIGEST}`;
    const result = await scan(lines.clean, gone, REPORT);
    expect(result.outputs).toMatchObject({ verdict: 'pass', new: '' });
    expect(result.evidence).toMatchObject({ baselineProblem: 'E_REGISTRY_NOT_FOUND' });
    expect(result.evidence).not.toHaveProperty('baseline');
    expect(result.summary).toContain('Not compared with the baseline');
    expect(result.deps.warnings).toEqual([expect.stringContaining('/gone has no sha256:')]);
    await expect(scan(lines.clean, gone)).rejects.toMatchObject({ code: 'E_REGISTRY_NOT_FOUND' });
  });

  it('of which nothing is recognised is not taken for a clean one', async () => {
    const at = { host: registry.host, repository: 'empty' };
    const empty = `web=${at.host}/empty:v1@${await pushImage(at, [{ name: 'hello', data: 'x' }])}`;
    const result = await scan(lines.clean, empty, REPORT);
    expect(result.evidence).toMatchObject({ baselineProblem: 'E_NOTHING_SCANNED' });
    await expect(scan(lines.clean, empty)).rejects.toMatchObject({ code: 'E_NOTHING_SCANNED' });
  });

  it('may be a report, for the one image that was scanned', async () => {
    const before = await scan(lines.vulnerable, '');
    const report = before.outputs['report-path'] ?? '';
    const result = await scan(lines.minimist, report, REPORT);
    expect(result.outputs).toMatchObject({ new: '1' });
    expect(result.evidence).toMatchObject({
      baseline: { images: [lines.vulnerable.replace('web=', '').replace(':v1', '')] },
    });
    const two = `${lines.minimist}\n${lines.clean.replace('web=', 'worker=')}`;
    await expect(scan(two, report)).rejects.toMatchObject({ code: 'E_INPUT' });
    const reports = await run(given('', report, { report }), await testDeps(dir));
    expect(reports.outputs).toMatchObject({ verdict: 'pass', critical: '1', new: '0' });
    await expect(
      run(given('', lines.clean, { report }), await testDeps(dir)),
    ).rejects.toMatchObject({ code: 'E_INPUT' });
    expect(await readFile(report, 'utf8')).toContain('lodash');
  });
});

describe('the record', () => {
  it('stays small whatever the images call their packages', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'trivy-record-'));
    const write = async (file: string, letter: string): Promise<string> => {
      const Vulnerabilities = Array.from({ length: 100 }, (_, index) => ({
        VulnerabilityID: `CVE-${index}`,
        PkgName: letter.repeat(1_000),
        InstalledVersion: '界'.repeat(1_000),
        FixedVersion: '界'.repeat(1_000),
        Severity: 'CRITICAL',
      }));
      const report = {
        SchemaVersion: 2,
        CreatedAt: new Date().toISOString(),
        ArtifactName: 'web',
        ArtifactType: 'container_image',
        Results: [{ Target: 'x', Packages: [{}], Vulnerabilities }],
      };
      await writeFile(join(dir, file), JSON.stringify(report));
      return join(dir, file);
    };
    const [report, baseline] = [await write('now.json', '新'), await write('then.json', '旧')];
    const inputs = inputsOf({ report, baseline, formats: 'none' });
    const { evidence } = await run(inputs, await testDeps(dir));
    expect(evidence).toMatchObject({ failingCount: 100, baseline: { new: { count: 100 } } });
    expect(Buffer.byteLength(JSON.stringify(evidence))).toBeLessThan(20_000);
    await rm(dir, { recursive: true });
  });
});

const POLICY: Policy = {
  schema: 1,
  scan: { failOn: ['CRITICAL', 'HIGH'] },
  promotion: { denyDigests: [], trustPaths: [] },
  registries: [],
};
