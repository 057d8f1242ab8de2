import type { Log } from '@gitops-actions/shared/action/log.ts';
import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import { isSameRepository } from '@gitops-actions/shared/github/repository-name.ts';
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';

/** Which release is asked for, and where the refs stood a moment ago. */
export interface PlanRequest {
  /** `owner/name` of the repository that holds the tag. */
  readonly sourceRepository: string;
  /** `owner/name` of the repository that holds the overlays; mostly the same. */
  readonly repository: string;
  readonly tag: string;
  /** What verify-signatures judged; a tag that stands elsewhere now is refused. */
  readonly tagOid?: string;
  readonly commitOid?: string;
  /** Directories or kustomization files, by `normalizePath`. */
  readonly overlay: string;
  readonly stagingOverlay: string;
  /** Branches without `refs/heads/`, for messages. */
  readonly stagingBranch: string;
  readonly base: string;
  /** Where people bring `base` back to; default `dev`. Only for messages. */
  readonly backMergeBranch?: string;
  readonly allowDowngrade: boolean;
  readonly refs: {
    /** The object that `refs/tags/<tag>` names in the source repository; absent: the tag is gone. */
    readonly tagOid?: string;
    /** Heads of `base` and `stagingBranch` in the overlays’ repository. */
    readonly baseOid: string;
    readonly stagingOid: string;
  };
}

/** Where a plan is read from. */
export interface PlanDeps {
  /** Objects of the repository that holds the tag. */
  readonly source: GitObjects;
  /** Objects of the repository that holds the overlays; the very same object where it is the same. */
  readonly gitops: GitObjects;
  /** The source’s policy: its overlays, trust paths and denied digests. */
  readonly policy: Policy;
  /** The policy of the overlays’ repository: who writes bumps there, and where; mostly the same. */
  readonly gitopsPolicy: Policy;
  /**
   * Of commits in the overlays’ repository: whether GitHub made their signature and calls it valid.
   * Asked once at most, for all commits that matter; absent from the answer counts as no.
   */
  bumpSignatures(oids: readonly string[]): Promise<ReadonlyMap<string, boolean>>;
  /** The commit that a tag of the source repository leads to; asked only with separate overlays. */
  tagCommit(tag: string): Promise<string | undefined>;
  readonly log: Log;
}

/** Whether the overlays live in a repository of their own. */
export function isSeparate({
  repository,
  sourceRepository,
}: Pick<PlanRequest, 'repository' | 'sourceRepository'>): boolean {
  return !isSameRepository(repository, sourceRepository);
}
