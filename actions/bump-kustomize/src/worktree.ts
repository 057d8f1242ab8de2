import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { PathKind } from '@gitops-actions/shared/kustomize/find-kustomization.ts';
import { inParallel } from '@gitops-actions/shared/oci/in-parallel.ts';

/**
 * A checkout, as far as the edit needs it. Paths are relative to its root. Its files are small: to wait
 * for each costs more than the file does.
 */
export interface Worktree {
  kindOf(path: string): PathKind | undefined;
  read(path: string): Uint8Array;
  /** Replaces the file in one step; its mode stays. */
  write(path: string, bytes: Uint8Array): Promise<void>;
}

/** @param root absolute path of the checkout */
export function openWorktree(root: string): Worktree {
  const inside = new Set<string>();
  /** @throws `E_PATH` when a symbolic link on the way leads out of the checkout */
  const assertInside = (directory: string, path: string): void => {
    const way = relative(realpathSync.native(root), realpathSync.native(directory));
    if (way === '..' || way.startsWith('../') || /(?:^|\/)\.git(?:\/|$)/i.test(way)) {
      throw new ActionError('E_PATH', `${path} leads out of the repository by a symbolic link.`);
    }
    inside.add(directory);
  };
  /** Looks at each directory once; a write looks again. */
  const locate = (path: string): string => {
    const full = join(root, path);
    const directory = dirname(full);
    if (!inside.has(directory)) assertInside(directory, path);
    return full;
  };
  return {
    kindOf(path) {
      try {
        const stat = lstatSync(locate(path), { throwIfNoEntry: false });
        if (stat === undefined) return undefined;
        if (stat.isSymbolicLink()) return 'symlink';
        return stat.isDirectory() ? 'directory' : 'file';
      } catch (thrown) {
        const { code } = thrown as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        throw thrown;
      }
    },
    read: (path) => readFileSync(locate(path)),
    async write(path, bytes) {
      const target = join(root, path);
      assertInside(dirname(target), path);
      const { mode } = lstatSync(target);
      const fresh = `${target}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        const file = openSync(fresh, 'wx');
        try {
          fchmodSync(file, mode & 0o7777);
          writeFileSync(file, bytes);
        } finally {
          closeSync(file);
        }
        // In place of a file, it first brings the new one's content to the disk on some file systems.
        await rename(fresh, target);
      } catch (thrown) {
        rmSync(fresh, { force: true });
        throw thrown;
      }
    },
  };
}

/** As many as there are threads for files; each may wait for the disk. */
const WRITES = 4;

/** Writes files, a few at a time. The first failure stops what has not begun. */
export async function writeAll(
  worktree: Worktree,
  files: readonly { readonly path: string; readonly after: Uint8Array }[],
): Promise<void> {
  await inParallel(files, WRITES, ({ path, after }) => worktree.write(path, after));
}

/** What stands at paths of a checkout, as git would say it; what is not there is absent. */
export function readWorktree(
  worktree: Worktree,
  paths: readonly string[],
): ReadonlyMap<string, { readonly mode: string; readonly bytes: Uint8Array }> {
  const found = new Map<string, { readonly mode: string; readonly bytes: Uint8Array }>();
  for (const path of paths) {
    const kind = worktree.kindOf(path);
    if (kind === undefined) continue;
    const bytes = kind === 'file' ? worktree.read(path) : new Uint8Array();
    found.set(path, { mode: MODES[kind], bytes });
  }
  return found;
}

const MODES: Readonly<Record<PathKind, string>> = {
  ...{ file: '100644', directory: '40000', symlink: '120000' },
};
