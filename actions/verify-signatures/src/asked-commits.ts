import type { CommitVerdict, FindingCode } from './finding.ts';

/** What is kept of a verdict to hold GitHub's against it: little, for a range may be long. */
export interface AskedCommit {
  readonly commit: string;
  /** Who is believed to have signed it; absent where it is refused. */
  readonly signer?: string;
  readonly refused?: FindingCode;
}

/** Keeps what GitHub is to be asked about; exempt commits are nobody's to answer for. */
export function remember(asked: AskedCommit[]): (verdict: CommitVerdict) => void {
  return ({ commit, signer, finding }) => {
    if (finding !== undefined) asked.push({ commit, refused: finding.code });
    else if (signer !== undefined && signer.kind !== 'exempt') {
      asked.push({ commit, signer: signer.name });
    }
  };
}
