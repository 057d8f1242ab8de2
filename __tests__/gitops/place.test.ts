import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Tree, TreeObject } from '../../scripts/gitops/tree.ts';
import { withMutant } from './support/mutant.ts';

const DEV = '.gitops/overlays/dev/kustomization.yaml';
const MORE = '.gitops/overlays/dev/more.yaml';
const CONTAINER = ['spec', 'template', 'spec', 'containers', 0] as const;

/** Of two objects that differ in their namespace alone, and what writes them beside a file of their own. */
const ADDED = `apiVersion: v1
kind: ConfigMap
metadata: {name: more, namespace: one}
data: {a: one}
---
apiVersion: v1
kind: ConfigMap
metadata: {name: more, namespace: two}
data: {a: two}
`;
const PATCHES = `patches:
  - target: {kind: Deployment, name: w.b}
    patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: any}
      spec:
        template:
          spec:
            containers:
              - name: web
                ports: [{name: more, containerPort: 9090}]
  - target: {kind: Deployment}
    patch: |-
      - op: add
        path: /spec/minReadySeconds
        value: 3
`;
const GENERATOR = `configMapGenerator:
  - name: made
    literals: [a=b]
`;

describe('where a rendered object is written', () => {
  let tree: Tree;
  beforeAll(async () => {
    tree = await withMutant((files) => {
      files.write(MORE, ADDED);
      files.replace(DEV, 'namespace: warehouse-dev\n', '');
      files.replace(DEV, '  - ../../base\n', '  - ../../base\n  - more.yaml\n');
      files.replace(DEV, 'patches:\n', PATCHES);
      files.write(DEV, files.read(DEV) + GENERATOR);
    });
  });

  const named = (kind: string, name: RegExp, namespace?: string): TreeObject => {
    const found = tree
      .objects('overlays/dev')
      .find(
        ({ object: { kind: one, metadata } }) =>
          one === kind && name.test(metadata.name) && metadata.namespace === namespace,
      );
    if (found === undefined) throw new Error(JSON.stringify(tree.failures));
    return found;
  };

  it.each<
    [string, () => TreeObject, readonly (string | number)[], file: string, line: string | RegExp]
  >([
    ['itself', () => named('Service', /^web$/), [], '.gitops/base/service.yaml', 'apiVersion: v1'],
    [
      'a field of the base',
      () => named('Service', /^web$/),
      ['spec', 'ports', 0, 'port'],
      ...(['.gitops/base/service.yaml', '      port: 80'] as const),
    ],
    [
      'a field that is missing, at the mapping that lacks it',
      () => named('Deployment', /^web$/),
      [...CONTAINER, 'resources', 'limits', 'nothing'],
      ...(['.gitops/base/deployment.yaml', '            limits:'] as const),
    ],
    ['an image', () => named('Deployment', /^web$/), [...CONTAINER, 'image'], DEV, '  - name: web'],
    [
      'what a patch inside of the kustomization adds to a list',
      () => named('Deployment', /^web$/),
      [...CONTAINER, 'ports', 0],
      ...([DEV, '                ports: [{name: more, containerPort: 9090}]'] as const),
    ],
    [
      'what stands in the same list of the base',
      () => named('Deployment', /^web$/),
      [...CONTAINER, 'ports', 1, 'name'],
      ...(['.gitops/base/deployment.yaml', /- name: http/] as const),
    ],
    [
      'what a JSON patch writes',
      () => named('Deployment', /^web$/),
      ['spec', 'minReadySeconds'],
      ...([DEV, '      - op: add'] as const),
    ],
    [
      'one of two namespaces',
      () => named('ConfigMap', /^more$/, 'two'),
      ['data', 'a'],
      MORE,
      'data: {a: two}',
    ],
    ['what is generated', () => named('ConfigMap', /^made-/), [], DEV, '  - name: made'],
  ])('%s', (_name, of, path, file, line) => {
    const place = tree.place(of(), ...path);
    expect(place.file).toBe(file);
    expect(tree.read(file)?.split('\n')[place.line - 1]).toEqual(
      typeof line === 'string' ? line : expect.stringMatching(line),
    );
  });
});
