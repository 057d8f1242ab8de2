import type { CommitFact } from '@gitops-actions/shared/github/commit-facts.ts';
import type { Policy } from '@gitops-actions/shared/policy/policy.ts';
import type { MergeRules } from './merge-rules.ts';

/** A pull request from a branch of releases into the base; forks never count. */
export interface PullRequest {
  readonly number: number;
  readonly url: string;
  readonly state: 'OPEN' | 'CLOSED' | 'MERGED';
  readonly title: string;
  /** Without `refs/heads/`. */
  readonly headBranch: string;
  readonly headOid: string;
}

/** The pull request of the release itself, with all that may have to be brought up to date. */
export interface ReleasePullRequest extends PullRequest {
  readonly body: string;
  /** Without `refs/heads/`; another one where somebody changed it on the page. */
  readonly base: string;
  readonly labels: readonly string[];
  /** Logins and slugs whose review is asked for and was not given yet. */
  readonly reviewers: readonly string[];
  /** Absent: the token may not see teams. */
  readonly teams?: readonly string[];
  readonly assignees: readonly string[];
  /** Somebody reviewed it: who is not asked (any more) may have answered. */
  readonly reviewed: boolean;
}

/** The moving facts that a release depends on, as they stood at one moment. */
export interface RepositoryState {
  /** The object that the tag names, and the commit it leads to; absent: there is no such tag. */
  readonly tag: { readonly oid: string; readonly commitOid: string | undefined } | undefined;
  readonly baseOid: string;
  readonly stagingOid: string;
  /** The policy of the repository that holds the tag, at its default branch’s head. */
  readonly policy: Policy;
  /** The policy of the repository that holds the overlays; mostly the same. */
  readonly gitopsPolicy: Policy;
  /** Git’s id of the file that `policy` was read from. */
  readonly policyBlob: string;
  /** Known commits, by id: newest bumps of staging, newest commits of the release’s branch. */
  readonly commits: ReadonlyMap<string, CommitFact>;
  /** Head of the release’s branch. */
  readonly branchOid: string | undefined;
  /** The release’s own pull requests, newest first. */
  readonly own: readonly ReleasePullRequest[];
  /** Open pull requests of other releases, by the policy’s App: what people open closes nothing. */
  readonly others: readonly PullRequest[];
  /** Absent: the token may not see the base’s rules. */
  readonly merge?: MergeRules;
}
