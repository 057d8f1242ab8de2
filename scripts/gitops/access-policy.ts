/** One line `p, subject, resource, action, object, effect` of Argo CD's policy.csv. */
export interface Grant {
  readonly line: string;
  readonly subject: string;
  readonly resource: string;
  readonly action: string;
  readonly object: string;
  readonly effect: string;
}

/** One line `g, subject, role`. */
export interface RoleGiven {
  readonly line: string;
  readonly subject: string;
  readonly role: string;
}

export function grantsOf(csv: string): readonly Grant[] {
  return linesOf(csv, 'p').map(([line, [subject, resource, action, object, effect]]) => ({
    ...{ line, subject: subject ?? '', resource: resource ?? '', action: action ?? '' },
    ...{ object: object ?? '', effect: effect ?? '' },
  }));
}

export function rolesOf(csv: string): readonly RoleGiven[] {
  return linesOf(csv, 'g').map(([line, [subject, role]]) => ({
    ...{ line, subject: subject ?? '', role: role ?? '' },
  }));
}

function linesOf(csv: string, kind: string): readonly (readonly [string, readonly string[]])[] {
  return csv.split('\n').flatMap((text) => {
    const line = text.trim();
    const [first, ...values] = line.split(',').map((value) => value.trim());
    return first === kind ? [[line, values] as const] : [];
  });
}

/**
 * Argo CD's glob: `*` is any text, `/` too, for it compiles patterns without separators; `?` is one
 * character; `[…]` and `{…}` as in a shell.
 */
export function mayMatch(pattern: string, text: string): boolean {
  const source = pattern.replace(/\*+|[?.+^$()|\\]|\{[^{}]*\}/g, (part) => {
    if (part.startsWith('*')) return '.*';
    if (part === '?') return '.';
    if (part.startsWith('{')) return `(?:${part.slice(1, -1).replaceAll(',', '|')})`;
    return `\\${part}`;
  });
  return new RegExp(`^(?:${source})$`, 's').test(text);
}
