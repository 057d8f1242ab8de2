import { randomBytes } from 'node:crypto';
import { chmod, lstat, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { PathKind } from '@gitops-actions/shared/kustomize/find-kustomization.ts';

/** A checkout, as far as the edit needs it. Paths are relative to its root. */
export interface Worktree {
  kindOf(path: string): Promise<PathKind | undefined>;
  read(path: string): Promise<Uint8Array>;
  /** Replaces the file in one step; its mode stays. */
  write(path: string, bytes: Uint8Array): Promise<void>;
}

/** @param root absolute path of the checkout */
export function openWorktree(root: string): Worktree {
  /** @throws `E_PATH` when a symbolic link on the way leads out of the checkout */
  const locate = async (path: string): Promise<string> => {
    const parent = await realpath(dirname(join(root, path)));
    const inside = relative(await realpath(root), parent);
    if (inside === '..' || inside.startsWith('../') || /(?:^|\/)\.git(?:\/|$)/i.test(inside)) {
      throw new ActionError('E_PATH', `${path} leads out of the repository by a symbolic link.`);
    }
    return join(root, path);
  };
  return {
    async kindOf(path) {
      try {
        const stat = await lstat(await locate(path));
        if (stat.isSymbolicLink()) return 'symlink';
        return stat.isDirectory() ? 'directory' : 'file';
      } catch (thrown) {
        const { code } = thrown as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        throw thrown;
      }
    },
    read: async (path) => readFile(await locate(path)),
    async write(path, bytes) {
      const target = await locate(path);
      const { mode } = await lstat(target);
      const fresh = `${target}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        await writeFile(fresh, bytes, { flag: 'wx' });
        await chmod(fresh, mode & 0o7777);
        await rename(fresh, target);
      } catch (thrown) {
        await rm(fresh, { force: true });
        throw thrown;
      }
    },
  };
}

/** What stands at paths of a checkout, as git would say it; what is not there is absent. */
export async function readWorktree(
  worktree: Worktree,
  paths: readonly string[],
): Promise<ReadonlyMap<string, { readonly mode: string; readonly bytes: Uint8Array }>> {
  const found = new Map<string, { readonly mode: string; readonly bytes: Uint8Array }>();
  for (const path of paths) {
    const kind = await worktree.kindOf(path);
    if (kind === undefined) continue;
    const bytes = kind === 'file' ? await worktree.read(path) : new Uint8Array();
    found.set(path, { mode: MODES[kind], bytes });
  }
  return found;
}

const MODES: Readonly<Record<PathKind, string>> = {
  ...{ file: '100644', directory: '40000', symlink: '120000' },
};
