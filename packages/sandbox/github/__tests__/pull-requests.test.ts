import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { items, openPullBench, refusal } from './pull-bench.ts';
import type { PullBench } from './pull-bench.ts';

let bench: PullBench;

beforeAll(async () => {
  bench = await openPullBench();
});

afterAll(async () => {
  await bench.close();
});

const faulty = (fault: object): readonly unknown[] => [
  422,
  'Validation Failed',
  [{ resource: 'PullRequest', ...fault }],
];

describe('opening a pull request', () => {
  it('tells what it brings and that the merge has not been tried yet', async () => {
    const head = await bench.push({ branch: 'first', files: { a: 'one\ntwo\n' } });
    const body = { title: 'First', head: 'first', base: 'main', body: 'Why', draft: true };
    const created = await bench.api('POST', '/pulls', { body });
    const base = await bench.git('rev-parse', 'main');
    expect(created.status).toBe(201);
    expect(created.json).toMatchObject({
      ...{ title: 'First', body: 'Why', draft: true, state: 'open', merged: false },
      ...{ mergeable: null, mergeable_state: 'unknown', commits: 1, additions: 2, deletions: 0 },
      ...{ user: { login: 'acme-gitops[bot]' }, changed_files: 1, labels: [] },
      head: { ref: 'first', label: 'acme:first', sha: head },
      base: { ref: 'main', sha: base },
    });
    const number = Number(created.json['number']);
    expect((await bench.api('GET', `/pulls/${number}`)).json).toMatchObject({
      mergeable: true,
      mergeable_state: 'draft',
    });
    expect(await bench.git('rev-parse', `refs/pull/${number}/head`)).toBe(head);
    const commits = await bench.api('GET', `/pulls/${number}/commits`);
    expect(items(commits).map((commit) => commit['sha'])).toEqual([head]);
    const files = await bench.api('GET', `/pulls/${number}/files`);
    expect(items(files)).toMatchObject([{ filename: 'a', status: 'added', additions: 2 }]);
    expect((await bench.api('GET', '/pulls/999')).status).toBe(404);
  });

  it('refuses a second one for the same branches, also when both come at once', async () => {
    await bench.push({ branch: 'twice', files: { twice: '1' } });
    const body = { title: 'Twice', head: 'acme:twice', base: 'main' };
    const answers = await Promise.all([1, 2, 3].map(() => bench.api('POST', '/pulls', { body })));
    const refused = answers.filter(({ status }) => status !== 201);
    expect(refused.map(refusal)).toEqual(
      [1, 2].map(() =>
        faulty({ code: 'custom', message: 'A pull request already exists for acme:twice.' }),
      ),
    );
    const listed = items(await bench.api('GET', '/pulls?head=acme:twice&state=all'));
    expect(listed).toHaveLength(1);
    await bench.open('twice', { base: 'dev' });
  });

  it('refuses branches that are not there, bring nothing, or have no common history', async () => {
    const attempt = async (head: string, base = 'main'): Promise<readonly unknown[]> =>
      refusal(await bench.api('POST', '/pulls', { body: { title: 'x', head, base } }));
    expect(await attempt('nowhere')).toEqual(faulty({ code: 'invalid', field: 'head' }));
    expect(await attempt('other:first')).toEqual(faulty({ code: 'invalid', field: 'head' }));
    expect(await attempt('first', 'gone')).toEqual(faulty({ code: 'invalid', field: 'base' }));
    expect(await attempt('dev')).toEqual(
      faulty({ code: 'custom', message: 'No commits between main and dev' }),
    );
    await bench.push({ branch: 'island', files: { i: '1' }, parents: [] });
    expect(await attempt('island')).toEqual(
      faulty({
        code: 'custom',
        message: 'The island branch has no history in common with main',
      }),
    );
  });

  it('takes no text that is too long, and no title that is empty', async () => {
    await bench.push({ branch: 'long', files: { long: '1' } });
    const attempt = async (title: string, body: string): Promise<readonly unknown[]> =>
      refusal(
        await bench.api('POST', '/pulls', { body: { title, body, head: 'long', base: 'main' } }),
      );
    expect(await attempt(' ', '')).toEqual(faulty({ code: 'missing_field', field: 'title' }));
    const [status, , errors] = await attempt('t'.repeat(257), 'b'.repeat(65_537));
    expect([status, errors]).toMatchObject([
      422,
      [
        { field: 'title', message: 'title is too long (maximum is 256 characters)' },
        { field: 'body', message: 'body is too long (maximum is 65536 characters)' },
      ],
    ]);
    const number = await bench.open('long', {
      body: { title: '🚚'.repeat(256), body: 'b'.repeat(65_536) },
    });
    const patched = await bench.api('PATCH', `/pulls/${number}`, {
      body: { body: 'b'.repeat(65_537) },
    });
    expect(patched.status).toBe(422);
  });

  it('is refused to GITHUB_TOKEN unless the repository’s settings allow it', async () => {
    await bench.push({ branch: 'by-job', files: { job: '1' } });
    const body = { title: 'By a job', head: 'by-job', base: 'main' };
    const attempt = async (permission: string): Promise<readonly unknown[]> => {
      const as = bench.job({ contents: 'write', 'pull-requests': permission });
      return refusal(await bench.api('POST', '/pulls', { as, body }));
    };
    expect(await attempt('read')).toEqual([403, 'Resource not accessible by integration']);
    expect(await attempt('write')).toEqual([
      403,
      'GitHub Actions is not permitted to create or approve pull requests.',
    ]);
    const repository = 'acme/warehouse-network';
    bench.github.changeSettings(repository, { allowActionsToCreatePullRequests: true });
    expect((await attempt('write'))[0]).toBe(201);
    bench.github.changeSettings(repository, { allowActionsToCreatePullRequests: false });
  });
});

