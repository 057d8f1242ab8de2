import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxRegistry } from '../../../sandbox/registry/server.ts';
import { createRegistryClient, type RegistryClient } from '../registry-client.ts';

/** A client that may do everything, for seeding and looking. */
export function adminOf(registry: SandboxRegistry): RegistryClient {
  const text = Buffer.from(registry.adminAuthorization.replace(/^Basic /, ''), 'base64').toString();
  const [username = '', password = ''] = text.split(':');
  return createRegistryClient({
    domain: registry.host,
    login: () => Promise.resolve({ username, password }),
    mask: () => undefined,
  });
}

/** What a repository links to, and for each digest the stored bytes. */
export async function storedFiles(
  registry: SandboxRegistry,
  path: string,
): Promise<ReadonlyMap<string, Buffer>> {
  const files = new Map<string, Buffer>();
  const root = join(registry.storageDir, 'docker/registry/v2');
  for (const [kind, folder] of [
    ['manifest', '_manifests/revisions/sha256'],
    ['blob', '_layers/sha256'],
  ] as const) {
    const names = await readdir(join(root, 'repositories', path, folder)).catch(() => []);
    for (const hex of names) {
      const data = join(root, 'blobs/sha256', hex.slice(0, 2), hex, 'data');
      files.set(`${kind} ${hex}`, await readFile(data));
    }
  }
  return new Map([...files].sort(([one], [two]) => one.localeCompare(two)));
}
