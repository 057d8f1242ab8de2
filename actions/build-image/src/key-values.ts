import { ActionError } from '@gitops-actions/shared/action/action-error.ts';

/** One `name=value` line of an input. */
export interface KeyValue {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads `name=value` lines; the value may hold further `=` and may be empty.
 *
 * @param hint the fix for values that may be secret; with it no name is shown either
 * @throws `E_INPUT` for a line without `=`, a name outside `allowed`, or a name given twice; the
 *   message holds names only, for values may be secret
 */
export function parseKeyValues(
  input: string,
  lines: readonly string[],
  allowed: RegExp,
  hint: { readonly hint?: string } = {},
): readonly KeyValue[] {
  const seen = new Set<string>();
  return lines.map((line, at) => {
    const separator = line.indexOf('=');
    const name = line.slice(0, Math.max(separator, 0));
    if (!allowed.test(name)) {
      throw new ActionError(
        'E_INPUT',
        `Input \`${input}\`, entry ${at + 1}: allowed is \`name=value\` with a name of ${allowed.source}.`,
        hint,
      );
    }
    if (seen.has(name)) {
      // What follows a line break in an unquoted secret may look like a name.
      const which = hint.hint === undefined ? `\`${name}\`` : `the name of entry ${at + 1}`;
      throw new ActionError('E_INPUT', `Input \`${input}\` gives ${which} twice.`, hint);
    }
    seen.add(name);
    return { name, value: line.slice(separator + 1) };
  });
}

/**
 * Splits an input into its entries: one a line without the space around it, or several lines in
 * double quotes, with `""` for a quote within (as docker/build-push-action takes them).
 *
 * @throws `E_INPUT` for a quote that is not closed at the end of a line
 */
export function splitQuoted(input: string, text: string): readonly string[] {
  const entries: string[] = [];
  const next = /[^\S\n]*(?:"((?:[^"]|"")*)"[^\S\n]*(?:\n|$)|([^"\s][^\n]*)(?:\n|$)|\n)/y;
  while (/\S/.test(text.slice(next.lastIndex))) {
    const found = next.exec(text);
    if (found === null) {
      throw new ActionError(
        'E_INPUT',
        `Input \`${input}\`, entry ${entries.length + 1}: its quotes are not closed at the end of a line.`,
        { hint: 'Write `""` for a double quote within quotes.' },
      );
    }
    const [, quoted, plain] = found;
    if (quoted !== undefined) entries.push(quoted.replaceAll('""', '"'));
    else if (plain !== undefined) entries.push(plain.trim());
  }
  return entries;
}
