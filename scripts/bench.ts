import { mkdtempSync, rmSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBump } from './bench/bump/measure.ts';
import { bumpPage } from './bench/bump/page.ts';
import { FULL, QUICK } from './bench/bump/plan.ts';
import { formatted } from './markdown-page.ts';
import { ROOT } from './setup/paths.ts';

const USAGE = 'npm run bench -- bump [--quick]';
const PAGE = join(ROOT, 'docs/benchmarks.md');

const quick = commandLine();
const dir = mkdtempSync(join(tmpdir(), 'gitops-actions-bench-'));
process.once('exit', () => {
  // Children that were just told to end may leave a last file behind.
  rmSync(dir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => process.exit(128 + constants.signals[signal]));
}
// Each child is ended with this process, and thirty-two run at a time.
process.setMaxListeners(0);

const figures = await measureBump(dir, quick ? QUICK : FULL, (text) => {
  process.stderr.write(`bench  ${text}\n`);
});
const text = await formatted(PAGE, bumpPage(figures));
// A quick run says nothing about speed, so it never becomes the page.
if (quick) process.stdout.write(text);
else await writeFile(PAGE, text);
if (!quick) process.stderr.write(`bench  docs/benchmarks.md written\n`);

/** Whether it shall be quick. */
function commandLine(): boolean {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { quick: { type: 'boolean', default: false } },
    });
    if (positionals.length === 1 && positionals[0] === 'bump') return values.quick;
  } catch {
    // Said below, in the same words.
  }
  console.error(`✗ Give the one benchmark there is:\n  ${USAGE}`);
  process.exit(2);
}
