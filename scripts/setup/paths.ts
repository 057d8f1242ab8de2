import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this clone. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** As in the keys of tools/versions.json. */
export const PLATFORM = `${process.platform}-${process.arch}`;

/** What all clones on this machine share. */
export function cacheDirectory(env: NodeJS.ProcessEnv = process.env): string {
  const base = env['XDG_CACHE_HOME'];
  const cache = base === undefined || base === '' ? join(homedir(), '.cache') : base;
  return join(cache, 'gitops-actions');
}
