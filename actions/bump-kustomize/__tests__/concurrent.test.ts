import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';
import { commitFiles } from '../../../__tests__/support/clone.ts';
import { createGate } from '../../../packages/sandbox/faults/fault-plan.ts';
import { openBench, type Bench } from './bench.ts';
import { jobsFolder, runBundle, type Ended } from './bundle.ts';
import { isCommit, landed } from './held-commits.ts';

let bench: Bench;
let jobs: string;

beforeAll(async () => {
  bench = await openBench();
  jobs = jobsFolder();
});

afterAll(async () => {
  expect(bench.github.violations).toEqual([]);
  await bench.close();
  rmSync(jobs, { recursive: true, force: true });
});

const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
const trailer = (name: string, range: string): readonly string[] =>
  bench
    .git('log', '--reverse', `--format=%(trailers:key=${name},valueonly)`, range)
    .split('\n')
    .filter((line) => line !== '');

/** Every move of the branch since then was a commit on top of where it was. */
function expectOnlyForward(since: number): void {
  const moves = bench.github.refUpdates.slice(since).filter(({ ref }) => ref === 'refs/heads/dev');
  for (const { before, after } of moves) {
    expect(bench.git('rev-parse', `${after}^@`).trim()).toBe(before);
  }
}

function expectSuccess(ended: Ended): void {
  expect([ended.exitCode, ended.errors, ended.left]).toEqual([0, [], []]);
  expect(Number(ended.outputs['attempts'])).toBeLessThanOrEqual(10);
}

describe('processes of the bundle that write to one branch at the same moment', () => {
  it('32 with an overlay each: 32 commits on top of each other, none lost', async () => {
    const overlays = range(32).map((index) => `teams/t${index}/dev`);
    const text =
      '# ours\nresources: [../../base]\nimages:\n- name: web\n  newName: localhost:5000/acme/web\n';
    await bench.work((clone) => {
      const files = overlays.map((path) => [`${path}/kustomization.yaml`, text]);
      commitFiles(clone, Object.fromEntries(files) as Record<string, string>, 'overlays');
    });
    const head = bench.git('rev-parse', 'dev').trim();
    const since = bench.github.refUpdates.length;
    const source = bench.sources[0] ?? '';
    const all = await Promise.all(
      overlays.map((path, index) =>
        runBundle(
          jobs,
          bench.step(
            { overlays: path, images: bench.image(source, '1') },
            { GITHUB_RUN_ID: `${1_000 + index}` },
          ),
        ),
      ),
    );
    for (const [index, ended] of all.entries()) {
      expectSuccess(ended);
      expect([index, ended.outputs['outcome']]).toEqual([index, 'success']);
    }
    const log = bench.git('rev-list', '--first-parent', `${head}..dev`).trim().split('\n');
    expect(log).toHaveLength(32);
    expect(bench.git('rev-list', '--merges', `${head}..dev`)).toBe('');
    expect(all.map(({ outputs }) => outputs['commit-sha']).toSorted()).toEqual(log.toSorted());
    expect(new Set(trailer('Bump-Intent', `${head}..dev`)).size).toBe(32);
    expect(bench.github.refUpdates.slice(since)).toHaveLength(32);
    expectOnlyForward(since);
    for (const [index, path] of overlays.entries()) {
      const file = `${path}/kustomization.yaml`;
      expect(bench.file(file)).toContain(`newTag: dev-${source}\n`);
      const oid = all[index]?.outputs['commit-sha'] ?? '';
      expect(bench.git('diff', '--name-only', `${oid}~1`, oid).trim()).toBe(file);
    }
    // Somebody had to look again, or nothing was proven.
    expect(all.some(({ outputs }) => Number(outputs['attempts']) > 1)).toBe(true);
  }, 120_000);

  it.each([
    ['the newest', [7, 6, 5, 4, 3, 2, 1, 0]],
    ['the oldest', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['one in the middle', [3, 7, 0, 5, 1, 6, 2, 4]],
  ])(
    '8 with the same image, %s first: the newest source stays, and nothing goes back',
    async (_, order) => {
      bench.reset();
      const sources: string[] = [];
      for (const index of order.keys())
        sources.push(await bench.push('app.txt', `source ${index}`));
      const head = bench.git('rev-parse', 'dev').trim();
      const since = bench.github.refUpdates.length;
      const gates = sources.map((source) => {
        const [arrived, write] = [createGate(), createGate()];
        bench.faults.add({
          ...{ readsBody: true, nth: 1, action: { kind: 'delay', until: write.opened } },
          match: ({ body }) => {
            const own = isCommit(body) && body?.includes(`Source-Commit: ${source}`) === true;
            if (own) arrived.open();
            return own;
          },
        });
        return { arrived, write };
      });
      const runs = order.map(async (index) => {
        const images = bench.image(sources[index] ?? '', `${index}`);
        return { index, ended: await runBundle(jobs, bench.step({ images })) };
      });
      // All of them have read the same head before the first one writes.
      await Promise.all(gates.map(({ arrived }) => arrived.opened));
      for (const index of order) {
        gates[index]?.write.open();
        await landed(bench, head);
      }
      const all = await Promise.all(runs);

      for (const { ended } of all) expectSuccess(ended);
      const indexes = trailer('Source-Commit', `${head}..dev`).map((oid) => sources.indexOf(oid));
      expect(indexes[0]).toBe(order[0]);
      expect(indexes).toEqual([...new Set(indexes)].toSorted((a, b) => a - b));
      expect(indexes.at(-1)).toBe(7);
      expect(bench.file()).toContain(`newTag: dev-${sources[7] ?? ''}\n`);
      for (const { index, ended } of all) {
        const outcome = indexes.includes(index) ? 'success' : 'superseded';
        expect([index, ended.outputs['outcome']]).toEqual([index, outcome]);
      }
      expectOnlyForward(since);
    },
    60_000,
  );
});
