import { mkdir, mkdtemp, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

const PREFIX = 'gitops-trivy-scan-';
const MARKER = 'made-by-gitops-trivy-scan';

/** The folders of one run of the action. */
export interface Scratch {
  /** Removed when the run ends: the program, its home, its cache, credentials. */
  readonly work: string;
  /** Stays for the steps that follow: the reports. */
  readonly reports: string;
}

/** Makes the folders of this run under `RUNNER_TEMP`, readable by nobody else. */
export async function createScratch(temp: string): Promise<Scratch> {
  await mkdir(temp, { recursive: true });
  const root = await mkdtemp(join(temp, PREFIX)); // mode 0700
  const scratch = { work: join(root, 'work'), reports: join(root, 'reports') };
  await mkdir(scratch.work, { mode: 0o700 });
  await mkdir(scratch.reports);
  await writeFile(join(scratch.work, MARKER), '');
  return scratch;
}

/**
 * Removes a run's working folder; of any other folder it touches nothing, whatever the saved state
 * says.
 *
 * @param temp `RUNNER_TEMP`
 */
export async function removeWork(work: string, temp: string): Promise<void> {
  const root = dirname(work);
  if (dirname(root) !== resolve(temp) || !root.slice(dirname(root).length + 1).startsWith(PREFIX)) {
    return;
  }
  const marker = await readFile(join(work, MARKER)).catch(() => undefined);
  if (marker === undefined) return;
  await rm(work, { recursive: true, force: true });
  await rmdir(root).catch(() => undefined); // not empty while there are reports
}
