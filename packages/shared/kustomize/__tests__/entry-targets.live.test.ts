import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import { toolPath } from '../../../sandbox/tools/tool-path.ts';
import { entryTargets, type EntryTargets } from '../entry-targets.ts';
import type { GraphImage } from '../graph-walk.ts';
import { imagePattern, type ImageEntry } from '../image-pattern.ts';
import type { TreeFile } from '../known-tree.ts';
import { readResourceGraph } from '../resource-graph.ts';

const run = promisify(execFile);
let kustomize: string;
let root: string;

beforeAll(async () => {
  kustomize = await toolPath('kustomize');
  root = await mkdtemp(join(tmpdir(), 'entry-targets-'));
});
afterAll(() => rm(root, { recursive: true, force: true }));

const image = fc.constantFrom(
  ...['web', 'web:v1', 'webs:v1', 'w-b', 'api', 'api:v1@sha256:abc', 'api@sha256:abc', 'aapi'],
  ...['acme/web:v1', 'r.test/acme/web:v1', 'r-test/acme/web', 'r.test:5000/web', 'localhost:5000'],
  ...['web:{tag}', 'a+b:v1', 'a.b', 'web:v2', '123', ''],
);
const name = fc.constantFrom(
  ...['web', 'api', 'w.b', 'r.test/acme/web', 'r.test:5000/web', 'localhost', 'web:v1', 'web:v2'],
  ...['api@sha256:abc', 'acme/web', '.*', '.*/web', '[^/]+', '(acme/)?web', 'web|api', 'a{2}pi'],
  ...['a+b', 'a\\+b', 'w\\w{2}', 'r\\.test/.*', 'web$', '^web', 'w*', '', 'other', 'Web', '123'],
);
const entry = fc.record({
  name,
  newName: fc.constantFrom('', '', 'api', 'acme/web', 'localhost:5000/x', 'b:1'),
  newTag: fc.constantFrom('', '', 'v1', 'v2'),
  digest: fc.constantFrom('', '', 'sha256:def'),
  tagSuffix: fc.constantFrom('', '', '', '-s'),
});
const entries = fc.array(entry, { maxLength: 2 });

const world = fc.record({
  images: fc.array(image, { minLength: 12, maxLength: 12 }),
  base: entries,
  component: entries,
  own: fc.array(name, { minLength: 1, maxLength: 2 }),
  newName: fc.array(fc.constantFrom('', '', 'api', 'web', 'x/web'), { minLength: 2, maxLength: 2 }),
  file: fc.constantFrom('kustomization.yaml', 'kustomization.yml', 'Kustomization'),
  patch: fc.boolean(),
});
type World = typeof world extends fc.Arbitrary<infer T> ? T : never;

/** Each image has a place of its own, and none of them the name of another. */
function filesOf({ images, base, component, file }: World): Record<string, string> {
  const [a, b, c, d, e, f, g, h, j, k, l] = images.map((text) => JSON.stringify(text));
  return {
    [`base/${file}`]: JSON.stringify({ resources: ['all.yaml', 'pod.json'], images: base }),
    'base/all.yaml': `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      initContainers: [{name: c0, image: ${a}}]
      containers:
      - {name: c1, image: ${b}}
      - {name: none}
      ephemeralContainers: [{name: c2, image: ${c}}]
      volumes: [{name: v, image: {reference: ${d}}}]
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: job}
spec:
  jobTemplate:
    spec:
      template:
        spec:
          containers: [{name: c3, image: ${e}}]
          volumes: [{name: w, image: {reference: ${f}}}]
---
apiVersion: v1
kind: List
items:
- apiVersion: x.test/v1
  kind: Odd
  metadata: {name: odd}
  spec:
    containers: {name: c4, image: ${g}}
    deep: [{initContainers: [{name: c5, image: ${h}}]}, {image: ${a}, name: c6}]
`,
    'base/pod.json': `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "pod"},
      "spec": {"containers": [{"name": "c8", "image": ${j}}]}}`,
    [`component/${file}`]: JSON.stringify({
      apiVersion: 'kustomize.config.k8s.io/v1alpha1',
      kind: 'Component',
      resources: ['c.yaml'],
      images: component,
    }),
    'component/c.yaml': `apiVersion: v1\r\nkind: Pod\r\nmetadata: {name: side}\r\nspec: {containers: [{name: c9, image: ${k}}]}\r\n`,
    'own/pod.yaml': `apiVersion: v1\nkind: Pod\nmetadata: {name: own}\nspec: {containers: [{name: c10, image: ${l}}]}\n`,
    [`own/${file}`]: JSON.stringify({ resources: ['pod.yaml'] }),
  };
}

