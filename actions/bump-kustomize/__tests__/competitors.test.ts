import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openBench, type Bench } from './bench.ts';
import { FILE, OVERLAY } from './fixtures.ts';
import { meddle } from './held-commits.ts';

let bench: Bench;

beforeAll(async () => {
  bench = await openBench();
});

beforeEach(() => {
  bench.reset();
});

afterEach(() => {
  bench.faults.clear();
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

const source = (): string => bench.sources[0] ?? '';
const run = (given: Readonly<Record<string, string>> = {}): ReturnType<Bench['run']> =>
  bench.run({ images: bench.image(source(), '1'), ...given });

describe('somebody who commits between the read and the write of a bump', () => {
  it('to other lines of the same file keeps them', async () => {
    const theirs = bench
      .file()
      .replace('# dev', '# dev, by hand')
      .replace('newTag: unreleased}', 'newTag: v9} # theirs');
    let other = '';
    meddle(bench, async () => {
      other = await bench.push(FILE, theirs);
    });
    const { result } = await run();
    expect([result.outcome, result.outputs['attempts']]).toEqual(['success', '2']);
    expect(bench.git('rev-parse', 'dev~1').trim()).toBe(other);
    expect(bench.git('diff', '--numstat', 'dev~1', 'dev').trim()).toBe(`2\t1\t${FILE}`);
    expect(bench.file()).toMatch(
      /^# dev, by hand\n[^]*newTag: dev-[0-9a-f]{40}\n[^]*v9} # theirs\n$/,
    );
  });

  it('in two places of a file that GitHub cuts keeps every byte', async () => {
    const padding = `# ${'é'.repeat(98)}\n`.repeat(4_000);
    const entry =
      'resources: [../base]\nimages:\n- name: web\n  newName: localhost:5000/acme/web\n';
    const at = 'big/kustomization.yaml';
    const text = `${padding}${entry}${padding.slice(0, 20_000)}`;
    await bench.push(at, text);
    const theirs = `# first\n${text}# last\n`;
    meddle(bench, () => bench.push(at, theirs));
    const since = bench.github.requests.length;
    const { result } = await run({ overlays: 'big' });
    expect([result.outcome, result.outputs['attempts']]).toEqual(['success', '2']);
    expect(bench.file(at).replace(/ {2}newTag: .*\n {2}digest: .*\n/, '')).toBe(theirs);
    const blobs = bench.github.requests.slice(since).filter(({ path }) => path.includes('/blobs/'));
    expect(blobs).toHaveLength(2);
  });

  it.each<[string, (clone: string) => void]>([
    [
      'deletes the overlay',
      (clone) => {
        rmSync(join(clone, OVERLAY), { recursive: true });
      },
    ],
    [
      'renames it',
      (clone) => {
        renameSync(join(clone, OVERLAY), join(clone, `${OVERLAY}-2`));
      },
    ],
  ])('and %s leaves E_TARGET_GONE and the branch as it is then', async (_, change) => {
    let other = '';
    meddle(bench, async () => {
      other = await bench.work(change);
    });
    await expect(run()).rejects.toMatchObject({ code: 'E_TARGET_GONE' });
    expect(bench.git('rev-parse', 'dev').trim()).toBe(other);
  });

  it('and deletes the branch leaves E_BRANCH_GONE, and no branch', async () => {
    meddle(bench, () => {
      bench.git('update-ref', '-d', 'refs/heads/dev');
      return Promise.resolve();
    });
    await expect(run()).rejects.toMatchObject({ code: 'E_BRANCH_GONE' });
    expect(bench.git('for-each-ref', 'refs/heads/dev')).toBe('');
  });
});
