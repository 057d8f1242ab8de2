import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { openPullBench } from './pull-bench.ts';
import type { PullBench } from './pull-bench.ts';
import { graphql, run, REPOSITORY } from './sandbox.ts';
import type { GraphQLResult } from './sandbox.ts';

let bench: PullBench;

beforeAll(async () => {
  bench = await openPullBench();
});

afterAll(async () => {
  await bench.close();
});

function query(selection: string, token = bench.app): Promise<GraphQLResult> {
  const text = `query { repository(owner: "acme", name: "warehouse-network") { ${selection} } }`;
  return graphql(bench.github, token, text);
}

async function ask(selection: string, token = bench.app): Promise<Record<string, unknown>> {
  const { data, errors } = await query(selection, token);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data?.['repository'] as Record<string, unknown>;
}

const HOSTILE = '</title><script>alert(1)</script> @alice closes #1 `"\'';

describe('a pull request in GraphQL', () => {
  it('tells all that decides whether it is the one, and who is to look at it', async () => {
    const head = await bench.push({
      branch: 'promote/prod/v1.0.0',
      files: { 'a/b': 'one\ntwo\n' },
    });
    const number = await bench.open('promote/prod/v1.0.0', {
      body: { title: HOSTILE, body: `${HOSTILE}\r\n<!-- block -->`, draft: true },
    });
    const issue = `/issues/${number}`;
    await bench.api('POST', `${issue}/labels`, { body: { labels: ['release', 'Production'] } });
    await bench.api('POST', `${issue}/assignees`, { body: { assignees: ['carol'] } });
    await bench.api('POST', `${issue}/comments`, { body: { body: HOSTILE }, as: bench.alice });
    await bench.api('POST', `/pulls/${number}/requested_reviewers`, {
      body: { reviewers: ['bob'], team_reviewers: ['release-managers'] },
    });
    const { pullRequest } = await ask(`pullRequest(number: ${number}) {
      number url state isDraft title body headRefName headRefOid baseRefName baseRefOid isCrossRepository
      merged mergedAt closed closedAt mergedBy { login } mergeCommit { oid } reviewDecision autoMergeRequest { enabledAt }
      author { __typename login url } headRef { name target { oid } } baseRef { name }
      headRepository { nameWithOwner } headRepositoryOwner { login } repository { name } changedFiles additions deletions
      labels(first: 10) { totalCount nodes { name color } }
      assignees(first: 10) { nodes { login } }
      comments(first: 10) { nodes { author { __typename login } body url } }
      commits(first: 10) { totalCount nodes { commit { oid } } }
      files(first: 10) { nodes { path changeType additions deletions } }
      closingIssuesReferences(first: 1) { totalCount }
      reviews(first: 1) { totalCount }
      reviewRequests(first: 10) { totalCount nodes { requestedReviewer {
        __typename ... on User { login } ... on Team { slug combinedSlug organization { login } } } } } }`);
    const url = `${bench.github.url}/${REPOSITORY}/pull/${number}`;
    expect(pullRequest).toMatchObject({
      number,
      url,
      state: 'OPEN',
      isDraft: true,
      title: HOSTILE,
      body: `${HOSTILE}\r\n<!-- block -->`,
      ...{ headRefName: 'promote/prod/v1.0.0', headRefOid: head, baseRefName: 'main' },
      baseRefOid: await bench.git('rev-parse', 'main'),
      ...{ isCrossRepository: false, merged: false, mergedAt: null, closed: false, closedAt: null },
      ...{ mergedBy: null, mergeCommit: null, reviewDecision: null, autoMergeRequest: null },
      // GraphQL names bots without the ending that REST gives them.
      author: { __typename: 'Bot', login: 'acme-gitops' },
      headRef: { name: 'promote/prod/v1.0.0', target: { oid: head } },
      baseRef: { name: 'main' },
      headRepository: { nameWithOwner: REPOSITORY },
      headRepositoryOwner: { login: 'acme' },
      repository: { name: 'warehouse-network' },
      ...{ changedFiles: 1, additions: 2, deletions: 0 },
      labels: { totalCount: 2, nodes: [{ name: 'release' }, { name: 'Production' }] },
      assignees: { nodes: [{ login: 'carol' }] },
      comments: { nodes: [{ author: { __typename: 'User', login: 'alice' }, body: HOSTILE }] },
      commits: { totalCount: 1, nodes: [{ commit: { oid: head } }] },
      files: { nodes: [{ path: 'a/b', changeType: 'ADDED', additions: 2, deletions: 0 }] },
      closingIssuesReferences: { totalCount: 0 },
      reviews: { totalCount: 0 },
      reviewRequests: {
        totalCount: 2,
        nodes: [
          { requestedReviewer: { __typename: 'User', login: 'bob' } },
          {
            requestedReviewer: {
              __typename: 'Team',
              slug: 'release-managers',
              combinedSlug: 'acme/release-managers',
              organization: { login: 'acme' },
            },
          },
        ],
      },
    });
  });

  it('hides teams from who may not read members, and nothing else', async () => {
    const token = bench.job({ contents: 'read', 'pull-requests': 'read' });
    const requests = (fields: string): string =>
      `pullRequests(headRefName: "promote/prod/v1.0.0", first: 1) { nodes { number
        reviewRequests(first: 10) { nodes { requestedReviewer { ${fields} } } } } }`;
    const { data, errors } = await query(
      requests('... on User { login } ... on Team { slug }'),
      token,
    );
    expect(errors).toMatchObject([
      {
        type: 'FORBIDDEN',
        message: 'Resource not accessible by integration',
        path: [
          'repository',
          'pullRequests',
          'nodes',
          0,
          'reviewRequests',
          'nodes',
          1,
          'requestedReviewer',
        ],
      },
    ]);
    expect(data).toMatchObject({
      repository: {
        pullRequests: {
          nodes: [
            {
              reviewRequests: {
                nodes: [{ requestedReviewer: { login: 'bob' } }, { requestedReviewer: null }],
              },
            },
          ],
        },
      },
    });
    const users = await ask(requests('... on User { login }'), token);
    expect(users).toMatchObject({
      pullRequests: {
        nodes: [
          {
            reviewRequests: {
              nodes: [{ requestedReviewer: { login: 'bob' } }, { requestedReviewer: {} }],
            },
          },
        ],
      },
    });
  });

  it('is forbidden without the permission, and not found under another number', async () => {
    const token = bench.job({ contents: 'read' });
    for (const selection of [
      'pullRequest(number: 1) { id }',
      'pullRequests(first: 1) { totalCount }',
    ]) {
      expect((await query(selection, token)).errors).toMatchObject([{ type: 'FORBIDDEN' }]);
    }
    expect((await query('pullRequest(number: 99) { id }')).errors).toMatchObject([
      {
        type: 'NOT_FOUND',
        message: 'Could not resolve to a PullRequest with the number of 99.',
      },
    ]);
  });

  it('says whether it merges, what the reviews come to, and as what it was merged', async () => {
    await bench.push({ branch: 'release', files: { same: 'base\n' } });
    bench.github.setRuleset(REPOSITORY, {
      name: 'reviewed',
      include: ['refs/heads/release'],
      rules: [{ type: 'pull_request', requiredApprovingReviewCount: 1 }],
    });
    await bench.push({ branch: 'clean', from: 'release', files: { other: '1\n' } });
    await bench.push({ branch: 'clash', files: { same: 'theirs\n' } });
    const clean = await bench.open('clean', { base: 'release' });
    const clash = await bench.open('clash', { base: 'release' });
    const state = (number: number): Promise<Record<string, unknown>> =>
      ask(`pullRequest(number: ${number}) { state merged mergedAt mergeable reviewDecision mergedBy { login }
        mergeCommit { oid parents(first: 2) { nodes { oid } } } headRefOid
        reviews(first: 5, states: [APPROVED]) { nodes { state author { login } commit { oid } } } }`).then(
        (found) => found['pullRequest'] as Record<string, unknown>,
      );
    expect(await state(clean)).toMatchObject({
      mergeable: 'MERGEABLE',
      reviewDecision: 'REVIEW_REQUIRED',
    });
    expect(await state(clash)).toMatchObject({ mergeable: 'CONFLICTING' });
    const review = (event: string): Promise<unknown> =>
      bench.api('POST', `/pulls/${clean}/reviews`, { as: bench.bob, body: { event, body: 'x' } });
    await review('REQUEST_CHANGES');
    expect(await state(clean)).toMatchObject({ reviewDecision: 'CHANGES_REQUESTED' });
    await review('APPROVE');
    const approved = await state(clean);
    expect(approved).toMatchObject({
      reviewDecision: 'APPROVED',
      reviews: {
        nodes: [
          { state: 'APPROVED', author: { login: 'bob' }, commit: { oid: approved['headRefOid'] } },
        ],
      },
    });
    const base = await bench.git('rev-parse', 'release');
    const merged = await bench.api('PUT', `/pulls/${clean}/merge`, { as: bench.bob, body: {} });
    expect(merged.status).toBe(200);
    const after = await state(clean);
    expect(after).toMatchObject({
      ...{ state: 'MERGED', merged: true, mergeable: 'UNKNOWN', mergedBy: { login: 'bob' } },
      mergedAt: expect.stringMatching(/^[\d-]+T[\d:]{8}Z$/),
      mergeCommit: {
        oid: merged.json['sha'],
        parents: { nodes: [{ oid: base }, { oid: after['headRefOid'] }] },
      },
    });
    const closing = { body: { state: 'closed' } };
    await bench.api('PATCH', `/pulls/${clash}`, closing);
    expect(await state(clash)).toMatchObject({ state: 'CLOSED', merged: false, mergeCommit: null });
  });
});

