import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { unifiedDiff } from '../../packages/shared/kustomize/unified-diff.ts';
import { ROOT } from '../setup/paths.ts';
import { withComponents } from './components.ts';
import { loadTree } from './tree.ts';

/** What the tree of the example renders, as it was accepted last. */
export const GOLDEN = join(ROOT, '__tests__/gitops/golden');

/** Every render of a repository by the file that holds it: its folders, and the components on the base. */
export async function rendersOf(repository: string): Promise<ReadonlyMap<string, string>> {
  const tree = await loadTree(repository);
  const [failure] = tree.failures;
  if (failure !== undefined) {
    throw new Error(
      `${failure.file}:${failure.line} ${failure.folder} does not render: ${failure.message}`,
    );
  }
  const components = await withComponents(tree);
  return new Map([
    ...tree.folders.map((folder) => [`${folder}.yaml`, tree.rendered(folder) ?? ''] as const),
    ...components.map(({ name, text }) => [`components/${name}.yaml`, text] as const),
  ]);
}

/** What differs between two sets of files, as unified diffs. */
export function differences(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): string {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((file) =>
      unifiedDiff(file, Buffer.from(before.get(file) ?? ''), Buffer.from(after.get(file) ?? '')),
    )
    .join('');
}

/** The files as they are committed. */
export async function golden(): Promise<ReadonlyMap<string, string>> {
  const files = await readdir(GOLDEN, { recursive: true }).catch(() => []);
  const texts = files
    .filter((file) => file.endsWith('.yaml'))
    .map(async (file) => [file, await readFile(join(GOLDEN, file), 'utf8')] as const);
  return new Map(await Promise.all(texts));
}

/**
 * Shows what the repository renders otherwise than when it was accepted.
 *
 * @param update accepts it
 */
export async function render(
  repository: string,
  update: boolean,
  say: (line: string) => void,
): Promise<number> {
  const renders = await rendersOf(repository);
  const different = differences(await golden(), renders);
  if (different !== '') say(different.trimEnd());
  if (update) {
    await rm(GOLDEN, { recursive: true, force: true });
    for (const [file, text] of renders) {
      await mkdir(dirname(join(GOLDEN, file)), { recursive: true });
      await writeFile(join(GOLDEN, file), text);
    }
  }
  const verdict =
    different === '' ? 'as accepted' : update ? 'accepted' : 'differ; --update accepts them';
  say(`${update || different === '' ? '✓' : '✗'} ${renders.size} renders ${verdict}`);
  return update || different === '' ? 0 : 1;
}
