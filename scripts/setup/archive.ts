import { createWriteStream } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ArchivePin } from '../../packages/shared/process/pinned-tool-pins.ts';
import { runChild } from './child.ts';
import { SetupError } from './setup-error.ts';
import { sha256OfFile } from './tool-cache.ts';

/** A closed machine answers nothing; waiting longer would only delay the build from source. */
const CONNECT_TIMEOUT_MS = 5_000;
const DOWNLOAD_TIMEOUT_MS = 300_000;

/** Hosts that did not answer in this run; they are asked once. */
const unreachable = new Set<string>();

/**
 * Downloads a release archive, checks its hash and moves the program in it to `binary`.
 *
 * @returns `false` when the download did not answer: the next way is tried
 * @throws SetupError when it did answer, with other bytes than the pinned ones
 */
export async function fetchArchive(pin: ArchivePin, binary: string): Promise<boolean> {
  const host = new URL(pin.url).host;
  if (unreachable.has(host)) return false;
  const temporary = await mkdtemp(join(dirname(binary), 'archive-'));
  const archive = join(temporary, 'archive');
  try {
    if (!(await download(pin.url, archive))) {
      unreachable.add(host);
      return false;
    }
    const found = await sha256OfFile(archive);
    if (found !== pin.sha256) {
      throw new SetupError(
        `${pin.url} has sha256 ${found} instead of the pinned ${pin.sha256} and was not used: do not trust this source, and report it.`,
      );
    }
    await take(pin, archive, temporary, binary);
    return true;
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function download(url: string, to: string): Promise<boolean> {
  const connecting = new AbortController();
  const timer = setTimeout(() => {
    connecting.abort();
  }, CONNECT_TIMEOUT_MS);
  const signal = AbortSignal.any([connecting.signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT_MS)]);
  try {
    const response = await fetch(url, { signal });
    clearTimeout(timer);
    if (!response.ok || response.body === null) return false;
    await pipeline(Readable.fromWeb(response.body), createWriteStream(to));
    return true;
  } catch {
    return false; // no route, no name, cut off: not an answer
  } finally {
    clearTimeout(timer);
  }
}

async function take(
  pin: ArchivePin,
  archive: string,
  temporary: string,
  binary: string,
): Promise<void> {
  if (pin.member === undefined) {
    await rename(archive, binary);
    return;
  }
  const tar = await runChild('tar', ['-xzf', archive, '-C', temporary, '--', pin.member], {
    cwd: temporary,
  });
  if (tar.exitCode !== 0) {
    throw new SetupError(`tar cannot read ${pin.url}: install GNU tar with gzip.`);
  }
  await rename(join(temporary, pin.member), binary);
}
