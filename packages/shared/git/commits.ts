import { parseCommit, type ParsedCommit } from './commit-object.ts';
import type { GitObjects } from './git-objects.ts';

export interface ReadCommit {
  readonly oid: string;
  readonly parsed: ParsedCommit;
}

/** Names of commits, all at once or in batches as they come. */
export type CommitNames = readonly string[] | AsyncIterable<readonly string[]>;

/** Reads and parses commits in the order given; the rest of a long range waits in git. */
export async function* readCommits(
  objects: GitObjects,
  oids: CommitNames,
): AsyncGenerator<ReadCommit> {
  for await (const commits of commitBatches(objects, oids)) yield* commits;
}

/** The same, as many at a time as git has ready: what is done for each of them is done sooner. */
export async function* commitBatches(
  objects: GitObjects,
  oids: CommitNames,
): AsyncGenerator<readonly ReadCommit[]> {
  const names = Symbol.asyncIterator in oids ? oids : [oids].filter(({ length }) => length > 0);
  for await (const batch of objects.stream(names)) {
    yield batch.map(({ oid, type, bytes }) => ({
      oid,
      parsed: type === 'commit' ? parseCommit(bytes) : { ok: false, reason: 'it is not a commit' },
    }));
  }
}

/** The trees of commits, signed or not; commits that cannot be parsed are left out. */
export async function treesOf(
  objects: GitObjects,
  oids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const trees = new Map<string, string>();
  for await (const { oid, parsed } of readCommits(objects, [...new Set(oids)])) {
    if (parsed.ok) trees.set(oid, parsed.commit.tree);
  }
  return trees;
}
