import fc from 'fast-check';

/** A way to change a text of one character a byte. */
export type Mutation = (text: string) => string;

const OID = 'c'.repeat(40);
/** Lines as they could stand among the headers of a commit or a tag. */
const LINES = [
  ...[`tree ${OID}`, `parent ${OID}`, `object ${OID}`, 'type commit', 'type tree', 'tag v9'],
  'author Eve <eve@acme.test> 1750000000 +0000',
  'committer Eve <eve@acme.test> 1750000000 +0000',
  'tagger Eve <eve@acme.test> 1750000000 +0000',
  ...['encoding UTF-8', 'encoding ISO-8859-1', 'encoding', 'HG:extra x', 'x y', 'x', '', ' ', ' x'],
  ...['gpgsig x', 'gpgsig-sha256 x', 'gpgsigX y', 'Gpgsig x', 'GPGSIG x', 'gpgsig', 'gpgsig\tx'],
  'gpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n -----END SSH SIGNATURE-----',
  'gpgsig-sha256 -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----',
  `mergetag object ${OID}\n type commit\n tag v1\n tagger E <e@x> 1 +0000\n \n a\n -----BEGIN PGP SIGNATURE-----\n \n AAAA\n -----END PGP SIGNATURE-----`,
  ...[
    '-----BEGIN SSH SIGNATURE-----',
    '-----END SSH SIGNATURE-----',
    '-----BEGIN PGP SIGNATURE-----',
  ],
] as const;

const NAMES = [
  'tree',
  'parent',
  'author',
  'committer',
  'tagger',
  'object',
  'tag',
  'x',
  'gpgsig',
  'gpgsig-sha256',
  'gpgsigX',
  'encoding',
  'mergetag',
  '',
] as const;

const PIECES = [
  '\n',
  '\n\n',
  ' ',
  '\n ',
  '\0',
  '\r',
  '\r\n',
  '\t',
  '=',
  'A',
  '\xff',
  '\xc3\xa9',
  '<',
  '>',
  '-----BEGIN ',
  '\n-----END SSH SIGNATURE-----',
] as const;

const IDENTS = [
  'Alice <alice@acme.test> -1 +0000',
  'Alice <alice@acme.test> 99999999999999 +0000',
  'Alice <alice@acme.test> 253370764800 +0000',
  'Alice <alice@acme.test> 0 +0000',
  'Alice <alice@acme.test> 1750000000 +9999',
  'Alice <alice@acme.test> 1750000000 -000',
  'Alice <alice@acme.test> 1750000000',
  'Alice <alice@acme.test>',
  'Alice <alice@acme.test> <eve@acme.test> 1750000000 +0000',
  'Alice <eve@acme.test>> 1750000000 +0000',
  'Alice alice@acme.test 1750000000 +0000',
  ' <> 1750000000 +0000',
  '<alice@acme.test> 1750000000 +0000',
  'J\xf6rg <alice@acme.test> 1750000000 +0000',
  'Al\tice <alice@acme.test>  1750000000 +0000',
] as const;

/** Bytes, wherever they stand. */
const bytes: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.nat(), fc.nat(255)).map(([at, byte]) => cut(at, 1, String.fromCharCode(byte))),
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 40 })).map(([at, length]) => cut(at, length, '')),
  fc.tuple(fc.nat(), fc.constantFrom(...PIECES, ...LINES)).map(([at, text]) => cut(at, 0, text)),
  fc.tuple(fc.nat(), fc.nat(), fc.nat(80)).map(
    ([at, from, length]): Mutation =>
      (text) =>
        cut(at, 0, text.slice(from % (text.length + 1)).slice(0, length))(text),
  ),
);

function cut(at: number, length: number, put: string): Mutation {
  return (text) => {
    const start = at % (text.length + 1);
    return text.slice(0, start) + put + text.slice(start + length);
  };
}

