import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import {
  parseRecord,
  RECORD_MAX_BYTES,
  type StageRecord,
} from '@gitops-actions/shared/action/record.ts';
import type { Severity } from '@gitops-actions/shared/policy/policy.ts';
import {
  EvidenceError,
  readImageEvidence,
  readScanEvidence,
  readSignaturesEvidence,
  type ImageEvidence,
  type ScanEvidence,
  type SignaturesEvidence,
} from './evidence.ts';
import { imageFault, scanFault, signaturesFault, type Fault } from './records-faults.ts';
import { STAGES, type Stage } from './stages.ts';
import type { ReleaseImage } from '../release.ts';

/** What the records must speak of. */
export interface Expected {
  /** `owner/name` in which this run runs. */
  readonly repository: string;
  readonly runId: string;
  /** This run’s attempt; records of earlier ones are kept by a partial re-run. */
  readonly attempt: number;
  /** `GITHUB_SHA` of this run. Default: `commitOid`, which it is when a tag is pushed. */
  readonly sha?: string;
  /** Absent with a rollback, which is about no tag. */
  readonly tag?: string | undefined;
  readonly tagOid?: string | undefined;
  /** The tagged commit; with a rollback the head of the base. */
  readonly commitOid: string;
  /** What is being released, in the production registry; absent in `mode: plan`, before it is there. */
  readonly images?: readonly ReleaseImage[];
  /** What the plan says; absent before there is one. */
  readonly release?: {
    readonly kind: 'promotion' | 'hotfix';
    readonly sourceCommit: string;
    /** Promotion: what staging ran. */
    readonly images: readonly ReleaseImage[];
  };
  /** The policy’s `scan`: a scan that was judged by less proves nothing. */
  readonly scan?: {
    readonly failOn?: readonly Severity[];
    readonly ignoreUnfixed?: boolean;
    readonly maxDbAgeMs?: number;
  };
  /** Git’s id of the policy as it is now: what was judged by another one is judged anew. */
  readonly policyBlob?: string;
  /** Default: no record is too old. */
  readonly now?: () => Date;
  readonly require: readonly Stage[];
}

/** What a record came to. Only stages that are not required are ever `failed` or `missing`. */
export type Proof<Evidence> =
  | { readonly status: 'proven'; readonly record: StageRecord; readonly evidence: Evidence }
  | { readonly status: 'failed'; readonly record: StageRecord; readonly reason: string }
  | { readonly status: 'missing' };

export interface CheckedRecords {
  readonly signatures: Proof<SignaturesEvidence>;
  readonly image: Proof<ImageEvidence>;
  readonly scan: Proof<ScanEvidence>;
}

/** Which action proves a stage. */
const ACTIONS: Readonly<Record<Stage, string>> = {
  signatures: 'verify-signatures',
  image: 'build-image',
  scan: 'trivy-scan',
};

/**
 * Holds the records of the other stages against this run and this release. A record that is given is
 * held to all of it even where its stage is not required; only a verdict that is none is then told
 * instead of refused.
 *
 * @param lines one record as JSON a line; empty lines (a stage that was skipped) are passed over
 * @throws `E_RECORD_MISSING`, `E_RECORD_INVALID`, `E_RECORD_FOREIGN`, `E_RECORD_DIGEST`, `E_RECORD_FAILED`
 */
export async function checkRecords(
  lines: readonly string[],
  expected: Expected,
): Promise<CheckedRecords> {
  const records = await readRecords(lines);
  for (const record of records.values()) assertOurs(record, expected);
  const prove = <Evidence>(
    stage: Stage,
    read: (evidence: object) => Evidence,
    faultOf: (evidence: Evidence, record: StageRecord, expected: Expected) => Fault | undefined,
  ): Proof<Evidence> => {
    const record = records.get(stage);
    const required = expected.require.includes(stage);
    if (record === undefined) {
      if (required) throw missing(stage);
      return { status: 'missing' };
    }
    // A stage that did not pass has no evidence of its form.
    if (record.outcome !== 'success' && record.outcome !== 'unchanged') {
      const code = record.error === undefined ? '' : ` (${record.error.code})`;
      return refused(stage, required, record, `it ended as ${record.outcome}${code}`);
    }
    const evidence = formed(stage, () => read(record.evidence));
    const fault = faultOf(evidence, record, expected);
    if (fault === undefined) return { status: 'proven', record, evidence };
    if (fault.code === 'E_RECORD_FAILED') return refused(stage, required, record, fault.why);
    throw new ActionError(fault.code, `The record of ${ACTIONS[stage]}: ${fault.why}.`);
  };
  return {
    signatures: prove('signatures', readSignaturesEvidence, signaturesFault),
    image: prove('image', readImageEvidence, imageFault),
    scan: prove('scan', readScanEvidence, scanFault),
  };
}

