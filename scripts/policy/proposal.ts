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
  /** OpenPGP keys whose certificates are lacking; as in `CandidateKeys`. */
  readonly lacking: readonly { readonly id: string; readonly github: boolean }[];
  readonly githubKeys: readonly string[];
  /** The App with the most bumps first. */
  readonly apps: readonly AppHistory[];
  readonly trustRoot: string;
  /** Why it is this commit. */
  readonly trustRootReason: readonly string[];
  readonly exempt: readonly ProposedExemption[];
  /** Patterns of tags, and who signed such tags so far. */
  readonly tags: ReadonlyMap<string, readonly string[]>;
}
