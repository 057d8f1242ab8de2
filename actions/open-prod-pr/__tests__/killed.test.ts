import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openReleaseBench,
  type PullJson,
  type ReleaseBench,
  type Tag,
  type World,
} from './release-bench.ts';

let bench: ReleaseBench;
let world: World;
let tag: Tag;

beforeAll(async () => {
  bench = await openReleaseBench();
  world = await bench.world();
  bench.github.personToken('carol');
  tag = await world.release('v1.0.0', '1');
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
const inputs = (scenario: string, of = tag): Record<string, string> =>
  world.inputs(of, {
    'head-branch': `${scenario}/{tag}`,
    ...{ labels: 'release', reviewers: 'carol', assignees: 'alice', 'max-wait': '60s' },
  });

const isApi = ({ path }: { readonly path: string }): boolean => path.includes('/api/');

/** From the n-th request on nothing comes back; that one was carried out. */
function die(n: number): void {
  bench.faults.add({ match: isApi, nth: n, action: { kind: 'drop-response' } });
  bench.faults.add({ match: isApi, nth: (k) => k > n, action: { kind: 'drop-request' } });
}

async function pullsOf(branch: string): Promise<readonly PullJson[]> {
  return (await world.pulls()).filter(({ head }) => head.ref === branch);
}

/** What one undisturbed run leaves, and nothing else. */
async function expectOne(branch: string): Promise<void> {
  const pulls = await pullsOf(branch);
  expect(pulls).toMatchObject([
    {
      state: 'open',
      head: { sha: world.git('rev-parse', `refs/heads/${branch}`) },
      labels: [{ name: 'release' }],
      requested_reviewers: [{ login: 'carol' }],
      assignees: [{ login: 'alice' }],
    },
  ]);
  const commits = world.git('log', '--format=%P', branch, '^main', '^staging').split('\n');
  expect(commits.map((parents) => parents.split(' ').length)).toEqual([1, 2]);
}

describe('a run that is killed', () => {
  it.each(EVERY)('right behind request %i is finished by the next one', async (n) => {
    const scenario = `killed-${n}`;
    die(n);
    const killed = world.run({ ...inputs(scenario), 'max-wait': '0s' }, tag.commitOid);
    if (n < REQUESTS) await expect(killed).rejects.toMatchObject({ code: 'E_UNREACHABLE' });
    else await killed.catch(() => undefined);
    bench.faults.clear();
    const { result } = await world.run(inputs(scenario), tag.commitOid);
    expect(['success', 'unchanged']).toContain(result.outcome);
    await expectOne(`${scenario}/v1.0.0`);
    if (n === REQUESTS) expect(result.outcome).toBe('unchanged');
  });
});

describe.each(['drop-request', 'drop-response'] as const)('one %s', (kind) => {
  it.each(EVERY)('at request %i changes nothing about the end', async (n) => {
    const scenario = `${kind}-${n}`;
    bench.faults.add({ match: isApi, nth: n, action: { kind } });
    const { result } = await world.run(inputs(scenario), tag.commitOid);
    expect(bench.faults.fired.at(-1)).toMatchObject({ action: kind, n });
    expect(result).toMatchObject({ outcome: 'success', outputs: { operation: 'created' } });
    await expectOne(`${scenario}/v1.0.0`);
  });
});

describe('a run that closes an older pull request and is killed', () => {
  const CLOSING = [8, 9, 10, 11, 12, 13, 14];
  let second: Tag;

  beforeAll(async () => {
    second = await world.release('v1.1.0', '2');
  });

  it.each(CLOSING)('right behind request %i is finished by the next one', async (n) => {
    const scenario = `closing-${n}`;
    const plain = (of: Tag): Record<string, string> => ({
      ...inputs(scenario, of),
      ...{ labels: '', reviewers: '', assignees: '' },
    });
    await world.run(plain(tag), tag.commitOid);
    die(n);
    await world
      .run({ ...plain(second), 'max-wait': '0s' }, second.commitOid)
      .catch(() => undefined);
    bench.faults.clear();
    await world.run(plain(second), second.commitOid);
    const [older] = await pullsOf(`${scenario}/v1.0.0`);
    const newer = await pullsOf(`${scenario}/v1.1.0`);
    expect(newer).toMatchObject([{ state: 'open' }]);
    expect(older?.state).toBe('closed');
    expect(await world.comments(older?.number ?? 0)).toEqual([
      expect.stringContaining(`#${newer[0]?.number ?? 0}`),
    ]);
    expect(world.git('for-each-ref', `refs/heads/${scenario}`)).toMatch(/v1\.1\.0$/);
  });
});
