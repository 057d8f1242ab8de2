import type { StageRecord } from '@gitops-actions/shared/action/record.ts';
import type { Severity } from '@gitops-actions/shared/policy/policy.ts';
import type { ImageEvidence, ScanEvidence, SignaturesEvidence } from './evidence.ts';
import type { ReleaseImage } from './release.ts';

/** The stages whose evidence a pull request can carry; values of the input `require`. */
export const STAGES = ['signatures', 'image', 'scan'] as const;
export type Stage = (typeof STAGES)[number];

/** What the records must speak of. */
export interface Expected {
  /** `owner/name` in which this run runs. */
  readonly repository: string;
  readonly runId: string;
  /** This run’s attempt; records of earlier ones are kept by a partial re-run. */
  readonly attempt: number;
  /** `GITHUB_SHA` of this run. Default: `commitOid`, which it is when a tag is pushed. */
  readonly sha?: string;
  readonly tag: string;
  readonly tagOid: string;
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
  readonly scan?: { readonly failOn?: readonly Severity[]; readonly ignoreUnfixed?: boolean };
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

/**
 * Holds the records of the other stages against this run and this release.
 *
 * @param lines one record as JSON a line; empty lines are passed over
 * @throws `E_RECORD_MISSING`, `E_RECORD_INVALID`, `E_RECORD_FOREIGN`, `E_RECORD_DIGEST`, `E_RECORD_FAILED`
 */
export function checkRecords(
  lines: readonly string[],
  expected: Expected,
): Promise<CheckedRecords> {
  return Promise.reject(new Error(`not yet: ${String(lines.length)} ${expected.tag}`));
}
