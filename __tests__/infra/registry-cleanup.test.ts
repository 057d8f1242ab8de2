import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ROOT } from '../../scripts/setup/paths.ts';

interface Version {
  readonly package: string;
  readonly digest: string;
  readonly tags: readonly string[];
  readonly uploaded: number;
}
interface Cleanup {
  deletedBy(
    policies: readonly object[],
    versions: readonly Version[],
    now: number,
  ): readonly { readonly version: Version; readonly policy: string }[];
}

const INFRA = join(ROOT, 'examples/warehouse-network/infra');
const { deletedBy } = (await import(
  pathToFileURL(join(INFRA, 'registry/cleanup.mjs')).href
)) as Cleanup;
const NOW = Date.parse('2026-11-23T12:00:00Z');
const DAY = 86_400_000;
const HEX = '0123456789abcdef';
const digest = (index: number): string =>
  `sha256:${[...`${index}`]
    .map((digit) => HEX[Number(digit)])
    .join('')
    .padStart(64, 'f')}`;
const version = (index: number, days: number, ...tags: string[]): Version => ({
  package: 'web',
  digest: digest(index),
  tags,
  uploaded: NOW - days * DAY,
});
const policiesOf = (environment: string): readonly object[] =>
  JSON.parse(
    readFileSync(join(INFRA, 'registry', environment, 'cleanup.json'), 'utf8'),
  ) as readonly object[];
const gone = (policies: readonly object[], versions: readonly Version[]): readonly string[] =>
  deletedBy(policies, versions, NOW).map(({ version: each, policy }) => {
    const name = each.tags[0] ?? each.digest.slice(-3);
    return `${name} by ${policy}`;
  });
const REMOVE = { name: 'remove', action: { type: 'Delete' } };
const KEEP = { name: 'keep', action: { type: 'Keep' } };

describe('Artifact Registry’s cleanup policies', () => {
  const versions = [
    version(1, 1, 'dev-1', 'dev-latest'),
    version(2, 40, 'dev-2'),
    version(3, 40),
    version(4, 1),
    version(5, 400, 'v1.0.0'),
  ];
  it.each<[string, readonly object[], readonly string[]]>([
    ['nothing without a policy', [], []],
    ['nothing by a policy that keeps', [{ ...KEEP, condition: { tagState: 'tagged' } }], []],
    [
      'what is older, whatever its tags',
      [{ ...REMOVE, condition: { olderThan: '30d' } }],
      ['dev-2 by remove', 'ff3 by remove', 'v1.0.0 by remove'].map((text) =>
        text.replace('ff3', digest(3).slice(-3)),
      ),
    ],
    [
      'only what all parts of a condition match',
      [{ ...REMOVE, condition: { tagState: 'tagged', tagPrefixes: ['dev-'], olderThan: '30d' } }],
      ['dev-2 by remove'],
    ],
    [
      'what any of several prefixes matches',
      [{ ...REMOVE, condition: { tagPrefixes: ['v', 'dev-2'] } }],
      ['dev-2 by remove', 'v1.0.0 by remove'],
    ],
    [
      'what a prefix of any of its tags matches',
      [{ ...REMOVE, condition: { tagPrefixes: ['dev-l'] } }],
      ['dev-1 by remove'],
    ],
    [
      'untagged ones, by seconds too',
      [{ ...REMOVE, condition: { tagState: 'untagged', olderThan: '2592000s' } }],
      [`${digest(3).slice(-3)} by remove`],
    ],
    [
      'what is newer, where it says so',
      [{ ...REMOVE, condition: { tagState: 'tagged', newerThan: '2d' } }],
      ['dev-1 by remove'],
    ],
    [
      'never what a policy keeps, in whichever order they stand',
      [
        { ...KEEP, condition: { tagPrefixes: ['v'] } },
        { ...REMOVE, condition: { olderThan: '30d', tagState: 'tagged' } },
      ],
      ['dev-2 by remove'],
    ],
    [
      'never the most recent ones of a package',
      [
        { ...REMOVE, condition: { tagState: 'any' } },
        { ...KEEP, mostRecentVersions: { keepCount: 2 } },
      ],
      ['dev-2 by remove', `${digest(3).slice(-3)} by remove`, 'v1.0.0 by remove'],
    ],
    [
      'only of the packages that it names',
      [{ ...REMOVE, condition: { packageNamePrefixes: ['api'] } }],
      [],
    ],
  ])('delete %s', (_, policies, expected) => {
    expect(gone(policies, versions)).toEqual(expected);
  });

  it('count the most recent ones of each package by itself', () => {
    const api = { ...version(9, 300, 'api-1'), package: 'api' };
    const policies = [
      { ...REMOVE, condition: {} },
      { ...KEEP, mostRecentVersions: { keepCount: 1, packageNamePrefixes: ['api'] } },
    ];
    expect(gone(policies, [version(1, 1, 'dev-1'), api])).toEqual(['dev-1 by remove']);
  });

  it.each<[string, object]>([
    ['an unknown field', { ...REMOVE, condition: { tagState: 'any', color: 'red' } }],
    ['no action', { name: 'x', condition: {} }],
    ['a condition and a count', { ...KEEP, condition: {}, mostRecentVersions: { keepCount: 1 } }],
    ['a count that deletes', { ...REMOVE, mostRecentVersions: { keepCount: 1 } }],
    ['a duration without unit', { ...REMOVE, condition: { olderThan: '30' } }],
    ['an unknown tag state', { ...REMOVE, condition: { tagState: 'sometimes' } }],
  ])('are refused with %s', (_, policy) => {
    expect(() => deletedBy([policy], versions, NOW)).toThrow();
  });
});

