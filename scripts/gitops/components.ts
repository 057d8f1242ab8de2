import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GITOPS } from './folders.ts';
import { loadTree, type Tree, type TreeObject } from './tree.ts';

/** A component as it renders on the base, with no overlay around it. */
export interface RenderedComponent {
  /** `canary` */
  readonly name: string;
  readonly text: string;
  readonly objects: readonly TreeObject[];
}

/** Each folder of `components/` on the base alone: also those that no overlay picks. */
export async function withComponents(tree: Tree): Promise<readonly RenderedComponent[]> {
  const folder = `${GITOPS}/components`;
  const names = new Set(
    tree.list(folder).map((file) => file.slice(folder.length + 1).split('/')[0] ?? ''),
  );
  const root = await mkdtemp(join(tmpdir(), 'gitops-components-'));
  try {
    for (const part of ['base', 'components']) {
      await cp(join(tree.root, GITOPS, part), join(root, GITOPS, part), { recursive: true });
    }
    for (const name of names) {
      const overlay = join(root, GITOPS, 'overlays', name);
      await mkdir(overlay, { recursive: true });
      await writeFile(
        join(overlay, 'kustomization.yaml'),
        `resources: [../../base]\ncomponents: [../../components/${name}]\n`,
      );
    }
    const rendered = await loadTree(root);
    const [failure] = rendered.failures;
    if (failure !== undefined) {
      throw new Error(`${failure.folder} does not render on the base: ${failure.message}`);
    }
    return [...names].map((name) => ({
      name,
      text: rendered.rendered(`overlays/${name}`) ?? '',
      objects: rendered.objects(`overlays/${name}`),
    }));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
