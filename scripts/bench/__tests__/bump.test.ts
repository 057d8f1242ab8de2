import { beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { runChild, type ChildEnd } from '../../setup/child.ts';
import { ROOT } from '../../setup/paths.ts';
import { tables } from './page-tables.ts';

const BENCH = join(ROOT, 'scripts/bench.ts');

const bench = (...args: readonly string[]): Promise<ChildEnd> =>
  runChild(process.execPath, [BENCH, ...args], { cwd: ROOT });

describe('npm run bench -- bump --quick', () => {
  let end: ChildEnd;

  beforeAll(async () => {
    end = await bench('bump', '--quick');
  }, 120_000);

  it('runs every measurement for real and prints the page', () => {
    expect(end).toMatchObject({ exitCode: 0 });
    expect(end.stdout.match(/^##? .*$/gm)).toEqual([
      '# Benchmarks',
      '## Editing 20 overlays',
      '## 4 writers of one branch',
      '## One bump on the wire',
      '## One edit, as the file and the list grow',
    ]);
  });

  it('has a figure for every contestant and every size', () => {
    const [summary = [], ...measured] = tables(end.stdout);
    expect(summary).toHaveLength(13);
    const requests = summary.filter(([, figure]) => figure?.endsWith(' requests') === true);
    expect(requests.map(([, , aim, verdict]) => [aim, verdict])).toEqual([
      ['≤ 4', 'met'],
      ['≤ 4', 'met'],
    ]);
    // Editors, ways to write, carriers in each of two repositories, sizes on both axes.
    expect(measured.map((rows) => rows.length)).toEqual([5, 3, 4, 4, 2, 2]);
    for (const [, ...figures] of measured.flat()) {
      for (const figure of figures) expect(figure).toMatch(/^\d[\d.,]*(?: \(\S+–\S+\))?$/);
    }
    expect(end.stdout).not.toMatch(/NaN|undefined|Infinity|∞/);
  });

  it('says whose figures they are', () => {
    expect(end.stdout).toMatch(/Written by `npm run bench -- bump` on \d{4}-\d\d-\d\d/);
    expect(end.stdout).toContain(`Node\n${process.version}, git `);
    expect(end.stdout).toMatch(/\d+ cores/);
  });
});

describe('npm run bench', () => {
  it.each([[['other']], [['bump', '--fast']]])('of %j says what there is', async (args) => {
    const { exitCode, stdout, stderr } = await bench(...args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('npm run bench -- bump|verify [--quick]');
  });
});
