/** What verify-signatures proves about the tag and everything that leads to it. */
export interface SignaturesEvidence {
  /** The commit that was judged. */
  readonly head: string;
  readonly base: string;
  readonly branch: string;
  readonly commits: number;
  readonly policyCommit: string;
  readonly tag: {
    readonly name: string;
    readonly oid: string;
    readonly target: string;
    readonly signer: string;
    readonly hotfix?: string;
  };
  /** At most 20, most commits first. */
  readonly signers: readonly { readonly name: string; readonly commits: number }[];
}

/** What build-image proves: a copy by digest, or a build. */
export interface ImageEvidence {
  readonly mode: 'promote' | 'build';
  /** The source commit of a build. */
  readonly revision?: string;
}

/** Findings against a baseline: counted in full, listed up to twenty. */
export interface FindingList {
  readonly count: number;
  readonly list: readonly {
    readonly id: string;
    readonly severity: string;
    readonly subject: string;
  }[];
}

/** What trivy-scan proves about the released images. */
export interface ScanEvidence {
  readonly counts: Readonly<Record<string, number>>;
  readonly failOn: readonly string[];
  readonly ignoreUnfixed: boolean;
  /** Against what production runs; absent: nothing was compared. */
  readonly baseline?: {
    readonly images: readonly string[];
    readonly new: FindingList;
    readonly fixed: FindingList;
  };
  readonly trivyVersion?: string;
  readonly databaseUpdatedAt?: string;
}
