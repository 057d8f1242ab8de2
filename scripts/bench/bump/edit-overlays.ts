import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runChild, type ChildEnd } from '../../setup/child.ts';
import { interleave, type Rounds } from '../rounds.ts';
import { runBundle } from '../bundle-run.ts';
import type { EditPass } from './edit-process.ts';
import { argumentOf, imageOf, overlayFolder, overlayTree } from './overlays.ts';

const EDIT_PROCESS = fileURLToPath(new URL('edit-process.ts', import.meta.url));

/** One after another: no program but kustomize is started in the loop. */
const ONE_BY_ONE =
  'for d in overlays/*/; do cd "$d" && "$KUSTOMIZE" edit set image "$IMAGE" && cd ../.. || exit 1; done';
/** As many at a time as there are cores, each in a shell that changes the folder. */
const ALL_CORES =
  'printf "%s\\0" overlays/*/ | xargs -0 -P "$CORES" -n 1 sh -c \'cd "$1" && exec "$KUSTOMIZE" edit set image "$IMAGE"\' sh';

export type Editor = 'library' | 'again' | 'bundle' | 'kustomize' | 'kustomizeParallel';

/** Milliseconds for all overlays, and the parts of the library's. */
export interface EditFigures {
  readonly overlays: number;
  readonly ms: Rounds<Editor, number>;
  readonly parts: readonly EditPass[];
}

/**
 * All overlays edited by our code in one process, against one process of kustomize an overlay; the
 * files are the same ones, written anew before each turn.
 */
export async function measureEdits(
  dir: string,
  kustomize: string,
  rounds: number,
  overlays: number,
): Promise<EditFigures> {
  const root = await mkdtemp(join(dir, 'edits-'));
  const files = overlayTree(overlays);
  const image = argumentOf(imageOf('3'.repeat(40), 3));
  const parts: EditPass[] = [];
  const again: number[] = [];
  const timed = async (work: () => Promise<ChildEnd | { readonly ok: boolean }>) => {
    await writeTree(root, files);
    const startedAt = performance.now();
    const end = await work();
    const ms = performance.now() - startedAt;
    if ('ok' in end ? !end.ok : end.exitCode !== 0) throw new Error(JSON.stringify(end));
    return ms;
  };
  const shell = (script: string) => () =>
    timed(() => {
      const env = { KUSTOMIZE: kustomize, IMAGE: image, CORES: String(availableParallelism()) };
      return runChild('sh', ['-c', script], {
        ...{ cwd: root, env: { PATH: process.env['PATH'], HOME: root, ...env } },
      });
    });
  const ms = await interleave<Exclude<Editor, 'again'>, number>(rounds, {
    library: async () => {
      await writeTree(root, files);
      const [first, second] = await editInProcess(root, overlays);
      parts.push(first);
      again.push(second.ms);
      return first.ms;
    },
    kustomize: shell(ONE_BY_ONE),
    bundle: () => timed(() => editByBundle(dir, root, overlays, image)),
    kustomizeParallel: shell(ALL_CORES),
  });
  return { overlays, parts, ms: { ...ms, again } };
}

export async function writeTree(root: string, files: ReadonlyMap<string, string>): Promise<void> {
  const folders = new Set([...files.keys()].map((path) => dirname(join(root, path))));
  await Promise.all([...folders].map((folder) => mkdir(folder, { recursive: true })));
  for (const [path, text] of files) await writeFile(join(root, path), text);
}

async function editInProcess(root: string, overlays: number): Promise<[EditPass, EditPass]> {
  const args = [EDIT_PROCESS, root, String(overlays)];
  const { exitCode, stdout, stderr } = await runChild(process.execPath, args, { cwd: root });
  if (exitCode !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as [EditPass, EditPass];
}

function editByBundle(dir: string, root: string, overlays: number, images: string) {
  const folders = Array.from({ length: overlays }, (_, index) => overlayFolder(index));
  return runBundle({
    action: 'bump-kustomize',
    dir,
    inputs: { images, overlays: folders.join('\n'), mode: 'worktree' },
    env: {
      ...{ GITHUB_REPOSITORY: 'acme/shop', GITHUB_REF: 'refs/heads/dev', GITHUB_RUN_ID: '1' },
      ...{ GITHUB_SHA: '3'.repeat(40), GITHUB_EVENT_NAME: 'push', GITHUB_WORKSPACE: root },
    },
  });
}
