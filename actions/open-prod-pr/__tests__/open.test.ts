import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readMachineBlock } from '../src/body/machine-block.ts';
import { digest, openReleaseBench, PROD, type ReleaseBench } from './release-bench.ts';

let bench: ReleaseBench;

beforeAll(async () => {
  bench = await openReleaseBench();
});

afterEach(() => {
  bench.faults.clear();
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

const PEOPLE = {
  labels: 'release\nproduction',
  reviewers: 'carol',
  'team-reviewers': 'platform',
  assignees: 'alice',
};

describe('a new release', () => {
  it('becomes one pull request by at most twelve requests, on a branch of one merge and one bump', async () => {
    const world = await bench.world();
    bench.github.personToken('carol');
    const tag = await world.release('v1.0.0', '1');
    const base = world.git('rev-parse', 'main');
    const { result, requests, warnings } = await world.run(
      world.inputs(tag, { ...PEOPLE, draft: 'true' }),
      tag.commitOid,
    );
    expect(warnings).toEqual([]);
    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { number: '1', operation: 'created', 'head-branch': 'promote/prod/v1.0.0' },
    });
    expect(requests).toBeLessThanOrEqual(12);
    expect(result.evidence).toMatchObject({ requests, kind: 'promotion', tagOid: tag.oid });

    const head = result.outputs['commit-sha'] ?? '';
    expect(world.git('rev-parse', 'refs/heads/promote/prod/v1.0.0')).toBe(head);
    const [, merge = ''] = world.git('rev-list', '--parents', '-1', head).split(' ');
    expect(world.git('rev-list', '--parents', '-1', merge).split(' ').slice(1)).toEqual([
      base,
      tag.commitOid,
    ]);
    expect(world.git('rev-parse', `${merge}^{tree}`)).toBe(
      world.git('merge-tree', '--write-tree', base, tag.commitOid),
    );
    expect(world.git('diff', '--numstat', merge, head)).toBe(`2\t1\t${PROD}`);
    expect(world.git('show', `${head}:${PROD}`)).toContain(
      `    newTag: v1.0.0\n    digest: ${digest('1')}`,
    );
    expect(
      world.git('log', '-1', '--format=%(trailers:only,unfold)', head).split('\n').sort(),
    ).toEqual([
      `Image-Digest: web@${digest('1')}`,
      'Release-Tag: v1.0.0',
      `Source-Commit: ${tag.sourceCommit}`,
      `Source-Repository: ${world.repository}`,
      expect.stringMatching(/^Source-Run: http:.*\/actions\/runs\/77\/attempts\/1$/),
    ]);
    for (const oid of [merge, head]) {
      expect(world.git('cat-file', 'commit', oid)).toContain('gpgsig -----BEGIN PGP SIGNATURE');
      expect(world.git('log', '-1', '--format=%ae', oid)).toBe(
        '12345678+acme-gitops[bot]@users.noreply.github.com',
      );
    }

    const [pull, second] = await world.pulls();
    expect(second).toBeUndefined();
    expect(pull).toMatchObject({
      ...{ number: 1, state: 'open', draft: true, head: { sha: head } },
      labels: [{ name: 'release' }, { name: 'production' }],
      requested_reviewers: [{ login: 'carol' }],
      requested_teams: [{ slug: 'platform' }],
      assignees: [{ login: 'alice' }],
    });
    expect(readMachineBlock(pull?.body ?? '')).toMatchObject({
      ...{ tag: 'v1.0.0', tagOid: tag.oid, commitOid: tag.commitOid },
      ...{ labels: ['release', 'production'], teams: ['platform'] },
    });
  });

  it('that is delivered twice is the same pull request, unchanged, by at most six requests', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    const first = await world.run(world.inputs(tag, PEOPLE), tag.commitOid);
    const refs = world.git('for-each-ref');
    const [before] = await world.pulls();
    const { result, requests } = await world.run(world.inputs(tag, PEOPLE), tag.commitOid);
    expect(result).toMatchObject({ outcome: 'unchanged', outputs: { operation: 'unchanged' } });
    expect(result.outputs['number']).toBe(first.result.outputs['number']);
    expect(result.outputs['commit-sha']).toBe(first.result.outputs['commit-sha']);
    expect(requests).toBeLessThanOrEqual(6);
    expect(world.git('for-each-ref')).toBe(refs);
    expect(await world.pulls()).toEqual([before]);
  });

  it.each([2, 4])(
    'that is delivered %i times at once is one pull request of one bump',
    async (n) => {
      const world = await bench.world();
      const tag = await world.release('v1.0.0', '1');
      const runs = await Promise.all(
        Array.from({ length: n }, () => world.run(world.inputs(tag, PEOPLE), tag.commitOid)),
      );
      expect(new Set(runs.map(({ result }) => result.outputs['number']))).toEqual(new Set(['1']));
      for (const { result } of runs) expect(['success', 'unchanged']).toContain(result.outcome);
      expect(await world.pulls()).toHaveLength(1);
      expect(world.git('rev-list', '--count', 'promote/prod/v1.0.0', `^main`, `^staging`)).toBe(
        '2',
      );
    },
  );

  it('follows one that was merged, without a conflict, and is not opened again itself', async () => {
    const world = await bench.world();
    const first = await world.release('v1.0.0', '1');
    await world.run(world.inputs(first), first.commitOid);
    await world.merge(1);
    const again = await world.run(world.inputs(first), first.commitOid);
    expect(again.result).toMatchObject({
      outcome: 'unchanged',
      outputs: { number: '1', operation: 'unchanged' },
    });
    const second = await world.release('v1.1.0', '2');
    const { result } = await world.run(world.inputs(second), second.commitOid);
    expect(result).toMatchObject({ outcome: 'success', outputs: { number: '2' } });
    await world.merge(2);
    expect(world.git('show', `main:${PROD}`)).toContain(
      `newTag: v1.1.0\n    digest: ${digest('2')}`,
    );
    expect(world.git('show', 'main:app.txt')).toBe('v1.1.0');
  });

  it('with a dry run writes nothing and says what it would', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    const refs = world.git('for-each-ref');
    const { result } = await world.run(world.inputs(tag, { 'dry-run': 'true' }), tag.commitOid);
    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { number: '', operation: 'created' },
      summary: expect.stringContaining('Release v1') as unknown,
    });
    expect(world.git('for-each-ref')).toBe(refs);
    expect(await world.pulls()).toEqual([]);
    expect(bench.github.requests.filter(({ mutation }) => mutation).at(-1)?.operation).not.toMatch(
      /pulls|merge|create-ref/,
    );
  });

  it('has a title of at most 256 characters, whatever the input says', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    await world.run(world.inputs(tag, { title: `Release ${'é'.repeat(400)}` }), tag.commitOid);
    const [pull] = await world.pulls();
    expect(pull?.title.startsWith('Release éé')).toBe(true);
    expect([...(pull?.title ?? '')].length).toBeLessThanOrEqual(256);
  });
});

