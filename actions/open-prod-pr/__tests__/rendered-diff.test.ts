import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { projectCacheDir } from '@gitops-actions/sandbox/tools/tool-path.ts';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import {
  createTestRepository,
  temporaryDirectory,
  type Files,
  type TestRepository,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { findGit } from '@gitops-actions/shared/git/find-git.ts';
import { gitEnvironment } from '@gitops-actions/shared/git/git-environment.ts';
import { createGitObjects, type GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { runProcess, type RunProcess } from '@gitops-actions/shared/process/run-process.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { obtainKustomize, type Kustomize } from '../src/render/kustomize.ts';
import { renderedDiff, type RenderedDiff } from '../src/render/rendered-diff.ts';

const scratch = temporaryDirectory();
const PROD = '.gitops/overlays/prod';
const DIGEST = `sha256:${'1'.repeat(64)}`;
let repo: TestRepository;
let objects: GitObjects;
let kustomize: Kustomize;
let server: Server;
let address: string;
let visits: string[];

beforeAll(async () => {
  repo = createTestRepository(join(scratch.path, 'repo'));
  objects = createGitObjects({
    run: runProcess,
    git: findGit(process.env['PATH'] ?? '', '/nowhere'),
    gitDir: join(repo.dir, '.git'),
    env: gitEnvironment(process.env),
    hexLength: 40,
  });
  kustomize = await kustomizeWith(runProcess);
  visits = [];
  server = createServer((request, response) => {
    visits.push(request.url ?? '');
    response.end('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: stolen}\n');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  scratch.remove();
});

async function kustomizeWith(run: RunProcess): Promise<Kustomize> {
  return obtainKustomize({
    ...{ run, env: process.env, platform: 'linux-x64' },
    toolCache: join(scratch.path, 'tool-cache'),
    projectCache: projectCacheDir(),
    scratch: await mkdtemp(join(scratch.path, 'tool-')),
  });
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 2
  template:
    spec:
      containers:
        - name: web
          image: web
`;
const BASE_FILES: Files = {
  'README.md': 'not needed',
  '.gitops/base/deployment.yaml': DEPLOYMENT,
  '.gitops/base/service.yaml': 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n',
  '.gitops/base/kustomization.yaml': 'resources:\n  - deployment.yaml\n  - service.yaml\n',
  [`${PROD}/kustomization.yaml`]: overlay('v1.0.0'),
};

function overlay(tag: string, digest = '', more = ''): string {
  const line = digest === '' ? '' : `    digest: ${digest}\n`;
  return `namespace: warehouse-prod
resources:
  - ../../base
images:
  - name: web
    newName: localhost:5000/acme/warehouse-prod/web
    newTag: ${tag}
${line}${more}`;
}

/** The difference between the good overlay and one with other files. */
async function render(
  changes: Files,
  before: Files = {},
  how: () => Promise<Kustomize> = () => Promise.resolve(kustomize),
): Promise<RenderedDiff> {
  return renderedDiff({
    objects,
    before: repo.commit({ files: { ...BASE_FILES, ...before } }),
    after: {
      tree: repo.tree(undefined, { ...BASE_FILES, ...before, ...changes }),
      files: new Map(),
    },
    overlay: PROD,
    kustomize: how,
    scratch: await mkdtemp(join(scratch.path, 'render-')),
  });
}

function rendered(diff: RenderedDiff): Extract<RenderedDiff, { status: 'rendered' }> {
  if (diff.status !== 'rendered') throw new Error(diff.reason);
  return diff;
}

describe('the rendered difference', () => {
  it('shows one resource and one line for a bump, and which digests run then', async () => {
    const bytes = Buffer.from(overlay('v1.1.0', DIGEST));
    const before = repo.commit({ files: BASE_FILES });
    const diff = rendered(
      await renderedDiff({
        objects,
        before,
        after: { tree: before, files: new Map([[`${PROD}/kustomization.yaml`, bytes]]) },
        overlay: `${PROD}/kustomization.yaml`,
        kustomize: () => Promise.resolve(kustomize),
        scratch: await mkdtemp(join(scratch.path, 'render-')),
      }),
    );
    expect(diff).toMatchObject({ unchanged: 1, more: 0, omitted: [], digests: [DIGEST] });
    const [resource, ...others] = diff.resources;
    expect(others).toEqual([]);
    expect(resource).toMatchObject({
      ...{ apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'warehouse-prod', name: 'web' },
      ...{ change: 'changed', added: 1, removed: 1, cut: 0 },
    });
    expect(resource?.diff).toContain(
      `-      - image: localhost:5000/acme/warehouse-prod/web:v1.0.0\n+      - image: localhost:5000/acme/warehouse-prod/web:v1.1.0@${DIGEST}\n`,
    );
  });

  it('names what comes and what goes', async () => {
    const diff = rendered(
      await render({
        '.gitops/base/kustomization.yaml': 'resources:\n  - deployment.yaml\n  - more\n',
        '.gitops/base/more/kustomization.yaml': 'configMapGenerator: [{name: c, literals: [a=b]}]',
      }),
    );
    expect(diff.resources.map(({ kind, change }) => [kind, change]).toSorted()).toEqual([
      ['ConfigMap', 'added'],
      ['Service', 'removed'],
    ]);
    expect(diff.unchanged).toBe(1);
  });

  it('takes an overlay that was not there for one that runs nothing', async () => {
    const before = repo.commit({ files: { a: 'b' } });
    const diff = rendered(
      await renderedDiff({
        objects,
        before,
        after: { tree: repo.tree(undefined, BASE_FILES), files: new Map() },
        overlay: PROD,
        kustomize: () => Promise.resolve(kustomize),
        scratch: await mkdtemp(join(scratch.path, 'render-')),
      }),
    );
    expect(diff.resources.map(({ change }) => change)).toEqual(['added', 'added']);
  });

  it('masks Secrets, and still shows which value changes', async () => {
    const secret = (token: string, note = ''): Files => ({
      [`${PROD}/kustomization.yaml`]: overlay('v1.0.0', '', 'components: [secrets]\n'),
      [`${PROD}/secrets/kustomization.yaml`]:
        'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nresources: [s.yaml]\n',
      [`${PROD}/secrets/s.yaml`]: `apiVersion: v1
kind: Secret
metadata:
  name: s
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: '{"hidden":"applied"}'
data:
  same: aGlkZGVuLXNhbWU= # hidden-comment
  token: ${Buffer.from(token).toString('base64')}
stringData:
  plain: hidden-plain${note}
`,
    });
    const diff = rendered(await render(secret('hidden-two', '-new'), secret('hidden-one')));
    const [resource] = diff.resources;
    expect(resource?.diff).toContain('-  plain: (masked, before)\n+  plain: (masked, changed)');
    expect(resource?.diff).toContain('   same: (masked)\n-  token: (masked, before)');
    expect(JSON.stringify(diff)).not.toMatch(/hidden|aGlkZGVu/);
    expect(rendered(await render(secret('x'), secret('x'))).resources).toEqual([]);
    const gone = rendered(await render(secret('hidden-one')));
    expect(gone.resources.map(({ change, kind }) => [change, kind])).toEqual([['added', 'Secret']]);
    expect(JSON.stringify(gone)).not.toMatch(/hidden|aGlkZGVu/);
  });

  it('cuts a long difference and counts what it cut', async () => {
    const lines = (text: string): string =>
      `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: long}\ndata:\n${Array.from({ length: 400 }, (_, index) => `  k${index}: ${text}${index}\n`).join('')}`;
    const overlayWith: Files = { [`${PROD}/kustomization.yaml`]: 'resources: [c.yaml]\n' };
    const diff = rendered(
      await render(
        { [`${PROD}/c.yaml`]: lines('after') },
        { ...overlayWith, [`${PROD}/c.yaml`]: lines('before') },
      ),
    );
    const [resource] = diff.resources;
    expect(resource?.diff.split('\n')).toHaveLength(301);
    expect(resource).toMatchObject({ added: 400, removed: 400 });
    expect(resource?.cut).toBeGreaterThan(400);
  });

  it('writes nothing but what the overlay leads to, and hands no variable of the runner on', async () => {
    const seen: { env: object; files: readonly string[] }[] = [];
    const spying = await kustomizeWith((program, args, options) => {
      const root = (args.at(-1) ?? '').slice(0, -PROD.length);
      const files = readdirSync(root, { recursive: true, encoding: 'utf8' });
      seen.push({ env: options.env, files: files.filter((name) => name.includes('.')) });
      return runProcess(program, args, options);
    });
    const changes: Files = { 'apps/web.js': 'x', '.gitops/argocd/app.yaml': 'y' };
    rendered(await render(changes, {}, () => Promise.resolve(spying)));
    expect(seen).toHaveLength(2);
    for (const { env, files } of seen) {
      expect(files.join()).not.toMatch(/README|apps|argocd/);
      expect(Object.keys(env)).not.toContain('GITHUB_TOKEN');
      expect((env as { PATH: string }).PATH).not.toBe(process.env['PATH']);
    }
  });
});

describe('what is remote', () => {
  const remotes = [
    'https://evil.test/a.yaml',
    'github.com/acme/base?ref=main',
    'git@github.com:acme/base.git',
    'ssh://git@evil.test/base',
    'git::https://evil.test/base',
    'evil.test/acme/base//deep?ref=v1',
    'file:///etc',
  ];

  it.each(remotes)('is named and left out, never fetched: %s', async (remote) => {
    const more = `  - ${JSON.stringify(remote)}\n`;
    const text = overlay('v1.1.0').replace('  - ../../base\n', `  - ../../base\n${more}`);
    const diff = rendered(await render({ [`${PROD}/kustomization.yaml`]: text }));
    expect(diff.omitted).toEqual([`${PROD}: ${remote}`]);
    expect(diff.resources).toHaveLength(1);
  });

  it('is found in bases of bases, under keys in any case, and in charts', async () => {
    const diff = rendered(
      await render({
        [`${PROD}/kustomization.yaml`]: `RESOURCES: [../../base, "${address}/one.yaml"]\nhelmCharts: [{name: nginx, repo: "${address}"}]\n`,
        '.gitops/base/kustomization.yaml': `reſources: [deployment.yaml, "${address}/two.yaml"]\nBases: ["${address}/three"]\n`,
      }),
    );
    expect(diff.omitted.toSorted()).toEqual(
      [
        `${PROD}: Helm chart nginx`,
        `${PROD}: ${address}/one.yaml`,
        `.gitops/base: ${address}/two.yaml`,
        `.gitops/base: ${address}/three`,
      ].toSorted(),
    );
    expect(visits).toEqual([]);
  });

  const fields: readonly (readonly [string, string])[] = [
    ['a patch', 'patches: [{path: "URL"}]'],
    ['a strategic patch', 'patchesStrategicMerge: ["URL"]'],
    [
      'a JSON patch',
      'patchesJson6902: [{target: {kind: Service, name: web, version: v1}, path: "URL"}]',
    ],
    ['a replacement', 'replacements: [{path: "URL"}]'],
    ['a schema', 'openapi: {path: "URL"}'],
    ['a definition', 'crds: ["URL"]'],
    ['a configuration', 'configurations: ["URL"]'],
    ['a generator’s file', 'configMapGenerator: [{name: c, files: ["k=URL"]}]'],
    ['a generator’s variables', 'secretGenerator: [{name: c, envs: ["URL"]}]'],
    ['a transformer', 'transformers: ["URL"]'],
    [
      'an inline transformer',
      'transformers: ["apiVersion: builtin\\nkind: PatchTransformer\\nmetadata: {name: x}\\npath: URL\\ntarget: {kind: Service}"]',
    ],
    ['a transformer’s file', 'transformers: [t.yaml]'],
    ['a transformer’s directory', 'generators: [plugins]'],
  ];

  it.each(fields)('stops the rendering where it is %s', async (_what, field) => {
    const url = `${address}/x.yaml`;
    const plugin = `apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: x}\npath: ${url}\ntarget: {kind: Service}\n`;
    const diff = await render({
      [`${PROD}/kustomization.yaml`]: overlay('v1.1.0', '', `${field.replace('URL', url)}\n`),
      [`${PROD}/t.yaml`]: plugin,
      [`${PROD}/plugins/kustomization.yaml`]: 'resources: [p.yaml]\n',
      [`${PROD}/plugins/p.yaml`]: plugin,
    });
    expect(diff).toMatchObject({ status: 'not-rendered' });
    expect(diff.status === 'not-rendered' && diff.reason).toContain(`refers to`);
    expect(visits).toEqual([]);
  });

  it('could not be fetched by kustomize itself, which finds neither git nor a way out', async () => {
    const root = await mkdtemp(join(scratch.path, 'direct-'));
    for (const [name, reference] of [
      ['http', 'http://evil.test/x.yaml'],
      ['git', 'https://evil.test/acme/base.git?ref=main'],
    ] as const) {
      await mkdir(join(root, name));
      await writeFile(join(root, name, 'kustomization.yaml'), `resources: ["${reference}"]\n`);
      const failed = kustomize.build(root, name);
      await expect(failed).rejects.toThrow(/127\.0\.0\.1:1|no 'git' program|git/);
    }
  });
});

describe('what cannot be rendered', () => {
  const kustomization = `${PROD}/kustomization.yaml`;
  const cases: readonly (readonly [string, Files, RegExp])[] = [
    ['a base outside', { [kustomization]: 'resources: [../../../../etc]' }, /outside of the rep/],
    ['an absolute base', { [kustomization]: 'resources: [/etc]' }, /outside of the repository/],
    ['a missing base', { [kustomization]: 'resources: [../gone]' }, /gone, which is not there/],
    ['no mapping', { [kustomization]: '[]' }, /is not one mapping/],
    ['no YAML', { [kustomization]: 'a: [' }, /no YAML that can be read/],
    ['two documents', { [kustomization]: 'a: b\n---\nc: d' }, /is not one mapping/],
    [
      'a bomb of aliases',
      {
        [kustomization]: `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b]\nd: [*c,*c,*c,*c,*c]`,
      },
      /no YAML that can be read/,
    ],
    ['no kustomization', { [kustomization]: null, [`${PROD}/x`]: '' }, /holds no kustomization/],
    ['two of them', { [`${PROD}/Kustomization`]: '{}' }, /more than one kustomization/],
    [
      'a link',
      { [`${PROD}/l.yaml`]: { mode: '120000', oid: '' }, [kustomization]: 'resources: [l.yaml]' },
      /l\.yaml, which is not there/,
    ],
    [
      'a file above',
      { [kustomization]: 'resources: [../../base/service.yaml]' },
      /a file outside of its directory/,
    ],
    ['what kustomize refuses', { [kustomization]: 'unknownField: 1' }, /kustomize build failed/],
  ];

  it.each(cases)('says why: %s', async (_what, changes, why) => {
    const link = repo.git(['hash-object', '-w', '--stdin'], { input: '/etc/passwd' });
    const files = Object.fromEntries(
      Object.entries(changes).map(([path, file]) => [
        path,
        typeof file === 'object' && file !== null ? { mode: file.mode, oid: link } : file,
      ]),
    );
    const diff = await render(files);
    expect(diff.status === 'not-rendered' && diff.reason).toMatch(why);
    expect(diff.status === 'not-rendered' && diff.reason).not.toContain(scratch.path);
  });

  it('says that there is no kustomize for the platform, or none that is the pinned one', async () => {
    const obtain = (platform: string): Promise<Kustomize> =>
      obtainKustomize({
        ...{ run: runProcess, env: {}, platform },
        ...{ toolCache: scratch.path, scratch: scratch.path },
      });
    const diff = await render({ [`${PROD}/x`]: '' }, {}, () => obtain('plan9-mips'));
    expect(diff).toMatchObject({ status: 'not-rendered', reason: /no pinned archive/ });
  });

  it('does not take a defect of ours for a missing picture', async () => {
    const defect = (): Promise<Kustomize> => Promise.reject(new TypeError('ours'));
    await expect(render({}, {}, defect)).rejects.toThrow('ours');
    const internal = (): Promise<Kustomize> =>
      Promise.reject(new ActionError('E_INTERNAL', 'ours too'));
    await expect(render({}, {}, internal)).rejects.toThrow('ours too');
  });
});

describe('the example', () => {
  it('renders production with the digest that a release writes', async () => {
    const example = fileURLToPath(new URL('../../../examples/warehouse-network/', import.meta.url));
    const paths = readdirSync(join(example, '.gitops'), { recursive: true, encoding: 'utf8' });
    const files = Object.fromEntries(
      paths
        .filter((path) => path.endsWith('.yaml'))
        .map((path) => [`.gitops/${path}`, readFileSync(join(example, '.gitops', path), 'utf8')]),
    );
    const before = repo.commit({ files });
    const edited = (files[`${PROD}/kustomization.yaml`] ?? '').replace(
      /newTag: .*/,
      `newTag: v1.0.0\n    digest: ${DIGEST}`,
    );
    const diff = rendered(
      await renderedDiff({
        objects,
        before,
        after: {
          tree: before,
          files: new Map([[`${PROD}/kustomization.yaml`, Buffer.from(edited)]]),
        },
        overlay: PROD,
        kustomize: () => Promise.resolve(kustomize),
        scratch: await mkdtemp(join(scratch.path, 'render-')),
      }),
    );
    expect(diff.digests).toEqual([DIGEST]);
    expect(diff.resources.map(({ kind }) => kind)).toEqual(['Rollout']);
  });
});
