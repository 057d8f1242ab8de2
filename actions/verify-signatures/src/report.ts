import { createHash } from 'node:crypto';
import { ActionError } from '@gitops-actions/shared/action/action-error.ts';
import { cutReason } from './cut-reason.ts';
import {
  sortFindings,
  type CommitVerdict,
  type Finding,
  type FindingCode,
  type SignerCount,
} from './finding.ts';
import type { GitHubCheck } from './github-check.ts';
import { disagreementsOutput, githubEvidence } from './github-report.ts';
import type { JudgedTag } from './judge-tag.ts';
import type { MendPolicy } from './mend-commit.ts';
import { hintLines, mendHints, otherwise } from './mend-hints.ts';

/** Everything that a run found out. */
export interface Verdict {
  /** Absent for a tag that leads to no commit. */
  readonly head?: string;
  readonly base: string;
  readonly branch: string;
  readonly policy: { readonly path: string; readonly commit: string; readonly blob: string };
  /** All commits of the range. */
  readonly commits: number;
  readonly findings: readonly Finding[];
  /** Most commits first. */
  readonly signers: readonly SignerCount[];
  /** Verdicts over the newest commits, newest first. */
  readonly newest: readonly CommitVerdict[];
  /** Those of them that are new: by what the event says was there before, or else all of them. */
  readonly fresh: readonly CommitVerdict[];
  readonly freshBy: 'event' | 'age';
  /** What hints need to know of the policy. */
  readonly mend: MendPolicy;
  readonly tag?: JudgedTag;
  /** Absent exactly where `head` is. */
  readonly sourceCommit?: string;
  readonly sourceChanged: boolean;
  /** Present where `github-check` asked for it. */
  readonly github?: GitHubCheck;
}

/** Entries of the `failures` output; outputs reach later steps as environment strings. */
const MAX_LISTED = 100;
const MAX_IN_MESSAGE = 10;
const MAX_IN_RECORD = 20;
/** Bytes of JSON that offenders, and signers, may take in the record, whatever people write. */
const MAX_RECORD_LIST = 6 * 1024;
const MAX_MESSAGE = 4 * 1024;

/**
 * The action's outputs, as its action.yml declares them.
 *
 * @param sarifPath where the findings were written to
 */
export function outputsOf(verdict: Verdict, sarifPath: string): Readonly<Record<string, string>> {
  return {
    verdict: verdict.findings.length === 0 ? 'pass' : 'fail',
    'commits-checked': String(verdict.commits),
    failures: JSON.stringify({
      total: verdict.findings.length,
      byCode: countByCode(verdict.findings),
      list: listed(verdict.findings, MAX_LISTED),
    }),
    signers: JSON.stringify(verdict.signers),
    'sarif-path': sarifPath,
    disagreements: disagreementsOutput(verdict.github),
    'source-commit': verdict.sourceCommit ?? '',
    'source-changed': String(verdict.sourceChanged),
    'commit-oid': verdict.head ?? '',
    'tag-oid': verdict.tag?.oid ?? '',
  };
}

/** The action's part of the record; small whatever the range. */
export function evidenceOf(verdict: Verdict): object {
  const all = sortFindings(verdict.findings);
  return {
    verdict: all.length === 0 ? 'pass' : 'fail',
    head: verdict.head,
    base: verdict.base,
    branch: verdict.branch,
    ...(verdict.tag && { tag: tagEvidence(verdict.tag) }),
    policy: verdict.policy,
    commits: verdict.commits,
    failures: {
      total: all.length,
      byCode: countByCode(all),
      list: fitting(listed(all, MAX_IN_RECORD)),
      sha256: createHash('sha256').update(JSON.stringify(all)).digest('hex'),
    },
    signers: fitting(verdict.signers.slice(0, MAX_IN_RECORD)),
    ...(verdict.github && { github: githubEvidence(verdict.github) }),
    sourceCommit: verdict.sourceCommit,
    sourceChanged: verdict.sourceChanged,
  };
}

/** The failure of the run: the worst code, and the offenders by name. `undefined` for a pass. */
export function failureOf(verdict: Verdict): ActionError | undefined {
  const all = sortFindings(verdict.findings);
  const [worst] = all;
  if (worst === undefined) return undefined;
  const lines = fitting(all.slice(0, MAX_IN_MESSAGE).map(describe), MAX_MESSAGE);
  const rest = all.length > lines.length ? [`… and ${all.length - lines.length} more`] : [];
  const { size } = new Set(all.flatMap(({ tag, commit }) => (tag === undefined ? [commit] : [])));
  const commits = size === 1 ? '1 commit' : `${size} commits`;
  const what = [
    ...(all.some(({ tag }) => tag !== undefined) ? ['the tag'] : []),
    ...(size > 0 ? [commits] : []),
  ].join(' and ');
  const verb = what === 'the tag' || what === '1 commit' ? 'is' : 'are';
  const title = `${what.replace('the', 'The')} ${verb} refused:`;
  const [first] = mendHints(verdict);
  const hint = [...(first ? [hintLines(first)] : []), otherwise(verdict) ?? ''].join('\n').trim();
  return new ActionError(worst.code, [title, ...lines, ...rest].join('\n'), { hint });
}

/** One finding on one line. */
export function describe(finding: Finding): string {
  const subject = finding.subject === '' ? '' : ` ${JSON.stringify(finding.subject)}`;
  const tag = finding.tag === undefined ? '' : `tag ${finding.tag} `;
  return `${finding.code} ${tag}${finding.commit}${subject}: ${cutReason(finding.reason)}`;
}

/** What later stages read of the tag. */
function tagEvidence(tag: JudgedTag): object {
  return {
    name: tag.name,
    ...(tag.oid !== undefined && { oid: tag.oid }),
    ...(tag.commit !== undefined && { target: tag.commit }),
    ...(tag.signer !== undefined && { signer: tag.signer }),
    ...(tag.hotfix !== undefined && { hotfix: tag.hotfix }),
  };
}

function listed(findings: readonly Finding[], max: number): readonly object[] {
  return sortFindings(findings)
    .slice(0, max)
    .map(({ commit, tag, code, reason }) => ({
      commit,
      ...(tag !== undefined && { tag }),
      code,
      reason: cutReason(reason),
    }));
}

/** The items up to so many bytes of JSON; the first one at least. */
function fitting<T>(items: readonly T[], max = MAX_RECORD_LIST): readonly T[] {
  let bytes = 0;
  const end = items.findIndex((item, index) => {
    bytes += Buffer.byteLength(JSON.stringify(item));
    return bytes > max && index > 0;
  });
  return end < 0 ? items : items.slice(0, end);
}

function countByCode(findings: readonly Finding[]): Partial<Record<FindingCode, number>> {
  const counts: Partial<Record<FindingCode, number>> = {};
  for (const { code } of findings) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}
