import type { StageRecord } from '@gitops-actions/shared/action/record.ts';
import type { BodyFacts } from '../src/body/body-facts.ts';
import type { CheckedRecords, Expected } from '../src/evidence/records.ts';
import { imageLine, type Release, type ReleaseImage } from '../src/release.ts';

/** A good release and the records that prove it; each test spoils its own copy. */
export const COMMIT = 'c'.repeat(40);
const TAG_OID = 'a'.repeat(40);
export const SOURCE = '5'.repeat(40);
export const BASE = 'b'.repeat(40);
export const DIGEST = `sha256:${'1'.repeat(64)}`;
export const OLD_DIGEST = `sha256:${'2'.repeat(64)}`;

export const IMAGE: ReleaseImage = {
  name: 'web',
  repository: 'europe-west1-docker.pkg.dev/acme/warehouse-prod/web',
  tag: 'v1.1.0',
  digest: DIGEST,
};
const LINE = imageLine(IMAGE);

export const RELEASE: Release = {
  kind: 'promotion',
  tag: 'v1.1.0',
  version: '1.1.0',
  tagOid: TAG_OID,
  commitOid: COMMIT,
  sourceCommit: SOURCE,
  images: [
    {
      name: 'web',
      repository: 'europe-west1-docker.pkg.dev/acme/warehouse-staging/web',
      tag: `staging-${SOURCE}`,
      digest: DIGEST,
    },
  ],
  staging: {
    commit: 'd'.repeat(40),
    deployedAt: '2026-11-20T08:00:00Z',
    bumps: ['d'.repeat(40)],
  },
  deployed: [{ ...IMAGE, tag: 'v1.0.0', digest: OLD_DIGEST }],
  deployedVersion: '1.0.0',
  baseOid: BASE,
  mergeTree: 'e'.repeat(40),
  overlayFile: '.gitops/overlays/prod/kustomization.yaml',
};

export const EXPECTED: Expected = {
  repository: 'acme/warehouse-network',
  runId: '4711',
  attempt: 2,
  tag: 'v1.1.0',
  tagOid: TAG_OID,
  commitOid: COMMIT,
  images: [IMAGE],
  release: RELEASE,
  scan: { failOn: ['CRITICAL', 'HIGH'], ignoreUnfixed: false },
  require: ['signatures', 'image', 'scan'],
};

const record = (action: string, images: readonly string[], evidence: object): StageRecord => ({
  schema: 1,
  action,
  version: '0.1.0',
  outcome: 'success',
  run: {
    repository: 'acme/warehouse-network',
    runId: '4711',
    attempt: 1,
    job: action,
    sha: COMMIT,
    ref: 'refs/tags/v1.1.0',
    workflow: 'release',
  },
  images,
  evidence,
  startedAt: '2026-11-23T08:00:00.000Z',
  durationMs: 1200,
});

export const SIGNATURES = record('verify-signatures', [], {
  verdict: 'pass',
  head: COMMIT,
  base: '0'.repeat(40),
  branch: 'main',
  policy: { path: '.github/gitops-policy.yml', commit: BASE, blob: 'f'.repeat(40) },
  commits: 12,
  failures: { total: 0, byCode: {}, list: [], sha256: '0'.repeat(64) },
  signers: [
    { kind: 'person', name: 'alice', commits: 9 },
    { kind: 'pipeline', name: 'acme-gitops[bot]', commits: 3 },
  ],
  sourceCommit: SOURCE,
  sourceChanged: true,
  tag: { name: 'v1.1.0', oid: TAG_OID, target: COMMIT, signer: 'alice' },
});

export const PROMOTED = record('build-image', [LINE], {
  mode: 'promote',
  environment: 'prod',
  revision: SOURCE,
  digest: DIGEST,
  dryRun: false,
});

export const BUILT = record('build-image', [LINE], {
  environment: 'prod',
  revision: SOURCE,
  digest: DIGEST,
  dryRun: false,
});

export const SCAN = record('trivy-scan', [LINE], {
  verdict: 'pass',
  counts: { CRITICAL: 0, HIGH: 0, MEDIUM: 3, LOW: 7, UNKNOWN: 0 },
  fixable: 1,
  failOn: ['CRITICAL', 'HIGH'],
  ignoreUnfixed: false,
  scanners: ['vuln', 'secret'],
  policy: { commit: BASE, found: true },
  trivy: { version: '0.74.0', sha256: '0'.repeat(64), source: 'archive' },
  database: { updatedAt: '2026-11-23T00:00:00.000Z', repository: 'mirror/trivy-db' },
  baseline: {
    mode: 'report',
    images: [`web=europe-west1-docker.pkg.dev/acme/warehouse-prod/web:v1.0.0@${OLD_DIGEST}`],
    new: {
      count: 1,
      list: [{ id: 'CVE-2026-0001', severity: 'MEDIUM', subject: 'libx 1.0' }],
    },
    fixed: {
      count: 2,
      list: [
        { id: 'CVE-2025-0001', severity: 'HIGH', subject: 'liby 1.0' },
        { id: 'CVE-2025-0002', severity: 'LOW', subject: 'libz 1.0' },
      ],
    },
  },
});

export const GOOD: readonly StageRecord[] = [SIGNATURES, PROMOTED, SCAN];

export const linesOf = (records: readonly StageRecord[]): readonly string[] =>
  records.map((entry) => JSON.stringify(entry));

/** A record with other evidence. */
export const withEvidence = (entry: StageRecord, evidence: object): StageRecord => ({
  ...entry,
  evidence: { ...entry.evidence, ...evidence },
});

/** An object without some of its fields. */
export function without<T extends object, K extends keyof T>(value: T, ...names: K[]): Omit<T, K> {
  const copy = { ...value };
  for (const name of names) Reflect.deleteProperty(copy, name);
  return copy;
}

/** A whole pull request’s facts. */
export const factsOf = (records: CheckedRecords): BodyFacts => ({
  release: RELEASE,
  images: [IMAGE],
  records,
  repository: 'acme/warehouse-network',
  sourceRepository: 'acme/warehouse-network',
  serverUrl: 'https://github.com',
  runUrl: 'https://github.com/acme/warehouse-network/actions/runs/4711',
  base: 'main',
  require: ['signatures', 'image', 'scan'],
  changes: {
    total: 5,
    merges: 1,
    bumps: 2,
    changes: [
      {
        oid: '1'.repeat(40),
        subject: 'Count pallets twice',
        author: 'alice',
        signer: 'alice',
        pullRequests: [12],
      },
      {
        oid: '2'.repeat(40),
        subject: 'Warn about an empty shelf',
        author: 'carol',
        signer: 'carol',
        pullRequests: [12],
      },
    ],
    more: 0,
    pullRequests: [{ number: 12, title: 'Count pallets' }],
    issues: ['#7'],
    asked: true,
  },
  rendered: {
    status: 'rendered',
    resources: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        namespace: 'warehouse-prod',
        name: 'web',
        change: 'changed',
        diff: '@@ -1,3 +1,3 @@\n spec:\n-  image: web:v1.0.0\n+  image: web:v1.1.0\n',
        added: 1,
        removed: 1,
        cut: 0,
      },
    ],
    unchanged: 1,
    more: 0,
    omitted: [],
    digests: [DIGEST],
  },
  merge: {
    settings: { merge: true, squash: true, rebase: false },
    allowed: ['merge'],
    signatures: true,
    linearHistory: false,
  },
  added: { labels: ['release'], reviewers: ['carol'], teams: ['platform'], assignees: [] },
  now: new Date('2026-11-23T12:00:00Z'),
});
