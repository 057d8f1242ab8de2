import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { runChild, type ChildEnd } from '../../setup/child.ts';
import { ROOT } from '../../setup/paths.ts';
import { tables } from './page-tables.ts';

describe('npm run bench -- verify --quick', () => {
  let end: ChildEnd;

  beforeAll(async () => {
    const args = [join(ROOT, 'scripts/bench.ts'), 'verify', '--quick'];
    end = await runChild(process.execPath, args, { cwd: ROOT });
  }, 120_000);

  it('runs every measurement for real and prints the page', () => {
    expect(end).toMatchObject({ exitCode: 0 });
    expect(end.stdout.match(/^##? .*$/gm)).toEqual([
      '# Benchmarks',
      '## 40 signed commits, by us and by git',
      '## Ranges that grow',
      '## A cold start',
    ]);
  });

  it('has a figure for every contestant, every size and every start', () => {
    const [summary = [], ...measured] = tables(end.stdout);
    expect(summary.map(([, , aim]) => aim)).toEqual([
      ...['≥ 25 ×', '≥ 5 ×', '≤ 256 MiB', 'flat: ≤ 2 ×', 'linear: 1', '≤ 1.25 ×'],
    ]);
    expect(measured.map((rows) => rows.length)).toEqual([2, 2, 3]);
    for (const [, ...figures] of measured.flat()) {
      for (const figure of figures) expect(figure).toMatch(/^\d[\d.,]*(?: \(\S+–\S+\))?$/);
    }
    expect(end.stdout).not.toMatch(/NaN|undefined|Infinity|∞/);
  });

  it('says whose figures they are, and of how many commits git’s are', () => {
    expect(end.stdout).toMatch(/Written by `npm run bench -- verify` on \d{4}-\d\d-\d\d/);
    expect(end.stdout).toContain(`Node\n${process.version}, git `);
    expect(end.stdout).toContain('over the newest 5 commits of the same chain');
  });
});
