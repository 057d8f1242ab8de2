/** What a repository's administrator sets under "General" and "Actions". */
export interface RepositorySettings {
  readonly allowMergeCommit: boolean;
  readonly allowSquash: boolean;
  readonly allowRebase: boolean;
  /** "Allow GitHub Actions to create and approve pull requests". */
  readonly allowActionsToCreatePullRequests: boolean;
}

/** As GitHub creates a repository. */
export const DEFAULT_SETTINGS: RepositorySettings = {
  allowMergeCommit: true,
  allowSquash: true,
  allowRebase: true,
  allowActionsToCreatePullRequests: false,
};
