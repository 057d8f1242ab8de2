import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * The cache that all clones of this project share on a machine, `${XDG_CACHE_HOME:-~/.cache}/gitops-actions`.
 * For pinned tools on loopback servers only: elsewhere nobody vouches for what lies there.
 */
export function projectCache(env: Readonly<Record<string, string | undefined>>): string {
  const xdg = env['XDG_CACHE_HOME'] ?? '';
  const home = env['HOME'] ?? homedir();
  return join(xdg === '' ? join(home, '.cache') : xdg, 'gitops-actions');
}
