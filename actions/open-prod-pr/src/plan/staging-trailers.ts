/** What the message of a bump says to machines. */
export interface BumpTrailers {
  readonly sourceRepository: string | undefined;
  readonly sourceCommits: readonly string[];
  /** The commit takes back an earlier bump. */
  readonly rollsBack: boolean;
}

const TRAILER = /^([A-Za-z][A-Za-z-]*): (.*)$/;

/**
 * Reads the trailers: lines `Key: value` of the message’s last paragraph. Two lines that name the
 * source’s repository name none. A line `Rolls-Back:` counts wherever it stands, because it speaks
 * against a release.
 */
export function readTrailers(message: string): BumpTrailers {
  // Not by an expression: `\s+$` takes a square of the time of a run of blanks within the message.
  const lines = message.trimEnd().split('\n');
  const block = lines.slice(lines.findLastIndex((line) => line.trim() === '') + 1);
  const values = (key: string): readonly string[] =>
    block.flatMap((line) => {
      const [, name, value = ''] = TRAILER.exec(line) ?? [];
      return name === key ? [value.trim()] : [];
    });
  const [sourceRepository, second] = values('Source-Repository');
  return {
    sourceRepository: second === undefined ? sourceRepository : undefined,
    sourceCommits: values('Source-Commit'),
    rollsBack: lines.some((line) => /^\s*Rolls-Back:/i.test(line)),
  };
}
