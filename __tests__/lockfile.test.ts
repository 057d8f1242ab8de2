import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/setup/paths.ts';

interface Locked {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly os?: readonly string[];
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};

describe('the lockfile', () => {
  // npm leaves out what the registry of the moment does not have, and `npm ci` then refuses it.
  it('has the optional packages of every platform, so that a fresh clone can be installed', () => {
    const missing = Object.entries(packages).flatMap(([path, { optionalDependencies }]) =>
      Object.keys(optionalDependencies ?? {}).filter((name) => !isLocked(path, name)),
    );
    expect(missing).toEqual([]);
  });

  it('pins what Linux installs by integrity', () => {
    const loose = Object.entries(packages).filter(
      ([path, { integrity, link, os }]) =>
        path.includes('node_modules/') &&
        link !== true &&
        (os === undefined || os.includes('linux')) &&
        integrity === undefined &&
        !NOT_IN_EVERY_REGISTRY.test(path),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
  });
});

/** Binaries for processors that none of our machines has; some registries do not carry them. */
const NOT_IN_EVERY_REGISTRY = /-linux-(arm|loong64|ppc64|riscv64|s390x)-\w+$/;

/** Looks where Node would: in the package's own node_modules, then further up. */
function isLocked(path: string, name: string): boolean {
  for (let base = path; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    if (`${base === '' ? '' : `${base}/`}node_modules/${name}` in packages) return true;
    if (base === '') return false;
  }
}
