import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { items, openPullBench, refusal } from './pull-bench.ts';
import type { PullBench } from './pull-bench.ts';
import type { RestResult } from './sandbox.ts';

let bench: PullBench;
let main: string;

beforeAll(async () => {
  bench = await openPullBench();
  main = await bench.git('rev-parse', 'main');
});

afterAll(async () => {
  await bench.close();
});

const deploy = (body: object, as = bench.app): Promise<RestResult> =>
  bench.api('POST', '/deployments', {
    as,
    body: { auto_merge: false, required_contexts: [], ...body },
  });

describe('deployments', () => {
  it('are recorded with their statuses, newest first', async () => {
    const payload = { images: ['web'] };
    const first = await deploy({ ref: main, payload, description: 'v1.0.0' });
    expect([first.status, first.json]).toMatchObject([
      201,
      {
        ...{ ref: main, sha: main, task: 'deploy', environment: 'production', payload },
        ...{ production_environment: true, creator: { login: 'acme-gitops[bot]' } },
      },
    ]);
    const second = await deploy({ ref: 'main', environment: 'dev' });
    const listed = items(await bench.api('GET', '/deployments'));
    expect(listed.map(({ id }) => id)).toEqual([second.json['id'], first.json['id']]);
    const ofDev = items(await bench.api('GET', `/deployments?environment=dev&sha=${main}`));
    expect(ofDev).toHaveLength(1);
    const statuses = `/deployments/${String(first.json['id'])}/statuses`;
    for (const state of ['in_progress', 'success']) {
      const { status, json } = await bench.api('POST', statuses, {
        body: { state, log_url: 'https://example.test/run', description: 'x' },
      });
      expect([status, json]).toMatchObject([
        201,
        { state, environment: 'production', log_url: 'https://example.test/run' },
      ]);
    }
    const bare = await bench.api('POST', statuses, { body: { state: 'queued' } });
    expect(bare.json).toMatchObject({ target_url: '', environment_url: '' });
    const states = items(await bench.api('GET', statuses)).map(({ state }) => state);
    expect(states).toEqual(['queued', 'success', 'in_progress']);
    expect((await bench.api('GET', '/deployments/1/statuses')).status).toBe(404);
  });

  it('make the earlier ones of an environment inactive, production’s aside', async () => {
    const statusesOf = (id: unknown): string => `/deployments/${String(id)}/statuses`;
    const ids: unknown[] = [];
    for (const environment of ['qa', 'qa', 'production']) {
      const { json } = await deploy({ ref: 'main', environment });
      ids.push(json['id']);
      await bench.api('POST', statusesOf(json['id']), { body: { state: 'success' } });
    }
    const last = async (id: unknown): Promise<unknown> =>
      items(await bench.api('GET', statusesOf(id)))[0]?.['state'];
    expect(await Promise.all(ids.map(last))).toEqual(['inactive', 'success', 'success']);
  });

  it('need their permission, a ref, and no checks that nobody makes', async () => {
    expect(refusal(await deploy({ ref: 'main' }, bench.job({ contents: 'write' })))).toEqual([
      403,
      'Resource not accessible by integration',
    ]);
    expect((await deploy({ ref: 'main' }, bench.job({ deployments: 'write' }))).status).toBe(201);
    expect(refusal(await deploy({ ref: 'nowhere' }))).toEqual([422, 'No ref found for: nowhere']);
    expect(refusal(await deploy({ ref: 'main', required_contexts: ['ci'] }))).toEqual([
      409,
      'Conflict: Commit status checks failed for main.',
    ]);
    expect((await deploy({ ref: 'main', auto_merge: true })).status).toBe(201);
  });

  it('do not pretend to merge a branch that lags behind', async () => {
    await bench.api('POST', '/git/refs', { body: { ref: 'refs/heads/lagging', sha: main } });
    await bench.push({ branch: 'main', files: { ahead: '1' } });
    expect((await deploy({ ref: 'lagging', auto_merge: true })).status).toBe(409);
    expect((bench.github.violations as string[]).splice(0)).toEqual([
      'The sandbox does not offer auto_merge of a deployment.',
    ]);
  });
});

describe('repository_dispatch', () => {
  it('is kept for whoever delivers it, at the default branch’s head', async () => {
    const body = { event_type: 'rollback', client_payload: { environment: 'dev' } };
    const job = bench.job({ contents: 'write' });
    expect((await bench.api('POST', '/dispatches', { as: job, body })).status).toBe(204);
    expect(bench.github.dispatches).toMatchObject([
      {
        ...{ repository: 'acme/warehouse-network', eventType: 'rollback', branch: 'main' },
        ...{ clientPayload: { environment: 'dev' }, actor: 'github-actions[bot]' },
        sha: await bench.git('rev-parse', 'main'),
      },
    ]);
  });

  it('needs contents: write and takes no more than ten properties', async () => {
    const reader = bench.job({ contents: 'read' });
    const body = { event_type: 'x' };
    expect((await bench.api('POST', '/dispatches', { as: reader, body })).status).toBe(403);
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, index) => [`p${index}`, 1]));
    const refused = await bench.api('POST', '/dispatches', {
      body: { event_type: 'x', client_payload: many },
    });
    expect(refused.status).toBe(422);
    expect((bench.github.violations as string[]).splice(0)).toHaveLength(1);
    const large = await bench.api('POST', '/dispatches', {
      body: { event_type: 'x', client_payload: { text: 'x'.repeat(70_000) } },
    });
    expect(refusal(large)).toEqual([422, 'client_payload is too large.']);
    expect(bench.github.dispatches).toHaveLength(1);
  });
});
