import type { EntryValue, TimelineStep } from './overlay-timeline.ts';
import { sameValue } from './overlay-timeline.ts';

/** Where a rollback goes. */
export type RollbackTo =
  | { readonly kind: 'previous' }
  | { readonly kind: 'tag'; readonly tag: string }
  | { readonly kind: 'commit'; readonly oid: string };

/** An earlier value of an entry, and the commit that wrote it. */
export interface Candidate {
  readonly step: TimelineStep;
  readonly value: EntryValue;
}

/** An entry that goes back. */
export interface EntryRollback {
  readonly name: string;
  readonly current: EntryValue;
  /** The commit that deployed the current value. */
  readonly deployedBy: TimelineStep;
  /** Best first. */
  readonly candidates: readonly Candidate[];
}

/**
 * Which entries of an overlay go back, and to which earlier values, best first. Nothing is said yet of
 * who wrote a value, and whether its image still exists.
 *
 * `previous` takes back what the newest bump changed (or rollback: one step more), and never returns to a digest that a later
 * rollback took away: two broken images would be exchanged for ever.
 *
 * @param timeline newest first
 * @param digests only entries that name one of these now
 */
export function rollbackCandidates(
  timeline: readonly TimelineStep[],
  to: RollbackTo,
  digests: ReadonlySet<string> | undefined,
): readonly EntryRollback[] {
  const [head] = timeline;
  if (head === undefined) return [];
  const newest = timeline.find(isBump) ?? head;
  const chosen = to.kind === 'commit' ? timeline.find(({ oid }) => oid === to.oid) : undefined;
  return [...head.after].flatMap(([name, current]): readonly EntryRollback[] => {
    if (current.digest === '') return [];
    if (digests !== undefined && !digests.has(current.digest)) return [];
    const steps = timeline.filter((step) => changes(step, name));
    const [deployedBy] = steps;
    if (deployedBy === undefined) return [];
    if (to.kind === 'commit') {
      const value = chosen?.after.get(name);
      if (chosen === undefined || value === undefined || !changes(chosen, name)) return [];
      const wanted = isPinned(value) && value.repository === current.repository;
      return [{ name, current, deployedBy, candidates: wanted ? [{ step: chosen, value }] : [] }];
    }
    const candidates = earlierValues(steps, name, current);
    if (to.kind === 'tag') {
      const named = candidates.filter(({ value }) => value.tag === to.tag);
      return current.tag === to.tag || named.length > 0
        ? [{ name, current, deployedBy, candidates: named }]
        : [];
    }
    if (digests === undefined && deployedBy !== newest) return [];
    const taken = takenBack(steps, name);
    const left = candidates.filter(
      ({ value }) => value.digest !== current.digest && !taken.has(value.digest),
    );
    return [{ name, current, deployedBy, candidates: left }];
  });
}

/**
 * Whether it deploys, by its own word, and is no edit by hand; who really wrote it is judged for what
 * comes back.
 */
function isBump({ trailers }: TimelineStep): boolean {
  return trailers.images.length > 0 || trailers.takenBack.length > 0;
}

function changes({ before, after }: TimelineStep, name: string): boolean {
  return !sameValue(before.get(name), after.get(name));
}

function isPinned({ digest }: EntryValue): boolean {
  return digest !== '';
}

function earlierValues(
  steps: readonly TimelineStep[],
  name: string,
  current: EntryValue,
): readonly Candidate[] {
  return steps.slice(1).flatMap((step) => {
    const value = step.after.get(name);
    return value !== undefined && isPinned(value) && value.repository === current.repository
      ? [{ step, value }]
      : [];
  });
}

/**
 * Digests whose last word is a rollback that took them away. A rollback that a person reverted took
 * nothing away, and its revert deploys as a bump does: where it did bring back what had been there,
 * for anybody can write that it does.
 */
function takenBack(steps: readonly TimelineStep[], name: string): ReadonlySet<string> {
  const taken = new Set<string>();
  const deployed = new Set<string>();
  const goesBack = new Map(steps.filter(takesBack).map((step) => [step.oid, step]));
  const reverted = new Set<string>();
  for (const { oid, trailers, before, after } of steps) {
    if (reverted.has(oid)) continue;
    const [from, to] = [before.get(name)?.digest, after.get(name)?.digest];
    const undone = trailers.takenBackImages.length > 0 ? [] : trailers.takenBack;
    const rollbacks = undone.filter(
      (commit) => to !== undefined && goesBack.get(commit)?.before.get(name)?.digest === to,
    );
    for (const commit of rollbacks) reverted.add(commit);
    const back = goesBack.has(oid) && rollbacks.length === 0;
    if (back && from !== undefined && !deployed.has(from)) taken.add(from);
    if (!back && to !== undefined && !taken.has(to)) deployed.add(to);
  }
  return taken;
}

function takesBack({ trailers }: TimelineStep): boolean {
  return trailers.rollsBack || trailers.takenBack.length > 0;
}
