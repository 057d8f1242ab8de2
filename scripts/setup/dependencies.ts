import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runChild, showTail } from './child.ts';
import { withLock } from './lock.ts';
import { cacheDirectory, ROOT } from './paths.ts';
import { step } from './progress.ts';
import { SetupError } from './setup-error.ts';

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly optional?: boolean;
}

/** Installs node_modules when it is missing or is not what package-lock.json says. */
export async function ensureDependencies(): Promise<void> {
  if (await isInstalled()) return;
  const id = createHash('sha256').update(ROOT).digest('hex').slice(0, 16);
  await withLock(join(cacheDirectory(), 'locks', `${id}.lock`), async () => {
    if (await isInstalled()) return; // by another command in this clone, meanwhile
    await step('npm', 'npm ci --ignore-scripts', async () => {
      const npm = await runChild('npm', ['ci', '--ignore-scripts'], { cwd: ROOT });
      if (npm.exitCode === 0) return { did: 'npm ci --ignore-scripts', value: undefined };
      showTail(npm);
      throw new SetupError(
        'The npm packages of package-lock.json could not be installed: let npm reach its registry and run the command again.',
      );
    });
  });
}

/**
 * Compares the lockfile with the one that npm leaves in node_modules when an install is complete.
 * Packages for other platforms are optional and absent from the latter; a left-over package would
 * get into the bundles.
 */
async function isInstalled(): Promise<boolean> {
  try {
    const wanted = await packagesOf(join(ROOT, 'package-lock.json'));
    const present = await packagesOf(join(ROOT, 'node_modules', '.package-lock.json'));
    const isWanted = (path: string): boolean => path in wanted;
    if (!Object.keys(present).every(isWanted)) return false; // left over from another lockfile
    return Object.entries(wanted).every(([path, { version, integrity, link, optional }]) => {
      if (!path.includes('node_modules/') || link === true) return true;
      const found = present[path];
      if (found === undefined) return optional === true;
      return found.version === version && found.integrity === integrity;
    });
  } catch {
    return false; // one of them is not there
  }
}

async function packagesOf(file: string): Promise<Readonly<Record<string, LockedPackage>>> {
  const lock = JSON.parse(await readFile(file, 'utf8')) as {
    readonly packages: Record<string, LockedPackage>;
  };
  return lock.packages;
}