describe('the example’s policies', () => {
  it('keep in dev the 50 newest and the newest build, for 30 days everything', () => {
    const builds = Array.from({ length: 60 }, (_, index) =>
      version(100 + index, 31 + index, `dev-${String(index)}`),
    );
    expect(gone(policiesOf('dev'), builds)).toHaveLength(10);
    const young = builds.map((build) => ({ ...build, uploaded: NOW - 29 * DAY }));
    expect(gone(policiesOf('dev'), young)).toEqual([]);
    const latest = builds.map((build, index) =>
      index === 59 ? { ...build, tags: [...build.tags, 'dev-latest'] } : build,
    );
    expect(gone(policiesOf('dev'), latest)).toHaveLength(9);
  });

  it('never delete in production what prod-latest names, however old it is', () => {
    const releases = Array.from({ length: 40 }, (_, index) =>
      version(200 + index, 800 + index, `v1.${String(index)}.0`),
    );
    const deployed = { ...version(999, 3000, 'v0.0.1', 'prod-latest') };
    const deleted = gone(policiesOf('prod'), [...releases, deployed]);
    expect(deleted).toHaveLength(10);
    expect(deleted.join()).not.toContain('v0.0.1');
  });

  it.each(['dev', 'staging', 'prod'])('delete what has no tag in %s after two weeks', (name) => {
    const recent = Array.from({ length: 100 }, (_, index) =>
      version(300 + index, 1, `t${String(index)}`),
    );
    const loose = [version(1, 15), version(2, 13)];
    expect(gone(policiesOf(name), [...recent, ...loose])).toHaveLength(1);
  });
});

