import type { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import type { BranchStore } from '@gitops-actions/shared/github/branch-store.ts';
import type { CommitSignature } from '@gitops-actions/shared/github/commit-facts.ts';
import type { FilesAt, PathHistory } from '@gitops-actions/shared/github/read-file.ts';
import type { WaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import type { Relation } from '@gitops-actions/shared/promotion/order.ts';
import type { MessageFacts } from './commit-message.ts';
import type { BumpPlan } from './bump-plan.ts';
import type { Registry } from './verify-image.ts';
import type { Worktree } from './worktree.ts';

/** Where the overlays live; not needed by the modes `worktree` and `verify`. */
export interface Target {
  /** `owner/name` */
  readonly repository: string;
  readonly branch: string;
  readonly store: BranchStore;
  /** Files at a commit of the branch. */
  readAt(oid: string, paths: readonly string[]): Promise<FilesAt>;
  /** Commits that changed a path, further back than a read brings them; of one author, or of all. */
  history(oid: string, path: string, author?: string): Promise<PathHistory>;
  /** The objects of the repository with all that the commit needs; asked for by a rollback. */
  objects(oid: string): Promise<GitObjects>;
  /** Whether GitHub made these commits' signatures and calls them valid. */
  signatures(oids: readonly string[]): Promise<ReadonlyMap<string, boolean>>;
}

export interface BumpDeps {
  readonly target: Target | undefined;
  readonly worktree: Worktree;
  /** How the source commit `head` stands to `base`. */
  compare(base: string, head: string): Promise<Relation>;
  readonly message: MessageFacts;
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
  /** Asked for only where images are verified. */
  registry(): Promise<Registry>;
  /** Keeps the diff for later steps. @returns the path of the file */
  saveDiff(diff: string): Promise<string>;
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
