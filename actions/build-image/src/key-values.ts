import { ActionError } from '@gitops-actions/shared/action/action-error.ts';

/** One `name=value` line of an input. */
export interface KeyValue {
  readonly name: string;
  readonly value: string;
}

/**
 * Reads `name=value` lines; the value may hold further `=` and may be empty.
 *
 * @throws `E_INPUT` for a line without `=`, a name outside `allowed`, or a name given twice; the
 *   message holds names only, for values may be secret
 */
export function parseKeyValues(
  input: string,
  lines: readonly string[],
  allowed: RegExp,
): readonly KeyValue[] {
  const seen = new Set<string>();
  return lines.map((line, at) => {
    const separator = line.indexOf('=');
    const name = line.slice(0, Math.max(separator, 0));
    if (!allowed.test(name)) {
      throw new ActionError(
        'E_INPUT',
        `Input \`${input}\`, line ${at + 1}: allowed is \`name=value\` with a name of ${allowed.source}.`,
      );
    }
    if (seen.has(name)) {
      throw new ActionError('E_INPUT', `Input \`${input}\` gives \`${name}\` twice.`);
    }
    seen.add(name);
    return { name, value: line.slice(separator + 1) };
  });
}
