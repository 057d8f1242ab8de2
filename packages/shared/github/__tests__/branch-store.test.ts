import { expect, it } from '@jest/globals';
import { createBranchStore } from '../branch-store.ts';
import type { GitHub } from '../client.ts';

it('a lost commit of many files is searched for without them, and then to be read again', async () => {
  const asked: string[] = [];
  const node = {
    ...{ oid: 'b'.repeat(40), url: 'u', message: 'x\n\nBump-Intent: 1', signature: null },
    parents: { nodes: [{ oid: 'a'.repeat(40) }] },
  };
  const history = { nodes: [node], pageInfo: { hasNextPage: false, endCursor: null } };
  const unused = (): never => {
    throw new Error('unused');
  };
  const github: GitHub = {
    ...{ rest: unused, mutate: unused, requests: unused },
    graphql: <T>(query: string): Promise<T> => {
      asked.push(query);
      return Promise.resolve({ repository: { ref: { target: { history } } } } as T);
    },
  };
  const store = createBranchStore(github, { owner: 'a', repo: 'b', branch: 'dev' });
  const additions = Array.from({ length: 30 }, (_, index) => ({
    ...{ path: `o/${index}`, bytes: Buffer.from('x') },
  }));
  const found = await store.findByLine('Bump-Intent: 1', 'a'.repeat(40), additions);
  expect(asked.map((query) => query.includes('file(path:'))).toEqual([false]);
  expect(found).toMatchObject({ oid: node.oid, parents: ['a'.repeat(40)] });
  expect(found?.differing).toHaveLength(30);
});
