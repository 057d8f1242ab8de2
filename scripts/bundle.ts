import { access, cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChild } from './setup/child.ts';
import { ROOT } from './setup/paths.ts';

const NCC = join(ROOT, 'node_modules', '@vercel', 'ncc', 'dist', 'ncc', 'cli.js');

/** The actions of this repository: folders of actions/ with an entry point. */
export async function actionNames(): Promise<readonly string[]> {
  const folders = await readdir(join(ROOT, 'actions'));
  const present = await Promise.all(
    folders.map((name) =>
      access(join(ROOT, 'actions', name, 'src', 'index.ts')).then(
        () => true,
        () => false,
      ),
    ),
  );
  return folders.filter((_, index) => present[index]).sort();
}

/**
 * Bundles one action into an empty folder. Always from the repository's root and with the
 * repository's own ncc, because module ids depend on both; one process an action, so that no
 * action's bytes depend on another's.
 *
 * @throws Error with ncc's output when it fails
 */
export async function bundle(name: string, out: string): Promise<void> {
  await bundleFile(join('actions', name, 'src', 'index.ts'), out);
}

/** The same for any entry point. */
export async function bundleFile(entry: string, out: string): Promise<void> {
  const flags = ['--license', 'licenses.txt', '--no-cache'];
  const ncc = await runChild(process.execPath, [NCC, 'build', entry, '-o', out, ...flags], {
    cwd: ROOT,
  });
  if (ncc.exitCode === 0) return;
  throw new Error(`ncc could not bundle ${entry}:\n${ncc.stdout}${ncc.stderr}`.trimEnd());
}

/** Replaces the committed bundle; also files that the new one no longer has. */
export async function rebuildDist(name: string): Promise<void> {
  await inTemporary(async (fresh) => {
    await bundle(name, fresh);
    const dist = distOf(name);
    await rm(dist, { recursive: true, force: true });
    await cp(fresh, dist, { recursive: true });
  });
}

/** How the committed bundle differs from a fresh one: a line a file, none when they are equal. */
export async function distDifferences(name: string): Promise<readonly string[]> {
  return await inTemporary(async (fresh) => {
    await bundle(name, fresh);
    const [committed, built] = await Promise.all([filesOf(distOf(name)), filesOf(fresh)]);
    if (committed.size === 0) return [`actions/${name}/dist is missing: run \`npm run build\``];
    const paths = [...new Set([...committed.keys(), ...built.keys()])].sort();
    return paths.flatMap((path) => {
      const [before, after] = [committed.get(path), built.get(path)];
      if (before === undefined) return [`actions/${name}/dist/${path} is missing`];
      if (after === undefined) return [`actions/${name}/dist/${path} is left over`];
      return before.equals(after) ? [] : [`actions/${name}/dist/${path} is not what src gives`];
    });
  });
}

export function distOf(name: string): string {
  return join(ROOT, 'actions', name, 'dist');
}

async function inTemporary<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gitops-actions-dist-'));
  try {
    return await work(join(folder, 'dist')); // its mode is the umask's, not mkdtemp's 0700
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = new Map<string, Buffer>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1), await readFile(path));
  }
  return files;
}
