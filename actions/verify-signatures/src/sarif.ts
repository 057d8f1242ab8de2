import { createHash } from 'node:crypto';
import { ERROR_CODES } from '@gitops-actions/shared/action/error-codes.ts';
import { VERSION } from '@gitops-actions/shared/action/version.ts';
import { cutReason } from './cut-reason.ts';
import { FINDING_CODES, sortFindings, type Finding } from './finding.ts';
import { hintLines, mendHints, type MendHint } from './mend-hints.ts';
import type { PolicyLine } from './policy-lines.ts';
import type { Verdict } from './report.ts';

/** GitHub shows no more results of a run than these (docs.github.com, "SARIF support for code scanning"). */
const MAX_RESULTS = 5_000;

/**
 * The findings as a SARIF 2.1.0 log (OASIS, sarif-v2.1.0). A finding is shown at the file that it is
 * about, or else at the line of the policy that decided. The same verdict gives the same bytes.
 *
 * @param repositoryUri `https://server/owner/name`
 */
export function sarifOf(verdict: Verdict, repositoryUri: string, lineOf: PolicyLine): string {
  const findings = sortFindings(verdict.findings).slice(0, MAX_RESULTS);
  const hints = mendHints(verdict);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'verify-signatures',
            semanticVersion: VERSION,
            rules: FINDING_CODES.map((code) => ruleOf(code, hints)),
          },
        },
        automationDetails: { id: `verify-signatures/${verdict.branch}/` },
        columnKind: 'utf16CodeUnits',
        ...(verdict.head !== undefined && {
          versionControlProvenance: [{ repositoryUri, revisionId: verdict.head }],
        }),
        results: findings.map((finding) => resultOf(finding, verdict.policy.path, lineOf)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function ruleOf(code: Finding['code'], hints: readonly MendHint[]): object {
  const { meaning, fix } = ERROR_CODES[code];
  const here = hints.filter((hint) => hint.code === code).map(hintLines);
  return {
    id: code,
    shortDescription: { text: meaning },
    help: { text: plainText([fix, ...here].join('\n\n')) },
    defaultConfiguration: { level: 'error' },
  };
}

function resultOf(finding: Finding, policyPath: string, lineOf: PolicyLine): object {
  const { code, commit, tag, reason, subject, decidedBy = [] } = finding;
  const path = finding.path !== undefined && isPlain(finding.path) ? finding.path : undefined;
  const what = tag === undefined ? `commit ${commit}` : `tag ${tag} (${commit})`;
  const named = subject === '' ? '' : ` ${JSON.stringify(subject)}`;
  const entry = decidedBy.at(-1) ?? 'signing';
  const fingerprint = createHash('sha256')
    .update(`${code} ${tag ?? ''} ${commit}`)
    .digest('hex');
  return {
    ruleId: code,
    ruleIndex: FINDING_CODES.indexOf(code),
    level: 'error',
    message: { text: plainText(`The ${what}${named}: ${cutReason(reason)}`) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path ?? policyPath), uriBaseId: '%SRCROOT%' },
          region: { startLine: path === undefined ? lineOf(entry) : 1 },
        },
        logicalLocations: [
          { fullyQualifiedName: what, kind: tag === undefined ? 'commit' : 'tag' },
        ],
      },
    ],
    partialFingerprints: {
      'commitAndCode/v1': fingerprint,
      // The one by which GitHub tells results apart.
      primaryLocationLineHash: `${fingerprint.slice(0, 16)}:1`,
    },
  };
}

/**
 * Text of others as a message string: no embedded link, no placeholder (sarif-v2.1.0, 3.11.5 and
 * 3.11.6).
 */
function plainText(text: string): string {
  return text.replaceAll('](', '] (').replaceAll(/[{}]/g, '$&$&');
}

/** Whether a path stays where it seems to be; a tree that was made by hand can hold others. */
function isPlain(path: string): boolean {
  return path.split('/').every((part) => !['', '.', '..'].includes(part));
}

/** A path of the repository as a relative reference (RFC 3986), whatever characters it has. */
function uriOf(path: string): string {
  return path.toWellFormed().split('/').map(encodeURIComponent).join('/');
}
