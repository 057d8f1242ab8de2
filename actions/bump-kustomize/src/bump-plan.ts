import type { DesiredImage } from './desired-image.ts';

/** A kustomization file of an overlay, as it was read. */
export interface OverlayFile {
  readonly path: string;
  /** As it was given: the directory, or the file itself. */
  readonly overlay: string;
  readonly bytes: Uint8Array;
}

/** What becomes of one application in one overlay. */
export interface PlannedImage {
  /** Path of the kustomization file. */
  readonly overlay: string;
  /** Position in the file’s `images`, from 0; an edit moves none. */
  readonly entry: number;
  readonly image: DesiredImage;
  readonly oldTag: string;
  readonly oldDigest: string;
  readonly status: 'changed' | 'unchanged' | 'superseded' | 'skipped';
  /** `superseded`: the source commit that is deployed instead, where it is known. */
  readonly supersededBy?: string;
  /** What people should know of this decision, one sentence; a warning. */
  readonly note?: string;
}

export interface PlannedFile {
  readonly path: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

export interface BumpPlan {
  readonly images: readonly PlannedImage[];
  /** Only files that change. */
  readonly files: readonly PlannedFile[];
  /** Of a rollback. */
  readonly rollback?: RollbackFacts;
}

/** What a rollback restores and takes back. */
export interface RollbackFacts {
  /** The verified bumps whose values are restored, each once. */
  readonly targets: readonly string[];
  /** `owner/name` of the repositories that these bumps came from. */
  readonly sources: readonly string[];
  /** What is taken back in which kustomization file: the commit that had deployed it, the image, and its source commit if known. */
  readonly takenBack: readonly {
    readonly overlay: string;
    readonly commit: string;
    readonly name: string;
    readonly digest: string;
    readonly sourceCommit?: string;
  }[];
}
