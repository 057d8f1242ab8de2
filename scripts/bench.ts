import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { withPart } from './bench/benchmarks-page.ts';
import { formatted } from './markdown-page.ts';
import { ROOT } from './setup/paths.ts';

const USAGE = 'npm run bench -- bump|verify [--quick]';
const PAGE = join(ROOT, 'docs/benchmarks.md');

type Say = (text: string) => void;

/** Gives the part of the page; `dir` is an empty folder. */
type Benchmark = (dir: string, quick: boolean, say: Say) => Promise<string>;

const BENCHMARKS: Readonly<Record<string, Benchmark>> = {
  async bump(dir, quick, say) {
    const [{ measureBump }, { bumpPart }, { FULL, QUICK }] = await Promise.all([
      import('./bench/bump/measure.ts'),
      import('./bench/bump/page.ts'),
      import('./bench/bump/plan.ts'),
    ]);
    return bumpPart(await measureBump(dir, quick ? QUICK : FULL, say));
  },
  async verify(dir, quick, say) {
    const [{ measureVerify }, { verifyPart }, { FULL, QUICK }] = await Promise.all([
      import('./bench/verify/measure.ts'),
      import('./bench/verify/page.ts'),
      import('./bench/verify/plan.ts'),
    ]);
    return verifyPart(await measureVerify(dir, quick ? QUICK : FULL, say));
  },
};

const { name, benchmark, quick } = commandLine();
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

const part = await benchmark(dir, quick, (text) => {
  process.stderr.write(`bench  ${text}\n`);
});
const page = quick ? '' : await readFile(PAGE, 'utf8').catch(() => '');
const text = await formatted(PAGE, withPart(page, name, part));
// A quick run says nothing about speed, so it never becomes the page.
if (quick) process.stdout.write(text);
else await writeFile(PAGE, text);
if (!quick) process.stderr.write(`bench  docs/benchmarks.md written\n`);

/** What to measure, and whether it shall be quick. */
function commandLine(): {
  readonly name: string;
  readonly benchmark: Benchmark;
  readonly quick: boolean;
} {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { quick: { type: 'boolean', default: false } },
    });
    const [name = ''] = positionals;
    const benchmark = Object.hasOwn(BENCHMARKS, name) ? BENCHMARKS[name] : undefined;
    if (positionals.length === 1 && benchmark !== undefined) {
      return { name, benchmark, quick: values.quick };
    }
  } catch {
    // Said below, in the same words.
  }
  console.error(`✗ Give one of the benchmarks that there are:\n  ${USAGE}`);
  process.exit(2);
}
