/** Cuts a child's output into lines. */
export interface LineWriter {
  readonly write: (chunk: string) => void;
  /** Hands out what came after the last line break. */
  readonly end: () => void;
}

/** A build's output line by line, marked as what it is: not ours. Empty lines are left out. */
export function quotedLines(emit: (line: string) => void): LineWriter {
  let rest = '';
  const hand = (line: string): void => {
    if (line !== '') emit(`| ${line}`);
  };
  return {
    write(chunk) {
      const lines = (rest + chunk).split(/\r\n|\r|\n/);
      rest = lines.pop() ?? '';
      lines.forEach(hand);
    },
    end() {
      hand(rest);
      rest = '';
    },
  };
}
