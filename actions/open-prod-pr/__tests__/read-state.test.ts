import { describe, expect, it } from '@jest/globals';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { GitHub } from '@gitops-actions/shared/github/client.ts';
import { gitBlobId } from '@gitops-actions/shared/github/git-blob.ts';
import { HttpFailure } from '@gitops-actions/shared/github/http-failure.ts';
import type { Remote } from '../src/deps.ts';
import { readState, readTag, type StateTarget } from '../src/state/read-state.ts';

const OID = 'a'.repeat(40);
const POLICY = Buffer.from(`schema: 1
signing:
  trust-root: ${OID}
  people: { alice: { keys: [{ ssh: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFOh7vbDvroakW1F5tcn4cgF/eSVkOrgFBfcNiqc8yBH }] } }
  pipeline: { app: { slug: acme-gitops, user-id: 1 }, overlays: ['.gitops/overlays/*'] }
  github: { web-flow: merges-only, keys: [{ openpgp: "-----BEGIN PGP PUBLIC KEY BLOCK-----\\n" }] }
`);

interface Asked {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Answers by what the query asks for; pull requests come in pages of the given length. */
function remote(
  given: { readonly own?: number; readonly open?: number; readonly answer?: object } = {},
): Remote & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  const page = (count: number, after: unknown, size: number, own: boolean): object => {
    const start = Number(after ?? 0);
    const end = Math.min(start + size, count);
    const nodes = Array.from({ length: end - start }, (_, index) => {
      const number = start + index + 1;
      const plain = {
        ...{ number, url: `u${number}`, state: 'OPEN', title: 't', headRefOid: OID },
        headRefName: own ? 'promote/prod/v2.0.0' : `promote/prod/v1.0.${number}`,
        baseRefName: 'main',
        author: { __typename: 'Bot', login: 'acme-gitops' },
        isCrossRepository: number % 10 === 0,
      };
      const none = { nodes: [] };
      const more = { labels: none, assignees: none, reviewRequests: none, reviews: null };
      return own ? { ...plain, body: '', ...more } : plain;
    });
    return { nodes, pageInfo: { hasNextPage: end < count, endCursor: String(end) } };
  };
  const graphql = (query: string, variables: Readonly<Record<string, unknown>>): unknown => {
    asked.push({ query, variables });
    const has = (name: string): boolean => query.includes(`${name}: `);
    return {
      repository: {
        tag: { target: { oid: 'b'.repeat(40), target: { oid: OID } } },
        policyAt: {
          target: {
            oid: OID,
            file: {
              ...{ mode: 0o100644, type: 'blob', oid: gitBlobId(POLICY, OID) },
              object: { isTruncated: false, text: POLICY.toString() },
            },
          },
        },
        base: { target: { oid: OID } },
        staging: { target: { oid: OID, history: { nodes: [] } } },
        branch: null,
        ...(query.includes('rules(') && { rules: { rules: { nodes: [] } } }),
        ...(has('own') && { own: page(given.own ?? 0, variables['ownAfter'], 50, true) }),
        ...(has('open') && { open: page(given.open ?? 0, variables['openAfter'], 100, false) }),
        ...given.answer,
      },
    };
  };
  const github = {
    graphql: (query: string, variables: Readonly<Record<string, unknown>>) =>
      Promise.resolve(graphql(query, variables)),
  } as unknown as GitHub;
  return { name: 'acme/web', owner: 'acme', repo: 'web', github, asked };
}

const target = (source: Remote, gitops = source): StateTarget => ({
  ...{ source, gitops, tag: 'v2.0.0', base: 'main', stagingBranch: 'staging', seesTeams: false },
  stagingOverlay: '.gitops/overlays/staging',
  headBranch: 'promote/prod/v2.0.0',
  branchPrefix: 'promote/prod/',
});

