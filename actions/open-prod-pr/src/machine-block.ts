/**
 * What a later run reads out of the pull request. People with write access can edit it, so it is a
 * memory, never evidence: nothing is released or trusted because of it.
 */
export interface MachineBlock {
  readonly schema: 1;
  readonly tag: string;
  /** The tag object that the pull request was opened for. */
  readonly tagOid: string;
  readonly commitOid: string;
  /** Lines of the images list. */
  readonly images: readonly string[];
  /** What we added ourselves, and may take away again. */
  readonly labels: readonly string[];
  readonly reviewers: readonly string[];
  readonly teams: readonly string[];
  readonly assignees: readonly string[];
  /** sha256 (hex) of what decides whether the body still says the truth: `evidenceHash`. */
  readonly evidence: string;
}
