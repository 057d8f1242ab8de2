import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readMachineBlock } from '../src/body/machine-block.ts';
import { openReleaseBench, type ReleaseBench, type Tag, type World } from './release-bench.ts';

let bench: ReleaseBench;
let world: World;
let tag: Tag;

beforeAll(async () => {
  bench = await openReleaseBench();
  bench.github.personToken('carol');
  world = await bench.world();
  tag = await world.release('v1.0.0', '1');
});

afterEach(() => {
  bench.faults.clear();
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

const WANTED = {
  ...{ labels: 'release', reviewers: 'carol', 'team-reviewers': 'platform', assignees: 'alice' },
};

/** What GitHub will not do; what nobody of that kind then has; what everybody else still gets. */
const CASES: readonly (readonly [string, RegExp, object, readonly string[]])[] = [
  ['labels', /\/labels$/, { labels: [] }, ['labels']],
  [
    'reviewers',
    /\/requested_reviewers$/,
    { requested_reviewers: [], requested_teams: [] },
    ['reviewers', 'teams'],
  ],
  ['assignees', /\/assignees$/, { assignees: [] }, ['assignees']],
];

const EVERYBODY = {
  labels: [{ name: 'release' }],
  requested_reviewers: [{ login: 'carol' }],
  requested_teams: [{ slug: 'platform' }],
  assignees: [{ login: 'alice' }],
};
const OURS = {
  labels: ['release'],
  reviewers: ['carol'],
  teams: ['platform'],
  assignees: ['alice'],
};

describe.each([403, 500])('where GitHub answers %i to', (status) => {
  it.each(CASES)(
    '%s, a warning says so and the pull request stays',
    async (what, path, none, kinds) => {
      // A branch of its own, so that all of them can share one repository.
      const branch = `${what}-${status}`;
      const inputs = world.inputs(tag, {
        ...{ ...WANTED, 'head-branch': `${branch}/{tag}`, 'max-wait': '0s' },
      });
      bench.faults.add({
        match: (request) => request.method === 'POST' && path.test(request.path),
        action: { kind: 'status', status, body: { message: 'Not today' } },
      });
      const { result, warnings } = await world.run(inputs, tag.commitOid);
      expect(result).toMatchObject({ outcome: 'success', outputs: { operation: 'created' } });
      expect(result.failure).toBeUndefined();
      expect(warnings.length).toBeGreaterThan(0);
      for (const warning of warnings) {
        expect(warning).toContain(`#${result.outputs['number'] ?? ''}: `);
      }
      const seen = async (): Promise<object | undefined> =>
        (await world.pulls()).find(({ head }) => head.ref === `${branch}/v1.0.0`);
      expect(await seen()).toMatchObject({ state: 'open', ...EVERYBODY, ...none });
      const { body } = (await seen()) as { readonly body: string };
      const remembered = Object.fromEntries(kinds.map((kind) => [kind, []]));
      expect(readMachineBlock(body)).toMatchObject({ ...OURS, ...remembered });

      // What was left out is asked for again, and nothing else is.
      bench.faults.clear();
      const again = await world.run({ ...inputs, 'max-wait': '60s' }, tag.commitOid);
      expect(again.warnings).toEqual([]);
      expect(await seen()).toMatchObject(EVERYBODY);
      expect(readMachineBlock(((await seen()) as { readonly body: string }).body)).toMatchObject(
        OURS,
      );
    },
  );
});
