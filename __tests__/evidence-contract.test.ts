import { describe, expect, it } from '@jest/globals';
import { reportPromotion } from '../actions/build-image/src/promotion-report.ts';
import {
  readImageEvidence,
  readScanEvidence,
  readSignaturesEvidence,
} from '../actions/open-prod-pr/src/evidence/evidence.ts';
import { readInputs as readScanInputs } from '../actions/trivy-scan/src/inputs.ts';
import { resultOf } from '../actions/trivy-scan/src/result.ts';
import { evidenceOf } from '../actions/verify-signatures/src/report.ts';
import { parseImageEntry } from '../packages/shared/oci/images-list.ts';
import { createInputReader } from '../packages/shared/action/inputs.ts';

const COMMIT = 'c'.repeat(40);
const DIGEST = `sha256:${'1'.repeat(64)}`;
const LINE = `web=localhost:5000/acme/warehouse-prod/web:v1.0.0@${DIGEST}`;

/** As it arrives: through an output, as JSON. */
const carried = (evidence: object): object => JSON.parse(JSON.stringify(evidence)) as object;

describe('the evidence that stages write is the evidence that the pull request reads', () => {
  it('of verify-signatures', () => {
    const evidence = readSignaturesEvidence(
      carried(
        evidenceOf({
          ...{ head: COMMIT, base: 'b'.repeat(40), branch: 'main', commits: 3 },
          policy: { path: '.github/gitops-policy.yml', commit: COMMIT, blob: COMMIT },
          findings: [],
          signers: [{ kind: 'person', name: 'alice', commits: 1 }],
          newest: [],
          ...{ fresh: [], freshBy: 'age' as const },
          mend: { path: 'p', branch: 'main', editors: 'alice', trustRoot: '0'.repeat(40) },
          tag: {
            ...{ name: 'v1.0.0', oid: 'a'.repeat(40), commit: COMMIT, signer: 'alice' },
            ...{ hotfix: 'fire', findings: [] },
          },
          ...{ sourceCommit: COMMIT, sourceChanged: true },
        }),
      ),
    );
    expect(evidence).toEqual({
      ...{ verdict: 'pass', head: COMMIT, base: 'b'.repeat(40), commits: 3, policyCommit: COMMIT },
      policyBlob: COMMIT,
      tag: {
        ...{ name: 'v1.0.0', oid: 'a'.repeat(40), target: COMMIT, signer: 'alice' },
        hotfix: 'fire',
      },
      signers: [{ name: 'alice', commits: 1 }],
    });
  });

  it('of build-image, when it promotes', () => {
    const { evidence, images } = reportPromotion(
      {
        ...{ mode: 'promote', environment: 'prod', name: 'web', latest: false, dryRun: false },
        image: { domain: 'localhost:5000', path: 'acme/warehouse-prod/web' },
        from: parseImageEntry(LINE.replace('prod', 'staging').replace('v1.0.0', 'staging-1')),
        ...{ tags: [], revision: undefined, version: undefined, registry: {} },
      },
      '1.0.0',
      {
        description: {
          platforms: ['linux/amd64'],
          labels: { 'org.opencontainers.image.revision': COMMIT },
        },
        ...{ present: false, fixed: ['v1.0.0'], tagged: ['v1.0.0'], moving: new Map() },
      } as unknown as Parameters<typeof reportPromotion>[2],
    );
    expect(images).toEqual([LINE]);
    expect(readImageEvidence(carried(evidence))).toEqual({
      ...{ mode: 'promote', revision: COMMIT, dryRun: false },
    });
  });

  it('of trivy-scan, with and without what production runs', () => {
    const finding = {
      ...{
        kind: 'vulnerability' as const,
        image: 'web',
        id: 'CVE-2026-1',
        severity: 'LOW' as const,
      },
      ...{ title: 't', package: 'libx', subject: 'libx 1.0', fixed: '', status: 'affected' },
      ...{ path: '', url: '', platforms: ['linux/amd64'] },
    };
    const judgement = {
      images: [LINE],
      inputs: readScanInputs(
        createInputReader(
          (name) => (name === 'images' ? LINE : ''),
          () => undefined,
        ),
      ),
      trusted: { commit: COMMIT },
      rules: { failOn: ['CRITICAL'], ignoreUnfixed: false, maxDbAgeMs: 1, policyJudges: false },
      ignore: { valid: [], expired: [] },
      ...{ scans: [], findings: [finding], failing: [], warnings: [], uploaded: false },
      json: { folder: '', files: [] },
      views: new Map(),
      database: { updatedAt: new Date('2026-11-23T00:00:00Z'), repository: 'r' },
      tool: { path: '/t', version: '0.74.0', sha256: '0', source: 'archive' },
    };
    const read = (compared: object): ReturnType<typeof readScanEvidence> => {
      const whole = { ...judgement, compared } as unknown as Parameters<typeof resultOf>[0];
      return readScanEvidence(carried(resultOf(whole).evidence));
    };
    expect(read({})).toMatchObject({
      ...{ verdict: 'pass', failOn: ['CRITICAL'], ignoreUnfixed: false, trivyVersion: '0.74.0' },
      ...{ scanners: ['vuln', 'secret'], databaseUpdatedAt: '2026-11-23T00:00:00.000Z' },
      counts: { LOW: 1, CRITICAL: 0 },
    });
    const comparison = { images: [LINE], new: [finding], fixed: [] };
    expect(read({ comparison }).baseline?.new).toEqual({
      count: 1,
      list: [{ id: 'CVE-2026-1', severity: 'LOW', subject: 'libx 1.0' }],
    });
    expect(
      read({ problem: { code: 'E_REGISTRY', message: 'gone', hint: '' } }).baselineProblem,
    ).toBe('E_REGISTRY');
  });
});