describe('a pull request that is there', () => {
  it('is brought up to date and keeps what people wrote', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    await world.run(world.inputs(tag), tag.commitOid);
    const [pull] = await world.pulls();
    const carol = world.person('carol');
    const spoiled = (pull?.body ?? '').replace(/"evidence":"[0-9a-f]+"/, '"evidence":"0"');
    await world.patchPull(carol, 1, { body: `My words.\n\n${spoiled}\n\nAnd mine.` });
    const { result } = await world.run(world.inputs(tag), tag.commitOid);
    expect(result).toMatchObject({ outcome: 'success', outputs: { operation: 'updated' } });
    const [after] = await world.pulls();
    expect(after?.body).toMatch(/^My words\.\n\n<!-- gitops-actions:begin -->[^]*And mine\.$/);
    expect(readMachineBlock(after?.body ?? '')?.evidence).toBe(
      readMachineBlock(pull?.body ?? '')?.evidence,
    );
  });

  it('gets its evidence back where somebody wrote into it', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    await world.run(world.inputs(tag), tag.commitOid);
    const [pull] = await world.pulls();
    const forged = (pull?.body ?? '').replace('✅ proven', '✅ proven twice over');
    expect(forged).not.toBe(pull?.body);
    await world.patchPull(world.person('carol'), 1, { body: forged });
    const { result } = await world.run(world.inputs(tag), tag.commitOid);
    expect(result.outputs['operation']).toBe('updated');
    expect((await world.pulls())[0]?.body).not.toContain('twice over');
    const around = `${(await world.pulls())[0]?.body ?? ''}\n\nLooks good.`;
    await world.patchPull(world.person('carol'), 1, { body: around });
    const unchanged = await world.run(world.inputs(tag), tag.commitOid);
    expect(unchanged.result.outputs['operation']).toBe('unchanged');
  });

  it('is told from one that people make of its branch, into another one', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    await world.run(world.inputs(tag), tag.commitOid);
    const theirs = await world
      .person('carol')
      .rest<{ readonly number: number }>('POST', '/repos/{owner}/{repo}/pulls', {
        ...{ owner: 'acme', repo: world.repository.slice('acme/'.length), title: 'Theirs' },
        ...{ head: 'promote/prod/v1.0.0', base: 'staging', body: 'Back to staging.' },
      });
    const { result } = await world.run(world.inputs(tag), tag.commitOid);
    expect(result).toMatchObject({ outcome: 'unchanged', outputs: { number: '1' } });
    const [untouched] = await world.pulls();
    expect(untouched).toMatchObject({ number: theirs.number, body: 'Back to staging.' });
  });

  it('loses labels and people only where we gave them', async () => {
    const world = await bench.world();
    bench.github.personToken('carol');
    const tag = await world.release('v1.0.0', '1');
    await world.run(world.inputs(tag, PEOPLE), tag.commitOid);
    const carol = world.person('carol');
    await world.label(carol, 1, 'urgent');
    const run = async (given: Readonly<Record<string, string>>): Promise<string> => {
      const { result, warnings } = await world.run(world.inputs(tag, given), tag.commitOid);
      expect(warnings).toEqual([]);
      return result.outputs['operation'] ?? '';
    };
    expect(await run({ labels: 'Release\nurgent\nnight', 'team-reviewers': 'night' })).toBe(
      'updated',
    );
    expect(await run({ 'team-reviewers': 'night' })).toBe('updated');
    const [pull] = await world.pulls();
    expect(pull).toMatchObject({
      labels: [{ name: 'urgent' }],
      ...{ requested_reviewers: [], requested_teams: [{ slug: 'night' }], assignees: [] },
    });
    const nobody = { labels: [], reviewers: [], teams: ['night'], assignees: [] };
    expect(readMachineBlock(pull?.body ?? '')).toMatchObject(nobody);
    expect(await run({ 'team-reviewers': 'night' })).toBe('unchanged');
  });

  it('still remembers a team that this token cannot take back', async () => {
    const world = await bench.world();
    const tag = await world.release('v1.0.0', '1');
    await world.run(world.inputs(tag, { 'team-reviewers': 'platform' }), tag.commitOid);
    const { result, warnings } = await world.run(world.inputs(tag), tag.commitOid);
    expect(result.outputs['operation']).toBe('updated');
    expect(warnings).toEqual([expect.stringContaining('platform')]);
    expect(readMachineBlock((await world.pulls())[0]?.body ?? '')?.teams).toEqual(['platform']);
  });

  it('stays when a reviewer cannot be asked: a warning says why', async () => {
    const world = await bench.world();
    bench.github.personToken('carol');
    const tag = await world.release('v1.0.0', '1');
    const { result, warnings } = await world.run(
      world.inputs(tag, { ...PEOPLE, reviewers: 'carol\nnobody-we-know' }),
      tag.commitOid,
    );
    expect(result.outcome).toBe('success');
    expect(warnings).toEqual([expect.stringContaining('nobody-we-know')]);
    const [pull] = await world.pulls();
    expect(pull?.requested_reviewers).toMatchObject([{ login: 'carol' }]);
    expect(readMachineBlock(pull?.body ?? '')?.reviewers).toEqual(['carol']);
  });

  it('is not asked for a second review of those who gave theirs', async () => {
    const world = await bench.world();
    const carol = world.person('carol');
    const tag = await world.release('v1.0.0', '1');
    await world.run(world.inputs(tag, PEOPLE), tag.commitOid);
    await world.approve(carol, 1);
    const { result } = await world.run(world.inputs(tag, PEOPLE), tag.commitOid);
    expect(result.outcome).toBe('unchanged');
    expect((await world.pulls())[0]?.requested_reviewers).toEqual([]);
  });
});
