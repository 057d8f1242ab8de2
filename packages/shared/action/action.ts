import type { ActionError } from './action-error.ts';
import type { InputReader } from './inputs.ts';
import type { Log, LogPosition } from './log.ts';
import type { Outcome } from './outcome.ts';
import type { Runner } from './runner.ts';

/** What the edge hands to an action's `main`: everything that comes from outside, already typed. */
export interface ActionContext {
  readonly read: InputReader;
  readonly runner: Runner;
  readonly log: Log;
  /** The process environment, only to build allow-lists for child processes and clients. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Registers a secret with the runner; its base64 forms too. */
  mask(secret: string): void;
  /** Hands a value to this action's `post` step. Values are strings. */
  saveState(name: string, value: string): void;
  /** A GitHub OIDC token for the audience. @throws `E_PERMISSION` without `id-token: write` */
  idToken(audience: string): Promise<string>;
}

/** What the edge hands to `post`. */
export interface PostContext {
  readonly log: Log;
  readonly env: Readonly<Record<string, string | undefined>>;
  mask(secret: string): void;
  /** `''` when `main` saved nothing under the name. */
  state(name: string): string;
}

/** How an action ended. `outcome` and `record` are written as outputs by the edge. */
export interface ActionResult {
  readonly outcome: Outcome;
  /** The action's own outputs (without `outcome` and `record`), as declared in its action.yml. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Lines of the images list this result speaks of. */
  readonly images: readonly string[];
  /** The action's own part of the record; JSON-serialisable. */
  readonly evidence: object;
  /** Job summary, GitHub-flavoured Markdown. */
  readonly summary: string;
  /** What is shown beside lines of files, as notices. */
  readonly notices?: readonly { readonly message: string; readonly at: LogPosition }[];
  /** Why the outcome is `failed`: present exactly then. An `error` is thrown, never returned. */
  readonly failure?: ActionError;
  /** `false`: a `failed` outcome does not fail the step (the `enforce` input). Default `true`. */
  readonly enforce?: boolean;
}

/** One action, as its `main.ts` exports it and `runAction` runs it. */
export interface Action {
  readonly name: string;
  main(context: ActionContext): Promise<ActionResult>;
  /** Runs in the post step, also when `main` crashed; it may only warn. */
  post?(context: PostContext): Promise<void>;
}
