import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { PullRequestRule } from '../rulesets.ts';
import { items, openPullBench, refusal } from './pull-bench.ts';
import type { PullBench } from './pull-bench.ts';
import { REPOSITORY } from './sandbox.ts';
import type { RestResult } from './sandbox.ts';

let bench: PullBench;
let branch = '';
let number = 0;
let count = 0;

beforeAll(async () => {
  bench = await openPullBench();
});

afterAll(async () => {
  await bench.close();
});

/** A fresh pull request of the App, from a branch that alice has pushed. */
beforeEach(async () => {
  count += 1;
  branch = `change-${count}`;
  await bench.push({ branch, files: { [branch]: '1' } });
  number = await bench.open(branch);
});

const rule = (parameters: Omit<PullRequestRule, 'type'>): void => {
  bench.github.setRuleset(REPOSITORY, {
    name: 'main',
    include: ['~DEFAULT_BRANCH'],
    rules: [{ type: 'pull_request', ...parameters }],
  });
};
const review = (as: string, event = 'APPROVE', body = ''): Promise<RestResult> =>
  bench.api('POST', `/pulls/${number}/reviews`, { as, body: { event, body } });
const merge = (as = bench.carol, method = 'merge'): Promise<RestResult> =>
  bench.api('PUT', `/pulls/${number}/merge`, { as, body: { merge_method: method } });
const denied = (what: string): readonly unknown[] => [
  405,
  `Repository rule violations found\n\n${what}\n\n`,
];
const ONE = denied('At least 1 approving review is required by reviewers with write access.');

describe('reviews', () => {
  it('are never the author’s own, nor those of GITHUB_TOKEN', async () => {
    expect(refusal(await review(bench.app))).toEqual([
      422,
      'Unprocessable Entity',
      ['Review Can not approve your own pull request'],
    ]);
    expect(refusal(await review(bench.job({ 'pull-requests': 'write' })))).toEqual([
      422,
      'Unprocessable Entity',
      ['GitHub Actions is not permitted to approve pull requests.'],
    ]);
    expect((await review(bench.app, 'COMMENT', 'Read this first')).status).toBe(200);
    expect((await review(bench.bob, 'REQUEST_CHANGES')).status).toBe(422);
  });

  it('are told with the head they were made for', async () => {
    await bench.api('POST', `/pulls/${number}/requested_reviewers`, {
      body: { reviewers: ['bob'] },
    });
    expect((await review(bench.bob, 'APPROVE', 'Good')).json).toMatchObject({
      ...{ state: 'APPROVED', body: 'Good', user: { login: 'bob' } },
      commit_id: await bench.git('rev-parse', branch),
    });
    expect(items(await bench.api('GET', `/pulls/${number}/reviews`))).toHaveLength(1);
    expect((await bench.api('GET', `/pulls/${number}`)).json).toMatchObject({
      requested_reviewers: [],
    });
  });
});

