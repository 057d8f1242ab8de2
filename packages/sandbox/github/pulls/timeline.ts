import type { Actor } from '../identity/actor.ts';

export interface Comment {
  readonly id: number;
  readonly author: Actor;
  body: string;
  readonly createdAt: Date;
  updatedAt: Date;
}

export type ReviewState = 'APPROVED' | 'CHANGES_REQUESTED' | 'COMMENTED' | 'DISMISSED' | 'PENDING';

export interface Review {
  readonly id: number;
  readonly author: Actor;
  /** `DISMISSED` also when a push made it stale, where the base's rules say so. */
  state: ReviewState;
  readonly body: string;
  /** The head that was reviewed. */
  readonly commit: string;
  readonly submittedAt: Date;
}

/** GitHub's names of events. */
export type TimelineEvent =
  | 'assigned'
  | 'base_ref_changed'
  | 'closed'
  | 'head_ref_deleted'
  | 'head_ref_force_pushed'
  | 'head_ref_pushed'
  | 'labeled'
  | 'merged'
  | 'renamed'
  | 'reopened'
  | 'review_dismissed'
  | 'review_request_removed'
  | 'review_requested'
  | 'unassigned'
  | 'unlabeled';

export type TimelineEntry = { readonly at: Date; readonly actor: Actor } & (
  | { readonly kind: 'comment'; readonly comment: Comment }
  | { readonly kind: 'review'; readonly review: Review }
  | {
      readonly kind: 'event';
      readonly event: TimelineEvent;
      /** The label, login, team slug, commit, title or branch that it is about. */
      readonly subject: string;
    }
);
