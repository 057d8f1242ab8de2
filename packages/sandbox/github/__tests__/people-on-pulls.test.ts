import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { goodJwt, rest } from './sandbox.ts';
import { items, openPullBench, refusal } from './pull-bench.ts';
import type { PullBench } from './pull-bench.ts';
import type { RestResult } from './sandbox.ts';

let bench: PullBench;
let number = 0;

beforeAll(async () => {
  bench = await openPullBench();
  await bench.push({ branch: 'change', files: { change: '1' } });
  number = await bench.open('change');
});

afterAll(async () => {
  await bench.close();
});

const issue = (method: string, path: string, body?: object, as = bench.app): Promise<RestResult> =>
  bench.api(method, `/issues/${number}${path}`, { as, ...(body && { body }) });
const names = (result: RestResult): readonly unknown[] => items(result).map(({ name }) => name);

describe('labels', () => {
  it('are made where they are missing, added once, and taken away', async () => {
    expect(names(await issue('POST', '/labels', { labels: ['Promotion', 'prod'] }))).toEqual([
      'Promotion',
      'prod',
    ]);
    expect(names(await issue('POST', '/labels', { labels: ['promotion', 'scan: ok'] }))).toEqual([
      'Promotion',
      'prod',
      'scan: ok',
    ]);
    expect(names(await issue('DELETE', '/labels/scan%3A%20ok'))).toEqual(['Promotion', 'prod']);
    expect(refusal(await issue('DELETE', '/labels/none'))).toEqual([404, 'Label does not exist']);
    expect(names(await issue('GET', '/labels'))).toEqual(['Promotion', 'prod']);
    const pull = await bench.api('GET', `/pulls/${number}`);
    expect(pull.json['labels']).toMatchObject([{ name: 'Promotion' }, { name: 'prod' }]);
    expect((await issue('POST', '/labels', { labels: ['x'.repeat(51)] })).status).toBe(422);
  });

  it('need a permission for issues or for pull requests', async () => {
    const body = { labels: ['by-a-job'] };
    for (const permission of ['issues', 'pull-requests']) {
      const token = bench.job({ [permission]: 'write' });
      expect((await issue('POST', '/labels', body, token)).status).toBe(200);
    }
    const reader = bench.job({ contents: 'write', issues: 'read' });
    expect(refusal(await issue('POST', '/labels', body, reader))).toEqual([
      403,
      'Resource not accessible by integration',
    ]);
  });
});

describe('assignees', () => {
  it('are added and removed; who is nobody here is left out without a word', async () => {
    const added = await issue('POST', '/assignees', { assignees: ['bob', 'nobody', 'carol'] });
    expect(added.json).toMatchObject({
      number,
      assignees: [{ login: 'bob' }, { login: 'carol' }],
      pull_request: { merged_at: null },
    });
    const removed = await issue('DELETE', '/assignees', { assignees: ['bob'] });
    expect(removed.json).toMatchObject({ assignees: [{ login: 'carol' }] });
  });
});

describe('comments', () => {
  it('are kept in order and listed page by page', async () => {
    for (const body of ['One', 'Two', 'Three']) await issue('POST', '/comments', { body });
    const listed = items(await issue('GET', '/comments?per_page=2'));
    expect(listed).toMatchObject([
      { body: 'One', user: { login: 'acme-gitops[bot]' } },
      { body: 'Two' },
    ]);
    expect((await issue('POST', '/comments', { body: ' ' })).status).toBe(422);
    expect((await issue('POST', '/comments', { body: 'x'.repeat(65_537) })).status).toBe(422);
    expect((await bench.api('GET', `/pulls/${number}`)).json['comments']).toBe(3);
  });
});

describe('requested reviewers', () => {
  const ask = (body: object, as = bench.app): Promise<RestResult> =>
    bench.api('POST', `/pulls/${number}/requested_reviewers`, { as, body });

  it('are people and teams of the repository, all or none', async () => {
    const asked = await ask({ reviewers: ['bob'], team_reviewers: ['release-managers'] });
    expect([asked.status, asked.json]).toMatchObject([
      201,
      {
        requested_reviewers: [{ login: 'bob' }],
        requested_teams: [{ slug: 'release-managers' }],
      },
    ]);
    expect(refusal(await ask({ reviewers: ['carol', 'nobody'] }))).toEqual([
      422,
      'Reviews may only be requested from collaborators. One or more of the users or teams you specified is not a collaborator of the acme/warehouse-network repository.',
    ]);
    expect(refusal(await ask({ team_reviewers: ['nobodies'] }))).toEqual([
      422,
      'Reviews may only be requested from collaborators. One or more of the teams you specified is not a collaborator of the acme/warehouse-network repository.',
    ]);
    const path = `/pulls/${number}/requested_reviewers`;
    const removed = await bench.api('DELETE', path, {
      body: { reviewers: ['bob'], team_reviewers: ['release-managers'] },
    });
    expect([removed.status, removed.json]).toMatchObject([
      200,
      { requested_reviewers: [], requested_teams: [] },
    ]);
  });

  it('are never the author', async () => {
    await bench.push({ branch: 'bobs', files: { bobs: '1' } });
    const own = await bench.open('bobs', { as: bench.bob });
    const path = `/pulls/${own}/requested_reviewers`;
    expect(refusal(await bench.api('POST', path, { body: { reviewers: ['bob'] } }))).toEqual([
      422,
      'Review cannot be requested from pull request author.',
    ]);
  });

  it('are no teams for a token that does not see the organisation', async () => {
    const { json } = await rest(
      bench.github,
      goodJwt(bench.github),
      'GET',
      '/repos/acme/warehouse-network/installation',
    );
    const path = `/app/installations/${String(json['id'])}/access_tokens`;
    const minted = await rest(bench.github, goodJwt(bench.github), 'POST', path, {
      body: { permissions: { pull_requests: 'write' } },
    });
    const unseen = /^Could not resolve to a node with the global id of 'T_/;
    for (const as of [String(minted.json['token']), bench.job({ 'pull-requests': 'write' })]) {
      const [status, message] = refusal(await ask({ team_reviewers: ['release-managers'] }, as));
      expect([status, message]).toEqual([422, expect.stringMatching(unseen)]);
    }
  });
});
