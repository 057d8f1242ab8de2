import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { items, openPullBench, refusal } from './pull-bench.ts';
import type { PullBench } from './pull-bench.ts';
import { REPOSITORY } from './sandbox.ts';
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

const create = (ref: string, sha = main, as = bench.app): Promise<RestResult> =>
  bench.api('POST', '/git/refs', { as, body: { ref, sha } });
const remove = (ref: string, as = bench.app): Promise<RestResult> =>
  bench.api('DELETE', `/git/refs/${ref}`, { as });

describe('refs', () => {
  it('are created and deleted, and both is told', async () => {
    const created = await create('refs/heads/promote/prod/v1.0.0');
    expect([created.status, created.json]).toMatchObject([
      201,
      { ref: 'refs/heads/promote/prod/v1.0.0', object: { type: 'commit', sha: main } },
    ]);
    const zero = '0'.repeat(40);
    expect(bench.github.refUpdates.at(-1)).toMatchObject({ before: zero, after: main, via: 'api' });
    expect((await remove('heads/promote/prod/v1.0.0')).status).toBe(204);
    expect(bench.github.refUpdates.at(-1)).toMatchObject({ before: main, after: zero });
    expect(refusal(await remove('heads/promote/prod/v1.0.0'))).toEqual([
      422,
      'Reference does not exist',
    ]);
  });

  it('are created once, also when asked for several times at once', async () => {
    const answers = await Promise.all([1, 2, 3].map(() => create('refs/heads/once')));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 422, 422]);
    const refused = answers.filter(({ status }) => status === 422);
    expect(refused.map(refusal)).toEqual([
      [422, 'Reference already exists'],
      [422, 'Reference already exists'],
    ]);
    // Where `once` is a branch, `once/more` cannot be one.
    expect(refusal(await create('refs/heads/once/more'))).toEqual([422, 'Reference update failed']);
  });

  it('need a whole name, an object that is there, and a commit for a branch', async () => {
    const tree = await bench.git('rev-parse', 'main^{tree}');
    const short = "Reference name must start with 'refs/' and contain at least three components.";
    expect(refusal(await create('heads/x'))).toEqual([422, short]);
    expect(refusal(await create('refs/heads/a..b'))).toEqual([
      422,
      'refs/heads/a..b is not a valid ref name.',
    ]);
    expect((await create('refs/heads/x', 'main')).status).toBe(422);
    for (const sha of ['1'.repeat(40), tree]) {
      expect(refusal(await create('refs/heads/x', sha))).toEqual([422, 'Object does not exist']);
    }
    expect(refusal(await create('refs/heads/x', main, bench.job({ contents: 'read' })))).toEqual([
      403,
      'Resource not accessible by integration',
    ]);
  });

  it('obey the rulesets, tags too, except for those who bypass them', async () => {
    const rules = ['creation', 'update', 'deletion'] as const;
    bench.github.setRuleset(REPOSITORY, {
      ...{ name: 'releases', include: ['refs/tags/v*'], rules },
      bypass: { people: ['bob'] },
    });
    bench.github.setRuleset(REPOSITORY, {
      ...{ name: 'promotions', include: ['refs/heads/promote/prod/**'], rules },
      bypass: { apps: ['acme-gitops'] },
    });
    const denied = (what: string): readonly unknown[] => [
      422,
      `Repository rule violations found\n\n${what}\n\n`,
    ];
    const creation = denied('Cannot create ref due to creations being restricted.');
    expect(refusal(await create('refs/tags/v1.0.0'))).toEqual(creation);
    expect((await create('refs/tags/v1.0.0', main, bench.bob)).status).toBe(201);
    expect(refusal(await remove('tags/v1.0.0'))).toEqual(
      denied('Cannot delete this protected ref.'),
    );
    expect(refusal(await create('refs/heads/promote/prod/v1', main, bench.bob))).toEqual(creation);
    expect((await create('refs/heads/promote/prod/v1')).status).toBe(201);
    const url = `${bench.github.url.replace('://', `://x:${bench.alice}@`)}/${REPOSITORY}`;
    for (const name of ['v1.0.0', 'v2.0.0']) {
      await expect(
        bench
          .git('push', '-q', '-f', url, `${main}:refs/tags/${name}`)
          .then(() => bench.git('push', '-q', '-f', url, `main^{tree}:refs/tags/${name}`)),
      ).rejects.toThrow(/GH013/);
    }
  });

  it('move forward, elsewhere only by force, and never against the rules', async () => {
    const tip = await bench.push({ branch: 'tip', files: { tip: '1' } });
    const move = (sha: string, body: object = {}, as = bench.app): Promise<RestResult> =>
      bench.api('PATCH', '/git/refs/heads/moved', { as, body: { sha, ...body } });
    expect(refusal(await move(tip))).toEqual([422, 'Reference does not exist']);
    await create('refs/heads/moved');
    expect((await move(tip)).json).toMatchObject({ object: { sha: tip } });
    expect(bench.github.refUpdates.at(-1)).toMatchObject({ before: main, after: tip, via: 'api' });
    expect(refusal(await move(main))).toEqual([422, 'Update is not a fast forward']);
    expect((await move(main, { force: true })).status).toBe(200);
    bench.github.setRuleset(REPOSITORY, {
      ...{ name: 'moved', include: ['refs/heads/moved'] },
      rules: ['pull_request', 'required_signatures'],
      bypass: { apps: ['acme-gitops'] },
    });
    const [status, message] = refusal(await move(tip, {}, bench.alice));
    expect([status, message]).toEqual([
      422,
      expect.stringMatching(
        /^Repository rule violations found\n\nChanges must[^]*Found 1 violation/,
      ),
    ]);
    expect((await move(tip)).status).toBe(200);
  });

  it('are listed by how they begin', async () => {
    const list = async (prefix: string): Promise<readonly unknown[]> =>
      items(await bench.api('GET', `/git/matching-refs/${prefix}`)).map(({ ref }) => ref);
    expect(await list('tags/v')).toEqual(['refs/tags/v1.0.0']);
    expect(await list('heads/promote/')).toEqual(['refs/heads/promote/prod/v1']);
    expect(await list('heads/nothing')).toEqual([]);
  });
});

