import type { GitObjects } from '@gitops-actions/shared/git/git-objects.ts';
import type { GitHub } from '@gitops-actions/shared/github/client.ts';

/** A pull request through which a commit came in. */
export interface ChangePullRequest {
  readonly number: number;
  /** In its author’s words. */
  readonly title: string;
}

/** One commit of the release that is neither a merge nor a bump. */
export interface Change {
  readonly oid: string;
  /** First line of its message. */
  readonly subject: string;
  /** Login, else the name in the commit. */
  readonly author: string;
  /** Login of the signer, `GitHub`, or the verified signature’s committer; absent: unknown to GitHub. */
  readonly signer?: string;
  readonly pullRequests: readonly number[];
}

/** What a release brings to production, counted in full, listed up to a bound. */
export interface Changelog {
  /** Commits of `base..T`, merges and bumps included. */
  readonly total: number;
  readonly merges: number;
  readonly bumps: number;
  /** Newest first. */
  readonly changes: readonly Change[];
  /** Changes that are not listed. */
  readonly more: number;
  /** Of the listed changes, by number. */
  readonly pullRequests: readonly ChangePullRequest[];
  /** What the listed messages name as `#12`, without the pull requests above. */
  readonly issues: readonly string[];
  /** `false`: GitHub could not be asked; logins, signers and pull requests are missing. */
  readonly asked: boolean;
}

export interface ChangelogOptions {
  /** Objects of the source repository. */
  readonly objects: GitObjects;
  readonly github: GitHub;
  /** `owner/name` of the source. */
  readonly repository: string;
  /** What production has: the base’s head, or the deployed version’s source commit. */
  readonly from: string;
  /** The tagged commit. */
  readonly to: string;
  /** Globs of `signing.pipeline.overlays`. */
  readonly overlays: readonly string[];
  /** Author of bumps; absent: none is known as one. */
  readonly pipelineEmail?: string;
}

/**
 * The commits that a release brings, from Git, and what GitHub knows of them, in one request.
 *
 * @throws `E_REPO_OBJECTS`, `E_TOOL` from Git; never because GitHub does not answer
 */
export function readChangelog(options: ChangelogOptions): Promise<Changelog> {
  return Promise.reject(new Error(`not yet: ${options.to}`));
}
