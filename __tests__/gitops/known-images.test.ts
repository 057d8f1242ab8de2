import { expect, it } from '@jest/globals';
import { readFile, stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import type { TreeFile } from '../../packages/shared/kustomize/known-tree.ts';
import { readResourceGraph } from '../../packages/shared/kustomize/resource-graph.ts';

const EXAMPLE = fileURLToPath(new URL('../../examples/warehouse-network', import.meta.url));

it.each(['dev', 'staging', 'prod'])(
  'a bump knows all that the images of %s can touch, Rollout and components included',
  async (environment) => {
    const graph = await readResourceGraph(
      `.gitops/overlays/${environment}/kustomization.yaml`,
      readExample,
    );
    expect(graph.unknown).toEqual([]);
    expect(graph.images.map(({ container }) => container)).toEqual(['web']);
  },
);

async function readExample(paths: readonly string[]): Promise<ReadonlyMap<string, TreeFile>> {
  const files = new Map<string, TreeFile>();
  for (const path of paths) {
    const at = await stat(join(EXAMPLE, path)).catch(() => undefined);
    if (at?.isDirectory() === true) files.set(path, { mode: '40000', bytes: new Uint8Array() });
    else if (at !== undefined) {
      files.set(path, { mode: '100644', bytes: await readFile(join(EXAMPLE, path)) });
    }
  }
  return files;
}
