import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { ActionContext } from '@gitops-actions/shared/action/action.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import { rememberDirectory } from '@gitops-actions/shared/git/temporary-directory.ts';

/** The history of the overlays' repository, as a copy without file contents. */
export interface OverlaysHistory {
  /** Objects with all that the commit needs. */
  objects(oid: string): Promise<GitObjects>;
  remove(): Promise<void>;
}

/** Fetched at the first question: only a rollback asks, and a bump needs no git. */
export function overlaysHistory(
  context: ActionContext,
  repository: string,
  token: string | undefined,
): OverlaysHistory {
  let opened: Promise<Repository> | undefined;
  const open = async (oid: string): Promise<Repository> => {
    const [{ openRepository }, { findGit }, { runProcess }] = await Promise.all([
      import('@gitops-actions/shared/git/open-repository.ts'),
      import('@gitops-actions/shared/git/find-git.ts'),
      import('@gitops-actions/shared/process/run-process.ts'),
    ]);
    const { runner, env, log } = context;
    if (token === undefined) throw new ActionError('E_INTERNAL', 'No token for the history.');
    // The workspace may be another repository's checkout, or none.
    const nowhere = join(runner.temp, 'bump-kustomize-no-checkout');
    await mkdir(nowhere, { recursive: true });
    return openRepository({
      ...{ run: runProcess, git: findGit(env['PATH'] ?? '', runner.workspace), env, log },
      ...{ temp: runner.temp, workspace: nowhere, path: '.', wanted: [oid] },
      url: `${runner.serverUrl}/${repository}.git`,
      token: () => Promise.resolve(token),
      onDirectory: rememberDirectory(context),
      loopback: runner.loopback,
    });
  };
  return {
    async objects(oid) {
      opened ??= open(oid);
      const known = await opened;
      await known.fetch([oid]);
      return known.objects;
    },
    async remove() {
      await (await opened?.catch(() => undefined))?.remove();
    },
  };
}
