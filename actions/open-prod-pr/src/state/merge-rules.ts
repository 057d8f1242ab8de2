/** GitHub’s three ways to merge, by the names of the rulesets’ `allowed_merge_methods`. */
export const MERGE_METHODS = ['merge', 'squash', 'rebase'] as const;
export type MergeMethod = (typeof MERGE_METHODS)[number];

/** What the repository’s settings and the base’s rules say about merging. */
export interface MergeRules {
  /** The repository’s settings: `mergeCommitAllowed`, `squashMergeAllowed`, `rebaseMergeAllowed`. */
  readonly settings: Readonly<Record<MergeMethod, boolean>>;
  /** Those that every `pull_request` rule of the base allows; absent: no rule says anything. */
  readonly allowed?: readonly MergeMethod[];
  /** A `required_signatures` rule. */
  readonly signatures: boolean;
  /** A `required_linear_history` rule. */
  readonly linearHistory: boolean;
  /** A `merge_queue` rule’s method; the buttons then do nothing but enqueue. */
  readonly queue?: MergeMethod;
}
