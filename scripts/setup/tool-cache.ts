import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheDirectory, PLATFORM } from './paths.ts';

/** Where a cached program came from, and what it was made of. */
export interface Installed {
  /** Hex, of the program. */
  readonly sha256: string;
  readonly source: 'archive' | 'go' | 'pypi';
  /** Fingerprint of the pin that it was made from; another pin of the same version is not this one. */
  readonly inputs: string;
}

export function toolDirectory(name: string, version: string): string {
  return join(cacheDirectory(), 'tools', name, version, PLATFORM);
}

/** Whether the cached program is there, unchanged, and made from one of the pins of this clone. */
export async function isCached(
  name: string,
  version: string,
  inputs: readonly string[],
): Promise<boolean> {
  const home = toolDirectory(name, version);
  try {
    const text = await readFile(join(home, 'installed.json'), 'utf8');
    const installed = JSON.parse(text) as Partial<Installed>;
    if (installed.inputs === undefined || !inputs.includes(installed.inputs)) return false;
    return installed.sha256 === (await sha256OfFile(join(home, name)));
  } catch {
    return false; // absent or damaged: obtained anew
  }
}

/**
 * Puts a program into the cache: `make` writes it to the path it is given, and only a complete one
 * is moved into place.
 */
export async function install(
  name: string,
  version: string,
  made: Omit<Installed, 'sha256'>,
  make: (binary: string) => Promise<void>,
): Promise<void> {
  const home = toolDirectory(name, version);
  await mkdir(dirname(home), { recursive: true });
  const temporary = await mkdtemp(`${home}.tmp-`);
  try {
    const ready = join(temporary, 'ready');
    await mkdir(ready);
    const binary = join(ready, name);
    await make(binary);
    await chmod(binary, 0o755);
    const installed: Installed = { sha256: await sha256OfFile(binary), ...made };
    await writeFile(join(ready, 'installed.json'), `${JSON.stringify(installed)}\n`);
    await rename(home, join(temporary, 'replaced')).catch(() => undefined); // nothing to replace
    await rename(ready, home);
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

/** Hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
  }
  return hash.digest('hex');
}
