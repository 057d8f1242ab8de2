import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  openReleaseBench,
  PROD,
  prodImage,
  type Ran,
  type ReleaseBench,
  type World,
} from './release-bench.ts';
import { releaseAll, runRollback } from './rollback-world.ts';

let bench: ReleaseBench;

beforeAll(async () => {
  bench = await openReleaseBench();
  bench.github.personToken('carol');
});

afterEach(() => {
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

async function released(): Promise<World> {
  const world = await bench.world();
  bench.github.installApp({
    repository: world.repository,
    permissions: { contents: 'write', deployments: 'write', pull_requests: 'write' },
  });
  return world;
}

const app = (): Record<string, string> => ({
  ...{ 'app-id': String(bench.github.app.id), 'app-private-key': bench.github.app.privateKey },
  overlay: '.gitops/overlays/prod',
});

/** What gitops-release does behind a push to main. */
const release = (world: World): Promise<Ran> => {
  const commit = world.git('rev-parse', 'main');
  const given = { ...app(), mode: 'merged', 'commit-oid': commit, 'back-merge-branch': 'none' };
  return world.run(given, commit);
};

async function deployments(world: World): Promise<readonly unknown[]> {
  const at = { owner: 'acme', repo: world.repository.split('/')[1] ?? '' };
  const all = await world
    .person('alice')
    .rest<readonly { readonly payload: unknown }[]>('GET', '/repos/{owner}/{repo}/deployments', at);
  return all.map(({ payload }) => payload);
}

const value = (version: string, digit: string): object => ({
  overlay: '.gitops/overlays/prod',
  images: [prodImage(version, digit)],
});

describe('behind the merge of a rollback', () => {
  it('the release follows it, and a later version follows that', async () => {
    const world = await released();
    await releaseAll(world, 2);
    await release(world);
    const back = await runRollback(bench, world, 'previous');
    await world.merge(Number(back.result.outputs['number']));
    const { result } = await release(world);
    expect(result).toMatchObject({ outcome: 'success' });
    expect(result.outputs['images']).toBe(prodImage('v1.0.0', '1'));
    expect(await deployments(world)).toEqual([value('v1.0.0', '1'), value('v1.1.0', '2')]);
    expect((await release(world)).result.outcome).toBe('unchanged');

    const next = await world.release('v1.2.0', '3');
    const plan = { mode: 'plan', images: '' };
    const planned = await world.run(world.inputs(next, plan), next.commitOid);
    expect(planned.result).toMatchObject({
      outcome: 'success',
      outputs: { kind: 'promotion', deployed: prodImage('v1.0.0', '1') },
    });
    const opened = await world.run(world.inputs(next), next.commitOid);
    await world.merge(Number(opened.result.outputs['number']));
    expect(world.git('show', 'main:app.txt')).toBe('v1.2.0');
    expect((await release(world)).result.outputs['images']).toBe(prodImage('v1.2.0', '3'));
  }, 120_000);

  it('what was taken back comes by no new run of its own tag, and by a higher one on the same commit', async () => {
    const world = await released();
    const [, second] = await releaseAll(world, 2);
    if (second === undefined) throw new Error('nothing was released');
    const back = await runRollback(bench, world, 'v1.0.0');
    await world.merge(Number(back.result.outputs['number']));
    const main = world.git('show', `main:${PROD}`);
    const again = await world.run(world.inputs(second), second.commitOid);
    expect(again.result).toMatchObject({ outcome: 'unchanged', outputs: { number: '2' } });
    expect(world.git('show', `main:${PROD}`)).toBe(main);
    expect((await world.pulls()).filter(({ state }) => state === 'open')).toEqual([]);

    const oid = await world.moveTag('v1.1.1', second.commitOid);
    const anew = { ...second, name: 'v1.1.1', oid };
    const { result } = await world.run(world.inputs(anew), anew.commitOid);
    expect(result).toMatchObject({ outcome: 'success', outputs: { operation: 'created' } });
    await world.merge(Number(result.outputs['number']));
    expect((await release(world)).result.outputs['images']).toBe(prodImage('v1.1.1', '2'));
  }, 120_000);

  it('an open release of before is in conflict, and its next version is not', async () => {
    const world = await released();
    const [, second] = await releaseAll(world, 2);
    if (second === undefined) throw new Error('nothing was released');
    const waiting = await world.release('v1.2.0', '3');
    await world.run(world.inputs(waiting), waiting.commitOid);
    const back = await runRollback(bench, world, 'v1.0.0');
    await world.merge(Number(back.result.outputs['number']));
    const { result } = await world.run(world.inputs(waiting), waiting.commitOid);
    expect(result.failure?.code).toBe('E_BRANCH_OUTDATED');
    const oid = await world.moveTag('v1.2.1', waiting.commitOid);
    const next = { ...waiting, name: 'v1.2.1', oid };
    const opened = await world.run(world.inputs(next), next.commitOid);
    expect(opened.result.outcome).toBe('success');
    await world.merge(Number(opened.result.outputs['number']));
    expect((await release(world)).result.outputs['images']).toBe(prodImage('v1.2.1', '3'));
  }, 120_000);
});

describe('the requests that the README tells of rollbacks', () => {
  it('are those of a new one, of one that is there, and of its plan', async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const row = readme.split('\n').find((line) => line.startsWith('| a rollback:'));
    const promised = (row?.split('|')[2] ?? '').split(';').map(Number);
    const world = await released();
    await releaseAll(world, 2);
    const token = bench.github.jobToken({
      repository: world.repository,
      permissions: { contents: 'read', 'pull-requests': 'read' },
    });
    const job = { ...{ mode: 'plan', token }, ...{ 'app-id': '', 'app-private-key': '' } };
    const planned = await runRollback(bench, world, 'previous', job);
    const opened = await runRollback(bench, world, 'previous');
    const again = await runRollback(bench, world, 'previous');
    expect(again.result.outcome).toBe('unchanged');
    expect([opened.requests, again.requests, planned.requests]).toEqual(promised);
  }, 120_000);
});
