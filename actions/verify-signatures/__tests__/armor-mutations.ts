import fc from 'fast-check';
import type { Mutation } from './text-mutations.ts';

const LABEL = /(?<=^-----(?:BEGIN|END) ).*(?=-----$)/gm;
const LABELS = [
  'SSH SIGNATURE',
  'PGP SIGNATURE',
  'PGP MESSAGE',
  'PGP ARMORED FILE',
  'SIGNED MESSAGE',
  'ssh signature',
  'SSH SIGNATURE ',
] as const;
const HEADERS = [
  'Version: 1',
  'Comment: x',
  'Hash: SHA1',
  'Comment:x',
  'Comment',
  'x: y: z',
  ': x',
  ' Comment: x',
  '',
  ' ',
  '\t',
  '\xff: x',
] as const;
const JUNK = [
  '',
  ' ',
  'x',
  '\n',
  '\n\n',
  '\n \n',
  '\r',
  '\0',
  '=',
  '====',
  '\nx\n',
  '-----END SSH SIGNATURE-----\n',
  '-----BEGIN PGP SIGNATURE-----\n',
] as const;

/** The armor around a signature; what is in it stays, or does not. */
export const armorMutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.integer({ min: 1, max: 120 }).map(
    (width): Mutation =>
      (text) =>
        rewrapped(text, width),
  ),
  fc.constantFrom(...LABELS).map(
    (label): Mutation =>
      (text) =>
        text.replace(LABEL, label),
  ),
  fc.constantFrom(...HEADERS).map(
    (header): Mutation =>
      (text) =>
        text.replace('\n', `\n${header}\n`),
  ),
  fc.constantFrom(...HEADERS).map(
    (header): Mutation =>
      (text) =>
        text.replace('-----\n\n', `-----\n${header}\n\n`),
  ),
  fc.constantFrom(...JUNK).map(
    (junk): Mutation =>
      (text) =>
        junk + text,
  ),
  fc.constantFrom(...JUNK).map(
    (junk): Mutation =>
      (text) =>
        text + junk,
  ),
  fc.constantFrom(...JUNK).map(
    (junk): Mutation =>
      (text) =>
        text.replace('\n-----END', `${junk}\n-----END`),
  ),
  fc.tuple(fc.nat(), fc.constantFrom(...JUNK)).map(
    ([at, junk]): Mutation =>
      (text) =>
        text.slice(0, at % text.length) + junk + text.slice(at % text.length),
  ),
  fc.constantFrom<Mutation>(
    (text) => text.replace(/\n=.{4}\n/, '\n'),
    (text) => text.replace(/\n=.{4}\n/, '\n=AAAA\n'),
    (text) => text.replace(/=*\n(?==.{4}\n)/, '\n\n'),
    (text) => text.replace(/\n$/, ''),
    (text) => text.replaceAll('\n', '\r\n'),
    (text) => text.replaceAll('\n', ' \n'),
    (text) => text.replace('-----\n\n', '-----\n'),
    (text) => text.replaceAll('-----', '----'),
    (text) => text + text,
    (text) =>
      text.replace(
        /([A-Za-z0-9+/])(=+)\n-/,
        (_all, last: string, pad: string) => `${next(last)}${pad}\n-`,
      ),
    (text) => text.replace(/=+\n-/, '\n-'),
    (text) => text.replaceAll('+', '-').replaceAll('/', '_'),
  ),
);

/** Base64 whose last, unused bits are not zero. */
function next(character: string): string {
  return String.fromCharCode(character.charCodeAt(0) + 1);
}

function rewrapped(text: string, width: number): string {
  const lines = text.split('\n');
  const isBase64 = (line: string): boolean => /^[A-Za-z0-9+/]+={0,2}$/.test(line);
  const first = lines.findIndex(isBase64);
  const last = lines.findLastIndex(isBase64);
  const body = lines.slice(first, last + 1).join('');
  const wrapped = body.match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return [...lines.slice(0, first), ...wrapped, ...lines.slice(last + 1)].join('\n');
}

/** An armor as `ssh-keygen` (70 columns) and gpg (64, with a checksum) write it. */
export function armored(kind: 'ssh' | 'openpgp', bytes: Buffer): string {
  const label = kind === 'ssh' ? 'SSH SIGNATURE' : 'PGP SIGNATURE';
  const lines = bytes.toString('base64').match(kind === 'ssh' ? /.{1,70}/g : /.{1,64}/g) ?? [];
  const body = kind === 'ssh' ? lines : ['', ...lines, `=${checksum(bytes)}`];
  return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`, ''].join('\n');
}

/** CRC-24 (RFC 4880 §6.1), bit by bit. */
function checksum(bytes: Buffer): string {
  let crc = 0xb704ce;
  for (const bit of [...bytes].flatMap((byte) => [...byte.toString(2).padStart(8, '0')])) {
    crc = (crc << 1) ^ (((crc >> 23) & 1) === Number(bit) ? 0 : 0x864cfb);
    crc &= 0xffffff;
  }
  return Buffer.of(crc >> 16, (crc >> 8) & 0xff, crc & 0xff).toString('base64');
}

/** The bytes in an armor as the tools write it. */
export function dearmored(text: string): Buffer {
  const lines = text.split('\n').filter((line) => /^[A-Za-z0-9+/]+={0,2}$/.test(line));
  return Buffer.from(lines.join(''), 'base64');
}
