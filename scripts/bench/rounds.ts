/** The middle of the samples of one contestant, and how far they lie apart. */
export interface Spread {
  readonly median: number;
  readonly min: number;
  readonly max: number;
}

/** @throws Error when there is no sample */
export function spread(samples: readonly number[]): Spread {
  const sorted = samples.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  const [low, high] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  const [min, max] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || min === undefined || max === undefined) {
    throw new Error('There is nothing to take a median of.');
  }
  return { median: (low + high) / 2, min, max };
}

/** The sample below which `share` (0 to 1) of all samples lie, by the nearest rank. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((one, other) => one - other);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new Error('There is nothing to take a percentile of.');
  return found;
}

/** How many times as much the first took as the second, round by round: both met the same noise. */
export function ratios(dividends: readonly number[], divisors: readonly number[]): Spread {
  return spread(dividends.map((dividend, round) => dividend / (divisors[round] ?? Number.NaN)));
}

/**
 * How a cost grows: the slope of the line through the points on logarithmic axes. 1 is linear, 2 is
 * quadratic, less than 1 means that a fixed part still weighs.
 */
export function growthExponent(points: readonly (readonly [size: number, cost: number])[]): number {
  const logs = points.map(([size, cost]) => [Math.log(size), Math.log(cost)] as const);
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const [meanX, meanY] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))];
  const covariance = mean(logs.map(([x, y]) => (x - meanX) * (y - meanY)));
  return covariance / mean(logs.map(([x]) => (x - meanX) ** 2));
}

/** One way to do the work; it makes its own preparations and measures only what counts. */
export type Contestant<T> = (round: number) => Promise<T>;

/** What each contestant gave, in the order of the rounds. */
export type Rounds<Name extends string, T> = Readonly<Record<Name, readonly T[]>>;

/** A, B, A, B, …: whatever else the machine does meets all contestants alike. */
export async function interleave<Name extends string, T>(
  rounds: number,
  contestants: Readonly<Record<Name, Contestant<T>>>,
): Promise<Rounds<Name, T>> {
  const names = Object.keys(contestants) as Name[];
  const samples = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<
    Name,
    T[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    for (const name of names) samples[name].push(await contestants[name](round));
  }
  return samples;
}
