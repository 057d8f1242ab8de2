import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPullBench, refusal } from './pull-bench.ts';
import type { PullBench } from './pull-bench.ts';
import { REPOSITORY } from './sandbox.ts';
import type { RestResult } from './sandbox.ts';

let bench: PullBench;
let base: string;

beforeAll(async () => {
  bench = await openPullBench();
  base = await bench.push({ branch: 'main', files: { ours: '1' } });
});

afterAll(async () => {
  await bench.close();
});

const merge = (body: object, as = bench.app): Promise<RestResult> =>
  bench.api('POST', '/merges', { as, body });

describe('merging one branch into another', () => {
  it('makes a commit that GitHub has signed and the App has written', async () => {
    const head = await bench.push({ branch: 'topic', from: `${base}^`, files: { theirs: '1' } });
    await bench.api('POST', '/git/refs', { body: { ref: 'refs/heads/promote/1', sha: base } });
    const message = 'Merge v1.0.0 into main\n\nSource-Commit: x';
    const merged = await merge({ base: 'promote/1', head, commit_message: message });
    const oid = String(merged.json['sha']);
    expect([merged.status, merged.json]).toMatchObject([
      201,
      {
        parents: [{ sha: base }, { sha: head }],
        commit: { message, verification: { verified: true, reason: 'valid' } },
        author: { login: 'acme-gitops[bot]' },
        committer: { login: 'web-flow' },
      },
    ]);
    expect(await bench.git('rev-parse', 'promote/1')).toBe(oid);
    expect(await bench.git('ls-tree', '--name-only', oid)).toBe('README.md\nours\nrun.sh\ntheirs');
    expect(bench.github.refUpdates.at(-1)).toMatchObject({ before: base, after: oid, via: 'api' });
  });

  it('makes a commit also where the branch could just move on, in GitHub’s words', async () => {
    await bench.api('POST', '/git/refs', { body: { ref: 'refs/heads/behind', sha: base } });
    const ahead = await bench.push({ branch: 'ahead', files: { ahead: '1' } });
    const { json } = await merge({ base: 'behind', head: 'ahead' });
    expect(json).toMatchObject({
      parents: [{ sha: base }, { sha: ahead }],
      commit: { message: 'Merge ahead into behind' },
    });
  });

  it('answers 204 where there is nothing to merge, 404 for what is not there', async () => {
    const answer = await merge({ base: 'main', head: base });
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(refusal(await merge({ base: 'nowhere', head: 'main' }))).toEqual([
      404,
      'Base does not exist',
    ]);
    expect(refusal(await merge({ base: 'main', head: 'nowhere' }))).toEqual([
      404,
      'Head does not exist',
    ]);
  });

  it('answers 409 to a conflict and moves nothing', async () => {
    await bench.push({ branch: 'clash', from: `${base}^`, files: { ours: 'other\n' } });
    expect(refusal(await merge({ base: 'main', head: 'clash' }))).toEqual([409, 'Merge conflict']);
    expect(await bench.git('rev-parse', 'main')).toBe(base);
  });

  it('needs contents: write, and another permission for workflow files', async () => {
    await bench.push({ branch: 'flow', files: { '.github/workflows/ci.yml': 'on: push\n' } });
    const reader = bench.job({ contents: 'read', 'pull-requests': 'write' });
    expect(refusal(await merge({ base: 'main', head: 'flow' }, reader))).toEqual([
      403,
      'Resource not accessible by integration',
    ]);
    expect(refusal(await merge({ base: 'main', head: 'flow' }))).toEqual([
      403,
      'refusing to allow a GitHub App to create or update workflow `.github/workflows/ci.yml` without `workflows` permission',
    ]);
    // What the branch has already is nothing new.
    await bench.push({ branch: 'later', from: 'flow', files: { later: '1' } });
    await bench.api('POST', '/git/refs', {
      body: { ref: 'refs/heads/with-flow', sha: await bench.git('rev-parse', 'flow') },
    });
    expect((await merge({ base: 'with-flow', head: 'later' })).status).toBe(201);
  });

  it('keeps to the rules of the branch, except for those who bypass them', async () => {
    await bench.push({ branch: 'guarded', files: { guarded: '1' } });
    await bench.push({ branch: 'news', files: { news: '1' } });
    bench.github.setRuleset(REPOSITORY, {
      name: 'guarded',
      include: ['refs/heads/guarded'],
      rules: ['pull_request', 'update', 'required_linear_history', 'required_signatures'],
      bypass: { apps: ['acme-gitops'] },
    });
    const refused = await merge({ base: 'guarded', head: 'news' }, bench.alice);
    expect(refused.status).toBe(409);
    expect(String(refused.json['message'])).toMatch(
      /^Repository rule violations found\n\nChanges must be made through a pull request\.\nCannot update this protected ref\.\nThis branch must not contain merge commits\.\nCommits must have verified signatures\.\n {2}Found 1 violation:\n\n {2}[0-9a-f]{40}\n/,
    );
    expect((await merge({ base: 'guarded', head: 'news' })).status).toBe(201);
    bench.github.removeRuleset(REPOSITORY, 'guarded');
  });

  it('merges one after the other what comes at once, and loses nothing', async () => {
    await bench.api('POST', '/git/refs', { body: { ref: 'refs/heads/busy', sha: base } });
    const names = ['b1', 'b2', 'b3'];
    for (const name of names) await bench.push({ branch: name, files: { [name]: '1' } });
    const until = async (head: string): Promise<void> => {
      const { status, json } = await merge({ base: 'busy', head });
      if (status === 201) return;
      expect([status, json['message']]).toEqual([
        409,
        'Base branch was modified. Review and try the merge again.',
      ]);
      await until(head);
    };
    await Promise.all(names.map(until));
    expect(await bench.git('ls-tree', '--name-only', 'busy')).toContain('b1\nb2\nb3');
  });
});
