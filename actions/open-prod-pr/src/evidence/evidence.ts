import { POLICY_PATH } from '@gitops-actions/shared/policy/policy-file.ts';

/** What verify-signatures proves about the tag and everything that leads to it. */
export interface SignaturesEvidence {
  readonly verdict: string;
  /** The commit that was judged. */
  readonly head: string;
  readonly base: string;
  /** Commits in the range. */
  readonly commits: number;
  /** Commit of the default branch at which the policy was read. */
  readonly policyCommit: string;
  /** Git’s id of the policy; absent where another file than the usual one judged. */
  readonly policyBlob?: string;
  /** Absent: no tag was judged. */
  readonly tag?: TagEvidence;
  /** At most 20, most commits first. */
  readonly signers: readonly { readonly name: string; readonly commits: number }[];
}

/** The verdict over the tag object. */
export interface TagEvidence {
  readonly name: string;
  readonly oid: string;
  readonly target: string;
  readonly signer: string;
  readonly hotfix?: string;
}

/** What build-image proves: a copy by digest, or a build. */
export interface ImageEvidence {
  readonly mode: 'promote' | 'build';
  readonly dryRun: boolean;
  /** The source commit of a build. */
  readonly revision?: string;
}

/** Findings against a baseline: counted in full, listed up to twenty. */
export interface FindingList {
  readonly count: number;
  readonly list: readonly ListedFinding[];
}

export interface ListedFinding {
  readonly id: string;
  readonly severity: string;
  readonly subject: string;
}

/** What trivy-scan proves about the released images. */
export interface ScanEvidence {
  readonly verdict: string;
  /** By severity. */
  readonly counts: Readonly<Record<string, number>>;
  readonly failOn: readonly string[];
  readonly ignoreUnfixed: boolean;
  readonly scanners: readonly string[];
  /** Against what production runs; absent: nothing was compared. */
  readonly baseline?: {
    /** `gate`: only what is new was judged. */
    readonly mode: string;
    readonly images: readonly string[];
    readonly new: FindingList;
    readonly fixed: FindingList;
  };
  /** The code of what kept the baseline from being compared. */
  readonly baselineProblem?: string;
  readonly trivyVersion?: string;
  readonly databaseUpdatedAt?: string;
}

/** An evidence that is not of its stage's form; the message says which part. */
export class EvidenceError extends Error {}

/** @throws EvidenceError */
export function readSignaturesEvidence(evidence: object): SignaturesEvidence {
  const root = reader(evidence, 'evidence');
  const tag = root.optional('tag');
  const policy = root.child('policy');
  const isUsual = policy.has('path') && policy.text('path') === POLICY_PATH;
  return {
    verdict: root.text('verdict'),
    head: root.text('head'),
    base: root.text('base'),
    commits: root.count('commits'),
    policyCommit: policy.text('commit'),
    ...(isUsual && { policyBlob: policy.text('blob') }),
    ...(tag !== undefined && { tag: readTag(tag) }),
    signers: root
      .list('signers')
      .map((signer) => ({ name: signer.text('name'), commits: signer.count('commits') })),
  };
}

/** @throws EvidenceError */
export function readImageEvidence(evidence: object): ImageEvidence {
  const root = reader(evidence, 'evidence');
  const mode = root.has('mode') ? root.text('mode') : 'build';
  if (mode !== 'promote' && mode !== 'build') {
    throw new EvidenceError('evidence.mode is neither promote nor build');
  }
  return {
    mode,
    dryRun: root.has('dryRun') && root.flag('dryRun'),
    ...(root.has('revision') && { revision: root.text('revision') }),
  };
}

/** @throws EvidenceError */
export function readScanEvidence(evidence: object): ScanEvidence {
  const root = reader(evidence, 'evidence');
  const counts = root.child('counts');
  const baseline = root.optional('baseline');
  const trivy = root.optional('trivy');
  const database = root.optional('database');
  return {
    verdict: root.text('verdict'),
    counts: Object.fromEntries(counts.names().map((name) => [name, counts.count(name)])),
    failOn: root.texts('failOn'),
    ignoreUnfixed: root.flag('ignoreUnfixed'),
    scanners: root.texts('scanners'),
    ...(baseline !== undefined && {
      baseline: {
        mode: baseline.has('mode') ? baseline.text('mode') : 'report',
        images: baseline.texts('images'),
        new: readFindings(baseline.child('new')),
        fixed: readFindings(baseline.child('fixed')),
      },
    }),
    ...(root.has('baselineProblem') && { baselineProblem: root.text('baselineProblem') }),
    ...(trivy !== undefined && { trivyVersion: trivy.text('version') }),
    ...(database !== undefined && { databaseUpdatedAt: database.text('updatedAt') }),
  };
}

function readTag(tag: FieldReader): TagEvidence {
  return {
    name: tag.text('name'),
    oid: tag.text('oid'),
    target: tag.text('target'),
    signer: tag.text('signer'),
    ...(tag.has('hotfix') && { hotfix: tag.text('hotfix') }),
  };
}

function readFindings(findings: FieldReader): FindingList {
  const list = findings.list('list').map((finding) => ({
    id: finding.text('id'),
    severity: finding.text('severity'),
    subject: finding.text('subject'),
  }));
  return { count: findings.count('count'), list };
}

/** Typed access to the fields of a JSON object of another action; its code is not imported. */
interface FieldReader {
  has(name: string): boolean;
  names(): readonly string[];
  text(name: string): string;
  texts(name: string): readonly string[];
  count(name: string): number;
  flag(name: string): boolean;
  child(name: string): FieldReader;
  optional(name: string): FieldReader | undefined;
  list(name: string): readonly FieldReader[];
}

function reader(value: unknown, at: string): FieldReader {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new EvidenceError(`${at} is no object`);
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const wrong = (name: string, what: string): never => {
    throw new EvidenceError(`${at}.${name} is ${what}`);
  };
  const has = (name: string): boolean => fields.get(name) !== undefined;
  const items = (name: string): readonly unknown[] => {
    const list = fields.get(name);
    return Array.isArray(list) ? (list as readonly unknown[]) : wrong(name, 'no list');
  };
  return {
    has,
    names: () => [...fields.keys()],
    text: (name) => {
      const text = fields.get(name);
      return typeof text === 'string' ? text : wrong(name, 'no text');
    },
    texts: (name) =>
      items(name).map((item) =>
        typeof item === 'string' ? item : wrong(name, 'no list of texts'),
      ),
    count: (name) => {
      const count = fields.get(name);
      return Number.isSafeInteger(count) && Number(count) >= 0
        ? Number(count)
        : wrong(name, 'no count');
    },
    flag: (name) => {
      const flag = fields.get(name);
      return typeof flag === 'boolean' ? flag : wrong(name, 'neither true nor false');
    },
    child: (name) => reader(fields.get(name), `${at}.${name}`),
    optional: (name) => (has(name) ? reader(fields.get(name), `${at}.${name}`) : undefined),
    list: (name) => items(name).map((item) => reader(item, `${at}.${name}[]`)),
  };
}