describe('the state of a release', () => {
  it('takes one query where everything lives together and fits on a page', async () => {
    const web = remote({ own: 1, open: 3 });
    const state = await readState(target(web));
    expect(web.asked).toHaveLength(1);
    expect(state).toMatchObject({
      tag: { oid: 'b'.repeat(40), commitOid: OID },
      ...{ baseOid: OID, stagingOid: OID, branchOid: undefined },
    });
    expect([state.own.length, state.others.length]).toEqual([1, 3]);
  });

  it('reads the lists of pull requests to their ends, without those of forks', async () => {
    const web = remote({ own: 120, open: 230 });
    const state = await readState(target(web));
    expect([state.own.length, state.others.length]).toEqual([108, 207]);
    expect(web.asked).toHaveLength(3);
    expect(web.asked[2]?.variables).toMatchObject({ ownAfter: '100', openAfter: '200' });
    expect(web.asked[2]?.query).not.toContain('file(path');
  });

  it('takes others only from the policy’s App, and its own wherever they go', async () => {
    const page = (nodes: readonly object[]): object => ({
      nodes,
      pageInfo: { hasNextPage: false, endCursor: null },
    });
    const pull = (number: number, more: object): object => ({
      ...{ number, url: 'u', state: 'OPEN', title: 't', headRefOid: OID, baseRefName: 'main' },
      ...{ headRefName: `promote/prod/v1.0.${number}`, isCrossRepository: false, body: '' },
      author: { __typename: 'Bot', login: 'acme-gitops' },
      ...{ labels: null, assignees: { nodes: [] }, reviewRequests: null, reviews: null },
      ...more,
    });
    const open = page([
      pull(1, {}),
      pull(2, { author: { __typename: 'User', login: 'acme-gitops' } }),
      pull(3, { author: { __typename: 'Bot', login: 'other' } }),
      pull(4, { author: null }),
    ]);
    const own = page([
      pull(5, { baseRefName: 'dev' }),
      pull(6, { baseRefName: 'dev', state: 'CLOSED' }),
      pull(7, { state: 'MERGED' }),
      pull(8, { baseRefName: 'dev', author: { __typename: 'User', login: 'carol' } }),
    ]);
    const state = await readState(target(remote({ answer: { open, own } })));
    expect(state.others.map(({ number }) => number)).toEqual([1]);
    expect(state.own.map(({ number, base }) => [number, base])).toEqual([
      [5, 'dev'],
      [7, 'main'],
    ]);
  });

  it('asks each repository for its own part', async () => {
    const [web, deploy] = [remote(), remote()];
    await readState(target(web, deploy));
    expect(web.asked[0]?.query).not.toContain('staging: ref');
    expect(deploy.asked[0]?.query).not.toContain('tag: ref');
  });

  it('asks of a tag that may be withdrawn for nothing else', async () => {
    const web = remote({ own: 60 });
    const { own } = await readTag(target(web));
    expect(own).toHaveLength(54);
    expect(web.asked[0]?.query).not.toMatch(/file\(path|rules/);
  });

  it.each<[string, string, object]>([
    ['no base', 'E_BRANCH_GONE', { base: null }],
    ['no staging branch', 'E_BRANCH_GONE', { staging: null }],
    ['no policy', 'E_POLICY_MISSING', { policyAt: { target: { oid: OID, file: null } } }],
    ['no default branch', 'E_POLICY_MISSING', { policyAt: null }],
    [
      'a policy that is a link',
      'E_POLICY_INVALID',
      {
        policyAt: {
          target: { oid: OID, file: { mode: 0o120000, type: 'blob', oid: OID, object: null } },
        },
      },
    ],
  ])('with %s is %s', async (_, code, answer) => {
    await expect(readState(target(remote({ answer })))).rejects.toMatchObject({
      code,
    });
  });

  it.each<[string, readonly string[], boolean]>([
    ['the rules of the base', ['repository', 'rules', 'rules'], true],
    ['the settings of merges', ['repository', 'mergeCommitAllowed'], true],
    ['the pull requests', ['repository', 'own'], false],
    ['anything', [], false],
  ])('that keeps %s from the token is %j: told without them: %s', async (_, path, told) => {
    const web = remote();
    const { graphql } = web.github;
    const github = {
      ...web.github,
      graphql: <T>(query: string, variables: Readonly<Record<string, unknown>>): Promise<T> => {
        if (!query.includes('rules(')) return graphql<T>(query, variables);
        const message = 'Resource not accessible by integration';
        const cause = new HttpFailure(200, message, [{ type: 'FORBIDDEN', message, path }]);
        return Promise.reject(new ActionError('E_PERMISSION', message, { cause }));
      },
    };
    const state = readState(target({ ...web, github }));
    if (!told) return expect(state).rejects.toMatchObject({ code: 'E_PERMISSION' });
    expect(await state).toMatchObject({ baseOid: OID });
    expect((await state).merge).toBeUndefined();
    expect(web.asked).toHaveLength(1);
  });

  it('knows the rules of the base that decide which buttons work', async () => {
    const nodes = [
      { type: 'PULL_REQUEST', parameters: { allowedMergeMethods: ['MERGE', 'SQUASH'] } },
      { type: 'PULL_REQUEST', parameters: { allowedMergeMethods: ['merge'] } },
      { type: 'REQUIRED_SIGNATURES', parameters: null },
      { type: 'MERGE_QUEUE', parameters: { mergeMethod: 'MERGE' } },
    ];
    const answer = { rules: { rules: { nodes } }, mergeCommitAllowed: true };
    const { merge } = await readState(target(remote({ answer })));
    expect(merge).toEqual({
      settings: { merge: true, squash: false, rebase: false },
      ...{ allowed: ['merge'], signatures: true, linearHistory: false, queue: 'merge' },
    });
  });
});
