import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ListedDirectories, ListedEntry } from '../../github/tree-listing.ts';
import type { TreeFile } from '../known-tree.ts';
import { likelyDirectories, readAhead } from '../read-ahead.ts';
import { directoryOf } from '../repository-path.ts';

type Tree = ReadonlyMap<string, TreeFile>;

const file = (size: number): TreeFile => ({ mode: '100644', bytes: Buffer.alloc(size, 'a') });
const DIRECTORY: TreeFile = { mode: '40000', bytes: new Uint8Array() };

/** The files with their directories. */
function treeOf(files: Readonly<Record<string, TreeFile>>): Tree {
  const tree = new Map(Object.entries(files));
  for (const path of Object.keys(files)) {
    for (let at = directoryOf(path); at !== '.'; at = directoryOf(at)) tree.set(at, DIRECTORY);
  }
  return tree;
}

/** All directories below these, themselves included. */
function listingOf(tree: Tree, roots: readonly string[]): ListedDirectories {
  const within = (path: string): boolean =>
    roots.some((root) => path === root || path.startsWith(`${root}/`));
  const listed = new Map<string, Map<string, ListedEntry>>();
  for (const [path, { mode }] of tree) {
    if (mode === '40000' && within(path)) listed.set(path, new Map());
  }
  for (const [path, { mode, bytes }] of tree) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    listed.get(directoryOf(path))?.set(name, { mode, size: bytes.length });
  }
  return listed;
}

function reader(tree: Tree) {
  const requests: (readonly string[])[] = [];
  const look = (paths: readonly string[]): Tree =>
    new Map([...tree].filter(([path]) => paths.includes(path)));
  return {
    ...{ requests, look },
    read: (paths: readonly string[]) => {
      requests.push(paths);
      return Promise.resolve(look(paths));
    },
  };
}

describe('directories that overlays usually share', () => {
  it('stand beside and above them, four levels up and not outside', () => {
    expect(likelyDirectories(['a/overlays/dev', 'a/overlays/prod/kustomization.yaml'])).toEqual([
      'a/overlays/base',
      'a/overlays/components',
      'a/base',
      'a/components',
      'base',
      'components',
    ]);
    expect(likelyDirectories(['.', 'Kustomization'])).toEqual([]);
    expect(likelyDirectories(['1/2/3/4/5/6'])).toHaveLength(8);
  });

  it('are too many for one query at some point', () => {
    const overlays = Array.from({ length: 100 }, (_, index) => `team-${index}/dev`);
    expect(likelyDirectories(overlays)).toHaveLength(40);
  });
});

describe('reading ahead', () => {
  it('brings with the first request what later levels ask for', async () => {
    const tree = treeOf({
      'components/a/kustomization.yaml': file(1),
      'components/b/kustomization.yml': file(2),
      'components/b/x.json': file(3),
      'components/b/notes.md': file(4),
    });
    const { read, requests } = reader(tree);
    const ahead = readAhead(read, listingOf(tree, ['components']));
    expect([...(await ahead(['components/a', 'overlays/p.yaml'])).keys()]).toEqual([
      'components/a',
    ]);
    const later = ['components/b', 'components/b/kustomization.yml', 'components/b/x.json'];
    expect([...(await ahead([...later, 'components/b/Kustomization'])).keys()]).toEqual(later);
    expect(requests).toEqual([
      [
        ...['overlays/p.yaml', 'components/a/kustomization.yaml'],
        ...['components/b/kustomization.yml', 'components/b/x.json'],
      ],
    ]);
    await ahead(['components/b/notes.md']);
    expect(requests[1]).toEqual(['components/b/notes.md']);
  });

  it('asks for nothing where the listing says all', async () => {
    const tree = treeOf({ 'base/a.yaml': file(1) });
    const { read, requests } = reader(tree);
    const ahead = readAhead(read, listingOf(tree, ['base']));
    expect(await ahead(['base', 'base/Kustomization'])).toEqual(new Map([['base', DIRECTORY]]));
    expect(requests).toEqual([]);
  });

  it('prefers what stands beside, then kustomizations, within 100 files and 128 KiB', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 200 }, (_, index) => [`components/c${index}/a.yaml`, file(10)]),
    );
    const tree = treeOf({
      ...many,
      'components/huge/kustomization.yaml': file(129 * 1024),
      'components/z/kustomization.yaml': file(10),
      'components/y/b.yaml': file(10),
    });
    const { read, requests } = reader(tree);
    await readAhead(read, listingOf(tree, ['components']))(['components/y/c.yaml', 'p']);
    const [asked = []] = requests;
    expect(asked.slice(0, 3)).toEqual([
      ...['p', 'components/y/b.yaml', 'components/z/kustomization.yaml'],
    ]);
    expect(asked).toHaveLength(101);
    expect(asked).not.toContain('components/huge/kustomization.yaml');
  });

  it('reads no link ahead, and asks for one like anybody', async () => {
    const tree = treeOf({ 'base/a.yaml': { mode: '120000', bytes: Buffer.from('x') } });
    const { read, requests } = reader(tree);
    const ahead = readAhead(read, listingOf(tree, ['base']));
    await ahead(['q']);
    expect((await ahead(['base/a.yaml'])).get('base/a.yaml')?.mode).toBe('120000');
    expect(requests).toEqual([['q'], ['base/a.yaml']]);
  });

  it('answers what reading would, and never asks twice', async () => {
    const name = fc.constantFrom('a', 'b', 'kustomization.yaml', 'c.yaml');
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((names) => names.join('/'));
    const files = fc.array(fc.tuple(path, fc.nat(60_000)), { maxLength: 12 }).map((all) =>
      // A path is a file or a directory, not both.
      all.filter(([here]) => !all.some(([other]) => other.startsWith(`${here}/`))),
    );
    await fc.assert(
      fc.asyncProperty(
        files,
        fc.uniqueArray(fc.constantFrom('a', 'b', 'a/a', 'b/a')),
        fc.array(fc.array(path, { minLength: 1 }), { maxLength: 5 }),
        async (all, roots, levels) => {
          const tree = treeOf(Object.fromEntries(all.map(([at, size]) => [at, file(size)])));
          const { read, look, requests } = reader(tree);
          const ahead = readAhead(read, listingOf(tree, roots));
          for (const paths of levels) {
            const answer = await ahead(paths);
            expect(new Map([...answer].toSorted())).toEqual(new Map([...look(paths)].toSorted()));
          }
          const asked = requests.flat();
          expect(new Set(asked).size).toBe(asked.length);
        },
      ),
    );
  });
});
