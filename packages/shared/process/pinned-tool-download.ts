import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ActionError } from '../action/action-error.ts';
import { isLoopbackUrl } from '../action/runner.ts';

/** No release archive of a tool comes near. */
const MAX_BYTES = 512 * 1024 ** 2;
const TIMEOUT_MS = 120_000;
const WAITS_MS = [1_000, 4_000];

/** The seams that tests replace. */
export interface DownloadDeps {
  readonly fetch: typeof fetch;
  readonly sleep: (ms: number) => Promise<unknown>;
}

const DEPS: DownloadDeps = { fetch, sleep: (ms) => delay(ms) };

/**
 * The address of an archive at a mirror: the mirror's base and the archive's file name.
 *
 * @throws `E_INPUT` for a mirror that is no https URL (http is allowed on the loopback interface)
 */
export function mirrorUrl(mirror: string, url: string): string {
  const file = new URL(url).pathname.split('/').at(-1) ?? '';
  const base = URL.canParse(mirror) ? new URL(mirror) : undefined;
  const allowed =
    base?.protocol === 'https:' || (base?.protocol === 'http:' && isLoopbackUrl(mirror));
  if (base === undefined || !allowed || base.username !== '' || base.search !== '') {
    throw new ActionError(
      'E_INPUT',
      'Input `tool-mirror` is not an https URL without user, password and query.',
    );
  }
  return `${base.href.replace(/\/+$/, '')}/${file}`;
}

/**
 * Downloads a file whose hash the caller will check. It appears under its name only when it is
 * complete. Three attempts.
 *
 * @throws `E_UNREACHABLE`
 */
export async function downloadFile(
  url: string,
  target: string,
  deps: DownloadDeps = DEPS,
): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  for (let attempt = 0; ; attempt += 1) {
    try {
      const bytes = await get(url, deps);
      const partial = `${target}.${randomUUID()}.part`;
      try {
        await writeFile(partial, bytes, { mode: 0o600, flag: 'wx' });
        await rename(partial, target);
      } finally {
        await rm(partial, { force: true });
      }
      return;
    } catch (cause) {
      const wait = WAITS_MS[attempt];
      if (wait !== undefined && !(cause instanceof RefusedError)) {
        await deps.sleep(wait);
        continue;
      }
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new ActionError('E_UNREACHABLE', `${url} could not be downloaded: ${why}`, { cause });
    }
  }
}

/** An answer that asking again would not change. */
class RefusedError extends Error {}

async function get(url: string, deps: DownloadDeps): Promise<Buffer> {
  const response = await deps.fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok || response.body === null) {
    await response.body?.cancel();
    const message = `status ${response.status}`;
    const temporary = response.status >= 500 || response.status === 429;
    throw temporary ? new Error(message) : new RefusedError(message);
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new RefusedError('it is larger than 512 MiB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
