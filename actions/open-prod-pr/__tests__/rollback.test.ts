import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readMachineBlock } from '../src/body/machine-block.ts';
import {
  digest,
  openReleaseBench,
  PROD,
  prodImage,
  type Ran,
  type ReleaseBench,
  type World,
} from './release-bench.ts';
import { branchTo, releaseAll, runRollback } from './rollback-world.ts';

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

const back = (
  world: World,
  to: string,
  given: Readonly<Record<string, string>> = {},
): Promise<Ran> => runRollback(bench, world, to, given);

/** Asks for a rollback and merges it. @returns the tag that production has then */
async function goBack(world: World, to: string): Promise<string> {
  const { result } = await back(world, to);
  expect(result).toMatchObject({ outcome: 'success', outputs: { operation: 'created' } });
  await world.merge(Number(result.outputs['number']));
  return production(world);
}

const production = (world: World): string =>
  /newTag: (\S+)/.exec(world.git('show', `main:${PROD}`))?.[1] ?? '';

const wholeOf = async (world: World): Promise<unknown> => ({
  refs: world.git('for-each-ref'),
  pulls: await world.pulls(),
});

describe('a rollback', () => {
  it('to the previous release is one pull request of one bump, by at most nine requests', async () => {
    const world = await bench.world();
    const [first] = await releaseAll(world, 2);
    const base = world.git('rev-parse', 'main');
    const branch = branchTo(world, 'v1.0.0');
    const { result, requests, warnings } = await back(world, 'previous', {
      labels: 'rollback',
      draft: 'false',
    });
    expect(warnings).toEqual([]);
    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { number: '3', operation: 'created', 'head-branch': branch },
      images: [prodImage('v1.0.0', '1')],
    });
    // One of them puts the label on.
    expect(requests).toBeLessThanOrEqual(10);
    expect(result.evidence).toMatchObject({
      ...{ requests, mode: 'open', kind: 'rollback', rollbackTo: 'previous', takesBack: base },
      ...{ version: 'v1.0.0', from: [prodImage('v1.1.0', '2')], number: 3 },
    });

    const head = result.outputs['commit-sha'] ?? '';
    expect(world.git('rev-parse', `refs/heads/${branch}`)).toBe(head);
    expect(world.git('rev-list', '--parents', '-1', head)).toBe(`${head} ${base}`);
    expect(world.git('diff', '--numstat', base, head)).toBe(`2\t2\t${PROD}`);
    expect(world.git('show', `${head}:${PROD}`)).toContain(
      `    newTag: v1.0.0\n    digest: ${digest('1')}`,
    );
    expect(
      world.git('log', '-1', '--format=%(trailers:only,unfold)', head).split('\n').sort(),
    ).toEqual([
      `Image-Digest: web@${digest('1')}`,
      'Release-Tag: v1.0.0',
      `Rolls-Back-Image: web@${digest('2')}`,
      `Rolls-Back: ${base}`,
      `Source-Commit: ${first?.sourceCommit ?? ''}`,
      `Source-Repository: ${world.repository}`,
      expect.stringMatching(/^Source-Run: http:.*\/actions\/runs\/77\/attempts\/1$/),
    ]);
    expect(world.git('cat-file', 'commit', head)).toContain('gpgsig -----BEGIN PGP SIGNATURE');

    const [pull] = await world.pulls();
    expect(pull).toMatchObject({
      ...{ number: 3, state: 'open', title: 'Roll production back to v1.0.0: web' },
      ...{ head: { ref: branch, sha: head }, labels: [{ name: 'rollback' }] },
    });
    const body = pull?.body ?? '';
    expect(readMachineBlock(body)).toMatchObject({
      rollsBack: base,
      labels: ['rollback'],
      tag: '',
    });
    expect(body).toMatch(/\| `v1\.1\.0` \| `v1\.0\.0` \| new \|/);
    expect(body).toContain('Database migrations are not undone');
    expect(body).toContain('| earlier release | ✅ proven |');
    for (const stage of ['signatures', 'image', 'scan']) {
      expect(body).toContain(`| ${stage} | ⚠️ not proven | no record`);
    }
    expect(body).toMatch(/it runs since \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    expect(body).toContain('### Merging');
    expect(body).toContain('/actions/runs/77)');
  });

  it('that is asked for twice is the same pull request, unchanged', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    await back(world, 'previous');
    const before = await wholeOf(world);
    const { result, requests } = await back(world, 'v1.0.0');
    expect(result).toMatchObject({
      outcome: 'unchanged',
      outputs: { number: '3', operation: 'unchanged' },
    });
    expect(requests).toBeLessThanOrEqual(5);
    expect(await wholeOf(world)).toEqual(before);
  });

  it('that is asked for four times at once is one pull request of one bump', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    const runs = await Promise.all(Array.from({ length: 4 }, () => back(world, 'previous')));
    expect(new Set(runs.map(({ result }) => result.outputs['number']))).toEqual(new Set(['3']));
    for (const { result } of runs) expect(['success', 'unchanged']).toContain(result.outcome);
    expect(await world.pulls()).toHaveLength(3);
    expect(world.git('rev-list', '--count', branchTo(world, 'v1.0.0'), '^main')).toBe('1');
  });

  it('goes to a named release, and to what a commit of the base had', async () => {
    const world = await bench.world();
    await releaseAll(world, 3);
    const { result } = await back(world, 'v1.0.0');
    expect(result.images).toEqual([prodImage('v1.0.0', '1')]);
    // The merge of v1.1.0; the first parents of main are the merges alone.
    const second = world.git('rev-parse', 'main^1');
    const { result: other } = await back(world, second);
    expect(other.images).toEqual([prodImage('v1.1.0', '2')]);
    // The newer of two rollbacks stays.
    const pulls = await world.pulls();
    expect(pulls.slice(0, 2)).toMatchObject([
      { number: 5, state: 'open', title: 'Roll production back to v1.1.0: web' },
      { number: 4, state: 'closed' },
    ]);
    expect(await world.comments(4)).toEqual([expect.stringContaining('Superseded by #5')]);
    expect(world.git('for-each-ref', 'refs/heads/promote/prod/rollback-to-*')).toContain(
      branchTo(world, 'v1.1.0'),
    );
    expect(world.git('for-each-ref', `refs/heads/${branchTo(world, 'v1.0.0')}`)).toBe('');
  }, 120_000);

  it('never swings: twice back is two releases back, and then there is nothing', async () => {
    const world = await bench.world();
    await releaseAll(world, 3);
    expect(await goBack(world, 'previous')).toBe('v1.1.0');
    expect(await goBack(world, 'previous')).toBe('v1.0.0');
    const before = await wholeOf(world);
    const { result } = await back(world, 'previous');
    expect(result).toMatchObject({
      outcome: 'failed',
      failure: { code: 'E_NOTHING_TO_ROLL_BACK' },
      outputs: { number: '', operation: '' },
    });
    expect(result.failure?.message).toMatch(/v1\.2\.0 of [0-9a-f]{40}: it was taken back by/);
    expect(await wholeOf(world)).toEqual(before);

    // Whoever names it gets it, and is told.
    const { result: named } = await back(world, 'v1.2.0');
    expect(named).toMatchObject({ outcome: 'success', images: [prodImage('v1.2.0', '3')] });
    const [pull] = await world.pulls();
    expect(pull?.body).toContain('was itself taken back before');
  }, 120_000);

  it('may be asked for again where it was merged, or closed', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    const { result } = await back(world, 'v1.0.0');
    await world.patchPull(world.person('carol'), 3, { state: 'closed' });
    const again = await back(world, 'v1.0.0');
    expect(again.result).toMatchObject({
      outcome: 'success',
      outputs: { number: '4', 'commit-sha': result.outputs['commit-sha'] },
    });
    await world.merge(4);
    const { result: there } = await back(world, 'v1.0.0');
    expect(there).toMatchObject({ outcome: 'unchanged', outputs: { number: '' } });

    const third = await world.release('v1.2.0', '3');
    const released = await world.run(world.inputs(third), third.commitOid);
    expect(released.result.outcome).toBe('success');
    await world.merge(5);
    expect(production(world)).toBe('v1.2.0');
    // v1.1.0 was taken back, so the previous one is v1.0.0 once more.
    const branch = branchTo(world, 'v1.0.0');
    const { result: twice } = await back(world, 'previous');
    expect(twice.outputs).toMatchObject({ number: '6', 'head-branch': branch });
  }, 120_000);

  it('leaves an open release open and tells on its page', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    const tag = await world.release('v1.2.0', '3');
    await world.run(world.inputs(tag), tag.commitOid);
    const { result } = await back(world, 'previous');
    expect(result.outputs['number']).toBe('4');
    await back(world, 'previous');
    const [rollback, release] = await world.pulls();
    expect(release).toMatchObject({ number: 3, state: 'open' });
    expect(rollback?.body).toContain('`promote/prod/v1.2.0`');
    expect(await world.comments(3)).toEqual([
      expect.stringContaining('The rollback #4 to v1.0.0 is open.'),
    ]);
    // The release takes the rollback neither for older nor for newer.
    const again = await world.run(world.inputs(tag), tag.commitOid);
    expect(again.result.outcome).toBe('unchanged');
    expect((await world.pulls()).slice(0, 2)).toMatchObject([{ state: 'open' }, { state: 'open' }]);
  }, 120_000);

  it('with `supersede: fail` stands back behind another one', async () => {
    const world = await bench.world();
    await releaseAll(world, 3);
    await back(world, 'v1.0.0');
    const before = await wholeOf(world);
    const { result } = await back(world, 'v1.1.0', { supersede: 'fail' });
    expect(result.failure?.code).toBe('E_PR_OPEN');
    expect(await wholeOf(world)).toEqual(before);
  }, 120_000);

  it('follows the base that moved beside the overlay, and the release that was merged meanwhile', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    await back(world, 'v1.0.0');
    await world.push('main', { '.gitops/overlays/prod/notes.md': 'later\n' });
    const { result } = await back(world, 'v1.0.0');
    expect(result).toMatchObject({ outcome: 'unchanged', outputs: { number: '3' } });
    const tag = await world.release('v1.2.0', '3');
    await world.run(world.inputs(tag, { 'max-wait': '30s' }), tag.commitOid);
    await world.merge(4);
    const anew = await back(world, 'v1.0.0');
    expect(anew.result.outputs).toMatchObject({
      ...{ number: '5', operation: 'created' },
      'head-branch': branchTo(world, 'v1.0.0'),
    });
    expect((await world.pulls()).map(({ state }) => state)).toEqual([
      'open',
      ...['closed', 'closed', 'closed', 'closed'],
    ]);
  }, 120_000);
});

