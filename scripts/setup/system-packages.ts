import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { BROWSERS } from '../../packages/sandbox/browser/browsers.ts';
import { runChild, showTail } from './child.ts';
import { ROOT } from './paths.ts';
import { step } from './progress.ts';
import { SetupError } from './setup-error.ts';

/** A program that comes with the operating system, and the Debian package that has it. */
interface SystemProgram {
  readonly program: string;
  readonly debian: string;
  /** Programs of other names that do as well. */
  readonly others?: readonly string[];
}

const [HEADLESS_SHELL, ...OTHER_BROWSERS] = BROWSERS;

const PROGRAMS: readonly SystemProgram[] = [
  { program: 'git', debian: 'git' },
  { program: 'ssh-keygen', debian: 'openssh-client' },
  { program: 'gpg', debian: 'gnupg' },
  { program: 'tar', debian: 'tar' },
  { program: 'runc', debian: 'runc' },
  // Opens the sandbox's own pages for the tests.
  { program: HEADLESS_SHELL, debian: HEADLESS_SHELL, others: OTHER_BROWSERS },
];

/** What only the cluster needs. */
const CLUSTER_PROGRAMS: readonly SystemProgram[] = [
  { program: 'redis-server', debian: 'redis-server' },
];

/** Debian keeps daemons' programs in sbin folders, which a user's PATH may lack. */
const SBIN = ['/usr/local/sbin', '/usr/sbin', '/sbin'];

/** BuildKit starts containers by itself; said before anything is compiled, not after. */
export function requireLinuxAndRoot(): void {
  if (process.platform === 'linux' && process.getuid?.() === 0) return;
  throw new SetupError(
    'The sandbox builds images by itself, which needs Linux and root: use a virtual machine, or `sudo env "PATH=$PATH" npm …`.',
  );
}

/** Installs what is missing where that is possible without asking: as root on Debian. */
export async function ensureSystemPackages(forCluster = false): Promise<void> {
  const missing = [...PROGRAMS, ...(forCluster ? CLUSTER_PROGRAMS : [])].filter(
    ({ program, others = [] }) => ![program, ...others].some(isOnPath),
  );
  if (missing.length === 0) return;
  const programs = missing.map(({ program }) => program).join(', ');
  const packages = missing.map(({ debian }) => debian);
  const fix = `apt-get install ${packages.join(' ')}`;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) {
    throw new SetupError(`Missing on this machine: ${programs}; install them, on Debian: ${fix}.`);
  }
  await step('apt', fix, async () => {
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
      const apt = await runChild('apt-get', ['-q', ...args], {
        cwd: ROOT,
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
      if (apt.exitCode === 0) continue;
      showTail(apt);
      throw new SetupError(
        `Missing and not to be had from apt: ${programs}; install them by hand.`,
      );
    }
    return { did: fix, value: undefined };
  });
}

function isOnPath(program: string): boolean {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...SBIN];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
