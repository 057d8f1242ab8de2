import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { say } from './progress.ts';

const POLL_MS = 250;
const HEARTBEAT_MS = 5_000;
/** A holder that was killed leaves its file behind; a living one touches it every 5 s. */
const STALE_MS = 30_000;

/**
 * Runs `work` while no other process on this machine does so for the same file. Two holders are
 * possible when one is suspended for long: everything that is done under a lock is also atomic by
 * itself, the lock only saves doing it twice.
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  const mine = JSON.stringify({ pid: process.pid, host: hostname(), id: randomUUID() });
  await acquire(file, mine);
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined); // gone: another process judged us dead
  }, HEARTBEAT_MS);
  const release = (): void => {
    rmSync(file, { force: true });
  };
  process.once('exit', release);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    process.off('exit', release);
    if ((await holder(file)) === mine) await rm(file, { force: true });
  }
}

async function acquire(file: string, mine: string): Promise<void> {
  let told = false;
  for (;;) {
    if (await create(file, mine)) return;
    const other = await holder(file);
    if (other !== undefined && (await isStale(file, other))) {
      const aside = `${file}.${randomUUID()}`;
      await rename(file, aside).catch(() => undefined); // another process was faster
      await rm(aside, { force: true });
      continue;
    }
    if (!told) say('lock', 'another clone is doing the same; waiting for it');
    told = true;
    await sleep(POLL_MS);
  }
}

async function create(file: string, mine: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx');
    await handle.writeFile(mine);
    await handle.close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function holder(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').catch(() => undefined);
}

async function isStale(file: string, text: string): Promise<boolean> {
  const found = await stat(file).catch(() => undefined);
  if (found === undefined) return false;
  if (Date.now() - found.mtimeMs > STALE_MS) return true;
  const pid = /"pid":(\d+)/.exec(text)?.[1];
  if (pid === undefined || !text.includes(JSON.stringify(hostname()))) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