describe('pull requests', () => {
  it('are listed newest first, by state, head and base, page by page', async () => {
    const numbers: number[] = [];
    for (const name of ['l1', 'l2', 'l3']) {
      await bench.push({ branch: name, files: { [name]: '1' } });
      numbers.push(await bench.open(name, { base: 'dev' }));
    }
    const list = async (query: string): Promise<readonly unknown[]> =>
      items(await bench.api('GET', `/pulls?${query}`)).map((pull) => pull['number']);
    await bench.api('PATCH', `/pulls/${String(numbers[0])}`, { body: { state: 'closed' } });
    expect((await list('base=dev')).slice(0, 2)).toEqual([numbers[2], numbers[1]]);
    expect(await list('base=dev&state=closed')).toEqual([numbers[0]]);
    expect(await list('head=acme:l2')).toEqual([numbers[1]]);
    expect(await list('head=other:l2')).toEqual([]);
    // Without an owner GitHub does not filter by head.
    expect((await list('head=l2&state=all')).length).toBeGreaterThan(1);
    const first = await bench.api('GET', '/pulls?base=dev&state=all&per_page=1&direction=asc');
    expect(items(first)).toHaveLength(1);
    expect(first.headers.get('link')).toMatch(/per_page=1&direction=asc&page=2>; rel="next"/);
    expect(await list('base=dev&state=all&per_page=2&page=3')).toEqual([]);
    const reader = bench.job({ contents: 'write' });
    expect(refusal(await bench.api('GET', '/pulls', { as: reader }))).toEqual([
      403,
      'Resource not accessible by integration',
    ]);
  });

  it('change their words, close and open again', async () => {
    await bench.push({ branch: 'changing', files: { c: '1' } });
    const number = await bench.open('changing');
    const patch = (body: object): ReturnType<PullBench['api']> =>
      bench.api('PATCH', `/pulls/${number}`, { body });
    const changed = await patch({ title: 'New', body: 'Newer', base: 'dev', state: 'closed' });
    expect(changed.json).toMatchObject({
      ...{ title: 'New', body: 'Newer', state: 'closed', merged: false },
      base: { ref: 'dev' },
      closed_at: expect.any(String),
    });
    expect(refusal(await patch({ base: 'main' }))).toEqual(
      faulty({
        code: 'custom',
        field: 'base',
        message: 'Cannot change the base branch of a closed pull request.',
      }),
    );
    expect((await patch({ state: 'open' })).json).toMatchObject({ state: 'open', closed_at: null });
    await patch({ state: 'closed' });
    await bench.open('changing', { base: 'dev' });
    expect(refusal(await patch({ state: 'open' }))).toEqual(
      faulty({
        code: 'custom',
        field: 'state',
        message:
          'state cannot be changed. There is already an open pull request from changing to dev.',
      }),
    );
  });

  it('are not opened again once their branch is gone or is another', async () => {
    await bench.push({ branch: 'fleeting', files: { f: '1' } });
    const number = await bench.open('fleeting');
    await bench.api('PATCH', `/pulls/${number}`, { body: { state: 'closed' } });
    const reopen = async (): Promise<unknown> => {
      const answer = await bench.api('PATCH', `/pulls/${number}`, { body: { state: 'open' } });
      return (answer.json['errors'] as readonly { message: string }[] | undefined)?.[0]?.message;
    };
    await bench.push({ branch: 'fleeting', files: { f: '2' }, flags: ['--force'] });
    expect(await reopen()).toBe(
      'state cannot be changed. The fleeting branch was force-pushed or recreated.',
    );
    await bench.api('DELETE', '/git/refs/heads/fleeting');
    expect(await reopen()).toBe('state cannot be changed. The fleeting branch has been deleted.');
  });
});

