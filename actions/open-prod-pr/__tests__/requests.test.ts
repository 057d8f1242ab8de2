import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openReleaseBench, type ReleaseBench, type Tag, type World } from './release-bench.ts';

let bench: ReleaseBench;

beforeAll(async () => {
  bench = await openReleaseBench();
  bench.github.personToken('carol');
});

afterEach(() => {
  bench.faults.clear();
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

const PEOPLE = { labels: 'release', reviewers: 'carol', assignees: 'alice' };

/** What the README promises, by the beginning of the row. */
function promised(run: string): readonly number[] {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const row = readme.split('\n').find((line) => line.startsWith(`| ${run}`));
  return (row?.split('|')[2] ?? '').split(';').map(Number);
}

const withdrawal = (world: World, tag: Tag): Record<string, string> => ({
  ...{ mode: 'withdraw', tag: tag.name, overlay: '.gitops/overlays/prod' },
  token: bench.github.jobToken({
    repository: world.repository,
    permissions: { contents: 'read', 'pull-requests': 'write' },
  }),
});

describe('the requests that the README tells', () => {
  it('are those of a new pull request, of an unchanged one, and of a plan', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    const planned = await world.run(
      {
        ...world.inputs(tag, { mode: 'plan', images: '', 'app-id': '', 'app-private-key': '' }),
        token: bench.github.jobToken({
          repository: world.repository,
          permissions: { contents: 'read', 'pull-requests': 'read' },
        }),
      },
      tag.commitOid,
    );
    expect(planned.result.outcome).toBe('success');
    const opened = await world.run(world.inputs(tag), tag.commitOid);
    const again = await world.run(world.inputs(tag), tag.commitOid);
    expect(again.result.outcome).toBe('unchanged');
    expect({
      plan: [planned.requests],
      opened: [opened.requests],
      unchanged: [again.requests],
    }).toEqual({
      plan: promised('`plan`'),
      opened: promised('new pull request'),
      unchanged: promised('unchanged'),
    });
  });

  it('are those of one with people, and of each older one that is closed', async () => {
    const world = await bench.world();
    const first = await world.release('v1.0.0', '1');
    const opened = await world.run(world.inputs(first, PEOPLE), first.commitOid);
    expect([opened.requests]).toEqual(promised('… with labels, reviewers and assignees'));
    const second = await world.release('v1.1.0', '2');
    const closing = await world.run(world.inputs(second), second.commitOid);
    expect(closing.result.evidence).toMatchObject({ closed: [1] });
    const [plain = 0] = promised('new pull request');
    expect([closing.requests - plain]).toEqual(promised('each older pull request'));
  });

  it('are those of a withdrawal', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    await world.run(world.inputs(tag), tag.commitOid);
    const calm = await world.run(withdrawal(world, tag), tag.commitOid);
    await world.moveTag('v1.0.0', undefined);
    const closing = await world.run(withdrawal(world, tag), tag.commitOid);
    expect((await world.pulls())[0]?.state).toBe('closed');
    expect([calm.requests, closing.requests - calm.requests]).toEqual(promised('`withdraw`'));
  });
});
