/** How much is measured. */
export interface BenchPlan {
  /** Rounds of each contest; every contestant has its turn in each. */
  readonly rounds: number;
  readonly editedOverlays: number;
  readonly writers: number;
  /** The generated repository of which one overlay is bumped. */
  readonly repository: { readonly overlays: number; readonly files: number };
  readonly growth: {
    readonly fileKiB: readonly number[];
    readonly entries: readonly number[];
    /** Edits of one point in one process, given what the point weighs. */
    samples(kib: number): number;
  };
}

/** What docs/benchmarks.md is made of. */
export const FULL: BenchPlan = {
  rounds: 5,
  editedOverlays: 1_000,
  writers: 32,
  repository: { overlays: 1_000, files: 5_000 },
  growth: {
    fileKiB: [1, 4, 16, 64, 256, 1_024],
    entries: [1, 10, 100, 1_000, 5_000],
    // Enough for a p99 where one is promised; a second or two a process everywhere.
    samples: (kib) => (kib <= 64 ? 200 : Math.max(4, Math.round(4_096 / kib))),
  },
};

/** Runs all of it for real, and says nothing about speed. */
export const QUICK: BenchPlan = {
  rounds: 1,
  editedOverlays: 20,
  writers: 4,
  repository: { overlays: 10, files: 60 },
  growth: { fileKiB: [1, 4], entries: [1, 10], samples: () => 3 },
};