describe('a plan of a rollback', () => {
  it('decides the same with a token that may only read, by two requests, and writes nothing', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    const before = await wholeOf(world);
    const token = bench.github.jobToken({
      repository: world.repository,
      permissions: { contents: 'read', 'pull-requests': 'read' },
    });
    const given = { mode: 'plan', token, 'app-id': '', 'app-private-key': '' };
    const { result, requests } = await back(world, 'previous', given);
    expect(result).toMatchObject({
      outcome: 'success',
      outputs: {
        ...{ kind: 'rollback', version: '1.0.0', images: prodImage('v1.0.0', '1') },
        deployed: prodImage('v1.1.0', '2'),
      },
      evidence: { mode: 'plan', kind: 'rollback' },
      summary: expect.stringContaining('Database migrations are not undone') as unknown,
    });
    expect(requests).toBe(2);
    const { result: same } = await back(world, 'v1.1.0', given);
    expect(same).toMatchObject({ outcome: 'unchanged', outputs: { images: '' } });
    const { result: none } = await back(world, 'v9.9.9', given);
    expect(none.failure?.code).toBe('E_NOTHING_TO_ROLL_BACK');
    expect(await wholeOf(world)).toEqual(before);
  });

  it('hands on images that `open` holds to', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    const wrong = await back(world, 'previous', { images: prodImage('v1.0.0', '9') });
    expect(wrong.result.failure?.code).toBe('E_PROMOTE_MISMATCH');
    expect(await world.pulls()).toHaveLength(2);
    const right = await back(world, 'previous', { images: prodImage('v1.0.0', '1') });
    expect(right.result.outcome).toBe('success');
  });

  it('is previewed by a dry run of `open`', async () => {
    const world = await bench.world();
    await releaseAll(world, 2);
    const before = await wholeOf(world);
    const { result } = await back(world, 'previous', { 'dry-run': 'true' });
    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { number: '', operation: 'created' },
      summary: expect.stringContaining('Roll production back to v1') as unknown,
    });
    expect(await wholeOf(world)).toEqual(before);
  });
});
