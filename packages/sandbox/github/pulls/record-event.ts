import type { Actor } from '../identity/actor.ts';
import type { PullRequest } from './pull-request.ts';
import type { TimelineEvent } from './timeline.ts';

/** Writes down that something happened to a pull request. */
export function recordEvent(
  pull: PullRequest,
  at: Date,
  actor: Actor,
  event: TimelineEvent,
  subject = '',
): void {
  pull.timeline.push({ kind: 'event', at, actor, event, subject });
  pull.updatedAt = at;
}

export function closePull(pull: PullRequest, at: Date, actor: Actor): void {
  pull.state = 'closed';
  pull.closedAt = at;
  recordEvent(pull, at, actor, 'closed');
}

export function markMerged(pull: PullRequest, at: Date, actor: Actor, commit: string): void {
  pull.merged = { at, by: actor, commit };
  recordEvent(pull, at, actor, 'merged', commit);
  closePull(pull, at, actor);
}
