import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openReleaseBench, type ReleaseBench, type World } from './release-bench.ts';
import { releaseAll, rollbackInputs } from './rollback-world.ts';

let bench: ReleaseBench;
let world: World;
let base: string;

beforeAll(async () => {
  bench = await openReleaseBench();
  world = await bench.world();
  bench.github.personToken('carol');
  await releaseAll(world, 2);
  base = world.git('rev-parse', 'main');
});

afterEach(() => {
  bench.faults.clear();
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

/** As many as a new pull request with everything takes; asserted to be the last that is hit. */
const REQUESTS = 12;
const EVERY = Array.from({ length: REQUESTS }, (_, index) => index + 1);

/** Each scenario has branches of its own, so that all of them can share one repository. */
const inputs = (scenario: string): Record<string, string> =>
  rollbackInputs(bench, 'previous', {
    'head-branch': `${scenario}/{tag}`,
    ...{ labels: 'rollback', reviewers: 'carol', assignees: 'alice', 'max-wait': '60s' },
  });

const isApi = ({ path }: { readonly path: string }): boolean => path.includes('/api/');

/** What one undisturbed run leaves, and nothing else. */
async function expectOne(scenario: string): Promise<void> {
  const prefix = `${scenario}/rollback-to-v1.0.0-`;
  const pulls = (await world.pulls()).filter(({ head }) => head.ref.startsWith(prefix));
  const branch = `${prefix}${base.slice(0, 12)}`;
  const head = world.git('rev-parse', `refs/heads/${branch}`);
  expect(pulls).toMatchObject([
    {
      ...{ state: 'open', head: { ref: branch, sha: head }, labels: [{ name: 'rollback' }] },
      ...{ requested_reviewers: [{ login: 'carol' }], assignees: [{ login: 'alice' }] },
    },
  ]);
  expect(world.git('log', '--format=%P', branch, '^main')).toBe(base);
}

describe('a rollback that is killed', () => {
  it.each(EVERY)('right behind request %i is finished by the next run', async (n) => {
    const scenario = `killed-${n}`;
    bench.faults.add({ match: isApi, nth: n, action: { kind: 'drop-response' } });
    bench.faults.add({ match: isApi, nth: (k) => k > n, action: { kind: 'drop-request' } });
    const killed = world.run({ ...inputs(scenario), 'max-wait': '0s' }, base);
    if (n < REQUESTS) await expect(killed).rejects.toMatchObject({ code: 'E_UNREACHABLE' });
    else await killed.catch(() => undefined);
    bench.faults.clear();
    const { result } = await world.run(inputs(scenario), base);
    expect(['success', 'unchanged']).toContain(result.outcome);
    await expectOne(scenario);
    if (n === REQUESTS) expect(result.outcome).toBe('unchanged');
  });
});

describe.each(['drop-request', 'drop-response'] as const)('one %s', (kind) => {
  it.each(EVERY)('at request %i changes nothing about the end', async (n) => {
    const scenario = `${kind}-${n}`;
    bench.faults.add({ match: isApi, nth: n, action: { kind } });
    const { result } = await world.run(inputs(scenario), base);
    expect(bench.faults.fired.at(-1)).toMatchObject({ action: kind, n });
    expect(result).toMatchObject({ outcome: 'success', outputs: { operation: 'created' } });
    await expectOne(scenario);
  });
});