const PATCH = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec: {replicas: 3, template: {spec: {containers: [{name: c1, env: []}]}}}
`;

/** As the example’s production does: a Deployment becomes a Rollout. */
const OTHER_KIND = {
  target: { kind: 'Deployment', name: 'web' },
  options: { allowKindChange: true },
  patch: JSON.stringify([
    { op: 'replace', path: '/apiVersion', value: 'argoproj.io/v1alpha1' },
    { op: 'replace', path: '/kind', value: 'Rollout' },
    { op: 'add', path: '/spec/workload', value: { kind: 'Deployment' } },
    { op: 'replace', path: '/spec/workload/kind', value: 'Pod' },
  ]),
};

/** The overlay with the first of its entries; suffixes let one build render many of them. */
function overlayFiles({ images, patch }: World, own: readonly ImageEntry[], suffix: string) {
  const folder = `overlays/${own.length}`;
  return {
    [`${folder}/kustomization.yaml`]: JSON.stringify({
      resources: ['../../base', '../../own', 'crd.yaml'],
      components: ['../../component'],
      ...(patch ? { patches: [{ patch: PATCH }, OTHER_KIND] } : {}),
      nameSuffix: suffix,
      images: own,
    }),
    [`${folder}/crd.yaml`]: `apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: odds${suffix}}
