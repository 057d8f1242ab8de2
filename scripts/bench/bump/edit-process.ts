import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
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
const passes = ['1', '2'].map((digit) => pass(root, Number(count), digit.repeat(40)));
process.stdout.write(JSON.stringify(passes));

function pass(root: string, count: number, sourceCommit: string): EditPass {
  const [startedAt, image] = [performance.now(), imageOf(sourceCommit, sourceCommit)];
  let [readMs, decideMs, editMs, writeMs] = [0, 0, 0, 0];
  for (let index = 0; index < count; index += 1) {
    const path = kustomizationOf(overlayFolder(index));
    const openedAt = performance.now();
    const before = readFileSync(join(root, path));
    readMs += performance.now() - openedAt;
    const edited = editOnce(before, image, path);
    decideMs += edited.decideMs;
    editMs += edited.editMs;
    const writtenAt = performance.now();
    writeFileSync(join(root, path), edited.bytes);
    writeMs += performance.now() - writtenAt;
  }
  return { ms: performance.now() - startedAt, readMs, decideMs, editMs, writeMs };
}
