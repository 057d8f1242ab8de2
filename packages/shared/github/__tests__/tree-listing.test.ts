import { expect, it } from '@jest/globals';
import { listedDirectories, listingSelection } from '../tree-listing.ts';

it('a listing is every directory of it, complete, by path', () => {
  const leaf = { name: 'k', mode: 0o100644, size: 7, object: {} };
  const inner = { name: 'c', mode: 0o40000, size: 0, object: { entries: [leaf] } };
  const deep = { name: 'd', mode: 0o40000, size: 0 };
  const node = { object: { entries: [inner, deep] } };
  expect(listedDirectories('a/b', node)).toEqual(
    new Map([
      ['a/b/c', new Map([['k', { mode: '100644', size: 7 }]])],
      [
        'a/b',
        new Map([
          ['c', { mode: '40000', size: 0 }],
          ['d', { mode: '40000', size: 0 }],
        ]),
      ],
    ]),
  );
});

it('what is a file, a submodule or not there lists nothing', () => {
  for (const node of [null, undefined, { object: null }, { object: {} }]) {
    expect(listedDirectories('a', node).size).toBe(0);
  }
});

it('the selection goes three levels down', () => {
  expect(listingSelection('n0', 'n0').match(/entries/g)).toHaveLength(3);
});
