/** Cuts a child's output into lines. */
export interface LineWriter {
  readonly write: (chunk: string) => void;
  /** Hands out what came after the last line break. */
  readonly end: () => void;
}

/**
 * A build prints what the repository's code prints, and the runner obeys lines that begin with `::`
 * or hold `##[`: both are made harmless before they reach the log.
 */
export function neutralLines(emit: (line: string) => void): LineWriter {
  let rest = '';
  const hand = (line: string): void => {
    if (line !== '') emit(`| ${line.replaceAll('##[', '# #[')}`);
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
