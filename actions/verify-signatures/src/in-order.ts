/**
 * Maps items, up to `ahead` of them at a time, and gives the results in the order of the items. What
 * is thrown first in that order ends it.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  ahead: number,
  map: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const running: Promise<R>[] = [];
  for await (const item of items) {
    const result = map(item);
    result.catch(() => undefined); // it is awaited in its turn, or not at all
    running.push(result);
    if (running.length < ahead) continue;
    const first = running.shift();
    if (first !== undefined) yield await first;
  }
  for (const result of running) yield await result;
}
