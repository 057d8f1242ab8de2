import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { HttpMethod, RestParams } from '@gitops-actions/shared/github/client.ts';
import { statusOf } from '@gitops-actions/shared/github/http-failure.ts';
import type { Remote } from '../deps.ts';
import type { People } from '../inputs.ts';

const KINDS = ['labels', 'reviewers', 'teams', 'assignees'] as const;
type Kind = (typeof KINDS)[number];

export const NOBODY: People = { labels: [], reviewers: [], teams: [], assignees: [] };

/** What has to be done so that the pull request carries what the inputs say. */
export interface PeoplePlan {
  readonly add: People;
  readonly remove: People;
  /** What we shall have added ourselves when all of it is done. */
  readonly ours: People;
}

/**
 * Compares what is wanted with what is there. Taken away is only what we added ourselves, as `ours`
 * remembers. Somebody whose review we asked for and who is not asked any more has most likely given
 * it; so once there is a review, nobody is asked a second time.
 *
 * @param ours what earlier runs added
 * @param there what the pull request carries; names do not mind their case
 */
export function planPeople(
  wanted: People,
  ours: People,
  there: People,
  reviewed: boolean,
): PeoplePlan {
  const of = (kind: Kind): { add: string[]; remove: string[]; ours: string[] } => {
    const carries = lookup(there[kind]);
    const added = lookup(ours[kind]);
    const wants = lookup(wanted[kind]);
    const answered = reviewed && (kind === 'reviewers' || kind === 'teams');
    const add = wanted[kind].filter((name) => !carries(name) && !(answered && added(name)));
    return {
      add,
      remove: ours[kind].filter((name) => carries(name) && !wants(name)),
      ours: wanted[kind].filter((name) => added(name) || add.includes(name)),
    };
  };
  const [labels, reviewers, teams, assignees] = KINDS.map(of);
  const gather = (part: 'add' | 'remove' | 'ours'): People => ({
    labels: labels?.[part] ?? [],
    reviewers: reviewers?.[part] ?? [],
    teams: teams?.[part] ?? [],
    assignees: assignees?.[part] ?? [],
  });
  return { add: gather('add'), remove: gather('remove'), ours: gather('ours') };
}

/** Whether nothing has to be done. */
export function isIdle({ add, remove }: Pick<PeoplePlan, 'add' | 'remove'>): boolean {
  return KINDS.every((kind) => add[kind].length === 0 && remove[kind].length === 0);
}

/** Whether both name the same. */
export function samePeople(one: People, other: People): boolean {
  return KINDS.every((kind) => {
    const has = lookup(other[kind]);
    return one[kind].length === other[kind].length && one[kind].every(has);
  });
}

function lookup(names: readonly string[]): (name: string) => boolean {
  const lower = new Set(names.map((name) => name.toLowerCase()));
  return (name) => lower.has(name.toLowerCase());
}

/**
 * Carries a plan out, at most two requests a kind. What GitHub refuses is left out with a warning:
 * the pull request stays.
 *
 * @returns what we have added ourselves in the end: what GitHub did not take is not ours, what it did
 *   not give back still is
 */
export async function applyPeople(
  remote: Remote,
  number: number,
  { add, remove, ours }: PeoplePlan,
  warn: (message: string) => void,
): Promise<People> {
  const send = sender(remote, number);
  const failed: Record<Kind, string[]> = { labels: [], reviewers: [], teams: [], assignees: [] };
  const each = async (
    items: readonly (readonly [Kind, string])[],
    what: string,
    one: (items: readonly (readonly [Kind, string])[]) => Promise<unknown>,
  ): Promise<void> => {
    if (items.length === 0) return;
    try {
      await one(items);
    } catch (thrown) {
      if (!(thrown instanceof ActionError)) throw thrown;
      // One name that is no collaborator makes GitHub refuse all of them.
      if (items.length > 1 && statusOf(thrown) === 422) {
        for (const item of items) await each([item], what, one);
        return;
      }
      for (const [kind, name] of items) failed[kind].push(name);
      const names = items.map(([, name]) => name).join(', ');
      warn(`Pull request #${number}: ${what} ${names} failed: ${thrown.message}`);
    }
  };
  const of = (people: People, kind: Kind): (readonly [Kind, string])[] =>
    people[kind].map((name) => [kind, name] as const);
  const names = (items: readonly (readonly [Kind, string])[], kind: Kind): readonly string[] =>
    items.filter(([each]) => each === kind).map(([, name]) => name);
  const reviews = (items: readonly (readonly [Kind, string])[]): RestParams => {
    const [reviewers, teams] = [names(items, 'reviewers'), names(items, 'teams')];
    return { reviewers, ...(teams.length > 0 && { team_reviewers: teams }) };
  };

  await each(of(add, 'labels'), 'adding the labels', (items) =>
    send('POST', 'issues/{number}/labels', { labels: names(items, 'labels') }),
  );
  await each([...of(add, 'reviewers'), ...of(add, 'teams')], 'asking for the review of', (items) =>
    send('POST', 'pulls/{number}/requested_reviewers', reviews(items)),
  );
  await each(of(add, 'assignees'), 'assigning', (items) =>
    send('POST', 'issues/{number}/assignees', { assignees: names(items, 'assignees') }),
  );
  const lost = structuredClone(failed);
  for (const item of of(remove, 'labels')) {
    await each([item], 'removing the label', () =>
      send('DELETE', 'issues/{number}/labels/{name}', { name: item[1] }),
    );
  }
  await each([...of(remove, 'reviewers'), ...of(remove, 'teams')], 'taking back from', (items) =>
    send('DELETE', 'pulls/{number}/requested_reviewers', reviews(items)),
  );
  await each(of(remove, 'assignees'), 'unassigning', (items) =>
    send('DELETE', 'issues/{number}/assignees', { assignees: names(items, 'assignees') }),
  );
  const kept = (kind: Kind): readonly string[] => [
    ...ours[kind].filter((name) => !lost[kind].includes(name)),
    ...failed[kind].slice(lost[kind].length),
  ];
  return {
    labels: kept('labels'),
    reviewers: kept('reviewers'),
    teams: kept('teams'),
    assignees: kept('assignees'),
  };
}

type Send = (method: HttpMethod, route: string, params: RestParams) => Promise<unknown>;

/** Each of these calls does no more when it is sent twice; what is gone already need not go. */
function sender({ owner, repo, github }: Remote, number: number): Send {
  return async (method, route, params) => {
    try {
      return await github.rest(
        method,
        `/repos/{owner}/{repo}/${route}`,
        { owner, repo, number, ...params },
        { repeatable: true, ...(method === 'DELETE' && { body: true }) },
      );
    } catch (thrown) {
      if (method === 'DELETE' && statusOf(thrown) === 404) return undefined;
      throw thrown;
    }
  };
}
