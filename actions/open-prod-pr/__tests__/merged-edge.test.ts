import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { openReleaseBench, prodImage, type ReleaseBench, type World } from './release-bench.ts';

let bench: ReleaseBench;
let world: World;
/** Production's release as people merged it, with a file that development lacks. */
let commit: string;

beforeAll(async () => {
  bench = await openReleaseBench();
  world = await bench.world();
  bench.github.installApp({
    repository: world.repository,
    permissions: { contents: 'write', deployments: 'write', pull_requests: 'write' },
  });
  await world.push('dev', { 'work.txt': 'begun\n' }, 'origin/main');
  const tag = await world.release('v1.0.0', '1');
  await world.run(world.inputs(tag), tag.commitOid);
  await world.merge(1);
  commit = world.git('rev-parse', 'main');
});

afterEach(() => {
  expect(bench.github.violations).toEqual([]);
});

afterAll(async () => {
  await bench.close();
});

const merged = (given: Readonly<Record<string, string>>): Record<string, string> => ({
  ...{ mode: 'merged', 'commit-oid': commit, overlay: '.gitops/overlays/prod', ...given },
});
const jobToken = (permissions: Readonly<Record<string, 'read' | 'write'>>): string =>
  bench.github.jobToken({ repository: world.repository, permissions });

/** Everything that a run could have written. */
async function written(): Promise<unknown> {
  const at = { owner: 'acme', repo: world.repository.split('/')[1] ?? '' };
  const [deployments, pulls] = await Promise.all([
    world.person('alice').rest('GET', '/repos/{owner}/{repo}/deployments', at),
    world.pulls(),
  ]);
  return { deployments, pulls, refs: world.git('for-each-ref') };
}

describe('mode merged at the edge', () => {
  it('takes for its dry run a token that may read contents and deployments, and writes nothing', async () => {
    const before = await written();
    const token = jobToken({ contents: 'read', deployments: 'read' });
    const { result, warnings } = await world.run(merged({ 'dry-run': 'true', token }), commit);
    expect(warnings).toEqual([]);
    expect(result).toMatchObject({ outcome: 'unchanged' });
    expect(result.outputs['images']).toBe(prodImage('v1.0.0', '1'));
    expect(await written()).toEqual(before);
  });

  it.each<[string, Readonly<Record<string, 'read'>>]>([
    ['deployments', { contents: 'read' }],
    ['contents', { deployments: 'read' }],
  ])('is E_PERMISSION without the right to read %s', async (_, permissions) => {
    const before = await written();
    const given = merged({ 'dry-run': 'true', token: jobToken(permissions) });
    await expect(world.run(given, commit)).rejects.toMatchObject({ code: 'E_PERMISSION' });
    expect(await written()).toEqual(before);
  });

  it('runs in the repository of the overlays and in no other', async () => {
    const given = merged({ repository: 'acme/elsewhere', token: jobToken({ contents: 'read' }) });
    await expect(world.run(given, commit)).rejects.toMatchObject({
      code: 'E_INPUT',
      hint: expect.stringContaining('in acme/elsewhere') as unknown,
    });
  });

  it('records the release and brings it back as an App that may write no contents', async () => {
    const app = {
      ...{ 'app-id': String(bench.github.app.id), 'app-private-key': bench.github.app.privateKey },
    };
    const seen = bench.github.requests.length;
    const { result, warnings, requests } = await world.run(merged(app), commit);
    // Those by which its token was minted are among them.
    expect(result.evidence).toMatchObject({ requests });
    expect(warnings).toEqual([]);
    expect(result).toMatchObject({ outcome: 'success' });
    expect(result.outputs['images']).toBe(prodImage('v1.0.0', '1'));
    const writes = bench.github.requests.slice(seen).filter(({ mutation }) => mutation);
    expect(writes.map(({ operation }) => operation)).toEqual([
      'apps/create-installation-access-token',
      ...['repos/create-deployment', 'repos/create-deployment-status', 'pulls/create'],
    ]);
    const [back] = await world.pulls();
    expect(back).toMatchObject({ state: 'open', head: { ref: 'main' } });
    expect(result.outputs['number']).toBe(String(back?.number));
    const again = await world.run(merged(app), commit);
    expect(again.result).toMatchObject({ outcome: 'unchanged' });
    expect(again.result.outputs['number']).toBe(String(back?.number));
  });
});
