/** Lets tasks through one after the other, in the order in which they came. */
export type Turns = <T>(task: () => Promise<T>) => Promise<T>;

/** A task that fails does not hold up the next one. */
export function createTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve();
  return (task) => {
    const mine = last.then(task, task);
    last = mine.catch(() => undefined);
    return mine;
  };
}