/** Headers, each with the lines that continue it. */
const headers: fc.Arbitrary<Mutation> = fc
  .tuple(
    fc.nat(),
    fc.nat(),
    fc.oneof(
      fc.constantFrom<(header: string) => readonly string[]>(
        (header) => [header, header],
        () => [],
        (header) => [`${header}\r`],
        (header) => [`${header} `],
        (header) => [` ${header}`],
        (header) => [header, ''],
        (header) => ['', header],
        (header) => [header.replace(' ', '  ')],
        (header) => [header.replace(' ', '\t')],
        (header) => [header.replace(' ', '\n ')],
        (header) => [header.replace(/ (?=[^ ]*$)/, '\n ')],
        (header) => [header.replaceAll('\n ', '\n')],
        (header) => [header.replaceAll('\n ', '\n  ')],
        (header) => [header.replaceAll('\n ', ' ')],
        (header) => [header.replaceAll('\n', '\r\n')],
        (header) => [header.toUpperCase()],
        (header) => [header.replace(/[0-9a-f]{40}/, (oid) => oid.toUpperCase())],
        (header) => [header.replace(/[0-9a-f]{40}/, (oid) => oid.slice(1))],
        (header) => [header.replace(/[0-9a-f]{40}/, (oid) => `${oid} x`)],
      ),
      fc.constantFrom(...LINES).map((line) => (header: string) => [line, header]),
      fc.constantFrom(...LINES).map((line) => (header: string) => [header, line]),
      fc.constantFrom(...NAMES).map((name) => (header: string) => [header.replace(/^[^ ]*/, name)]),
      fc
        .constantFrom(...IDENTS)
        .map((ident) => (header: string) => [
          header.replace(/^(author|committer|tagger) .*/, `$1 ${ident}`),
        ]),
    ),
  )
  .map(
    ([at, to, change]): Mutation =>
      (text) =>
        withHeaders(text, (all) => {
          const index = at % all.length;
          const [one = ''] = all.splice(index, 1);
          all.splice(to % 4 === 0 ? to % (all.length + 1) : index, 0, ...change(one));
        }),
  );

function withHeaders(text: string, change: (headers: string[]) => void): string {
  const end = text.indexOf('\n\n');
  if (end < 0) return text;
  const all = text.slice(0, end).split(/\n(?! )/);
  change(all);
  return all.join('\n') + text.slice(end);
}

/** The message, and what stands in it. */
const messages: fc.Arbitrary<Mutation> = fc.oneof(
  fc.constantFrom(...LINES, ...PIECES).map(
    (line): Mutation =>
      (text) =>
        `${text}${line}\n`,
  ),
  fc.constantFrom(...LINES, '\n', '').map(
    (line): Mutation =>
      (text) =>
        text.replace('\n\n', `\n\n${line}\n`),
  ),
  fc.constantFrom<Mutation>(
    (text) => text.replace('\n\n', '\n'),
    (text) => text.replace('\n\n', '\n\n\n'),
    (text) => text.replace(/\n$/, ''),
    (text) => text.replaceAll('\n', '\r\n'),
    (text) => text.slice(0, text.indexOf('\n\n') + 2),
    (text) => text.slice(0, text.indexOf('\n\n') + 1),
  ),
);

export const textMutation: fc.Arbitrary<Mutation> = fc.oneof(
  { arbitrary: bytes, weight: 2 },
  { arbitrary: headers, weight: 4 },
  { arbitrary: messages, weight: 2 },
);

/** Up to three of them, one after the other. */
export const textMutations: fc.Arbitrary<Mutation> = fc
  .array(textMutation, { minLength: 1, maxLength: 3 })
  .map(
    (all): Mutation =>
      (text) =>
        all.reduce((changed, mutate) => mutate(changed), text),
  );

/** What a tag says of itself. */
export const tagMutation = (others: readonly string[]): fc.Arbitrary<Mutation> =>
  fc.oneof(
    fc
      .constantFrom(
        'v2.0.0',
        'v1.0.0 ',
        'refs/tags/v1.0.0',
        'a/b',
        '-x',
        'v1\u00e9',
        '\xff',
        '..',
        'x\ty',
        '',
      )
      .map(
        (name): Mutation =>
          (text) =>
            text.replace(/\ntag .*/, `\ntag ${name}`),
      ),
    fc.constantFrom('commit', 'tree', 'blob', 'tag', 'Commit', '').map(
      (type): Mutation =>
        (text) =>
          text.replace(/\ntype .*/, `\ntype ${type}`),
    ),
    fc.constantFrom(...others).map(
      (oid): Mutation =>
        (text) =>
          text.replace(/^object .*/, `object ${oid}`),
    ),
    fc.constantFrom(...IDENTS, '').map(
      (ident): Mutation =>
        (text) =>
          text.replace(/\ntagger .*/, `\ntagger ${ident}`),
    ),
  );
