/** Which commits of a range are listed; default: all. */
export interface RangeOptions {
  readonly firstParent?: boolean;
  /** Only merges. */
  readonly merges?: boolean;
  /** Only commits that are not like all of their parents in this path (like the first, with `firstParent`). */
  readonly touching?: string;
  readonly max?: number;
  /** Gets the parents of listed commits that are not listed themselves, by the end of the walk. */
  readonly boundary?: Set<string>;
  /** Sorted no further than that a commit comes after one of its children: it begins at once. */
  readonly unsorted?: boolean;
}

/** What `git rev-list` is asked by, but for the revisions on its standard input. */
export function revListArgs(how: RangeOptions): readonly string[] {
  // One chain needs no sorting, which would walk it to its end however few are wanted.
  const unsorted = how.firstParent === true || how.unsorted === true;
  return [
    'rev-list',
    ...(how.firstParent === true ? ['--first-parent'] : []),
    ...(unsorted ? [] : ['--topo-order']),
    ...(how.boundary === undefined ? [] : ['--boundary']),
    ...(how.merges === true ? ['--merges'] : []),
    // Git's own simplification would follow only one side of a merge.
    ...(how.touching !== undefined && how.firstParent !== true ? ['--full-history'] : []),
    ...(how.max === undefined ? [] : [`--max-count=${how.max}`]),
    '--stdin',
  ];
}

/** The lines of its standard input. */
export function revisions(
  include: readonly string[],
  exclude: readonly string[],
  { touching }: RangeOptions,
): string {
  const paths = touching === undefined ? [] : ['--', touching];
  return [...include, ...exclude.map((oid) => `^${oid}`), ...paths, ''].join('\n');
}

/** Of its lines those of listed commits; the others, which begin with a dash, go into `boundary`. */
export function withoutBoundary(
  lines: readonly string[],
  boundary: Set<string>,
): readonly string[] {
  return lines.filter((line) => {
    if (!line.startsWith('-')) return true;
    boundary.add(line.slice(1));
    return false;
  });
}
