import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { BranchStore, CommitSignature } from '@gitops-actions/shared/github/branch-store.ts';
import type { WaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import type { Relation } from '@gitops-actions/shared/promotion/order.ts';
import type { MessageFacts } from './commit-message.ts';
import type { BumpPlan } from './plan-bump.ts';
import type { Worktree } from './worktree.ts';

/** Where the overlays live; not needed by `mode: worktree`. */
export interface Target {
  /** `owner/name` */
  readonly repository: string;
  readonly branch: string;
  readonly store: BranchStore;
}

export interface BumpDeps {
  readonly target: Target | undefined;
  readonly worktree: Worktree;
  /** How the source commit `head` stands to `base`. */
  compare(base: string, head: string): Promise<Relation>;
  readonly message: MessageFacts;
  readonly budget: WaitBudget;
  readonly random: () => number;
  readonly log: Log;
  /** API requests so far, without those for an App's token. */
  requests(): number;
}

/** The commit that landed, as far as outputs speak of it. */
export interface Landed {
  readonly oid: string;
  readonly url: string;
  readonly parent: string;
  readonly signature: CommitSignature | undefined;
}

/** How the stage went, before it is put into words. */
export interface BumpEnd {
  readonly plan: BumpPlan;
  readonly attempts: number;
  readonly commit?: Landed;
  readonly failure?: ActionError;
}
