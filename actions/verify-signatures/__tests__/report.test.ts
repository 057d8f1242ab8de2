import { describe, expect, it } from '@jest/globals';
import { formatRecord, RECORD_MAX_BYTES } from '@gitops-actions/shared/action/record.ts';
import type { Finding, SignerCount } from '../src/finding.ts';
import type { JudgedTag } from '../src/judge-tag.ts';
import { evidenceOf, failureOf } from '../src/report.ts';

const oid = (index: number): string => index.toString(16).padStart(40, '0');

describe('a report', () => {
  it('of many findings in many words makes a record that fits', async () => {
    const wide = `"${'漢'.repeat(150)}${'\u0001"'.repeat(100)}`;
    const findings = Array.from({ length: 500 }, (_, index): Finding => {
      return { commit: oid(index), code: 'E_RULE_PATH', reason: wide, subject: wide.slice(0, 120) };
    });
    const signers = findings.map(({ commit }): SignerCount => {
      return { kind: 'exempt', name: `${commit}${wide.repeat(4)}`, commits: 1 };
    });
    const tag: JudgedTag = {
      ...{ name: 'v'.repeat(250), oid: oid(6), commit: oid(1), signer: 'alice' },
      ...{ hotfix: wide.slice(0, 500), findings: [] },
    };
    const verdict = {
      tag,
      ...{
        head: oid(1),
        base: oid(2),
        branch: 'b'.repeat(250),
        commits: 500,
        findings,
        signers,
        newest: [],
        ...{ fresh: [], freshBy: 'age' as const },
        mend: { path: 'p', branch: 'main', editors: 'alice', trustRoot: oid(2) },
      },
      policy: { path: 'p'.repeat(250), commit: oid(3), blob: oid(4) },
      ...{ sourceCommit: oid(5), sourceChanged: true },
    };
    const failure = failureOf(verdict);
    const { code = 'E_INTERNAL', message = '', hint = '' } = failure ?? {};
    const record = await formatRecord({
      ...{ schema: 1, action: 'verify-signatures', version: '1', outcome: 'failed', images: [] },
      error: { code, message, hint },
      run: {
        ...{ repository: 'a/b', runId: '1', attempt: 1, job: 'verify', sha: oid(1) },
        ...{ ref: 'refs/heads/dev', workflow: 'w' },
      },
      ...{ evidence: evidenceOf(verdict), startedAt: '2026-01-01T00:00:00Z', durationMs: 1 },
    });
    expect(Buffer.byteLength(record)).toBeLessThan(RECORD_MAX_BYTES);
    expect(message).toMatch(/^500 commits are refused:\nE_RULE_PATH .*\n… and \d+ more$/s);
  });
});
