import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { runGit } from './sandbox-git.ts';
import { OWN_REPOSITORY } from './snapshot-rewrite.ts';
import type { Call } from './workflow-jobs.ts';
import { map, steps, text } from './yaml-map.ts';

export interface ActionCacheOptions {
  /** What act gets as `--action-cache-path`; new. */
  readonly cache: string;
  /** The called workflow; absent when the consumer's has steps of its own. */
  readonly call: Call | undefined;
  /** Text of the workflow whose steps run. */
  readonly callee: string;
  /** Our own bare repository. */
  readonly gitDir: string;
  readonly serverUrl: string;
}

/**
 * Fills act's cache with what act would clone itself: the called workflow, and our repository at the
 * commit of the actions. act clones once for every `uses:`, and in a Go library that takes most of
 * a run's time; here it is one clone by git, with a link for every `uses:`.
 */
export async function fillActionCache(options: ActionCacheOptions): Promise<void> {
  const { cache, call, callee, gitDir } = options;
  if (call !== undefined) {
    const workflow = join(
      ...[cache, folderName(`${call.repository}@${call.ref}`), '.github/workflows', call.file],
    );
    await mkdir(dirname(workflow), { recursive: true });
    await writeFile(workflow, callee);
  }
  await mkdir(cache, { recursive: true });

  const jobs = Object.values(map(map(parse(callee))['jobs'])).map(map);
  const uses = new Set(
    jobs.flatMap((job) => steps(job).map((step) => text(step['uses']))).filter(isOurs),
  );
  const clones = new Map<string, string>();
  for (const use of uses) {
    const commit = use.slice(use.indexOf('@') + 1);
    let clone = clones.get(commit);
    if (clone === undefined) {
      clone = join(cache, `ours-${commit}`);
      clones.set(commit, clone);
      await runGit(['clone', '--quiet', '--no-checkout', gitDir, clone], { cwd: '/' });
      const url = `${options.serverUrl}/${OWN_REPOSITORY}`;
      await runGit(['remote', 'set-url', 'origin', url], { cwd: clone });
      await runGit(['checkout', '--quiet', '--detach', commit], { cwd: clone });
    }
    await symlink(clone, join(cache, folderName(use)));
  }
}

function isOurs(uses: string): boolean {
  return uses.startsWith(`${OWN_REPOSITORY}/actions/`);
}

/** As act names the folder of a `uses:` (`safeFilename`). */
function folderName(uses: string): string {
  return uses.replaceAll(/[<>:"/\\|?*]/g, '-');
}
