import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPullBench, refusal } from './pull-bench.ts';
import type { PullBench } from './pull-bench.ts';
import { REPOSITORY } from './sandbox.ts';
import type { RestResult } from './sandbox.ts';

let bench: PullBench;

beforeAll(async () => {
  bench = await openPullBench();
});

afterAll(async () => {
  await bench.close();
});

const merge = (number: number, body: object = {}, as = bench.carol): Promise<RestResult> =>
  bench.api('PUT', `/pulls/${number}/merge`, { as, body });
const show = (oid: string, format: string): Promise<string> =>
  bench.git('show', '-s', `--format=${format}`, oid);
const verification = async (oid: string): Promise<unknown> => {
  const { json } = await bench.api('GET', `/git/commits/${oid}`);
  return json['verification'];
};

describe('merging a pull request', () => {
  it('makes a real merge commit, signed by GitHub, in the name of whoever merges', async () => {
    const base = await bench.push({ branch: 'main', files: { ours: '1' } });
    const head = await bench.push({ branch: 'feature', from: `${base}^`, files: { theirs: '1' } });
    const number = await bench.open('feature', { as: bench.bob });
    const { status, json } = await merge(number);
    expect([status, json['merged'], json['message']]).toEqual([
      200,
      true,
      'Pull Request successfully merged',
    ]);
    const oid = String(json['sha']);
    expect(await bench.git('rev-parse', 'main')).toBe(oid);
    expect(await show(oid, '%P|%an <%ae>|%cn <%ce>')).toBe(
      `${base} ${head}|carol <carol@acme.test>|GitHub <noreply@github.com>`,
    );
    expect(await show(oid, '%B')).toContain(
      `Merge pull request #${number} from acme/feature\n\nBring feature`,
    );
    expect(await bench.git('ls-tree', '--name-only', oid)).toBe('README.md\nours\nrun.sh\ntheirs');
    expect(await verification(oid)).toMatchObject({ verified: true, reason: 'valid' });
    expect((await bench.api('GET', `/pulls/${number}`)).json).toMatchObject({
      ...{ state: 'closed', merged: true, merge_commit_sha: oid, mergeable: null, commits: 1 },
      ...{ merged_by: { login: 'carol' }, base: { sha: base }, head: { sha: head } },
    });
    expect(bench.github.refUpdates.at(-1)).toMatchObject({
      ...{ ref: 'refs/heads/main', before: base, after: oid, actor: 'carol', via: 'api' },
      startsWorkflows: true,
    });
    expect(refusal(await merge(number))).toEqual([405, 'Pull Request is not mergeable']);
  });

  it('squashes into one signed commit of the pull request’s author', async () => {
    await bench.push({ branch: 'squashed', files: { s: '1' }, message: 'One' });
    await bench.push({ branch: 'squashed', from: 'squashed', files: { s: '2' }, message: 'Two' });
    const number = await bench.open('squashed', { as: bench.bob });
    const before = await bench.git('rev-parse', 'main');
    const { json } = await merge(number, { merge_method: 'squash' });
    const oid = String(json['sha']);
    expect(await show(oid, '%P|%ae|%ce')).toBe(`${before}|bob@acme.test|noreply@github.com`);
    expect(await show(oid, '%B')).toBe(
      `Bring squashed (#${number})\n\n* One\n\n* Two\n\nCo-authored-by: alice <alice@acme.test>`,
    );
    expect(await verification(oid)).toMatchObject({ verified: true });
  });

  it('rebases into new commits that nobody has signed, authors kept', async () => {
    const base = await bench.push({ branch: 'main', files: { r0: '1' } });
    await bench.push({ branch: 'rebased', from: `${base}^`, files: { r1: '1' }, message: 'One' });
    await bench.push({ branch: 'rebased', from: 'rebased', files: { r2: '1' }, message: 'Two' });
    const number = await bench.open('rebased');
    const { json } = await merge(number, { merge_method: 'rebase' });
    const oid = String(json['sha']);
    expect(await bench.git('log', '--format=%s|%ae|%ce', `${base}..${oid}`)).toBe(
      'Two|alice@acme.test|carol@acme.test\nOne|alice@acme.test|carol@acme.test',
    );
    expect(await bench.git('ls-tree', '--name-only', oid)).toContain('r0\nr1\nr2');
    expect(await verification(oid)).toMatchObject({ verified: false, reason: 'unsigned' });
  });

  it('says what it takes instead of GitHub’s own words', async () => {
    await bench.push({ branch: 'worded', files: { w: '1' } });
    const number = await bench.open('worded');
    const words = { commit_title: 'Release', commit_message: 'Of today' };
    const oid = String((await merge(number, words)).json['sha']);
    expect(await show(oid, '%B')).toBe('Release\n\nOf today');
  });

  it('refuses conflicts, in whichever way', async () => {
    const base = await bench.push({ branch: 'main', files: { clash: 'ours\n' } });
    await bench.push({ branch: 'clashing', from: `${base}^`, files: { clash: 'theirs\n' } });
    const number = await bench.open('clashing');
    expect((await bench.api('GET', `/pulls/${number}`)).json).toMatchObject({
      mergeable: false,
      mergeable_state: 'dirty',
    });
    for (const method of ['merge', 'squash']) {
      expect(refusal(await merge(number, { merge_method: method }))).toEqual([
        405,
        'Pull Request is not mergeable',
      ]);
    }
    expect(refusal(await merge(number, { merge_method: 'rebase' }))).toEqual([
      405,
      "This branch can't be rebased",
    ]);
    expect(await bench.git('rev-parse', 'main')).toBe(base);
  });

  it('refuses another head than the one that is meant, drafts, and methods that are off', async () => {
    const first = await bench.push({ branch: 'meant', files: { meant: '1' } });
    const number = await bench.open('meant', { body: { draft: true } });
    expect(refusal(await merge(number))).toEqual([405, 'Pull Request is still a draft']);
    await bench.push({ branch: 'ready', files: { ready: '1' } });
    const ready = await bench.open('ready');
    expect(refusal(await merge(ready, { sha: first }))).toEqual([
      409,
      'Head branch was modified. Review and try the merge again.',
    ]);
    bench.github.changeSettings(REPOSITORY, { allowSquash: false });
    expect(refusal(await merge(ready, { merge_method: 'squash' }))).toEqual([
      405,
      'Squash merges are not allowed on this repository.',
    ]);
    bench.github.changeSettings(REPOSITORY, { allowSquash: true });
  });

  it('lets one of two merges at once happen', async () => {
    await bench.push({ branch: 'raced', files: { raced: '1' } });
    const number = await bench.open('raced');
    const before = await bench.git('rev-parse', 'main');
    const answers = await Promise.all([merge(number), merge(number), merge(number)]);
    const done = answers.filter(({ status }) => status === 200);
    expect(done).toHaveLength(1);
    for (const { status } of answers) expect([200, 405]).toContain(status);
    expect(await bench.git('rev-list', '--count', '--first-parent', `${before}..main`)).toBe('1');
  });

  it('needs contents: write, and another permission for workflow files', async () => {
    await bench.push({ branch: 'flows', files: { '.github/workflows/ci.yml': 'on: push\n' } });
    const number = await bench.open('flows');
    const without = bench.job({ contents: 'read', 'pull-requests': 'write' });
    expect(refusal(await merge(number, {}, without))).toEqual([
      403,
      'Resource not accessible by integration',
    ]);
    expect(refusal(await merge(number, {}, bench.app))).toEqual([
      403,
      'refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission',
    ]);
    expect((await merge(number)).status).toBe(200);
  });
});