describe('the head of a pull request', () => {
  it('follows its branch, and stays where it was once the pull request is closed', async () => {
    await bench.push({ branch: 'moving', files: { m: '1' } });
    const number = await bench.open('moving');
    const second = await bench.push({ branch: 'moving', from: 'moving', files: { m: '2' } });
    const get = async (): Promise<unknown> => (await bench.api('GET', `/pulls/${number}`)).json;
    expect(await get()).toMatchObject({ head: { sha: second }, commits: 2, state: 'open' });
    const forced = await bench.push({
      branch: 'moving',
      files: { m: '3' },
      flags: ['--force'],
    });
    expect(await get()).toMatchObject({ head: { sha: forced }, commits: 1, state: 'open' });
    await bench.api('PATCH', `/pulls/${number}`, { body: { state: 'closed' } });
    await bench.push({ branch: 'moving', from: 'moving', files: { m: '4' } });
    expect(await get()).toMatchObject({ head: { sha: forced }, state: 'closed' });
    expect(await bench.git('rev-parse', `refs/pull/${number}/head`)).toBe(forced);
  });

  it('closes the pull request when its branch goes, or has nothing to bring any more', async () => {
    const stateOf = async (number: number): Promise<unknown> =>
      (await bench.api('GET', `/pulls/${number}`)).json['state'];
    await bench.push({ branch: 'going', files: { g: '1' } });
    const going = await bench.open('going');
    expect((await bench.api('DELETE', '/git/refs/heads/going')).status).toBe(204);
    expect(await stateOf(going)).toBe('closed');
    await bench.push({ branch: 'emptied', files: { e: '1' } });
    const emptied = await bench.open('emptied');
    await bench.git('rev-parse', 'main');
    const url = `${bench.github.url.replace('://', `://x:${bench.alice}@`)}/acme/warehouse-network`;
    await bench.git('push', '-q', '-f', url, 'main:refs/heads/emptied');
    expect(await stateOf(emptied)).toBe('closed');
  });

  it('is merged by whoever pushes it to the base', async () => {
    const head = await bench.push({ branch: 'pushed', files: { p: '1' } });
    const number = await bench.open('pushed', { base: 'dev' });
    const merged = await bench.push({
      branch: 'dev',
      from: 'dev',
      files: { p: '1' },
      parents: ['dev', head],
      as: bench.carol,
    });
    expect((await bench.api('GET', `/pulls/${number}`)).json).toMatchObject({
      ...{ state: 'closed', merged: true, merge_commit_sha: merged, commits: 1 },
      merged_by: { login: 'carol' },
    });
    const commits = items(await bench.api('GET', `/pulls/${number}/commits`));
    expect(commits.map((commit) => commit['sha'])).toEqual([head]);
  });

  it('cannot be written as a ref of its own', async () => {
    const url = `${bench.github.url.replace('://', `://x:${bench.alice}@`)}/acme/warehouse-network`;
    await expect(bench.git('push', '-q', url, 'main:refs/pull/1/head')).rejects.toThrow(
      /deny updating a hidden ref/,
    );
  });
});
