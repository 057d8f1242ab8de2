import { openWorktree, writeAll } from '../../../actions/bump-kustomize/src/worktree.ts';
import { editOnce } from './one-edit.ts';
import { imageOf, kustomizationOf, overlayFolder } from './overlays.ts';

/** Milliseconds of one pass over all overlays, and the parts of it. */
export interface EditPass {
  readonly ms: number;
  readonly readMs: number;
  readonly decideMs: number;
  readonly editMs: number;
  readonly writeMs: number;
}

/** A process of its own: `edit-process.ts <root> <overlays>` edits them all, twice, and prints both passes. */
const [root = '', count = ''] = process.argv.slice(2);
const passes: EditPass[] = [];
for (const digit of ['1', '2']) passes.push(await pass(root, Number(count), digit.repeat(40)));
process.stdout.write(JSON.stringify(passes));

/** As `mode: worktree` does it: nothing is written before all is decided. */
async function pass(root: string, count: number, sourceCommit: string): Promise<EditPass> {
  const [startedAt, image] = [performance.now(), imageOf(sourceCommit, sourceCommit)];
  const worktree = openWorktree(root);
  const files: { readonly path: string; readonly after: Uint8Array }[] = [];
  let [readMs, decideMs, editMs] = [0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const path = kustomizationOf(overlayFolder(index));
    const openedAt = performance.now();
    const before = worktree.read(path);
    readMs += performance.now() - openedAt;
    const edited = editOnce(before, image, path);
    decideMs += edited.decideMs;
    editMs += edited.editMs;
    files.push({ path, after: edited.bytes });
  }
  const writtenAt = performance.now();
  await writeAll(worktree, files);
  const endedAt = performance.now();
  return { ms: endedAt - startedAt, readMs, decideMs, editMs, writeMs: endedAt - writtenAt };
}
