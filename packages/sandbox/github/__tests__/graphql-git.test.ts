import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appToken, commitOnBranch, git, graphql, openBench, REPOSITORY, run } from './sandbox.ts';
import type { Bench } from './sandbox.ts';

let bench: Bench;
let app: string;

beforeAll(async () => {
  bench = await openBench();
  app = await appToken(bench.github);
});

afterAll(async () => {
  expect(bench.github.violations).toEqual([]);
  await bench.close();
});

async function ask(
  selection: string,
  variables: Readonly<Record<string, unknown>> = {},
  declared = '',
): Promise<Record<string, unknown>> {
  const query = `query${declared} { repository(owner: "acme", name: "warehouse-network") { ${selection} } }`;
  const { data, errors } = await graphql(bench.github, app, query, variables);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data?.['repository'] as Record<string, unknown>;
}

async function commit(branch: string, headline: string, body = ''): Promise<string> {
  const head = await git(bench.gitDir, 'rev-parse', branch);
  const files = { [`${branch}.txt`]: `${headline}\n` };
  const { oid } = await commitOnBranch(bench.github, app, { head, branch, files, headline, body });
  return String(oid);
}

interface Page {
  readonly nodes: readonly { readonly oid: string }[];
  readonly totalCount: number;
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

describe('pages of a GraphQL list', () => {
  it('hold every commit once when they are read to the end', async () => {
    await git(bench.clone, 'push', '-q', 'origin', 'main:refs/heads/long');
    for (let count = 0; count < 5; count += 1) await commit('long', `Commit ${count}`);
    const expected = (await git(bench.gitDir, 'rev-list', 'long')).split('\n');
    const found: string[] = [];
    let after: string | null = null;
    do {
      const { object } = (await ask(
        `object(expression: "long") { ... on Commit {
          history(first: 2, after: $after) { totalCount nodes { oid } pageInfo { hasNextPage endCursor } } } }`,
        { after },
        '($after: String)',
      )) as { object: { history: Page } };
      expect(object.history.totalCount).toBe(6);
      found.push(...object.history.nodes.map(({ oid }) => oid));
      after = object.history.pageInfo.hasNextPage ? object.history.pageInfo.endCursor : null;
    } while (after !== null);
    expect(found).toEqual(expected);
  });

  it('come backwards with last and before', async () => {
    const { object } = (await ask(`object(expression: "long") { ... on Commit {
      history(last: 2) { nodes { oid } pageInfo { hasPreviousPage startCursor } } } }`)) as {
      object: { history: Page & { pageInfo: { startCursor: string } } };
    };
    const all = (await git(bench.gitDir, 'rev-list', 'long')).split('\n');
    expect(object.history.nodes.map(({ oid }) => oid)).toEqual(all.slice(-2));
    const before = object.history.pageInfo.startCursor;
    const earlier = await ask(
      `object(expression: "long") { ... on Commit {
        history(last: 1, before: $before) { edges { node { oid } } pageInfo { hasNextPage hasPreviousPage } } } }`,
      { before },
      '($before: String)',
    );
    expect(earlier).toMatchObject({
      object: {
        history: {
          edges: [{ node: { oid: all.at(-3) } }],
          pageInfo: { hasNextPage: true, hasPreviousPage: true },
        },
      },
    });
  });

  it.each([
    ['', 'MISSING_PAGINATION_BOUNDARIES', 'You must provide a `first` or `last` value'],
    ['(first: 101)', 'EXCESSIVE_PAGINATION', 'Requesting 101 records on the `history` connection'],
    ['(last: 500)', 'EXCESSIVE_PAGINATION', 'exceeds the `last` limit of 100 records'],
    ['(first: -1)', 'UNPROCESSABLE', 'cannot be less than zero'],
    ['(first: 1, last: 1)', 'UNPROCESSABLE', 'Passing both'],
    [
      '(first: 1, after: "1")',
      'INVALID_CURSOR_ARGUMENTS',
      '`1` does not appear to be a valid cursor',
    ],
    ['(first: 1, since: "soon")', 'UNPROCESSABLE', 'not a valid GitTimestamp'],
  ])('are refused where GitHub refuses history%s', async (args, type, message) => {
    const selection = `object(expression: "long") { ... on Commit { history${args} { totalCount } } }`;
    await expect(ask(selection)).rejects.toThrow(new RegExp(`"type":"${type}".*${message}`));
  });

  it('are refused together when they could give more than half a million nodes', async () => {
    const query = (middle: number): string =>
      `query($n: Int = ${middle}) { repository(owner: "acme", name: "warehouse-network") { ref(qualifiedName: "long") { target {
        ...History } } } }
       fragment History on Commit { history(first: 100) { nodes { ... on Commit {
         history(first: $n) { nodes { history(first: 100) { totalCount } } } } } } }`;
    expect(await graphql(bench.github, app, query(100))).toEqual({
      errors: [
        {
          type: 'MAX_NODE_LIMIT_EXCEEDED',
          message:
            'This query requests up to 1,010,100 possible nodes which exceeds the maximum limit of 500,000.',
        },
      ],
    });
    expect((await graphql(bench.github, app, query(2))).errors).toBeUndefined();
    const given = await graphql(bench.github, app, query(2), { n: 100 });
    expect(given.errors?.[0]?.type).toBe('MAX_NODE_LIMIT_EXCEEDED');
  });
});

describe('the GraphQL API on commits', () => {
  it('filters a history by path, taken by its letters, by author and by time', async () => {
    await writeFile(join(bench.clone, ':(glob)*'), 'x');
    await git(bench.clone, 'checkout', '-q', '-b', 'odd', 'main');
    await git(bench.clone, 'add', '--', './:(glob)*');
    await git(bench.clone, 'commit', '-q', '-m', 'An odd name', '--date', '2020-02-02T00:00:00Z');
    await git(bench.clone, 'push', '-q', 'origin', 'odd');
    const bump = await commit('odd', 'Bump');
    const count = '{ totalCount nodes { messageHeadline } }';
    const found = await ask(`object(expression: "odd") { ... on Commit {
      odd: history(first: 9, path: ":(glob)*") ${count}
      readme: history(first: 9, path: "README.md") ${count}
      none: history(first: 9, path: "nothing") ${count}
      bot: history(first: 9, author: {emails: ["${bench.github.app.userId}+acme-gitops[bot]@users.noreply.github.com"]}) { nodes { oid } }
      nobody: history(first: 9, author: {emails: []}) ${count}
      later: history(first: 9, since: "2100-01-01T00:00:00Z") ${count}
      earlier: history(first: 9, until: "2100-01-01T00:00:00Z") ${count} } }`);
    expect(found['object']).toMatchObject({
      odd: { totalCount: 1, nodes: [{ messageHeadline: 'An odd name' }] },
      readme: { totalCount: 1, nodes: [{ messageHeadline: 'Begin' }] },
      none: { totalCount: 0 },
      bot: { nodes: [{ oid: bump }] },
      nobody: { totalCount: 0 },
      later: { totalCount: 0 },
      earlier: { totalCount: 3 },
    });
  });

  it('finds a path’s commits on both sides of a merge, as `git log -- path` does', async () => {
    const clone = bench.clone;
    await git(clone, 'checkout', '-q', '-b', 'joined', 'main');
    for (const [branch, file] of [
      ['joined', 'here.txt'],
      ['side', 'watched.txt'],
    ] as const) {
      await git(clone, 'checkout', '-q', '-B', branch, 'main');
      await writeFile(join(clone, file), 'x');
      await git(clone, 'add', file);
      await git(clone, 'commit', '-q', '-m', `Write ${file}`);
    }
    await git(clone, 'checkout', '-q', 'joined');
    await git(clone, 'merge', '-q', '--no-ff', '-m', 'Merge side', 'side');
    await git(clone, 'push', '-q', 'origin', 'joined');
    const found = await ask(`object(expression: "joined") { ... on Commit {
      watched: history(first: 9, path: "watched.txt") { nodes { messageHeadline } }
      all: history(first: 1) { totalCount nodes { messageHeadline } } } }`);
    // Not the first parents' history: the merge brought the file, and its second parent is named.
    expect(found['object']).toMatchObject({
      watched: { nodes: [{ messageHeadline: 'Write watched.txt' }] },
      all: { totalCount: 4, nodes: [{ messageHeadline: 'Merge side' }] },
    });
    await git(clone, 'push', '-q', 'origin', '--delete', 'joined');
  });

  it('cuts a long first line into headline and body, and keeps the message whole', async () => {
    const line = `${'x'.repeat(68)} yz and the rest of it`;
    const oid = await commit('long', line, 'Second paragraph\n\nTrailer: value');
    const found = await ask(
      `object(oid: "${oid}") { ... on Commit { message messageHeadline messageBody } }`,
    );
    expect(found['object']).toEqual({
      message: `${line}\n\nSecond paragraph\n\nTrailer: value`,
      messageHeadline: `${'x'.repeat(68)} …`,
      messageBody: '…yz and the rest of it\n\nSecond paragraph\n\nTrailer: value',
    });
  });

  it('tells authors, what changed, and whose account an address is', async () => {
    const found = await ask(`object(expression: "odd~1") { ... on Commit {
      authors(first: 1) { nodes { email } } author { date user { login url } } committer { user { login } }
      authoredDate additions deletions changedFilesIfAvailable abbreviatedOid
      associatedPullRequests(first: 0) { totalCount } } }`).catch(String);
    // Contents alone do not open pull requests.
    expect(found).toContain('"type":"FORBIDDEN"');
    const readable = await ask(`object(expression: "odd~1") { ... on Commit {
      authors(first: 1) { nodes { email } } author { date user { login url } } committer { user { login } }
      authoredDate additions deletions changedFilesIfAvailable } }`);
    const alice = { login: 'alice', url: `${bench.github.url}/alice` };
    expect(readable['object']).toEqual({
      authors: { nodes: [{ email: 'alice@acme.test' }] },
      author: { date: '2020-02-02T00:00:00Z', user: alice },
      committer: { user: { login: 'alice' } },
      authoredDate: '2020-02-02T00:00:00Z',
      additions: 1,
      deletions: 0,
      changedFilesIfAvailable: 1,
    });
  });

  it('knows no account behind the signature of a person, and says so', async () => {
    const key = join(bench.dir, 'id');
    await run('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key], bench.dir);
    await git(bench.clone, 'checkout', '-q', '-b', 'signed', 'main');
    const signing = ['-c', 'gpg.format=ssh', '-c', `user.signingkey=${key}`];
    await git(bench.clone, ...signing, 'commit', '-q', '-S', '--allow-empty', '-m', 'Signed');
    await git(bench.clone, 'push', '-q', 'origin', 'signed');
    const found = await ask(
      'object(expression: "signed") { ... on Commit { signature { __typename isValid state wasSignedByGitHub signer { login } verifiedAt } } }',
    );
    expect(found['object']).toEqual({
      signature: {
        __typename: 'SshSignature',
        isValid: false,
        state: 'UNKNOWN_KEY',
        wasSignedByGitHub: false,
        signer: null,
        verifiedAt: null,
      },
    });
  });
});

describe('the GraphQL API on refs', () => {
  it('lists them by prefix and follows a tag of a tag', async () => {
    await git(bench.clone, 'tag', '-a', 'v1.0.0', '-m', 'One', 'main');
    await git(bench.clone, 'tag', '-a', 'nested', '-m', 'Two', 'v1.0.0');
    await git(bench.clone, 'tag', 'light', 'main');
    await git(bench.clone, 'push', '-q', 'origin', 'v1.0.0', 'nested', 'light');
    const main = await git(bench.gitDir, 'rev-parse', 'main');
    const found = await ask(`
      refs(refPrefix: "refs/tags/", first: 10) { totalCount nodes { name prefix target { __typename
        ... on Tag { name tagger { name } target { __typename oid ... on Tag { name target { oid } } } } } } }
      branches: refs(refPrefix: "refs/heads/", first: 2) { nodes { name } pageInfo { hasNextPage } }`);
    expect(found).toEqual({
      refs: {
        totalCount: 3,
        nodes: [
          { name: 'light', prefix: 'refs/tags/', target: { __typename: 'Commit' } },
          {
            name: 'nested',
            prefix: 'refs/tags/',
            target: {
              __typename: 'Tag',
              name: 'nested',
              tagger: { name: 'alice' },
              target: {
                __typename: 'Tag',
                oid: await git(bench.gitDir, 'rev-parse', 'v1.0.0'),
                name: 'v1.0.0',
                target: { oid: main },
              },
            },
          },
          {
            name: 'v1.0.0',
            prefix: 'refs/tags/',
            target: {
              __typename: 'Tag',
              name: 'v1.0.0',
              tagger: { name: 'alice' },
              target: { __typename: 'Commit', oid: main },
            },
          },
        ],
      },
      branches: { nodes: [{ name: 'dev' }, { name: 'long' }], pageInfo: { hasNextPage: true } },
    });
  });

  it('tells the rules of a branch with their parameters, and the settings of the merge buttons', async () => {
    bench.github.setRuleset(REPOSITORY, {
      name: 'release',
      include: ['~DEFAULT_BRANCH'],
      rules: [
        'deletion',
        'update',
        'required_signatures',
        { type: 'pull_request', requiredApprovingReviewCount: 2, allowedMergeMethods: ['merge'] },
      ],
    });
    bench.github.changeSettings(REPOSITORY, { allowSquash: false });
    const rules = `rules(first: 20) { totalCount nodes { type repositoryRuleset { name enforcement }
      parameters { __typename ... on PullRequestParameters { requiredApprovingReviewCount allowedMergeMethods
        dismissStaleReviewsOnPush requireCodeOwnerReview requireLastPushApproval requiredReviewThreadResolution } } } }`;
    const found = await ask(`mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
      main: ref(qualifiedName: "refs/heads/main") { ${rules} }
      dev: ref(qualifiedName: "refs/heads/dev") { ${rules} }`);
    const repositoryRuleset = { name: 'release', enforcement: 'ACTIVE' };
    expect(found).toEqual({
      mergeCommitAllowed: true,
      squashMergeAllowed: false,
      rebaseMergeAllowed: true,
      main: {
        rules: {
          totalCount: 4,
          nodes: [
            { type: 'DELETION', repositoryRuleset, parameters: null },
            { type: 'UPDATE', repositoryRuleset, parameters: { __typename: 'UpdateParameters' } },
            { type: 'REQUIRED_SIGNATURES', repositoryRuleset, parameters: null },
            {
              type: 'PULL_REQUEST',
              repositoryRuleset,
              parameters: {
                __typename: 'PullRequestParameters',
                requiredApprovingReviewCount: 2,
                allowedMergeMethods: ['merge'],
                dismissStaleReviewsOnPush: false,
                requireCodeOwnerReview: false,
                requireLastPushApproval: false,
                requiredReviewThreadResolution: false,
              },
            },
          ],
        },
      },
      dev: { rules: { totalCount: 0, nodes: [] } },
    });
    bench.github.removeRuleset(REPOSITORY, 'release');
  });
});
