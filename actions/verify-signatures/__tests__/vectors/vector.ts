import type { ErrorCode } from '@gitops-actions/shared/action/error-codes.ts';
import type { PolicyOptions, World } from '../vector-world.ts';

/** One case of its own name: what we say of it, what git says, and why where the two differ. */
export type Vector = About & Subject & Verdicts;

interface About {
  readonly name: string;
  /** Cases of required-cases.ts that it is. */
  readonly covers?: readonly string[];
  /** @param oid what is judged: the commit, or the tag's target */
  readonly policy?: (w: World, judged: string) => PolicyOptions;
  readonly reason?: RegExp;
  readonly signer?: { readonly kind: string; readonly name: string };
  /** What `%G?` shows of a commit, where that says more than the exit code. */
  readonly letter?: 'G' | 'U' | 'B' | 'X' | 'Y' | 'R' | 'E' | 'N';
  /** Absent: git knows the keys that the policy lists, and nothing else. */
  readonly gitKnows?: (w: World) => GitKnowledge;
}

type Subject =
  /** Makes a history; its head is judged as the head of `dev`. */
  | { readonly head: (w: World) => string | InClone }
  /** Publishes a tag in the world's repository; gives its name. */
  | { readonly tag: (w: World) => string }
  /** Makes the branch that holds the policy; a good head is judged by it, and git judges its commit. */
  | { readonly main: (w: World) => string };

/** A commit of a repository other than the world's own. */
export interface InClone {
  readonly dir: string;
  readonly oid: string;
  /** Variables that the run finds in its environment, and git too. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What git is told otherwise, or besides. */
export interface GitKnowledge {
  /** `key=value` for `-c`. */
  readonly config?: readonly string[];
  /** Lines of the allowed-signers file; `none`: whatever the repository's own configuration says. */
  readonly allowedSigners?: readonly string[] | 'none';
  /** Public OpenPGP keys besides the listed ones. */
  readonly openpgp?: readonly string[];
  /** Trusts every key of the ring, as gpg can be configured to. */
  readonly trustAll?: true;
}

type Refusal = readonly [ErrorCode, ...ErrorCode[]];

/**
 * Both directions are held by the type: no difference without a reason, no reason without a difference.
 * `git` is the exit code of `verify-commit` or `verify-tag`; where that is another one in another
 * version of git, it is the letter of `%G?` instead.
 */
type Verdicts =
  | { readonly codes: readonly []; readonly git: 'accepts'; readonly differs?: never }
  | { readonly codes: Refusal; readonly git: 'refuses'; readonly differs?: never }
  | { readonly codes: readonly []; readonly git: 'refuses'; readonly differs: string }
  | { readonly codes: Refusal; readonly git: 'accepts'; readonly differs: string }
  | { readonly codes: readonly [] | Refusal; readonly git: 'Y'; readonly differs: string };
