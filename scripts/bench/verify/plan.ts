/** How much is measured. */
export interface VerifyPlan {
  /** Rounds of each contest; every contestant has its turn in each. */
  readonly rounds: number;
  /** Commits that we judge in the contests with git. */
  readonly commits: number;
  /** The newest of them, which git verifies: it starts a program for each. */
  readonly gitSample: number;
  /** Commits of the ranges whose time and memory are compared. */
  readonly growth: readonly number[];
  readonly growthRounds: number;
  readonly coldRounds: number;
}

/** What docs/benchmarks.md is made of. */
export const FULL: VerifyPlan = {
  rounds: 5,
  commits: 10_000,
  gitSample: 250,
  growth: [1_000, 10_000, 100_000],
  growthRounds: 3,
  coldRounds: 21,
};

/** Runs all of it for real, and says nothing about speed. */
export const QUICK: VerifyPlan = {
  rounds: 1,
  commits: 40,
  gitSample: 5,
  growth: [20, 40],
  growthRounds: 1,
  coldRounds: 1,
};