spec: {containers: [{name: c7, image: ${JSON.stringify(images[11])}}]}
`,
  };
}

async function write(files: Readonly<Record<string, string>>, folder: string): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}

const readFrom = (folder: string) => async (paths: readonly string[]) => {
  const found = await Promise.all(
    paths.map(async (path): Promise<[string, TreeFile][]> => {
      const at = await stat(join(folder, path)).catch(() => undefined);
      if (at === undefined) return [];
      if (at.isDirectory()) return [[path, { mode: '40000', bytes: new Uint8Array() }]];
      return [[path, { mode: '100644', bytes: await readFile(join(folder, path)) }]];
    }),
  );
  return new Map(found.flat());
};

/** Renders overlays of the root in one go. */
async function build(name: string, overlays: readonly string[]): Promise<Rendered> {
  const resources = overlays.map((overlay) => `../${overlay}`);
  await write({ [`${name}/kustomization.yaml`]: JSON.stringify({ resources }) }, root);
  const { stdout } = await run(kustomize, ['build', join(root, name)], { maxBuffer: 2 ** 26 });
  return rendered(stdout);
}

type Rendered = ReadonlyMap<string, string>;

/** `kind/resource/container` → image, wherever a name stands beside an image. */
function rendered(text: string): Rendered {
  const found = new Map<string, string>();
  const visit = (value: unknown, at: string): void => {
    if (typeof value !== 'object' || value === null) return;
    const { name: called, image: what } = value as { name?: unknown; image?: unknown };
    if (typeof called === 'string' && what !== undefined) {
      const reference =
        typeof what === 'object' ? (what as { reference?: unknown } | null)?.reference : what;
      found.set(`${at}/${called}`, String(reference));
    }
    for (const child of Object.values(value) as readonly unknown[]) visit(child, at);
  };
  for (const document of parseAllDocuments(text, { schema: 'failsafe' })) {
    const value = document.toJS() as { kind: string; metadata: { name: string } };
    // As it was called before it was given another kind.
    const kind = value.kind === 'Rollout' ? 'Deployment' : value.kind;
    visit(value, `${kind}/${value.metadata.name}`);
  }
  return found;
}

interface Tried {
  readonly world: World;
  readonly folder: string;
  readonly own: readonly ImageEntry[];
  readonly suffix: (count: number) => string;
}

async function prepare(world: World, folder: string): Promise<Tried> {
  // A mark of its own in each tag: an entry that matches changes what is rendered.
  const own = world.own.map((name, index) => ({
    name,
    newName: world.newName[index] ?? '',
    newTag: `mark${index}`,
  }));
  const suffix = (count: number): string => `-${folder}-${count}`;
  await write(filesOf(world), join(root, folder));
  for (let count = 0; count <= own.length; count += 1) {
    await write(overlayFiles(world, own.slice(0, count), suffix(count)), join(root, folder));
  }
  return { world, folder, own, suffix };
}

async function compare({ folder, own, suffix }: Tried, all: Rendered): Promise<EntryTargets> {
  const graph = await readResourceGraph(
    `overlays/${own.length}/kustomization.yaml`,
    readFrom(join(root, folder)),
  );
  const targets = entryTargets(graph.entries, graph);
  const key = (found: GraphImage, count: number): string =>
    `${found.kind}/${found.name}${suffix(count)}/${found.container}`;
  const after = (count: number): Rendered =>
    new Map(
      [...all]
        .filter(([place]) => place.includes(`${suffix(count)}/`))
        .map(([place, image]) => [place.replace(suffix(count), ''), image]),
    );

  expect(graph.unknown).toEqual([]);
  for (const [index, found] of graph.images.entries()) {
    expect(all.get(key(found, 0))).toBe(found.image);
    expect(all.get(key(found, own.length))).toBe(targets.result[index]);
  }
  for (const { index, images, verdict } of targets.entries) {
    const touched = images.map(({ kind, name, container }) => `${kind}/${name}/${container}`);
    const [before, now] = [after(index), after(index + 1)];
    expect([...now.keys()].sort()).toEqual([...before.keys()].sort());
    const changed = [...now.keys()].filter((place) => now.get(place) !== before.get(place));
    expect(touched.sort()).toEqual(changed.sort());
    expect(verdict).toBe(images.length === 0 ? 'nothing' : 'touches');
  }
  return targets;
}

describe('what is said about entries', () => {
  it('is what the real kustomize does', async () => {
    const seen = { touches: 0, nothing: 0, unsure: 0 };
    let batches = 0;
    const check = async (worlds: readonly World[]): Promise<void> => {
      batches += 1;
      const batch = `b${batches}`;
      const tried = await Promise.all(
        worlds.map((world, index) => prepare(world, `${batch}w${index}`)),
      );
      const all = await build(
        batch,
        tried.flatMap(({ folder, own }) =>
          [...own.keys(), own.length].map((count) => `${folder}/overlays/${count}`),
        ),
      );
      for (const one of tried) {
        for (const { verdict } of (await compare(one, all)).entries) seen[verdict] += 1;
      }
    };
    const batch = fc.array(world, { minLength: 10, maxLength: 10, size: 'max' });
    await fc.assert(fc.asyncProperty(batch, check), { numRuns: 16, endOnFailure: true });
    expect(Math.min(seen.touches, seen.nothing)).toBeGreaterThan(20);
  });

  it('holds for expressions', async () => {
    const texts = ['a', 'b', 'ab', 'ba', 'aab', 'abb', 'a/b', 'aa/b', 'b/a:v1', 'a.b', 'a+b'];
    const images = [...texts, ...texts.map((text) => `${text}:v1`), 'a{2}b', 'a:1@sha256:f', '1'];
    const containers = images.map((text, index) => ({ name: `c${index}`, image: text }));
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers } };
    const pods = { 'kustomization.yaml': '{resources: [p.yaml]}', 'p.yaml': JSON.stringify(pod) };
    await write(pods, join(root, 'pod'));
    const atom = fc.constantFrom(
      ...['a', 'b', '.', '/', '1', '[ab]', '[^a]', '[]a]', '[a-]', '[a-b]', '\\w', '\\D', '\\.'],
      ...['(a|b)', '(?:ab)', '(a/)', '\\+', '{', '}', ']', ':v1', '-'],
    );
    const times = fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,}', '{0,2}', '{02}', '*?');
    const part = fc.tuple(atom, times).map((both) => both.join(''));
    const expression = fc
      .array(fc.oneof({ weight: 9, arbitrary: part }, fc.constant('|')), { maxLength: 5 })
      .map((parts) => parts.join(''));
    let batches = 0;
    let judged = 0;
    const check = async (sources: readonly string[]): Promise<void> => {
      batches += 1;
      const folders = sources.map((_, index) => `e${batches}x${index}`);
      for (const [index, name] of sources.entries()) {
        const kustomization = {
          resources: ['../pod'],
          nameSuffix: `-${folders[index]}`,
          images: [{ name, newTag: 'mark' }],
        };
        const files = { 'kustomization.yaml': JSON.stringify(kustomization) };
        await write(files, join(root, folders[index] ?? ''));
      }
      const all = await build(`e${batches}`, folders);
      for (const [index, name] of sources.entries()) {
        const pattern = imagePattern(name);
        const theirs = images.map((text, at) => {
          const matched = all.get(`Pod/p-${folders[index]}/c${at}`) !== text;
          return matched ? 'yes' : 'no';
        });
        const ours = images.map((text) => pattern.match(text));
        if (ours.includes('unsure')) continue;
        judged += 1;
        expect([name, ours]).toEqual([name, theirs]);
      }
    };
    const batch = fc.array(expression, { minLength: 20, maxLength: 20, size: 'max' });
    await fc.assert(fc.asyncProperty(batch, check), { numRuns: 10, endOnFailure: true });
    expect(judged).toBeGreaterThan(150);
  });

  it.each(['[', 'a)', '(a', 'a|*', 'a**', '[b-a]', 'a{2,1}'])(
    '%j kills kustomize 5.8.1, and is called invalid',
    async (name) => {
      const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' } };
      const spec = { containers: [{ name: 'c', image: 'a' }] };
      const images = [{ name, newTag: 'mark' }];
      await write(
        {
          'p.yaml': JSON.stringify({ ...pod, spec }),
          'kustomization.yaml': JSON.stringify({ resources: ['p.yaml'], images }),
        },
        join(root, 'invalid'),
      );
      await expect(build('killed', ['invalid'])).rejects.toThrow('IsImageMatched');
      expect(imagePattern(name).invalid).toBe(true);
    },
  );
});
