import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import type { Bound } from './keyring.ts';

/**
 * Why a key that is good until some commits is not good at a commit; `undefined`: that is a strict
 * ancestor of one of them, and the key is.
 */
export type Retirement = (until: readonly string[], oid: string) => Promise<string | undefined>;

/** What a list of commits comes to in this repository. */
interface Known {
  readonly ancestors: ReadonlySet<string>;
  /** The list as it stands in messages. */
  readonly text: string;
}

/**
 * Decides by ancestry, never by dates. Each list of commits is walked once. A commit that is not in
 * the repository has no ancestors here: a key that is good until such a one is good for nothing.
 */
export function retirementOf(objects: GitObjects): Retirement {
  const lists = new Map<string, Promise<Known>>();
  const load = async (until: readonly string[]): Promise<Known> => {
    const present = await objects.commits(until);
    await objects.read([...present]); // what they descend from is said by their own bytes
    const parents = [...present].map((oid) => `${oid}^@`);
    const ancestors = new Set<string>();
    // They are read as well, not only listed: git follows parents through bytes that it does not hash.
    for await (const commits of objects.stream(objects.walk(parents, [], { unsorted: true }))) {
      for (const { oid } of commits) ancestors.add(oid);
    }
    const names = until.map((oid) =>
      present.has(oid) ? oid.slice(0, 12) : `${oid}, which is no commit of this repository`,
    );
    return { ancestors, text: names.join(', ') };
  };
  return async (until, oid) => {
    const id = until.join(' ');
    let known = lists.get(id);
    if (known === undefined) lists.set(id, (known = load(until)));
    const { ancestors, text } = await known;
    return ancestors.has(oid) ? undefined : `is good only for the ancestors of ${text}`;
  };
}

/** The first bound of a key that a commit is beyond; `undefined`: the key is good for it. */
export async function exceededBound(
  bounds: readonly Bound[],
  oid: string,
  retirement: Retirement,
): Promise<{ readonly reason: string; readonly entry: string } | undefined> {
  for (const { until, entry } of bounds) {
    const reason = await retirement(until, oid);
    if (reason !== undefined) return { reason, entry };
  }
  return undefined;
}
