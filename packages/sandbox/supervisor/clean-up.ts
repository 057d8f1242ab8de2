import { existsSync, readdirSync, readFileSync, rmdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { MARKER_FILE, type WatchdogOptions } from './messages.ts';
import { unmountUnder } from './mounts.ts';
import {
  findSandboxProcesses,
  readProcessTable,
  type ProcessEntry,
  type ProcessSigns,
} from './process-table.ts';

/** Everything one watchdog answers for. */
export interface WatchedResources {
  readonly options: WatchdogOptions;
  readonly groups: Set<number>;
  readonly mountGuards: Set<string>;
  readonly cgroups: Set<string>;
  keep: boolean;
}

const POLL_MS = 20;
/** A process that survives SIGKILL this long hangs in the kernel. */
const KILL_PATIENCE_MS = 10_000;

/** Ends the processes, then unmounts, then removes the folder; returns what could not be done. */
export async function cleanUp(watched: WatchedResources): Promise<string[]> {
  const { folder, id } = watched.options;
  const left = await endProcesses(watched);
  removeCgroups(watched.cgroups);
  const mounts = unmountUnder([folder, ...watched.mountGuards]);
  left.push(...mounts.map((point) => `${point} is still mounted.`));
  if (watched.keep) return left;
  // Never through a mount, and never a folder that is not ours.
  if (mounts.length > 0 || !isOurs(folder, id)) return left;
  try {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  } catch (thrown) {
    left.push(`${folder} could not be removed: ${String(thrown)}`);
  }
  return left;
}

async function endProcesses(watched: WatchedResources): Promise<string[]> {
  const { id, folder, graceMs } = watched.options;
  const signs: ProcessSigns = { id, folder, groups: watched.groups, cgroups: watched.cgroups };
  const seen = new Map<string, ProcessEntry>();
  const started = Date.now();
  for (;;) {
    const alive = findSandboxProcesses(readProcessTable(), signs, (entry) => seen.has(key(entry)));
    const groups = process.platform === 'linux' ? [] : [...watched.groups].filter(groupIsAlive);
    if (alive.length === 0 && groups.length === 0) return [];
    const elapsed = Date.now() - started;
    if (elapsed > graceMs + KILL_PATIENCE_MS) {
      return alive.map(({ pid }) => `Process ${String(pid)} cannot be killed.`);
    }
    for (const entry of alive) {
      if (elapsed > graceMs) signal(entry.pid, 'SIGKILL');
      else if (!seen.has(key(entry))) signal(entry.pid, 'SIGTERM');
      seen.set(key(entry), entry);
    }
    for (const group of groups) signal(-group, elapsed > graceMs ? 'SIGKILL' : 'SIGTERM');
    await sleep(POLL_MS);
  }
}

function key({ pid, start }: ProcessEntry): string {
  return `${String(pid)}:${start}`;
}

function signal(target: number, name: 'SIGTERM' | 'SIGKILL'): void {
  try {
    process.kill(target, name);
  } catch {
    // It has ended meanwhile.
  }
}

function groupIsAlive(group: number): boolean {
  try {
    process.kill(-group, 0);
    return true;
  } catch {
    return false;
  }
}

/** Removes the cgroups, in the unified hierarchy and in each of the old ones. */
function removeCgroups(cgroups: ReadonlySet<string>): void {
  const top = '/sys/fs/cgroup';
  if (cgroups.size === 0 || !existsSync(top)) return;
  const hierarchies = ['', ...directoriesIn(top)];
  for (const cgroup of cgroups) {
    for (const hierarchy of hierarchies) removeCgroup(join(top, hierarchy, cgroup));
  }
}

function removeCgroup(directory: string): void {
  for (const child of directoriesIn(directory)) removeCgroup(join(directory, child));
  try {
    rmdirSync(directory); // the files in it are the kernel's
  } catch {
    // It does not exist in this hierarchy.
  }
}

function directoriesIn(directory: string): string[] {
  try {
    return readdirSync(directory, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

function isOurs(folder: string, id: string): boolean {
  try {
    return readFileSync(join(folder, MARKER_FILE), 'utf8') === id;
  } catch {
    return false;
  }
}
