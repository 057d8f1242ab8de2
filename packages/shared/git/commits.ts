import { parseCommit, type ParsedCommit } from './commit-object.ts';
import type { GitObjects } from './git-objects.ts';

export interface ReadCommit {
  readonly oid: string;
  readonly parsed: ParsedCommit;
}

/** Commits held in memory at once; the rest of a long range waits in git. */
const CHUNK = 4_000;

/** Reads and parses commits in the order given. */
export async function* readCommits(
  objects: GitObjects,
  oids: readonly string[],
): AsyncGenerator<ReadCommit> {
  for (let start = 0; start < oids.length; start += CHUNK) {
    const chunk = oids.slice(start, start + CHUNK);
    const found = await objects.read(chunk);
    for (const oid of chunk) {
      const object = found.get(oid);
      yield {
        oid,
        parsed:
          object?.type === 'commit'
            ? parseCommit(object.bytes)
            : { ok: false, reason: 'it is not a commit' },
      };
    }
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
