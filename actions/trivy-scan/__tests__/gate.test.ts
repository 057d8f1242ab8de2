import { describe, expect, it } from '@jest/globals';
import type { ScanPolicy, Severity } from '@gitops-actions/shared/policy/policy.ts';
import { collectFindings, countBySeverity, failingFindings } from '../src/finding.ts';
import { SCANNERS, type Scanner } from '../src/inputs.ts';
import { parseReport, type ScanReport } from '../src/report.ts';
import { combineRules } from '../src/rules.ts';

const HOUR = 3_600_000;
const none = { failOn: undefined, ignoreUnfixed: undefined, maxDbAgeMs: undefined };
const inputs = (
  given: Partial<Parameters<typeof combineRules>[0]> = {},
): Parameters<typeof combineRules>[0] => ({ ...none, scanners: SCANNERS, ...given });

describe('inputs and policy', () => {
  it('leave the defaults where neither says anything', () => {
    expect(combineRules(inputs(), undefined)).toEqual({
      failOn: ['CRITICAL', 'HIGH'],
      ignoreUnfixed: false,
      maxDbAgeMs: 48 * HOUR,
      policyJudges: false,
    });
  });

  it('take the policy’s values where the workflow says nothing', () => {
    const policy: ScanPolicy = { failOn: ['MEDIUM'], ignoreUnfixed: true, maxDbAgeMs: HOUR };
    expect(combineRules(inputs(), policy)).toEqual({ ...policy, policyJudges: true });
  });

  it.each<[string, Partial<Parameters<typeof combineRules>[0]>, ScanPolicy]>([
    ['fewer severities', { failOn: ['CRITICAL'] }, { failOn: ['CRITICAL', 'HIGH'] }],
    ['no severity', { failOn: [] }, { failOn: ['CRITICAL'] }],
    ['unfixed ignored, policy silent', { ignoreUnfixed: true }, { failOn: ['CRITICAL'] }],
    ['unfixed ignored, policy against it', { ignoreUnfixed: true }, { ignoreUnfixed: false }],
    ['an older database', { maxDbAgeMs: 49 * HOUR }, { maxDbAgeMs: 48 * HOUR }],
    ['fewer scanners', { scanners: ['secret'] as Scanner[] }, { failOn: ['CRITICAL'] }],
  ])('are refused with E_POLICY_WEAKER for %s', (_, given, policy) => {
    expect(() => combineRules(inputs(given), policy)).toThrow(
      expect.objectContaining({ code: 'E_POLICY_WEAKER', outcome: 'failed' }),
    );
  });

  it.each<[string, Partial<Parameters<typeof combineRules>[0]>, ScanPolicy | undefined]>([
    ['more severities', { failOn: ['CRITICAL', 'HIGH', 'LOW'] }, { failOn: ['HIGH'] }],
    ['unfixed counted', { ignoreUnfixed: false }, { ignoreUnfixed: true }],
    ['a younger database', { maxDbAgeMs: HOUR }, { maxDbAgeMs: 48 * HOUR }],
    ['anything without a policy', { failOn: [], ignoreUnfixed: true }, undefined],
    ['anything where the policy is silent', { failOn: [], maxDbAgeMs: 999 * HOUR }, {}],
    ['a report only, as the policy says', { failOn: [], ignoreUnfixed: true }, { failOn: [] }],
  ])('agree on %s', (_, given, policy) => {
    expect(() => combineRules(inputs(given), policy)).not.toThrow();
  });
});

/** A report with one vulnerability of the given severity and state. */
function reportWith(severity: Severity, status: string, fixed = ''): ScanReport {
  return parseReport(
    Buffer.from(
      JSON.stringify({
        SchemaVersion: 2,
        CreatedAt: 'x',
        ArtifactName: 'x',
        ArtifactType: 'x',
        Results: [
          {
            Target: 't',
            Vulnerabilities: [
              {
                VulnerabilityID: 'CVE-1',
                PkgName: 'p',
                InstalledVersion: '1',
                Severity: severity,
                ...(status !== '' && { Status: status }),
                ...(fixed !== '' && { FixedVersion: fixed }),
              },
            ],
            Secrets: [{ RuleID: 'token', Severity: 'LOW', StartLine: 3 }],
          },
        ],
      }),
    ),
  );
}

describe('the gate', () => {
  it.each<[Severity, string, string, Severity[], boolean, boolean]>([
    // severity, status, fixed version, fail-on, ignore-unfixed → fails
    ['CRITICAL', 'fixed', '2', ['CRITICAL', 'HIGH'], false, true],
    ['HIGH', 'fixed', '2', ['CRITICAL', 'HIGH'], true, true],
    ['MEDIUM', 'fixed', '2', ['CRITICAL', 'HIGH'], false, false],
    ['UNKNOWN', 'fixed', '2', ['UNKNOWN'], false, true],
    ['CRITICAL', 'fixed', '2', [], false, false],
    ['CRITICAL', 'affected', '', ['CRITICAL'], false, true],
    ['CRITICAL', 'affected', '', ['CRITICAL'], true, false],
    ['CRITICAL', 'will_not_fix', '', ['CRITICAL'], true, false],
    ['CRITICAL', 'fix_deferred', '', ['CRITICAL'], true, false],
    ['CRITICAL', 'end_of_life', '', ['CRITICAL'], true, false],
    ['CRITICAL', '', '', ['CRITICAL'], true, false],
    ['CRITICAL', 'under_investigation', '', ['CRITICAL'], true, true],
    ['CRITICAL', 'affected', '2', ['CRITICAL'], true, true],
  ])('on %s, status "%s", fix "%s", fail-on %j, ignore-unfixed %s: fails %s', (...row) => {
    const [severity, status, fixed, failOn, ignoreUnfixed, fails] = row;
    const findings = collectFindings([
      { image: 'web', platform: 'linux/amd64', report: reportWith(severity, status, fixed) },
    ]).filter((finding) => finding.kind === 'vulnerability');
    expect(failingFindings(findings, { failOn, ignoreUnfixed })).toHaveLength(fails ? 1 : 0);
  });

  it('counts a finding once per image, whatever the number of platforms', () => {
    const report = reportWith('HIGH', 'fixed', '2');
    const findings = collectFindings([
      { image: 'web', platform: 'linux/amd64', report },
      { image: 'web', platform: 'linux/arm64', report },
      { image: 'worker', platform: 'linux/amd64', report },
    ]);
    expect(findings.map(({ image, id, platforms }) => [image, id, platforms.length])).toEqual([
      ['web', 'CVE-1', 2],
      ['worker', 'CVE-1', 1],
      ['web', 'token', 2],
      ['worker', 'token', 1],
    ]);
    expect(countBySeverity(findings)).toEqual({
      CRITICAL: 0,
      HIGH: 2,
      MEDIUM: 0,
      LOW: 2,
      UNKNOWN: 0,
    });
  });

  it('never lets a secret pass because it has no fix', () => {
    const findings = collectFindings([
      { image: 'web', platform: 'x', report: reportWith('HIGH', 'affected') },
    ]);
    const failing = failingFindings(findings, { failOn: ['LOW', 'HIGH'], ignoreUnfixed: true });
    expect(failing.map(({ id }) => id)).toEqual(['token']);
  });
});
