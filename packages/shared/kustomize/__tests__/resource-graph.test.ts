import { describe, expect, it } from '@jest/globals';
import { entryTargets, noTargetFault, plainImageHint } from '../entry-targets.ts';
import type { TreeFile } from '../known-tree.ts';
import { kustomizationCandidates } from '../find-kustomization.ts';
import { likelyBaseFiles, readResourceGraph, type ResourceGraph } from '../resource-graph.ts';

const OVERLAY = 'deploy/overlays/dev/kustomization.yaml';
const BASE = 'deploy/base/kustomization.yaml';
const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  template:
    spec:
      initContainers: [{name: init, image: busybox}]
      containers:
      - {name: web, image: "r.test/acme/web:v1"}
`;
const LAYOUT = {
  [OVERLAY]: 'resources: [../../base]\nimages:\n- {name: r.test/acme/web, newTag: v2}\n',
  [BASE]: 'resources: [deployment.yaml]\n',
  'deploy/base/deployment.yaml': DEPLOYMENT,
};

type Files = Readonly<Record<string, string | TreeFile>>;

function repository(files: Files) {
  const tree = new Map(
    Object.entries(files).map(([path, file]): [string, TreeFile] => [
      path,
      typeof file === 'string' ? { mode: '100644', bytes: Buffer.from(file) } : file,
    ]),
  );
  for (const path of [...tree.keys()]) {
    for (let at = path.lastIndexOf('/'); at > 0; at = path.lastIndexOf('/', at - 1)) {
      tree.set(path.slice(0, at), { mode: '40000', bytes: new Uint8Array() });
    }
  }
  const requests: (readonly string[])[] = [];
  const look = (paths: readonly string[]): ReadonlyMap<string, TreeFile> =>
    new Map(paths.flatMap((path) => [[path, tree.get(path)] as const]).filter(isThere));
  return {
    requests,
    look,
    read: (paths: readonly string[]) => {
      requests.push(paths);
      return Promise.resolve(look(paths));
    },
  };
}

function isThere(entry: readonly [string, TreeFile | undefined]): entry is [string, TreeFile] {
  return entry[1] !== undefined;
}

async function graphOf(files: Files, path = OVERLAY): Promise<ResourceGraph> {
  return readResourceGraph(path, repository(files).read);
}

const images = ({ images: found }: ResourceGraph): readonly string[] =>
  found.map(({ image }) => image);

describe('the graph of an overlay', () => {
  it('says where each image stands', async () => {
    const graph = await graphOf(LAYOUT);
    expect(graph).toMatchObject({ complete: true, unknown: [] });
    const at = { file: 'deploy/base/deployment.yaml', kind: 'Deployment', name: 'web', passes: 2 };
    expect(graph.images).toEqual([
      { ...at, container: 'init', image: 'busybox' },
      { ...at, container: 'web', image: 'r.test/acme/web:v1' },
    ]);
    expect(graph.entries).toEqual([
      { name: 'r.test/acme/web', newName: '', newTag: 'v2', digest: '', tagSuffix: '' },
    ]);
  });

  it('takes one request of its own where the layout is the usual one', async () => {
    const { read, look, requests } = repository(LAYOUT);
    const paths = [
      ...kustomizationCandidates('deploy/overlays/dev'),
      ...likelyBaseFiles('deploy/overlays/dev'),
    ];
    const graph = await readResourceGraph(OVERLAY, read, { paths, files: look(paths) });
    expect(images(graph)).toEqual(['busybox', 'r.test/acme/web:v1']);
    expect(requests).toEqual([['deploy/base/deployment.yaml']]);
  });

  it('takes one request for each level', async () => {
    const { read, requests } = repository({
      ...LAYOUT,
      [OVERLAY]:
        'resources: [../../base, own.yaml]\ncomponents: [../c]\npatches: [{path: p.yaml}]\n',
      'deploy/overlays/dev/own.yaml': 'kind: Service\n',
      'deploy/overlays/dev/p.yaml': 'spec: {replicas: 2}\n',
      'deploy/overlays/c/Kustomization': 'kind: Component\nresources: [c.yaml]\n',
      'deploy/overlays/c/c.yaml': '{"kind": "Pod", "spec": {"containers": [{"image": "c"}]}}',
    });
    const graph = await readResourceGraph(OVERLAY, read);
    expect(graph.complete).toBe(true);
    expect(images(graph)).toEqual(['busybox', 'r.test/acme/web:v1', 'c']);
    expect(requests.map((paths) => paths.length)).toEqual([1, 10, 2]);
  });

  it('suggests bases inside the repository only', () => {
    expect(likelyBaseFiles('a/b/c')).toEqual([
      ...kustomizationCandidates('a/b/base'),
      ...kustomizationCandidates('a/base'),
    ]);
    expect(likelyBaseFiles('dev/kustomization.yml')).toEqual(kustomizationCandidates('base'));
    expect(likelyBaseFiles('a/base')).toEqual(kustomizationCandidates('base'));
    expect(likelyBaseFiles('.')).toEqual([]);
    expect(likelyBaseFiles('Kustomization')).toEqual([]);
  });

  it('applies the entries of bases and components, the base’s first', async () => {
    const graph = await graphOf({
      ...LAYOUT,
      [OVERLAY]: 'resources: [../../base]\ncomponents: [../c]\n',
      [BASE]:
        'bases: [deployment.yaml]\nimages: [{name: r.test/acme/web, newName: web, newTag: v2}]',
      'deploy/overlays/c/kustomization.yml':
        'kind: Component\nimageTags: [{NAME: web, newTag: v3}, {name: busybox, digest: "sha256:x"}]\n',
    });
    expect(images(graph)).toEqual(['busybox@sha256:x', 'web:v3']);
    expect(graph.complete).toBe(true);
  });

  it('reads lists, several documents, and what YAML allows', async () => {
    const graph = await graphOf({
      ...LAYOUT,
      'deploy/base/deployment.yaml': `\uFEFF---\r
