/** How a needed job may have ended. */
export const RESULTS = ['success', 'failure', 'cancelled', 'skipped'] as const;
export type Results = ReadonlyMap<string, (typeof RESULTS)[number]>;

/** Whether the job runs when those that it needs ended so. */
export type Condition = (results: Results) => boolean;

/**
 * Reads a job's `if` that is made of `!cancelled()`, `needs.<job>.result == '…'`, `&&`, `||` and
 * parentheses; `undefined` for anything else, which a rule cannot judge.
 */
export function readCondition(source: string): Condition | undefined {
  const tokens =
    source.match(/!cancelled\(\)|needs\.[\w-]+\.result == '[a-z]+'|&&|\|\||[()]|\S+/g) ?? [];
  let at = 0;
  const misread: string[] = [];
  const next = (): string => tokens[at++] ?? '';

  const term = (): Condition => {
    const token = next();
    if (token === '(') {
      const inner = either();
      const end = next();
      if (end !== ')') misread.push(end);
      return inner;
    }
    if (token === '!cancelled()') return () => true;
    const [, job, result] = /^needs\.([\w-]+)\.result == '([a-z]+)'$/.exec(token) ?? [];
    if (job === undefined) misread.push(token);
    return (results) => results.get(job ?? '') === result;
  };
  const sequence = (operator: string, read: () => Condition): Condition[] => {
    const parts = [read()];
    while (tokens[at] === operator) {
      at += 1;
      parts.push(read());
    }
    return parts;
  };
  const both = (): Condition => {
    const parts = sequence('&&', term);
    return (results) => parts.every((part) => part(results));
  };
  function either(): Condition {
    const parts = sequence('||', both);
    return (results) => parts.some((part) => part(results));
  }

  const condition = either();
  return misread.length === 0 && at === tokens.length ? condition : undefined;
}

/** Every way in which these jobs can have ended. */
export function allResults(jobs: readonly string[]): readonly Results[] {
  return jobs.reduce<readonly Results[]>(
    (known, job) =>
      known.flatMap((results) => RESULTS.map((end) => new Map(results).set(job, end))),
    [new Map()],
  );
}
