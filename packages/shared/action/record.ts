import type { ValidateFunction } from 'ajv';
import { ActionError } from './action-error.ts';
import type { ErrorCode } from './error-codes.ts';
import type { Outcome } from './outcome.ts';

/** The run a record speaks of. */
export interface RecordRun {
  readonly repository: string;
  readonly runId: string;
  readonly attempt: number;
  readonly job: string;
  readonly sha: string;
  readonly ref: string;
  readonly workflow: string;
}

/** The evidence of one stage, handed on as a job output. */
export interface StageRecord {
  readonly schema: 1;
  readonly action: string;
  readonly version: string;
  readonly outcome: Outcome;
  readonly error?: { readonly code: ErrorCode; readonly message: string; readonly hint: string };
  readonly run: RecordRun;
  readonly images: readonly string[];
  readonly evidence: object;
  /** RFC 3339, UTC. */
  readonly startedAt: string;
  readonly durationMs: number;
}

/**
 * Bytes of UTF-8. Inputs reach an action as environment strings and Linux refuses one over 128 KiB
 * (`MAX_ARG_STRLEN`); five records must fit into one input.
 */
export const RECORD_MAX_BYTES = 24 * 1024;

/**
 * The record as compact JSON.
 *
 * @throws `E_RECORD` when it does not follow the schema or exceeds {@link RECORD_MAX_BYTES}
 */
export async function formatRecord(record: StageRecord): Promise<string> {
  await validate(record);
  const json = JSON.stringify(record);
  const bytes = Buffer.byteLength(json);
  if (bytes > RECORD_MAX_BYTES) {
    throw new ActionError(
      'E_RECORD',
      `The record of ${record.action} has ${bytes} bytes; at most ${RECORD_MAX_BYTES} are allowed.`,
    );
  }
  return json;
}

/**
 * A record that another job handed on.
 *
 * @throws `E_RECORD` when the text is not one
 */
export async function parseRecord(json: string): Promise<StageRecord> {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw new ActionError('E_RECORD', 'A record is not JSON.', { cause });
  }
  return validate(value);
}

async function validate(value: unknown): Promise<StageRecord> {
  // A post step needs none of it.
  const validator = await import('./record-validator.ts');
  const check = validator.validate as unknown as ValidateFunction<StageRecord>;
  if (check(value)) return value;
  const first = check.errors?.[0];
  throw new ActionError(
    'E_RECORD',
    `A record does not follow its schema: ${first?.instancePath ?? ''} ${first?.message ?? ''}.`,
  );
}
