/**
 * Runs `work` for each item, at most `limit` at a time. The first failure stops what has not begun,
 * and is thrown when all that has begun is over.
 */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  };
  const workers = Array.from({ length: Math.min(limit, queue.length) }, () =>
    worker().catch((thrown: unknown) => {
      queue.length = 0;
      throw thrown;
    }),
  );
  const results = await Promise.allSettled(workers);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}
