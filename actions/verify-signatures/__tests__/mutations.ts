import fc from 'fast-check';

/** One way in which bytes can be other bytes. */
export const mutation = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(), byte: fc.nat(255) }),
  fc.record({
    kind: fc.constant('delete' as const),
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 40 }),
  }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(),
    text: fc.constantFrom(
      '\n',
      ' ',
      '\0',
      '\r',
      '\t',
      '=',
      'A',
      '\n ',
      '\n\n',
      'gpgsig x\n',
      '\ngpgsigX y',
      '\nmergetag z',
      '-----END SSH SIGNATURE-----',
      '\n -----BEGIN SSH SIGNATURE-----',
      '\nencoding UTF-8',
      '\nx y',
      `tree ${'c'.repeat(40)}\n`,
      `\nparent ${'d'.repeat(40)}`,
    ),
  }),
  fc.record({
    kind: fc.constant('copy' as const),
    at: fc.nat(),
    from: fc.nat(),
    length: fc.nat(80),
  }),
);

/** The text, one character a byte, changed in that way. */
export function mutate(
  raw: string,
  change: typeof mutation extends fc.Arbitrary<infer T> ? T : never,
): string {
  const at = change.at % (raw.length + 1);
  switch (change.kind) {
    case 'set':
      return raw.slice(0, at) + String.fromCharCode(change.byte) + raw.slice(at + 1);
    case 'delete':
      return raw.slice(0, at) + raw.slice(at + change.length);
    case 'insert':
      return raw.slice(0, at) + change.text + raw.slice(at);
    case 'copy': {
      const from = change.from % raw.length;
      return raw.slice(0, at) + raw.slice(from, from + change.length) + raw.slice(at);
    }
  }
}
