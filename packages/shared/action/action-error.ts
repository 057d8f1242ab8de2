import { ERROR_CODES, type ErrorCode } from './error-codes.ts';
import type { Outcome } from './outcome.ts';

/** What `ActionError` takes beside its code and sentence. */
export interface ActionErrorOptions {
  /** The fix for this very case, with the YAML where YAML is the fix; default: the catalogue's. */
  readonly hint?: string;
  readonly cause?: unknown;
}

/** The one error class of the actions: a code out of a closed union, a sentence and the fix. */
export class ActionError extends Error {
  readonly code: ErrorCode;
  readonly hint: string;

  constructor(code: ErrorCode, message: string, options: ActionErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ActionError';
    this.code = code;
    this.hint = options.hint ?? ERROR_CODES[code].fix;
  }

  /** `failed` or `error`, fixed by the code. */
  get outcome(): Extract<Outcome, 'failed' | 'error'> {
    return ERROR_CODES[this.code].outcome;
  }
}

/** Any thrown value as an `ActionError`; what is not one already is a defect of ours (`E_INTERNAL`). */
export function toActionError(thrown: unknown): ActionError {
  if (thrown instanceof ActionError) return thrown;
  const message = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
  return new ActionError('E_INTERNAL', message, { cause: thrown });
}
