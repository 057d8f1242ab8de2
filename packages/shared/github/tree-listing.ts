/** What stands under one name of a directory. */
export interface ListedEntry {
  /** Git's mode in octal, `40000` for a directory. */
  readonly mode: string;
  /** In bytes; of a directory it says nothing. */
  readonly size: number;
}

/** Directories of one commit, each complete: by path, then by name. */
export type ListedDirectories = ReadonlyMap<string, ReadonlyMap<string, ListedEntry>>;

/** What {@link listingSelection} brings. */
export interface ListedNode {
  readonly object: ListedTree | null;
}

interface ListedTree {
  /** Absent where the object is no tree. */
  readonly entries?: readonly ListedEntryNode[] | null;
}

interface ListedEntryNode {
  readonly name: string;
  readonly mode: number;
  readonly size: number;
  readonly object?: ListedTree | null;
}

/** Levels of a listing: `components/<group>/<component>/<file>`. GraphQL takes no "all below". */
const LEVELS = 3;

/** GraphQL selection of one directory's names, and of those below it. */
export function listingSelection(name: string, variable: string): string {
  let below = '';
  for (let level = 0; level < LEVELS; level += 1) {
    below = ` object { ... on Tree { entries { name mode size${below} } } }`;
  }
  return `${name}: file(path: $${variable}) {${below} }`;
}

/** All directories that the node of a path lists; none where it is no directory. */
export function listedDirectories(
  path: string,
  node: ListedNode | null | undefined,
): Map<string, ReadonlyMap<string, ListedEntry>> {
  const found = new Map<string, ReadonlyMap<string, ListedEntry>>();
  const visit = (directory: string, tree: ListedTree | null | undefined): void => {
    if (!tree?.entries) return;
    const names = tree.entries.map(({ name, mode, size, object }) => {
      visit(`${directory}/${name}`, object);
      return [name, { mode: mode.toString(8), size }] as const;
    });
    found.set(directory, new Map(names));
  };
  visit(path, node?.object);
  return found;
}
