import type { Actor } from '../identity/actor.ts';
import type { Label } from './label.ts';
import type { Comment, Review, TimelineEntry } from './timeline.ts';

export type MergeMethod = 'merge' | 'rebase' | 'squash';

/** One side of a pull request; both are in the same repository, the sandbox has no forks. */
export interface PullSide {
  /** `owner/name` */
  readonly repository: string;
  /** The branch's short name. */
  ref: string;
  /** While the pull request is open it follows the branch; afterwards it stays where it was. */
  oid: string;
}

export interface Merge {
  readonly at: Date;
  readonly by: Actor;
  /** What stands on the base since then: merge commit, squash commit, or the last of the rebased. */
  readonly commit: string;
}

/** A person or bot of the sandbox stands here by the account, a team by its slug. */
export interface PullRequest {
  readonly id: number;
  readonly number: number;
  title: string;
  body: string | null;
  state: 'closed' | 'open';
  draft: boolean;
  readonly head: PullSide;
  readonly base: PullSide;
  readonly author: Actor;
  labels: Label[];
  assignees: Actor[];
  requestedReviewers: Actor[];
  requestedTeams: Team[];
  readonly reviews: Review[];
  readonly comments: Comment[];
  /** Everything that happened, comments and reviews included, oldest first. */
  readonly timeline: TimelineEntry[];
  /** Who moved the head last: `require_last_push_approval` asks. */
  lastPusher: Actor;
  readonly createdAt: Date;
  updatedAt: Date;
  closedAt: Date | undefined;
  /** Set for good by the merge; `state` is `closed` then. */
  merged: Merge | undefined;
}

/** A team of an organisation. */
export interface Team {
  readonly id: number;
  readonly organization: string;
  readonly slug: string;
  readonly name: string;
  /** Logins. */
  readonly members: readonly string[];
}
