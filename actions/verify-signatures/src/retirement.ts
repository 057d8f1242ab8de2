import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';

/** Whether a commit is a strict ancestor of one of the named commits. */
export type Retirement = (until: readonly string[], oid: string) => Promise<boolean>;

/**
 * Decides by ancestry, never by dates. Each list of commits is walked once.
 */
export function retirementOf(objects: GitObjects): Retirement {
  const ancestors = new Map<string, Promise<ReadonlySet<string>>>();
  const load = async (until: readonly string[]): Promise<ReadonlySet<string>> => {
    const present = await objects.commits(until); // one that is not here has no ancestors here
    return new Set(
      await objects.range(
        [...present].map((oid) => `${oid}^@`),
        [],
      ),
    );
  };
  return async (until, oid) => {
    const id = until.join(' ');
    let known = ancestors.get(id);
    if (known === undefined) ancestors.set(id, (known = load(until)));
    return (await known).has(oid);
  };
}
