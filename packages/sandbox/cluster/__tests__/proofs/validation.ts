import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ownFolders } from '../../../../../scripts/gitops/folders.ts';
import { checkOut, render } from '../../follow-repository.ts';
import { describeObject, nameOf, type KubernetesObject } from '../../kubernetes/object.ts';
import { madeUpDigest, withImage } from '../support/change.ts';
import { say, type World } from '../support/world.ts';

/** Kinds of GKE whose definitions no Go module publishes, so that no API server here knows them. */
const UNKNOWN = ['net.gke.io/v1 ServiceExport', 'networking.gke.io/v1 HealthCheckPolicy'];

const asProof = { fieldManager: 'proof' } as const;

/** Proof 1: what kustomize renders, asked of the API server field by field. */
export function proveValidation(world: () => World): void {
  describe('every folder of the tree', () => {
    it('is accepted by the API server with strict field validation', async () => {
      const { cluster, sandbox, at } = world();
      const root = at('tree');
      await checkOut(sandbox.consumer, 'main', root);
      await deployedEverywhere(root);
      const refused: string[] = [];
      const unknown = new Set<string>();
      let accepted = 0;
      for (const folder of await foldersOf(root)) {
        for (const object of await render(join(root, '.gitops', folder))) {
          const kind = `${object.apiVersion} ${object.kind}`;
          if (UNKNOWN.includes(kind)) {
            unknown.add(kind);
            continue;
          }
          // What lies in a namespace of the tree is judged only where there is one.
          const dryRun = object.kind !== 'Namespace';
          await cluster.client.apply(object, { ...asProof, dryRun }).then(
            () => (accepted += 1),
            (error: unknown) => refused.push(`${folder}: ${describe_(object)}: ${String(error)}`),
          );
        }
      }
      say(`${String(accepted)} objects accepted; not known here: ${[...unknown].join(', ')}`);
      expect(refused).toEqual([]);
      expect([...unknown].sort()).toEqual(UNKNOWN);
      expect(accepted).toBeGreaterThan(150);
    });

    it('is read field by field: one that does not exist is refused', async () => {
      const { cluster } = world();
      const object = {
        apiVersion: 'argoproj.io/v1alpha1',
        kind: 'AppProject',
        metadata: { name: 'proof', namespace: 'argocd' },
        spec: { description: 'x', sourceRepository: [] },
      };
      await expect(cluster.client.apply(object, { dryRun: true })).rejects.toThrow(
        '.spec.sourceRepository: field not declared in schema',
      );
    });
  });
}

const describe_ = (object: KubernetesObject): string => describeObject(nameOf(object));

/** Overlays name no image by its digest before their first bump, which policies refuse rightly. */
async function deployedEverywhere(root: string): Promise<void> {
  for (const environment of ['dev', 'staging', 'prod']) {
    const file = join(root, '.gitops/overlays', environment, 'kustomization.yaml');
    await writeFile(file, withImage('proof', madeUpDigest('a'))(await readFile(file, 'utf8')));
  }
}

async function foldersOf(root: string): Promise<readonly string[]> {
  const entries = await readdir(join(root, '.gitops'), { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1));
  const texts = new Map(
    await Promise.all(
      files.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const),
    ),
  );
  return ownFolders(files, (path) => texts.get(path)).folders;
}
