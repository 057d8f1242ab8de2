import type { LackingKey } from './candidate-keys.ts';
import type { AppHistory } from './proven-bumps.ts';
import type { ProposedPerson } from './proposed-people.ts';
import type { SignedHistory } from './signed-history.ts';

/** A commit that the proposal exempts. */
export interface ProposedExemption {
  readonly commit: string;
  readonly reason: string;
}

/** All that a proposed policy is made of. */
export interface Proposal {
  /** Full name of the branch, and its head. */
  readonly ref: string;
  readonly head: string;
  readonly history: SignedHistory;
  readonly people: readonly ProposedPerson[];
  readonly lacking: readonly LackingKey[];
  readonly githubKeys: readonly string[];
  /** JSON of a trusted root of Sigstore. */
  readonly trustedRoot: string | undefined;
  /** The App with the most bumps first. */
  readonly apps: readonly AppHistory[];
  readonly trustRoot: string;
  /** Why it is this commit. */
  readonly trustRootReason: readonly string[];
  readonly exempt: readonly ProposedExemption[];
  /** Patterns of tags, and who signed such tags so far. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
}
