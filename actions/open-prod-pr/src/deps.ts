import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { Runner } from '@gitops-actions/shared/action/runner.ts';
import type { Repository } from '@gitops-actions/shared/git/repository.ts';
import type { GitHub } from '@gitops-actions/shared/github/client.ts';
import type { WaitBudget } from '@gitops-actions/shared/github/wait-budget.ts';
import type { Kustomize } from './render/kustomize.ts';
import type { CommitFact } from '@gitops-actions/shared/github/commit-facts.ts';
import type { RepositoryState } from './state/repository-state.ts';

/** A repository on GitHub, by its API. */
export interface Remote {
  /** `owner/name` */
  readonly name: string;
  readonly owner: string;
  readonly repo: string;
  readonly github: GitHub;
}

/** Git objects of the two repositories; the very same one where the overlays live beside the source. */
export interface Repositories {
  readonly source: Repository;
  readonly gitops: Repository;
}

/** What the modes of this action need of the world. */
export interface ReleaseDeps {
  /** The repository that holds the tag, and the one that holds the overlays. */
  readonly source: Remote;
  readonly gitops: Remote;
  /** `v1.2.3` */
  readonly tag: string;
  /** Of this release, without `refs/heads/`. */
  readonly headBranch: string;
  /** Begins the names of all branches of releases. */
  readonly branchPrefix: string;
  readonly runner: Runner;
  readonly log: Log;
  readonly budget: WaitBudget;
  readonly random: () => number;
  readonly now: () => Date;
  /** One request (two with separate repositories), and one for each further page. */
  readState(): Promise<RepositoryState>;
  /** As `readState`, the tag and its pull requests alone. */
  readTag(): Promise<Pick<RepositoryState, 'tag' | 'own'>>;
  /** What GitHub says of commits in the overlays’ repository; those it does not know are absent. */
  commitFacts(oids: readonly string[]): Promise<ReadonlyMap<string, CommitFact>>;
  /**
   * The objects behind a state, fetched where the checkout lacks them. Call it again after every
   * state; the repositories are opened once.
   */
  repositories(state: RepositoryState): Promise<Repositories>;
  /** The pinned kustomize; installed at the first call. */
  kustomize(): Promise<Kustomize>;
  /** A folder of this run alone, removed at the end. */
  readonly scratch: () => Promise<string>;
  /** API requests so far, those for an App’s token included. */
  requests(): number;
}
