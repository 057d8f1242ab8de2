import { availableParallelism } from 'node:os';

/** Runs the jobs, as many at a time as there are cores but at most three (memory), in order. */
export async function pool<T, R>(
  jobs: readonly T[],
  work: (job: T) => Promise<R>,
): Promise<readonly R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (;;) {
      const index = next;
      next += 1;
      const job = jobs[index];
      if (job === undefined) return;
      results[index] = await work(job);
    }
  };
  const lanes = Math.min(availableParallelism(), 3);
  await Promise.all(Array.from({ length: lanes }, lane));
  return results;
}
