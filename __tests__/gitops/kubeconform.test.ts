import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { toolPath } from '../../packages/sandbox/tools/tool-path.ts';
import { rendersOf } from '../../scripts/gitops/golden.ts';
import { SCHEMA_LOCATION } from '../../scripts/gitops/kind-schemas.ts';
import { SCHEMAS } from '../../scripts/gitops/schemas-folder.ts';
import { parseAllDocuments } from 'yaml';
import { EXAMPLE } from './support/mutant.ts';

interface Resource {
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  readonly msg: string;
}

/** `kubeconform -strict` by the committed schemas, and by nothing of the network. */
async function validate(texts: ReadonlyMap<string, string>): Promise<readonly Resource[]> {
  const folder = mkdtempSync(join(tmpdir(), 'kubeconform-'));
  try {
    for (const [file, text] of texts) writeFileSync(join(folder, file.replaceAll('/', '_')), text);
    const location = join(SCHEMAS, SCHEMA_LOCATION);
    const flags = ['-strict', '-output', 'json', '-verbose', '-schema-location', location];
    const program = await toolPath('kubeconform');
    const out = await promisify(execFile)(program, [...flags, folder], {
      maxBuffer: 16 * 1024 * 1024,
      env: {},
    }).then(
      ({ stdout }) => stdout,
      (thrown: unknown) => (thrown as { readonly stdout: string }).stdout,
    );
    return (JSON.parse(out) as { readonly resources: readonly Resource[] }).resources;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const service = (spec: string, kind = 'Service'): ReadonlyMap<string, string> =>
  new Map([['a.yaml', `apiVersion: v1\nkind: ${kind}\nmetadata: {name: web}\n${spec}\n`]]);

describe('kubeconform -strict', () => {
  it('finds every object of the tree and of its components valid for Kubernetes 1.36 and the CRDs', async () => {
    const renders = await rendersOf(EXAMPLE);
    const resources = await validate(renders);
    const objects = [...renders.values()].flatMap((text) => parseAllDocuments(text));
    expect(resources.filter(({ status }) => status !== 'statusValid')).toEqual([]);
    expect(resources).toHaveLength(objects.length);
  });

  it.each([
    ['a field that nobody knows', service('spec: {ports: [{port: 80, protcol: TCP}]}'), /protcol/],
    ['a value of another type', service('spec: {ports: [{port: eighty}]}'), /port/],
    ['a field that is missing', service('spec: {ports: [{name: http}]}'), /port/],
    ['what the cluster says, in git', service('status: {}'), /status/],
    ['a kind that nobody knows', service('spec: {}', 'Servce'), /could not find schema/],
    [
      'a field of a custom resource that nobody knows',
      new Map([
        [
          'a.yaml',
          'apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nmetadata: {name: web}\nspec: {strategy: {canary: {steps: [{setWeigth: 10}]}}}\n',
        ],
      ]),
      /setWeigth/,
    ],
  ])('refuses %s', async (_name, texts, why) => {
    const [resource] = await validate(texts);
    expect(resource?.status).not.toBe('statusValid');
    expect(resource?.msg).toMatch(why);
  });
});