describe('the check of what overlays name', () => {
  let dir = '';
  let clone = '';
  let server: Server;
  let images: object[] = [];
  const asked: string[] = [];
  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'cleanup-'));
    clone = join(dir, 'clone');
    const origin = join(dir, 'origin.git');
    git(dir, 'init', '-q', '--bare', origin);
    git(dir, 'init', '-q', '-b', 'main', clone);
    cpSync(join(INFRA, 'registry'), join(clone, 'infra/registry'), { recursive: true });
    for (const name of ['dev', 'staging', 'prod']) overlay(name, 'newTag: unreleased');
    commit();
    git(clone, 'remote', 'add', 'origin', origin);
    git(clone, 'push', '-q', 'origin', 'main', 'main:staging');
    overlay('dev', `newTag: dev-1\n    digest: ${digest(1)}`);
    commit();
    git(clone, 'push', '-q', 'origin', 'main:dev');
    git(clone, 'fetch', '-q');
    server = createServer((request, response) => {
      asked.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
      const second = request.url?.includes('pageToken=more') === true;
      const half = Math.ceil(images.length / 2);
      response.end(
        JSON.stringify(
          second
            ? { dockerImages: images.slice(half) }
            : { dockerImages: images.slice(0, half), nextPageToken: 'more' },
        ),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve));
    rmSync(dir, { recursive: true });
  });
  beforeEach(() => {
    images = [image(1, 1, ['dev-1']), image(2, 1, ['dev-2'])];
  });

  function git(cwd: string, ...args: string[]): void {
    const identity = ['-c', 'user.name=alice', '-c', 'user.email=alice@acme.test'];
    execFileSync('git', [...identity, ...args], { cwd, stdio: 'pipe' });
  }
  function commit(): void {
    git(clone, 'add', '.');
    git(clone, 'commit', '-q', '-m', 'Change');
  }
  function overlay(name: string, fields: string): void {
    const path = join(clone, `.gitops/overlays/${name}/kustomization.yaml`);
    mkdirSync(dirname(path), { recursive: true });
    const newName = `europe-west1-docker.pkg.dev/acme/warehouse-${name}/web`;
    writeFileSync(
      path,
      `resources:\n  - ../../base\nimages:\n  # written by the pipeline\n  - name: web\n    newName: ${newName}\n    ${fields}\nreplicas:\n  - name: web\n    count: 1\n`,
    );
  }
  function image(index: number, days: number, tags: string[], manifests: string[] = []): object {
    return {
      name: `projects/acme/locations/europe-west1/repositories/warehouse-dev/dockerImages/web@${digest(index)}`,
      tags,
      uploadTime: new Date(Date.now() - days * DAY).toISOString(),
      imageManifests: manifests.map((each) => ({ digest: each })),
    };
  }
  function check(...args: string[]): Promise<readonly [number, string]> {
    const { port } = server.address() as AddressInfo;
    const env = {
      PATH: process.env['PATH'],
      ARTIFACT_REGISTRY_URL: `http://127.0.0.1:${String(port)}`,
      CLOUDSDK_AUTH_ACCESS_TOKEN: 'ya29.test',
    };
    const script = join(clone, 'infra/registry/check-cleanup.mjs');
    return new Promise((resolve) => {
      const child = execFile(process.execPath, [script, ...args], { env }, (_, out, err) => {
        resolve([child.exitCode ?? -1, out + err]);
      });
    });
  }

  it('is content where everything stays, and reads every page', async () => {
    const [code, text] = await check('dev');
    expect(text).toBe(
      `stays  web@${digest(1)}  dev:.gitops/overlays/dev/kustomization.yaml\n0 of 2 go, 1 are named by overlays\n`,
    );
    expect(code).toBe(0);
    expect(asked.at(-1)).toBe(
      '/v1/projects/acme/locations/europe-west1/repositories/warehouse-dev/dockerImages?pageSize=1000&pageToken=more Bearer ya29.test',
    );
    expect((await check('prod'))[1]).toBe('0 of 2 go, 0 are named by overlays\n');
  });

  it('tells what goes, and in how many days', async () => {
    const newer = Array.from({ length: 50 }, (_, index) =>
      image(100 + index, 1, [`dev-${String(100 + index)}`]),
    );
    images = [image(1, 20, ['dev-1']), ...newer];
    expect((await check('dev', '--days', '5'))[0]).toBe(0);
    const [code, text] = await check('dev');
    expect(text).toContain(`deleted within 14 days by delete-old-builds  web@${digest(1)}`);
    expect(code).toBe(1);
  });

  it('tells what is missing already', async () => {
    images = [image(2, 1, ['dev-2'])];
    const [code, text] = await check('dev');
    expect([code, text]).toEqual([1, expect.stringContaining(`missing  web@${digest(1)}`)]);
  });

  it('counts what an index names as part of it', async () => {
    const newer = Array.from({ length: 50 }, (_, index) =>
      image(100 + index, 0, [`dev-${String(100 + index)}`]),
    );
    images = [image(1, 5, ['dev-1'], [digest(7)]), image(7, 5, []), ...newer];
    const [code, text] = await check('dev');
    expect(text).toContain(`deleted within 14 days by delete-untagged (its ${digest(7)})`);
    expect(code).toBe(1);
  });

  it('ends with 2 where it cannot find out', async () => {
    images = [{ name: 'nonsense', uploadTime: '' }];
    expect(await check('dev')).toEqual([2, 'What is nonsense?\n']);
    expect((await check('nowhere'))[0]).toBe(2);
    expect((await check('dev', '--days', 'x'))[0]).toBe(2);
  });
});