describe('the rules of the base', () => {
  it('ask for approvals, which change requests outweigh', async () => {
    rule({ requiredApprovingReviewCount: 1 });
    expect((await bench.api('GET', `/pulls/${number}`)).json).toMatchObject({
      mergeable: true,
      mergeable_state: 'blocked',
    });
    expect(refusal(await merge())).toEqual(ONE);
    await review(bench.bob);
    await review(bench.alice, 'REQUEST_CHANGES', 'Not yet');
    expect(refusal(await merge())).toEqual(
      denied('1 review requesting changes by reviewers with write access.'),
    );
    await review(bench.alice);
    await review(bench.alice, 'COMMENT', 'Thanks');
    expect((await bench.api('GET', `/pulls/${number}`)).json['mergeable_state']).toBe('clean');
    expect((await merge()).status).toBe(200);
  });

  it('count reviewers, not reviews', async () => {
    rule({ requiredApprovingReviewCount: 2 });
    await review(bench.bob);
    await review(bench.bob);
    expect(refusal(await merge())).toEqual(
      denied('At least 2 approving reviews are required by reviewers with write access.'),
    );
  });

  it('take back what was approved before a push that changes something', async () => {
    rule({ requiredApprovingReviewCount: 1, dismissStaleReviewsOnPush: true });
    await review(bench.bob);
    // A merge of the base changes nothing of what the pull request brings.
    await bench.api('POST', '/git/refs', {
      body: { ref: `refs/heads/base-${count}`, sha: await bench.git('rev-parse', 'main') },
    });
    bench.github.removeRuleset(REPOSITORY, 'main');
    await bench.push({ branch: 'main', files: { [`news-${count}`]: '1' } });
    rule({ requiredApprovingReviewCount: 1, dismissStaleReviewsOnPush: true });
    await bench.api('POST', '/merges', { body: { base: branch, head: 'main' } });
    const states = async (): Promise<readonly unknown[]> =>
      items(await bench.api('GET', `/pulls/${number}/reviews`)).map(({ state }) => state);
    expect(await states()).toEqual(['APPROVED']);
    await bench.push({ branch, from: branch, files: { [branch]: '2' } });
    expect(await states()).toEqual(['DISMISSED']);
    expect(refusal(await merge())).toEqual(ONE);
  });

  it('ask for an approval of the last push by somebody else', async () => {
    rule({ requiredApprovingReviewCount: 1, requireLastPushApproval: true });
    const stale = denied('New changes require approval from someone other than the last pusher.');
    await review(bench.alice);
    expect(refusal(await merge())).toEqual(stale);
    await review(bench.bob);
    await bench.push({ branch, from: branch, files: { [branch]: '2' }, as: bench.bob });
    expect(refusal(await merge())).toEqual(stale);
    await review(bench.alice);
    expect((await merge()).status).toBe(200);
  });

  it('name the merge methods, and who may do without all this', async () => {
    rule({ allowedMergeMethods: ['merge'] });
    expect(refusal(await merge(bench.carol, 'squash'))).toEqual([
      405,
      'Squash merges are not allowed on this repository.',
    ]);
    expect(refusal(await merge(bench.carol, 'rebase'))).toEqual([
      405,
      'Rebase merges are not allowed on this repository.',
    ]);
    bench.github.setRuleset(REPOSITORY, {
      name: 'main',
      include: ['~DEFAULT_BRANCH'],
      rules: ['update', 'required_linear_history'],
      bypass: { people: ['carol'] },
    });
    expect(refusal(await merge(bench.bob))).toEqual(
      denied('Cannot update this protected ref.\nThis branch must not contain merge commits.'),
    );
    expect((await merge(bench.carol)).status).toBe(200);
  });

  it('can be read by anyone who sees the repository', async () => {
    rule({ requiredApprovingReviewCount: 2, allowedMergeMethods: ['merge', 'squash'] });
    bench.github.setRuleset(REPOSITORY, {
      ...{ name: 'all', include: ['~ALL'], exclude: ['refs/heads/dev'] },
      rules: ['non_fast_forward', 'required_signatures'],
    });
    const read = async (name: string): Promise<readonly unknown[]> =>
      items(await bench.api('GET', `/rules/branches/${name}`, { as: bench.job({}) }));
    const [first, ...more] = await read('main');
    expect(first).toMatchObject({
      ...{ type: 'pull_request', ruleset_source_type: 'Repository', ruleset_source: REPOSITORY },
      parameters: {
        required_approving_review_count: 2,
        dismiss_stale_reviews_on_push: false,
        require_last_push_approval: false,
        allowed_merge_methods: ['merge', 'squash'],
      },
    });
    expect(more).toMatchObject([{ type: 'non_fast_forward' }, { type: 'required_signatures' }]);
    expect(await read('dev')).toEqual([]);
    bench.github.removeRuleset(REPOSITORY, 'all');
    bench.github.removeRuleset(REPOSITORY, 'main');
  });
});
