import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import type { CommitVerdict } from './finding.ts';

/** Commits that people want to see first. */
export interface FreshCommits {
  readonly fresh: readonly CommitVerdict[];
  /** Whether the event says what was there before, or they are just the newest ones. */
  readonly freshBy: 'event' | 'age';
}

/** Which of the newest commits came with the event. Old ones are judged alike, and shown as counts. */
export async function freshOf(
  newest: readonly CommitVerdict[],
  head: string,
  since: string | undefined,
  objects: Pick<GitObjects, 'commits' | 'range'>,
): Promise<FreshCommits> {
  if (since === undefined || !(await objects.commits([since])).has(since)) {
    return { fresh: newest, freshBy: 'age' };
  }
  const fresh = new Set(await objects.range([head], [since], { max: newest.length }));
  return { fresh: newest.filter(({ commit }) => fresh.has(commit)), freshBy: 'event' };
}
