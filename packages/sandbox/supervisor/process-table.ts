import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MARKER_VARIABLE } from './messages.ts';
import { isUnder, parseMountInfo } from './mounts.ts';

/** One live process; `start` tells it from a later one with the same number. */
export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly start: string;
}

/** How the processes of one sandbox are recognised. */
export interface ProcessSigns {
  readonly id: string;
  readonly folder: string;
  readonly groups: ReadonlySet<number>;
  readonly cgroups: ReadonlySet<string>;
}

/** All live processes (zombies left out) of a Linux machine; empty where there is no /proc. */
export function readProcessTable(): ProcessEntry[] {
  if (process.platform !== 'linux') return [];
  const entries: ProcessEntry[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readProc(name, 'stat');
    // The program's name, in parentheses, may hold blanks and parentheses: read on from the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, parent, group] = fields;
    if (state === undefined || parent === undefined || state === 'Z' || state === 'X') continue;
    entries.push({
      pid: Number(name),
      parent: Number(parent),
      group: Number(group),
      start: fields[19] ?? '',
    });
  }
  return entries;
}

/**
 * The processes of a sandbox: by marker variable, process group, cgroup or root filesystem, and all
 * descendants of those. A build's container has neither our variables nor our groups: it is found
 * by its cgroup, its root filesystem under the folder, or its parent.
 */
export function findSandboxProcesses(
  table: readonly ProcessEntry[],
  signs: ProcessSigns,
  known: (entry: ProcessEntry) => boolean,
): ProcessEntry[] {
  const found = new Set<number>();
  for (const entry of table) {
    if (known(entry) || signs.groups.has(entry.group) || carriesSign(entry.pid, signs)) {
      found.add(entry.pid);
    }
  }
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const entry of table) if (found.has(entry.parent)) found.add(entry.pid);
  }
  found.delete(process.pid);
  return table.filter((entry) => found.has(entry.pid));
}

function carriesSign(pid: number, signs: ProcessSigns): boolean {
  const name = String(pid);
  const environment = readProc(name, 'environ').split('\0');
  if (environment.includes(`${MARKER_VARIABLE}=${signs.id}`)) return true;
  if (signs.cgroups.size > 0) {
    const paths = readProc(name, 'cgroup').split('\n');
    for (const line of paths) {
      const path = line.split(':').slice(2).join(':').replace(/^\//, '');
      for (const cgroup of signs.cgroups) if (isUnder(path, cgroup)) return true;
    }
  }
  // Only the root mount counts: another process may have copied the mounts of this machine.
  const root = parseMountInfo(readProc(name, 'mountinfo')).find(({ point }) => point === '/');
  return (
    root !== undefined && (isUnder(root.root, signs.folder) || namesFolder(root.options, signs))
  );
}

/** Whether an overlay's `upperdir=` or `lowerdir=` lies in the folder. */
function namesFolder(options: string, signs: ProcessSigns): boolean {
  return options.split(/[,:=]/).some((part) => isUnder(part, signs.folder));
}

function readProc(pid: string, file: string): string {
  try {
    return readFileSync(join('/proc', pid, file), 'utf8');
  } catch {
    return ''; // it ended meanwhile, or belongs to another user
  }
}
