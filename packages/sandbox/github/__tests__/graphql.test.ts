import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { appToken, commitOnBranch, git, graphql, openBench, REPOSITORY } from './sandbox.ts';
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

async function repository(selection: string, token = app): Promise<Record<string, unknown>> {
  const query = `query { repository(owner: "acme", name: "warehouse-network") { ${selection} } }`;
  const { data, errors } = await graphql(bench.github, token, query);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data?.['repository'] as Record<string, unknown>;
}

describe('the GraphQL API', () => {
  it('reads a branch, its head and its files in one request', async () => {
    const head = await git(bench.gitDir, 'rev-parse', 'dev');
    const files = { 'a/b.yaml': 'naïve: ☃\r\n' };
    const { oid } = await commitOnBranch(bench.github, app, { head, files });
    const found = await repository(`
      nameWithOwner isPrivate visibility owner { login } defaultBranchRef { name prefix }
      ref(qualifiedName: "dev") { name target { oid __typename ... on Commit {
        messageHeadline committedDate tree { entries { name type mode oid size } }
        author { name email user { login } } parents(first: 1) { totalCount nodes { oid } }
        file(path: "a/b.yaml") { path mode type oid object { ... on Blob { text byteSize isBinary isTruncated oid } } }
        none: file(path: "a/c.yaml") { path }
        history(first: 1) { totalCount nodes { oid } pageInfo { hasNextPage endCursor } }
      } } }
      gone: ref(qualifiedName: "refs/heads/gone") { name }
      object(expression: "dev:a/b.yaml") { oid }
      tree: object(expression: "dev:a") { __typename }
      missing: object(oid: "${'0'.repeat(40)}") { oid }`);
    const blob = await git(bench.gitDir, 'rev-parse', 'dev:a/b.yaml');
    expect(found).toMatchObject({
      nameWithOwner: REPOSITORY,
      isPrivate: true,
      defaultBranchRef: { name: 'main', prefix: 'refs/heads/' },
      ref: {
        name: 'dev',
        target: {
          oid,
          messageHeadline: 'Bump web',
          author: { name: 'acme-gitops[bot]', user: null },
          parents: { totalCount: 1, nodes: [{ oid: head }] },
          file: {
            path: 'a/b.yaml',
            mode: 0o100644,
            oid: blob,
            object: { text: 'naïve: ☃\r\n', byteSize: 13, isBinary: false, isTruncated: false },
          },
          none: null,
          history: { totalCount: 2, nodes: [{ oid }], pageInfo: { hasNextPage: true } },
        },
      },
      gone: null,
      object: { oid: blob },
      tree: { __typename: 'Tree' },
      missing: null,
    });
  });

  it('cuts the text of a large blob at 512,000 bytes, within no character, and gives none of a binary', async () => {
    const head = await git(bench.gitDir, 'rev-parse', 'dev');
    const large = Buffer.concat([Buffer.alloc(511_999, 'a'), Buffer.from('☃ and more\n')]);
    const files = { large, binary: Buffer.from([1, 0, 2]), bom: '\uFEFFx' };
    await commitOnBranch(bench.github, app, { head, files });
    const blob = '... on Blob { text byteSize isBinary isTruncated }';
    const found = await repository(`
      large: object(expression: "dev:large") { ${blob} }
      binary: object(expression: "dev:binary") { ${blob} }
      bom: object(expression: "dev:bom") { ${blob} }`);
    const text = (found['large'] as { readonly text: string }).text;
    expect(Buffer.byteLength(text)).toBe(511_999);
    expect(found).toMatchObject({
      large: { isTruncated: true, byteSize: large.length },
      binary: { text: null, isBinary: true, isTruncated: false },
      bom: { text: '\uFEFFx', isTruncated: false },
    });
  });

  it('tells GitHub’s signatures from others', async () => {
    const signature =
      '... on Commit { signature { __typename isValid state wasSignedByGitHub signer { login } ... on GpgSignature { keyId } } }';
    const found = await repository(`
      bump: object(expression: "dev") { ${signature} }
      first: object(expression: "main") { ${signature} }`);
    expect(found).toMatchObject({
      bump: {
        signature: {
          __typename: 'GpgSignature',
          isValid: true,
          wasSignedByGitHub: true,
          signer: { login: 'web-flow' },
        },
      },
      first: { signature: null },
    });
  });

  it('reads an annotated tag through to its commit', async () => {
    await git(bench.clone, 'tag', '-a', 'v1.0.0', '-m', 'One\n\nBody', 'main');
    await git(bench.clone, 'push', '-q', 'origin', 'v1.0.0');
    const found = await repository(
      'ref(qualifiedName: "refs/tags/v1.0.0") { name target { ... on Tag { name message tagger { email } target { oid } } } }',
    );
    expect(found).toMatchObject({
      ref: {
        name: 'v1.0.0',
        target: {
          name: 'v1.0.0',
          message: 'One\n\nBody\n',
          tagger: { email: 'alice@acme.test' },
          target: { oid: await git(bench.gitDir, 'rev-parse', 'main') },
        },
      },
    });
  });

  it('refuses contents to a token without the permission, and hides what it cannot see', async () => {
    const token = bench.github.jobToken({
      repository: REPOSITORY,
      permissions: { issues: 'read' },
    });
    await expect(repository('name', token)).resolves.toEqual({ name: 'warehouse-network' });
    await expect(repository('object(expression: "dev") { oid }', token)).rejects.toThrow(
      /"type":"FORBIDDEN".*Resource not accessible by integration/,
    );
    const query = '{ repository(owner: "acme", name: "nothing") { name } }';
    expect(await graphql(bench.github, app, query)).toMatchObject({
      data: { repository: null },
      errors: [{ type: 'NOT_FOUND', path: ['repository'] }],
    });
    await expect(graphql(bench.github, 'ghs_wrong', query)).rejects.toThrow('401');
  });

  it('fails on fields, arguments and syntax that GitHub does not know', async () => {
    for (const [query, message] of [
      ['{ repository(owner: "a", name: "b") { nonsense } }', 'Cannot query field "nonsense"'],
      ['{ repository(owner: "a") { name } }', 'argument "name" of type "String!" is required'],
      ['{ repository(', 'Syntax Error'],
    ] as const) {
      const { data, errors } = await graphql(bench.github, app, query);
      expect(data).toBeUndefined();
      expect(errors?.[0]?.message).toContain(message);
    }
  });

  it('fails loudly on a field that GitHub has and the sandbox has not', async () => {
    await expect(repository('stargazerCount')).rejects.toThrow(
      /^500 .*The sandbox does not offer the GraphQL field Repository\.stargazerCount/,
    );
    expect((bench.github.violations as string[]).splice(0)).toHaveLength(1);
  });
});