describe('git objects', () => {
  it('shows an annotated tag with its message, its target and its signature', async () => {
    await bench.git('tag', '-a', 'plain', '-m', 'Version 1\n\nHotfix: yes', 'main');
    const oid = await bench.git('rev-parse', 'plain');
    expect((await bench.api('GET', `/git/tags/${oid}`)).json).toMatchObject({
      ...{ tag: 'plain', sha: oid, message: 'Version 1\n\nHotfix: yes\n' },
      tagger: { name: 'alice', email: 'alice@acme.test' },
      object: { type: 'commit', sha: main },
      verification: { verified: false, reason: 'unsigned', signature: null },
    });
    expect((await bench.api('GET', '/git/ref/tags/plain')).json).toMatchObject({
      object: { type: 'tag', sha: oid },
    });
    expect((await bench.api('GET', `/git/tags/${main}`)).status).toBe(404);
  });

  it('shows a commit, and a tree flat or with all below it', async () => {
    const oid = await bench.push({ branch: 'deep', files: { 'a/b/c': 'deep\n' }, message: 'Deep' });
    expect((await bench.api('GET', `/git/commits/${oid}`)).json).toMatchObject({
      ...{ sha: oid, message: 'Deep\n', parents: [{ sha: main }] },
      tree: { sha: await bench.git('rev-parse', 'deep^{tree}') },
    });
    const paths = async (query: string): Promise<readonly unknown[]> => {
      const { json } = await bench.api('GET', `/git/trees/deep${query}`);
      return (json['tree'] as readonly { path: string }[]).map(({ path }) => path);
    };
    expect(await paths('')).toEqual(['README.md', 'a', 'run.sh']);
    expect(await paths('?recursive=1')).toEqual(['README.md', 'a', 'a/b', 'a/b/c', 'run.sh']);
    expect((await bench.api('GET', `/git/trees/${'1'.repeat(40)}`)).status).toBe(404);
  });

  it('lists the history of one path', async () => {
    const first = await bench.push({ branch: 'history', files: { watched: '1' } });
    await bench.push({ branch: 'history', from: 'history', files: { other: '1' } });
    const last = await bench.push({ branch: 'history', from: 'history', files: { watched: '2' } });
    const history = await bench.api('GET', '/commits?sha=history&path=watched');
    expect(items(history).map(({ sha }) => sha)).toEqual([last, first]);
    const page = await bench.api('GET', '/commits?sha=history&per_page=1&page=2');
    expect(items(page)).toHaveLength(1);
    expect((await bench.api('GET', '/commits?sha=nowhere')).status).toBe(404);
  });
});
