import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { ROOT } from '../../setup/paths.ts';
import type { Files } from './overlays.ts';

const EXAMPLE = join(ROOT, 'examples/warehouse-network');

/** The overlay of the example that a push to `dev` bumps, and the image that it has. */
export const EXAMPLE_OVERLAY = '.gitops/overlays/dev';
export const EXAMPLE_IMAGE = {
  name: 'web',
  repository: 'europe-west1-docker.pkg.dev/acme/warehouse-dev/web',
};

/** The example as its users have it. */
export async function exampleTree(): Promise<Files> {
  const entries = await readdir(EXAMPLE, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const files = new Map<string, string>();
  for (const path of paths) files.set(relative(EXAMPLE, path), await readFile(path, 'utf8'));
  return files;
}
