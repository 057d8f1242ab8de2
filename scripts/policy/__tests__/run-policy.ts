import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `npm run policy -- …` as npm does once everything is installed. */
export function runPolicy(args: readonly string[], gnupgHome = '/nonexistent'): Ended {
  const { PATH = '', TMPDIR = '/tmp' } = process.env;
  const end = spawnSync(process.execPath, [MAIN, ...args], {
    encoding: 'utf8',
    env: { PATH, TMPDIR, HOME: '/nonexistent', GNUPGHOME: gnupgHome },
  });
  return { code: end.status, out: end.stdout, err: end.stderr };
}
