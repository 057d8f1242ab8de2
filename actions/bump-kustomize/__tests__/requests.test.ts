import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { commitFiles } from '../../../__tests__/support/clone.ts';
import { openBench, REPOSITORY, type Bench } from './bench.ts';
import { digest } from './fixtures.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/warehouse-network', import.meta.url));
const DEPLOYMENT = (name: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec: { template: { spec: { containers: [{ name: app, image: ${name} }] } } }
`;
const component = (lines: string): string =>
  `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${lines}\n`;

/** Components that build on one another, three deep and in groups; only the last brings `api`. */
const NESTED: Readonly<Record<string, string>> = {
  'apps/web/overlays/dev/kustomization.yaml': `resources: [../../base]
components: [../../../../components/net/edge]
images:
  - { name: web, newName: r.test/web, newTag: unreleased }
  - { name: api, newName: r.test/api, newTag: unreleased }
`,
  'apps/web/base/kustomization.yaml': 'resources: [web.yaml, jobs]\n',
  'apps/web/base/web.yaml': DEPLOYMENT('web'),
  'apps/web/base/jobs/kustomization.yaml': 'resources: [job.yaml]\n',
  'apps/web/base/jobs/job.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: job }\n',
  'components/net/edge/kustomization.yaml': component('components: [../mesh]'),
  'components/net/mesh/kustomization.yml': component('components: [../../side/api]'),
  'components/side/api/Kustomization': component('resources: [api.yaml]'),
  'components/side/api/api.yaml': DEPLOYMENT('api'),
  ...Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `components/other/c${index}/kustomization.yaml`,
      component('patches: []'),
    ]),
  ),
};

let bench: Bench;
let began: string;

beforeAll(async () => {
  bench = await openBench();
  await bench.work((clone) => {
    cpSync(join(EXAMPLE, '.gitops'), join(clone, '.gitops'), { recursive: true });
    commitFiles(clone, NESTED, 'nested');
  }, 'example');
  began = bench.git('rev-parse', 'dev').trim();
});

beforeEach(() => {
  bench.git('update-ref', 'refs/heads/dev', began);
});

afterAll(async () => {
  expect(bench.github.violations).toEqual([]);
  await bench.close();
});

const source = (index: number): string => bench.sources[index] ?? '';
const lines = (index: number, images: readonly string[]): string =>
  images.map((each) => `${each}:dev-${source(index)}@${digest(String(index + 1))}`).join('\n');

/** What a bump asks for when an older image is deployed, without the App's token. */
async function second(
  overlays: string,
  images: readonly string[],
  given: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const first = await bench.run({ overlays, images: lines(0, images), ...given });
  expect(first.result.outcome).toBe('success');
  const since = bench.github.requests.length;
  const more = { ...given, ...(given['source-commit'] && { 'source-commit': source(1) }) };
  const { result } = await bench.run({ overlays, images: lines(1, images), ...more });
  expect(result).toMatchObject({ outcome: 'success', outputs: { changed: 'true', attempts: '1' } });
  const sent = bench.github.requests
    .slice(since)
    .filter(({ path }) => !/installation|access_tokens/.test(path))
    .map(({ operation }) => operation);
  expect(result.evidence).toMatchObject({ requests: sent.length });
  return sent;
}

/** The branch, the order of the source commits, what the entries touch, the commit. */
const FOUR = [
  'query viewer repository',
  'repos/compare-commits-with-basehead',
  'query repository',
  'mutation createCommitOnBranch',
];

const exampleImage = (environment: string): string =>
  `web=europe-west1-docker.pkg.dev/acme/warehouse-${environment}/web`;

describe('a bump asks four times, once of them to write,', () => {
  it.each(['dev', 'staging', 'prod'])('in %s of the example', async (environment) => {
    const sent = await second(`.gitops/overlays/${environment}`, [exampleImage(environment)]);
    expect(sent).toEqual(FOUR);
  });

  it('for several images and components that build on one another', async () => {
    const sent = await second('apps/web/overlays/dev', ['web=r.test/web', 'api=r.test/api']);
    expect(sent).toEqual(FOUR);
  });

  it('for several overlays at once', async () => {
    const overlays = ['dev', 'staging'].map((each) => `.gitops/overlays/${each}`).join('\n');
    const sent = await second(overlays, ['web=*']);
    expect(sent).toEqual(FOUR);
  });

  it('for overlays in a repository of their own', async () => {
    const { gitDir } = await bench.github.createRepository({ owner: 'acme', name: 'deploy' });
    bench.github.installApp({ repository: 'acme/deploy', permissions: { contents: 'write' } });
    const here = bench.git('rev-parse', '--absolute-git-dir').trim();
    bench.git('--git-dir', gitDir, 'fetch', '-q', here, 'dev:refs/heads/main');
    const permissions = { contents: 'read' } as const;
    const sent = await second('.gitops/overlays/prod', [exampleImage('prod')], {
      ...{ repository: 'acme/deploy', branch: 'main', 'source-commit': source(0) },
      ...{ token: bench.github.jobToken({ repository: REPOSITORY, permissions }) },
      'on-missing-policy': 'proceed',
    });
    expect(sent).toEqual(FOUR);
  });
});

it('components elsewhere are read level by level, and found all the same', async () => {
  await bench.push(
    'x/overlays/dev/kustomization.yaml',
    'resources: [../../lib/a]\nimages: [{ name: web, newName: r.test/web, newTag: unreleased }]\n',
  );
  await bench.push('x/lib/a/kustomization.yaml', 'resources: [../b]\n');
  await bench.push('x/lib/b/kustomization.yaml', 'resources: [web.yaml]\n');
  await bench.push('x/lib/b/web.yaml', DEPLOYMENT('web'));
  const sent = await second('x/overlays/dev', ['web=r.test/web']);
  expect(sent.filter((each) => each === 'query repository')).toHaveLength(3);
});

it('an image that only a deep component could bring, and does not, is still refused', async () => {
  await bench.push(
    'apps/web/overlays/dev/kustomization.yaml',
    (NESTED['apps/web/overlays/dev/kustomization.yaml'] ?? '').replace('name: api,', 'name: apu,'),
  );
  const images = lines(0, ['apu=r.test/api']);
  await expect(bench.run({ overlays: 'apps/web/overlays/dev', images })).rejects.toMatchObject({
    code: 'E_IMAGE_MATCHES_NOTHING',
  });
});
