import { table } from '../../markdown-page.ts';
import { count, figure, met, number } from '../figure-text.ts';
import { ratios, spread } from '../rounds.ts';
import type { EditFigures, Editor } from './edit-overlays.ts';
import type { EditPass } from './edit-process.ts';

/** How often faster than kustomize is wanted. */
const AIM = 20;

const ROWS: readonly (readonly [Editor, string])[] = [
  ['library', 'packages/shared, one process: read, choose the entry, edit, prove, write'],
  ['again', 'the same once more in that process'],
  ['bundle', 'the bundled action, `mode: worktree`, from its start to its end'],
  ['kustomize', '`kustomize edit set image`, one process an overlay'],
  ['kustomizeParallel', 'the same, as many at a time as there are cores'],
];

export function editSummary({ overlays, ms }: EditFigures): readonly (readonly string[])[] {
  const faster = ratios(ms.kustomize, ms.library);
  return [
    [
      `${count(overlays)} overlays edited in one process`,
      `${figure(faster)} × as fast as \`kustomize edit set image\``,
      `≥ ${AIM} ×`,
      met(faster.median >= AIM),
    ],
  ];
}

export function editSection({ overlays, ms, parts }: EditFigures): string {
  const rows = ROWS.map(([editor, name]) => [
    name,
    figure(spread(ms[editor])),
    number(spread(ms[editor]).median / overlays),
    editor === 'kustomize' ? '1' : figure(ratios(ms.kustomize, ms[editor])),
  ]);
  const part = (name: keyof EditPass): string =>
    number(spread(parts.map((one) => one[name])).median);
  return `## Editing ${count(overlays)} overlays

The same files are written anew before each turn, each with a comment and one image. Kustomize is started by one
shell in a loop; our process is a fresh one in each round, and its clock runs from the first read to the last
write (the bundle's from the start of Node).

${table(['', 'ms', 'ms an overlay', 'times as fast as kustomize'], rows)}

Where the first row's time goes, in ms: read ${part('readMs')}, choose the entry ${part('decideMs')}, edit and prove
${part('editMs')}, write ${part('writeMs')}.`;
}