async function readRecords(lines: readonly string[]): Promise<ReadonlyMap<Stage, StageRecord>> {
  const records = new Map<Stage, StageRecord>();
  for (const [index, line] of lines.filter((text) => text.trim() !== '').entries()) {
    const record = await readRecord(line, index + 1);
    const stage = STAGES.find((name) => ACTIONS[name] === record.action);
    if (stage === undefined) {
      throw new ActionError(
        'E_RECORD_INVALID',
        `A record of ${record.action} proves nothing here.`,
        {
          hint: `Hand on the records of ${Object.values(ACTIONS).join(', ')}, and no others.`,
        },
      );
    }
    if (records.has(stage)) {
      throw new ActionError(
        'E_RECORD_INVALID',
        `There is more than one record of ${record.action}.`,
      );
    }
    records.set(stage, record);
  }
  return records;
}

async function readRecord(line: string, number: number): Promise<StageRecord> {
  const bytes = Buffer.byteLength(line);
  if (bytes > RECORD_MAX_BYTES) {
    throw new ActionError(
      'E_RECORD_INVALID',
      `Record ${number} has ${bytes} bytes; at most ${RECORD_MAX_BYTES} are written.`,
    );
  }
  try {
    return await parseRecord(line);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new ActionError('E_RECORD_INVALID', `Record ${number}: ${why}`, { cause });
  }
}

/** What a forged record, or one carried over from another run, gets wrong. */
function assertOurs({ action, run }: StageRecord, expected: Expected): void {
  const foreign = (what: string, found: string, wanted: string): never => {
    throw new ActionError(
      'E_RECORD_FOREIGN',
      `The record of ${action} is of ${what} ${JSON.stringify(found.slice(0, 200))}, not ${wanted}.`,
    );
  };
  // GitHub compares names without regard to case, and writes them always the same in one run.
  if (run.repository !== expected.repository) {
    foreign('repository', run.repository, expected.repository);
  }
  if (expected.runId === '' || run.runId !== expected.runId) {
    foreign('run', run.runId, expected.runId);
  }
  if (run.attempt > expected.attempt) {
    foreign('attempt', String(run.attempt), `${expected.attempt} or an earlier one`);
  }
  const sha = expected.sha ?? expected.commitOid;
  if (run.sha !== sha) foreign('commit', run.sha, sha);
}

function formed<Evidence>(stage: Stage, read: () => Evidence): Evidence {
  try {
    return read();
  } catch (cause) {
    if (!(cause instanceof EvidenceError)) throw cause;
    throw new ActionError(
      'E_RECORD_INVALID',
      `The record of ${ACTIONS[stage]} has no evidence of its form: ${cause.message}.`,
      { cause },
    );
  }
}

function refused(
  stage: Stage,
  required: boolean,
  record: StageRecord,
  reason: string,
): { readonly status: 'failed'; readonly record: StageRecord; readonly reason: string } {
  if (!required) return { status: 'failed', record, reason };
  throw new ActionError(
    'E_RECORD_FAILED',
    `${ACTIONS[stage]} does not prove what \`require\` asks for: ${reason}.`,
    record.error === undefined ? {} : { hint: record.error.hint },
  );
}

function missing(stage: Stage): ActionError {
  return new ActionError(
    'E_RECORD_MISSING',
    `The record of ${ACTIONS[stage]} is missing; \`require\` asks for ${stage}.`,
  );
}
