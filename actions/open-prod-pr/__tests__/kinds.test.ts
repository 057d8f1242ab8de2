import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  digest,
  openReleaseBench,
  PROD,
  records,
  type ReleaseBench,
  type Tag,
  type World,
} from './release-bench.ts';

let bench: ReleaseBench;

beforeAll(async () => {
  bench = await openReleaseBench();
});

afterEach(() => {
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

describe('a hotfix', () => {
  const SIGNED = '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n';

  async function hotfix(world: World): Promise<Tag> {
    const commitOid = await world.push('hotfix/fire', { 'app.txt': 'fixed\n' }, 'origin/main');
    const message = `Release v1.0.1\n\nHotfix: the warehouse burns\n${SIGNED}`;
    const oid = await world.moveTag('v1.0.1', commitOid, message);
    return { name: 'v1.0.1', oid, commitOid, sourceCommit: commitOid, digit: '7' };
  }

  const built = (world: World, tag: Tag): string =>
    records(world.repository, tag)
      .join('\n')
      .replace('"mode":"promote"', '"mode":"build"')
      .replace('"signer":"alice"', '"signer":"alice","hotfix":"the warehouse burns"');

  it('is opened from what was built, with its verification, whatever is required', async () => {
    const world = await bench.world();
    const first = await world.release('v1.0.0', '1');
    await world.run(world.inputs(first), first.commitOid);
    await world.merge(1);
    const tag = await hotfix(world);
    const unproven = world.inputs(tag, { require: 'none', records: '' });
    await expect(world.run(unproven, tag.commitOid)).rejects.toMatchObject({
      code: 'E_RECORD_MISSING',
    });
    const { result } = await world.run(
      world.inputs(tag, { records: built(world, tag) }),
      tag.commitOid,
    );
    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { number: '2', operation: 'created' },
      evidence: { kind: 'hotfix', version: '1.0.1' },
    });
    await world.merge(2);
    expect(world.git('show', `main:${PROD}`)).toContain(
      `newTag: v1.0.1\n    digest: ${digest('7')}`,
    );
    expect(world.git('show', 'main:app.txt')).toBe('fixed');

    // Staging has not got it: its next release would lose it.
    const next = await world.release('v1.1.0', '2', { 'other.txt': 'x\n' });
    const lost = await world.run(world.inputs(next), next.commitOid);
    expect(lost.result.failure?.code).toMatch(/^E_PROMOTE_(LOSES_HOTFIX|CONFLICT)$/);
    expect(await world.pulls()).toHaveLength(2);
  });

  it('is not closed by a release that lacks it, and does not wait behind one', async () => {
    const world = await bench.world();
    const first = await world.release('v1.0.0', '1');
    await world.run(world.inputs(first), first.commitOid);
    await world.merge(1);
    const tag = await hotfix(world);
    const fix = world.inputs(tag, { records: built(world, tag) });
    expect((await world.run(fix, tag.commitOid)).result.outputs['number']).toBe('2');

    const next = await world.release('v1.1.0', '2', { 'other.txt': 'x\n' });
    const refused = await world.run(world.inputs(next), next.commitOid);
    expect(refused.result).toMatchObject({
      outcome: 'failed',
      failure: { code: 'E_PROMOTE_LOSES_HOTFIX' },
      outputs: { number: '2' },
    });
    expect((await world.pulls()).map(({ number, state }) => `${number} ${state}`)).toEqual([
      '2 open',
      '1 closed',
    ]);

    // People may decide otherwise. Then the release is open, and the next hotfix need not wait for it.
    await world.patchPull(world.person('carol'), 2, { state: 'closed' });
    await world.run(world.inputs(next), next.commitOid);
    const oid = await world.moveTag(
      'v1.0.2',
      tag.commitOid,
      `Release v1.0.2\n\nHotfix: the warehouse burns\n${SIGNED}`,
    );
    const again = { ...tag, name: 'v1.0.2', oid };
    const planned = await world.run(
      world.inputs(again, { mode: 'plan', records: built(world, again) }),
      again.commitOid,
    );
    expect(planned.result).toMatchObject({ outcome: 'success', outputs: { kind: 'hotfix' } });
    const { result } = await world.run(
      world.inputs(again, { records: built(world, again) }),
      again.commitOid,
    );
    expect(result).toMatchObject({ outcome: 'success', outputs: { operation: 'created' } });
    expect((await world.pulls()).map(({ state }) => state)).toEqual([
      'open',
      'open',
      'closed',
      'closed',
    ]);
  });

  it('is held against the denied digests, which the plan could not do', async () => {
    const world = await bench.world();
    const policy = world.git('show', 'main:.github/gitops-policy.yml');
    const denying = policy.replace(
      'promotion: {',
      `promotion: { deny-digests: ['${digest('7')}'],`,
    );
    await world.push('main', { '.github/gitops-policy.yml': `${denying}\n` });
    const tag = await hotfix(world);
    const { result } = await world.run(
      world.inputs(tag, { records: built(world, tag) }),
      tag.commitOid,
    );
    expect(result.failure?.code).toBe('E_PROMOTE_DENIED');
    expect(await world.pulls()).toEqual([]);
  });
});

describe('overlays in a repository of their own', () => {
  it('get a pull request of one bump, by an App that reaches nothing else', async () => {
    const [source, deploy] = [await bench.world(), await bench.world()];
    const policy = deploy.git('show', 'main:.github/gitops-policy.yml');
    await deploy.push('main', {
      '.github/gitops-policy.yml': `${policy.replace(
        /registries: .*/,
        `registries: [{ overlays: ['.gitops/overlays/*'], sources: [${source.repository}], prefixes: [registry.test/acme/] }]`,
      )}\n`,
    });
    const sourceCommit = await source.push('main', { 'app.txt': 'released\n' });
    await deploy.bump(sourceCommit, '5', source.repository);
    const oid = await source.moveTag('v1.0.0', sourceCommit);
    const tag: Tag = { name: 'v1.0.0', oid, commitOid: sourceCommit, sourceCommit, digit: '5' };
    const token = bench.github.jobToken({
      repository: source.repository,
      permissions: { contents: 'read' },
    });
    const inputs = source.inputs(tag, { repository: deploy.repository, token });
    const { result, requests } = await source.run(inputs, tag.commitOid);
    expect(result).toMatchObject({
      outcome: 'success',
      outputs: { operation: 'created' },
      evidence: { repository: deploy.repository, steps: ['create-branch', 'bump', 'create-pull'] },
    });
    expect(requests).toBeLessThanOrEqual(12);
    expect(deploy.git('show', `promote/prod/v1.0.0:${PROD}`)).toContain(
      `newTag: v1.0.0\n    digest: ${digest('5')}`,
    );
    expect(deploy.git('rev-list', '--count', 'promote/prod/v1.0.0', '^main')).toBe('1');
    const refs = deploy.git('for-each-ref');
    const again = await source.run(inputs, tag.commitOid);
    expect(again.result).toMatchObject({ outcome: 'unchanged' });
    expect(again.requests).toBeLessThanOrEqual(6);
    expect(deploy.git('for-each-ref')).toBe(refs);
    expect(await source.pulls()).toEqual([]);

    const alone = source.inputs(tag, { repository: deploy.repository });
    await expect(source.run(alone, tag.commitOid)).rejects.toMatchObject({ code: 'E_INPUT' });
  });
});
