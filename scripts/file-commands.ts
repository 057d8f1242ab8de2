/**
 * Reads a file of the runner's file commands (`GITHUB_OUTPUT`, `GITHUB_STATE`): `name=value`, or
 * `name<<delimiter`, lines, `delimiter`.
 *
 * @throws Error on anything else, as the runner does
 */
export function parseFileCommands(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const lines = text.split(/\r?\n/);
  while (lines.length > 0) {
    const line = lines.shift() ?? '';
    if (line === '') continue;
    const heredoc = /^([^=<]+)<<(.+)$/.exec(line);
    if (heredoc !== null) {
      const [, key = '', delimiter = ''] = heredoc;
      const end = lines.indexOf(delimiter);
      if (end < 0) throw new Error(`The value of ${key} has no end.`);
      values.set(
        key,
        lines
          .splice(0, end + 1)
          .slice(0, -1)
          .join('\n'),
      );
      continue;
    }
    const equals = line.indexOf('=');
    if (equals < 1) throw new Error(`Not a file command: ${JSON.stringify(line)}.`);
    values.set(line.slice(0, equals), line.slice(equals + 1));
  }
  return values;
}
