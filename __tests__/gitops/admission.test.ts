import { beforeAll, describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { refusalsOf, WORKLOADS, type AdmissionRequest } from '../../scripts/gitops/admission.ts';
import { loadTree, type KubernetesObject, type Tree } from '../../scripts/gitops/tree.ts';
import { probe } from '../../scripts/gitops/workload-probes.ts';
import { EXAMPLE } from './support/mutant.ts';

const FIXTURES = join(import.meta.dirname, 'fixtures');

interface Fixture {
  readonly name: string;
  readonly object: KubernetesObject;
  /** Of the file's first line, `# refused: <part of the message>`. */
  readonly message: string | undefined;
}

/** What a real API server is asked, too: packages/sandbox/cluster. Here the policies alone are evaluated. */
const fixtures = (folder: string): readonly Fixture[] =>
  readdirSync(join(FIXTURES, folder)).map((file) => {
    const text = readFileSync(join(FIXTURES, folder, file), 'utf8');
    return {
      name: file.replace(/\.yaml$/, ''),
      object: parse(text) as KubernetesObject,
      message: /^# refused: (.+)\n/.exec(text)?.[1],
    };
  });
const REFUSED = fixtures('refused');
const ADMITTED = fixtures('admitted');
const named = (list: readonly Fixture[]): readonly (readonly [string, Fixture])[] =>
  list.map((fixture) => [fixture.name, fixture] as const);
const byPolicy = REFUSED.filter(({ name }) => name.startsWith('workload-'));

let tree: Tree;
let policies: readonly KubernetesObject[];

beforeAll(async () => {
  tree = await loadTree(EXAMPLE);
  policies = tree
    .objects('platform/policies')
    .map(({ object }) => object)
    .filter(({ kind }) => kind === 'ValidatingAdmissionPolicy');
});

function request(object: KubernetesObject): AdmissionRequest {
  const namespace = tree
    .objects('platform/namespaces')
    .find((one) => one.object.metadata.name === object.metadata.namespace);
  if (namespace === undefined) throw new Error(`no namespace ${object.metadata.namespace ?? ''}`);
  return { object, namespace: namespace.object };
}

describe('the admission policies, evaluated', () => {
  it.each(named(byPolicy))(
    'refuse %s, by its policy alone, and say how to mend it',
    (name, fixture) => {
      const said = policies.flatMap((policy) =>
        refusalsOf(policy, request(fixture.object)).map(
          (text) => [policy.metadata.name, text] as const,
        ),
      );
      expect(said).toHaveLength(1);
      const [policy = '', text = ''] = said[0] ?? [];
      expect(name.startsWith(policy)).toBe(true);
      expect(text).toContain(fixture.message);
      expect(text).toMatch(/: \S.*\.$/);
    },
  );

  it.each(named(ADMITTED))('let in %s', (_name, { object }) => {
    expect(policies.flatMap((policy) => refusalsOf(policy, request(object)))).toEqual([]);
  });

  it.each(Object.keys(WORKLOADS))('let in a %s that is as they want it', (kind) => {
    for (const environment of ['dev', 'staging', 'prod'] as const) {
      const good = probe(environment, {}, kind);
      expect(policies.flatMap((policy) => refusalsOf(policy, good))).toEqual([]);
    }
  });

  it('refuse an ephemeral container from elsewhere, and ask none for limits', () => {
    const wrong = { image: `docker.io/library/busybox:1.37.0@sha256:${'a'.repeat(64)}` };
    const good = probe('prod', { resources: {} }, 'Pod', 'ephemeralContainers');
    const bad = probe('prod', wrong, 'Pod', 'ephemeralContainers');
    const subResource = 'ephemeralcontainers';
    const said = (one: AdmissionRequest): readonly string[] =>
      policies.flatMap((policy) => refusalsOf(policy, { ...one, subResource }));
    expect(said(good)).toEqual([]);
    expect(said(bad)).toEqual([expect.stringContaining('busybox')]);
  });

  it('let what is being deleted lose its finalizers', () => {
    const { object, namespace } = probe('prod', { image: 'docker.io/library/busybox' }, 'Pod');
    const going = {
      ...object,
      metadata: { name: 'web', deletionTimestamp: '2026-01-01T00:00:00Z' },
    };
    expect(policies.flatMap((policy) => refusalsOf(policy, { object: going, namespace }))).toEqual(
      [],
    );
  });

  it('refuse everything in a namespace that names no registry', () => {
    const { object } = probe('dev', {});
    const namespace = { metadata: { name: 'team', labels: { environment: 'dev' } } };
    const said = policies.flatMap((policy) => refusalsOf(policy, { object, namespace }));
    expect(said).toEqual([expect.stringContaining('policy.acme.test/registry')]);
  });

  it('let in what the overlays render, once the pipeline has written an image', () => {
    for (const environment of ['dev', 'staging', 'prod']) {
      const workloads = tree
        .objects(`overlays/${environment}`)
        .map(({ object }) => object)
        .filter(({ kind }) => kind in WORKLOADS);
      expect(workloads).not.toEqual([]);
      for (const workload of workloads) {
        const text = JSON.stringify(workload);
        const written = text.replaceAll(':unreleased', `:v1.0.0@sha256:${'a'.repeat(64)}`);
        expect(written).not.toEqual(text);
        const said = policies.flatMap((policy) =>
          refusalsOf(policy, request(JSON.parse(written) as KubernetesObject)),
        );
        expect(said).toEqual([]);
      }
    }
  });
});

describe('the fixtures', () => {
  it('say what each is refused with, and there is one for every policy, quota and Pod Security row', () => {
    expect(REFUSED.filter(({ message }) => message === undefined)).toEqual([]);
    const rows = new Set(REFUSED.map(({ name }) => /^(?:workload-\w+|[a-z]+)/.exec(name)?.[0]));
    expect([...rows].sort()).toEqual([
      ...['limits', 'pod', 'quota'],
      ...['workload-hardening', 'workload-images', 'workload-resources'],
    ]);
  });
});
