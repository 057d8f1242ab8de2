/** One thing the story says, and what was looked at to say it. */
export interface Claim {
  /** Number of the story's step the claim belongs to, from 1. */
  readonly step: number;
  readonly statement: string;
  readonly holds: boolean;
  /** What was read, and where from; for a failed claim what was found instead. */
  readonly evidence: string;
}

/** Collects claims and prints each as soon as it is known. */
export class Claims {
  readonly #print: (line: string) => void;
  readonly #claims: Claim[] = [];
  #step = 0;

  constructor(print: (line: string) => void) {
    this.#print = print;
  }

  get all(): readonly Claim[] {
    return this.#claims;
  }

  /** Starts the next numbered step. */
  step(title: string): void {
    this.#step += 1;
    this.#print(`\n${this.#step}. ${title}`);
  }

  /** Records whether a statement holds; `evidence` says what was looked at. */
  that(statement: string, holds: boolean, evidence: string): void {
    this.#claims.push({ step: this.#step, statement, holds, evidence });
    this.#print(`   ${holds ? '✓' : '✗'} ${statement}\n       ${evidence}`);
  }

  /** Whether two values are the same text; shows both when they are not. */
  same(statement: string, actual: string, expected: string, source: string): void {
    const holds = actual === expected;
    this.that(
      statement,
      holds,
      holds
        ? `${source}: ${shorten(actual)}`
        : `${source}: ${actual}\n       expected: ${expected}`,
    );
  }
}

function shorten(text: string): string {
  const line = text.replaceAll('\n', ' ⏎ ');
  return line.length > 150 ? `${line.slice(0, 147)}…` : line;
}

/** The closing table: one row a claim, failed ones last, where a log is read first. */
export function claimsTable(claims: readonly Claim[]): string {
  const rows = [...claims].sort((a, b) => Number(b.holds) - Number(a.holds) || a.step - b.step);
  const width = Math.max(...rows.map((row) => row.statement.length), 9);
  const line = (mark: string, step: string, statement: string, evidence: string): string =>
    `${mark} ${step.padStart(4)}  ${statement.padEnd(width)}  ${evidence}`;
  return [
    line(' ', 'step', 'claim', 'evidence'),
    ...rows.map((row) =>
      line(row.holds ? '✓' : '✗', String(row.step), row.statement, shorten(row.evidence)),
    ),
  ].join('\n');
}