---
kind: DeploymentList
items:
- kind: CustomResourceDefinition
  spec: {containers: [{image: crd}]}
- kind: List
  items: [{kind: Odd, spec: {a: [{initContainers: [{image: deep}]}], ephemeralContainers: [{image: no}]}}]
---
x: &x {name: a, image: 1.10}
kind: Pod
spec:
  containers: [{<<: *x}, *x, {name: none}]
  volumes: [{name: v, image: {reference: vol}}, {name: w, image: {pullPolicy: no}}]
---
kind: PodList
items:
---
{}
`,
    });
    expect(graph.unknown).toEqual([]);
    expect(graph.images.map(({ image, container, passes }) => [image, container, passes])).toEqual([
      ['1.10', 'a', 2],
      ['1.10', 'a', 2],
      ['vol', 'v', 1],
      ['deep', '', 1],
    ]);
  });

  const overlay = (text: string, more: Files = {}): Files => ({
    ...LAYOUT,
    [OVERLAY]: text,
    ...more,
  });
  const own = (text: string | TreeFile): Files =>
    overlay('resources: [own.yaml]\n', { 'deploy/overlays/dev/own.yaml': text });
  it.each<[string, Files, RegExp]>([
    ['remote resource', overlay('resources: [github.com/a/b]\n'), /github.com.a.b" is remote/],
    ['URL', overlay('resources: ["https://r.test/x.yaml"]\n'), /is remote/],
    ['remote component', overlay('components: ["git@r.test:a/b"]\n'), /is remote/],
    ['missing file', overlay('resources: [gone.yaml]\n'), /"gone.yaml" is not there/],
    ['missing base', overlay('resources: [../gone]\n'), /"..\/gone" is not there/],
    ['reference out of the repository', overlay('resources: [../../../../x]\n'), /no path inside/],
    ['absolute reference', overlay('resources: [/etc/x.yaml]\n'), /no path inside/],
    [
      'cycle',
      overlay('resources: [../../base]\n', { [BASE]: 'bases: [../overlays/dev]\n' }),
      /cycle/,
    ],
    ['base above', overlay('resources: [../..]\n', { 'deploy/kustomization.yaml': '' }), /cycle/],
    [
      'directory without a kustomization',
      overlay('resources: [../../base]\n', { [BASE]: { mode: '120000', bytes: Buffer.from('x') } }),
      /symbolic link/,
    ],
    [
      'two kustomizations',
      overlay('resources: [../../base]\n', { 'deploy/base/Kustomization': '' }),
      /base\/kustomization.yaml and/,
    ],
    [
      'kustomization as a file',
      overlay('resources: [../../base/kustomization.yaml]\n'),
      /no directory/,
    ],
    [
      'component that is a file',
      overlay('components: [../../base/deployment.yaml]\n'),
      /no directory/,
    ],
    [
      'symbolic link',
      own({ mode: '120000', bytes: Buffer.from('x') }),
      /own.yaml" is a symbolic link/,
    ],
    ['submodule', own({ mode: '160000', bytes: new Uint8Array() }), /is a submodule/],
    ['helm chart', overlay('helmCharts: [{name: x}]\n'), /dev\/kustomization.yaml: helmCharts$/],
    ['generator', overlay('generators: [g.yaml]\n'), /generators/],
    ['transformer', overlay('transformers: [g.yaml]\n'), /transformers/],
    ['replacement', overlay('replacements: [{path: r.yaml}]\n'), /replacements/],
    ['configuration', overlay('configurations: [c.yaml]\n'), /configurations/],
    ['field of a later version', overlay('imagery: [x]\n'), /imagery/],
    [
      'label for another field',
      overlay('labels: [{pairs: {image: x}, fields: [{path: a}]}]\n'),
      /labels/,
    ],
    [
      'patch with an image',
      overlay('patches: [{patch: "spec: {containers: [{image: x}]}"}]\n'),
      /inline patch may bring/,
    ],
    [
      'JSON patch with an image',
      overlay('patches: [{patch: "[{op: add, path: /spec/x/image, value: x}]"}]\n'),
      /may bring/,
    ],
    [
      'JSON patch that moves',
      overlay('patches: [{patch: "[{op: move, path: /a, from: /b}]"}]\n'),
      /may bring/,
    ],
    [
      'JSON patch of a kind',
      overlay('patches: [{patch: "[{op: replace, path: /kind, value: b}]"}]\n'),
      /may bring/,
    ],
    ['JSON patch of nothing', overlay('patches: [{patch: "[x]"}]\n'), /may bring/],
    [
      'patch of a local configuration',
      overlay(
        'patchesStrategicMerge: ["{metadata: {annotations: {config.kubernetes.io/local-config: null}}}"]\n',
      ),
      /may bring/,
    ],
    [
      'patch to another kind',
      overlay('patches: [{patch: "a: 1", options: {allowKindChange: true}}]\n'),
      /change a kind/,
    ],
    ...['CustomResourceDefinition', '"Deploy.*"', '"Deployment|CustomResourceDefinition"'].map(
      (kind): [string, ReturnType<typeof overlay>, RegExp] => [
        `patch of ${kind} to another kind`,
        overlay(
          `patches: [{patch: "a: 1", options: {allowKindChange: true}, target: {kind: ${kind}}}]\n`,
        ),
        /change a kind/,
      ],
    ),
    [
      'patch to another kind by an operation that is no name',
      overlay(
        'patches: [{patch: "[{op: replace, path: /kind, value: {image: x}}]", options: {allowKindChange: true}, target: {kind: Deployment}}]\n',
      ),
      /may bring/,
    ],
    [
      'patch file with an image',
      overlay('patchesJson6902: [{path: p.json}]\n', {
        'deploy/overlays/dev/p.json': '[{"op":"add","path":"/x","value":{"image":"x"}}]',
      }),
      /the patch "p.json" may bring/,
    ],
    ['missing patch', overlay('patchesStrategicMerge: [p.yaml]\n'), /"p.yaml" holds nothing/],
    [
      'remote patch',
      overlay('patches: [{path: "https://r.test/p.yaml"}]\n'),
      /p.yaml" holds nothing/,
    ],
    ['broken patch', overlay('patches: [{patch: "{"}]\n'), /inline patch holds no YAML/],
    [
      'entry that cannot be judged',
      overlay('resources: [../../base]\n', {
        [BASE]: 'resources: [deployment.yaml]\nimages: [{name: (?i)web}]',
      }),
      /cannot be judged/,
    ],
    ['entry that is none', overlay('images: [x]\n'), /an entry of .images. that is none/],
    ['resource that is no string', overlay('resources: [{a: b}]\n'), /no string/],
    ['patch that is none', overlay('patches: [x]\n'), /a patch that is none/],
    ['broken YAML', own('a: [\n'), /own.yaml holds no YAML/],
    ['duplicate key', own('a: 1\na: 2\n'), /no YAML/],
    [
      'alias bomb',
      own(
        `a: &a [x,x,x,x,x,x,x,x]\n${Array.from('bcdefghi')
          .map((name, at) => `${name}: &${name} [${Array(8).fill(`*${'abcdefgh'[at]}`).join(',')}]`)
          .join('\n')}\n`,
      ),
      /no YAML/,
    ],
    ['binary', own({ mode: '100644', bytes: new Uint8Array([0xff, 0xfe]) }), /no YAML/],
    ['line end of YAML 1.1', own('a: b # \u2028containers: [{image: x}]\n'), /line ends/],
    ['large file', own(`a: ${'x'.repeat(1024 * 1024)}`), /more than 1048576 bytes/],
    ['text', own('text'), /something else than resources/],
    ['list of nothing', own('kind: PodList\nitems: x\n'), /something else than resources/],
    [
      'image that is no string',
      own('kind: Pod\nspec: {containers: [{image: [x]}]}\n'),
      /no string/,
    ],
    [
      'local configuration',
      own(
        'kind: Pod\nmetadata: {annotations: {config.kubernetes.io/local-config: "true"}}\nspec: {containers: [{image: x}]}\n',
      ),
      /local configuration/,
    ],
    ['kustomization that is no mapping', overlay('- x\n'), /cannot be read as a kustomization/],
    [
      'kustomization of two documents',
      overlay('a: 1\n---\nb: 1\n'),
      /cannot be read as a kustomization/,
    ],
    ['missing kustomization', {}, /cannot be read as a kustomization/],
  ])('is not complete with a %s', async (_, files, clause) => {
    const graph = await graphOf(files);
    expect(graph.complete).toBe(false);
    expect(graph.unknown).toEqual([expect.stringMatching(clause)]);
  });

  it.each([
    'replicas: [{name: web, count: 2}]',
    'namePrefix: a-\nlabels: [{pairs: {image: x}}]\nconfigMapGenerator: [{name: c, literals: [image=x]}]',
    'patches: [{patch: "spec: {replicas: 2, template: {spec: {containers: [{name: web, env: []}]}}}"}]',
    'patches: [{patch: "[{op: replace, path: /spec/replicas, value: 2}]"}]',
    'images:\nresources: ~\ncomponents: null\npatches: []\n',
  ])('stays complete with %j', async (text) => {
    expect(await graphOf(overlay(`${text}\n`))).toMatchObject({ complete: true, unknown: [] });
  });

  it('ends where a repository has no end', async () => {
    const deep = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [
        `${at}/kustomization.yaml`,
        `resources: [../${at + 1}]`,
      ]),
    );
    const { read, requests } = repository(deep);
    const graph = await readResourceGraph('0/kustomization.yaml', read);
    expect(graph.unknown).toEqual(['references more than 12 deep']);
    expect(requests).toHaveLength(12);

    const wide = Array.from({ length: 1_001 }, (_, at) => `${at}.yaml`).join(', ');
    const flat = await graphOf(overlay(`resources: [${wide}]\n`));
    expect(flat.unknown).toEqual(['more than 1000 paths']);

    const twins = Object.fromEntries(
      Array.from({ length: 11 }, (_, at) => [
        `${at}/kustomization.yaml`,
        at === 10 ? 'resources: []' : `resources: [../${at + 1}, ../${at + 1}]`,
      ]),
    );
    expect((await graphOf(twins, '0/kustomization.yaml')).unknown).toEqual(['more than 500 bases']);

    const big = { mode: '100644', bytes: Buffer.alloc(1024 * 1024 - 1, 'x') };
    const names = Array.from({ length: 9 }, (_, at) => `${at}.yaml`);
    const heavy = await graphOf(
      overlay(`resources: [${names.join(', ')}]\n`, {
        ...Object.fromEntries(names.map((name) => [`deploy/overlays/dev/${name}`, big])),
      }),
    );
    expect(heavy.unknown).toEqual(['more than 8388608 bytes']);
  });
});

describe('an entry', () => {
  it('touches what its name matches', async () => {
    const { entries, result } = entryTargets(
      (await graphOf(LAYOUT)).entries,
      await graphOf(LAYOUT),
    );
    expect(entries).toMatchObject([{ verdict: 'touches', images: [{ container: 'web' }] }]);
    expect(result).toEqual(['busybox', 'r.test/acme/web:v2']);
  });

  it('that touches nothing is refused with the images that are there', async () => {
    const graph = await graphOf(LAYOUT);
    const { entries } = entryTargets([{ name: 'web' }, { name: 'busybox' }], graph);
    expect(entries.map(({ verdict }) => verdict)).toEqual(['nothing', 'touches']);
    const [fault, none] = entries.map((entry) => noTargetFault(entry, graph, OVERLAY));
    expect(none).toBeUndefined();
    expect(fault).toMatchObject({
      code: 'E_IMAGE_MATCHES_NOTHING',
      message: `The \`images\` entry \`web\` of \`${OVERLAY}\` matches no container image; there is \`busybox\`, \`r.test/acme/web:v1\`.`,
    });
  });

  it('is not judged where images may be missing, unless nothing can match it', async () => {
    const graph = await graphOf({ ...LAYOUT, [BASE]: 'resources: [deployment.yaml, gone.yaml]\n' });
    const names = ['web', '(?i)web', '[', 'busybox'].map((name) => ({ name }));
    const { entries } = entryTargets(names, graph);
    expect(entries.map(({ verdict }) => verdict)).toEqual([
      'unsure',
      'unsure',
      'nothing',
      'unsure',
    ]);
    const [entry] = entryTargets([{ name: 'busybox' }], graph).entries;
    expect(entry?.verdict).toBe('touches');
  });
});

describe('an image that is written plainly', () => {
  const hint = async (name: string, repositoryName?: string) =>
    plainImageHint({ name, repository: repositoryName }, await graphOf(LAYOUT), OVERLAY);

  it('gets the entry to add', async () => {
    const text = `\`deploy/base/deployment.yaml\` (\`Deployment web\`, container \`web\`) names its image plainly. Add the entry to \`${OVERLAY}\` once:
images:
  - name: r.test/acme/web
    newTag: unreleased`;
    expect(await hint('web')).toBe(text);
    expect(await hint('other', 'r.test/acme/web')).toBe(text);
    expect(await hint('web', 'new.test/web')).toBe(
      text.replace('    newTag', '    newName: new.test/web\n    newTag'),
    );
  });

  it('gets none where no image looks like it', async () => {
    expect(await hint('api', 'r.test/acme/api')).toBeUndefined();
  });
});