describe('lists of pull requests in GraphQL', () => {
  it('are filtered by branch, base, state and label, ordered, and complete over pages', async () => {
    for (const name of ['l1', 'l2', 'l3'])
      await bench.push({ branch: name, files: { [name]: name } });
    await bench.git('update-ref', 'refs/heads/lists', 'refs/heads/main');
    const numbers = [];
    for (const name of ['l1', 'l2', 'l3']) numbers.push(await bench.open(name, { base: 'lists' }));
    const [first, second, third] = numbers;
    await bench.api('PATCH', `/pulls/${String(second)}`, { body: { state: 'closed' } });
    await bench.api('POST', `/issues/${String(third)}/labels`, { body: { labels: ['Urgent'] } });
    const nodes = '{ totalCount nodes { number } }';
    const base = 'baseRefName: "lists", first: 10';
    const found = await ask(`
      all: pullRequests(${base}) ${nodes}
      down: pullRequests(${base}, orderBy: {field: CREATED_AT, direction: DESC}) ${nodes}
      open: pullRequests(${base}, states: [OPEN]) ${nodes}
      closed: pullRequests(${base}, states: [CLOSED, MERGED]) ${nodes}
      head: pullRequests(${base}, headRefName: "l1") ${nodes}
      none: pullRequests(headRefName: "l", first: 1) ${nodes}
      label: pullRequests(${base}, labels: ["urgent"]) ${nodes}
      ref(qualifiedName: "l3") { associatedPullRequests(first: 5) ${nodes} }`);
    const list = (...expected: readonly unknown[]): object => ({
      totalCount: expected.length,
      nodes: expected.map((number) => ({ number })),
    });
    expect(found).toEqual({
      all: list(first, second, third),
      down: list(third, second, first),
      open: list(first, third),
      closed: list(second),
      head: list(first),
      none: list(),
      label: list(third),
      ref: { associatedPullRequests: list(third) },
    });
    const seen: unknown[] = [];
    let after = '';
    for (;;) {
      const { pullRequests } = (await ask(
        `pullRequests(baseRefName: "lists", first: 2${after}) { nodes { number } pageInfo { hasNextPage endCursor } }`,
      )) as {
        pullRequests: {
          nodes: { number: number }[];
          pageInfo: { hasNextPage: boolean; endCursor: string };
        };
      };
      seen.push(...pullRequests.nodes.map(({ number }) => number));
      if (!pullRequests.pageInfo.hasNextPage) break;
      after = `, after: "${pullRequests.pageInfo.endCursor}"`;
    }
    expect(seen).toEqual(numbers);
  });

  it('tell of a commit which pull requests brought it, and which would as long as it is not released', async () => {
    const oid = await bench.push({ branch: 'feature', files: { feature: '1' } });
    const first = await bench.open('feature', { base: 'dev', as: bench.alice });
    const second = await bench.open('feature', { base: 'main', as: bench.alice });
    const of = async (revision: string): Promise<unknown> => {
      const found = await ask(`object(expression: "${revision}") { ... on Commit {
        associatedPullRequests(first: 10) { nodes { number state merged url title } } } }`);
      const { object } = found as {
        object: { associatedPullRequests: { nodes: { number: number }[] } };
      };
      return object.associatedPullRequests.nodes.map(({ number }) => number);
    };
    expect(await of(oid)).toEqual([first, second]);
    const merged = await bench.api('PUT', `/pulls/${first}/merge`, { as: bench.bob, body: {} });
    expect(await of(String(merged.json['sha']))).toEqual([first]);
    expect(await of(oid)).toEqual([first, second]);
    await bench.api('PUT', `/pulls/${second}/merge`, { as: bench.bob, body: {} });
    expect(await of(oid)).toEqual([first, second]);
    const third = await bench.open('dev', { base: 'main', as: bench.alice });
    // On the default branch it has arrived: what is open does not count.
    expect(await of(oid)).toEqual([first, second]);
    expect(await of(String(merged.json['sha']))).toEqual([first, third]);
    expect(await of('main~1')).toEqual([]);
  });
});

describe('a signature by a registered key in GraphQL', () => {
  it('is valid, names the signer, and is not GitHub’s', async () => {
    const key = join(bench.dir, 'alice');
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key], bench.dir);
    const publicKey = await run('cat', [`${key}.pub`], bench.dir);
    bench.github.addSigningKey('alice', publicKey);
    const config = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${key}`];
    const commit = ['commit', '-q', '-S', '--allow-empty', '-m', 'Signed'];
    await run('git', [...config, ...commit], bench.clone);
    await run('git', ['push', '-q', 'origin', 'HEAD:refs/heads/signed'], bench.clone);
    const found = await ask(`object(expression: "signed") { ... on Commit { signature {
      __typename isValid state wasSignedByGitHub signer { login } } } }`);
    expect(found['object']).toEqual({
      signature: {
        __typename: 'SshSignature',
        ...{ isValid: true, state: 'VALID', wasSignedByGitHub: false },
        signer: { login: 'alice' },
      },
    });
  });
});
