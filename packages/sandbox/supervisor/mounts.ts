import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One line of a mountinfo file (proc_pid_mountinfo(5)), as far as it is needed here. */
export interface Mount {
  /** The directory of the filesystem that is mounted. */
  readonly root: string;
  readonly point: string;
  /** Super block options; an overlay's directories stand here. */
  readonly options: string;
}

/** Whether `path` is `folder` or lies in it. Both without trailing slash. */
export function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** Parses a mountinfo file; the kernel writes blanks in paths as octal escapes. */
export function parseMountInfo(text: string): Mount[] {
  const mounts: Mount[] = [];
  for (const line of text.split('\n')) {
    const fields = line.split(' ');
    const [root, point, options] = [fields[3], fields[4], fields.at(-1)];
    if (root === undefined || point === undefined || options === undefined) continue;
    mounts.push({ root: unescape(root), point: unescape(point), options: unescape(options) });
  }
  return mounts;
}

/** Mount points at or under the folders, in the order in which they can be unmounted. */
export function mountPointsUnder(folders: readonly string[]): string[] {
  if (process.platform !== 'linux') return [];
  return parseMountInfo(readFileSync('/proc/self/mountinfo', 'utf8'))
    .map(({ point }) => point)
    .filter((point) => folders.some((folder) => isUnder(point, folder)))
    .reverse() // what was mounted last lies on top
    .sort((a, b) => b.split('/').length - a.split('/').length);
}

/** Unmounts lazily everything at or under the folders; what is left then cannot be unmounted. */
export function unmountUnder(folders: readonly string[]): string[] {
  for (let pass = 0; pass < 3; pass += 1) {
    const points = mountPointsUnder(folders);
    if (points.length === 0) return [];
    for (const point of points) {
      try {
        execFileSync('umount', ['-l', '--', point], { stdio: 'ignore' });
      } catch {
        continue; // gone already, or found again in the next pass
      }
    }
  }
  return mountPointsUnder(folders);
}

function unescape(text: string): string {
  return text.replace(/\\([0-7]{3})/g, (_, octal: string) =>
    String.fromCharCode(Number.parseInt(octal, 8)),
  );
}
