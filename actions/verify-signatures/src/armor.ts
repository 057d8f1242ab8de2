/** A signature block between its two lines. */
export interface Armor {
  readonly kind: 'ssh' | 'openpgp' | 'cms';
  readonly bytes: Buffer;
}

/** What a signature header holds. */
export type ParsedArmor =
  | { readonly ok: true; readonly armor: Armor }
  | {
      readonly ok: false;
      readonly code: 'E_SIG_MALFORMED' | 'E_SIG_TYPE_UNSUPPORTED';
      readonly reason: string;
    };

const LABELS = {
  'SSH SIGNATURE': 'ssh',
  'PGP SIGNATURE': 'openpgp',
  'SIGNED MESSAGE': 'cms',
} as const;
/** RFC 4880 §6.2: armor headers are `Key: value`; gpg writes Version and Comment. */
const ARMOR_HEADER = /^[A-Za-z][A-Za-z0-9-]*: .*$/;

/**
 * Reads exactly one armored block that fills the whole text; only line breaks may follow it (GitHub
 * writes one). Base64 must be canonical, and OpenPGP's CRC-24 (RFC 4880 §6.1) right when it is there:
 * every freedom here would be a byte that nobody signed.
 */
export function parseArmor(text: string): ParsedArmor {
  const lines = withoutLineBreaks(text).split('\n');
  const label = /^-----BEGIN ([A-Z0-9 ]+)-----$/.exec(lines[0] ?? '')?.[1];
  if (label === undefined) return malformed('the signature does not begin with an armor line');
  if (text.split('-----BEGIN ').length > 2)
    return malformed('it holds more than one armored block');
  if (!(label in LABELS)) {
    const reason = `signatures of the form \`${label}\` are not supported`;
    return { ok: false, code: 'E_SIG_TYPE_UNSUPPORTED', reason };
  }
  if (lines.indexOf(`-----END ${label}-----`) !== lines.length - 1) {
    return malformed('the armor does not end where the signature ends');
  }
  const kind = LABELS[label as keyof typeof LABELS];
  const body = lines.slice(1, -1);
  return kind === 'openpgp' ? decodeOpenPgp(body) : decode(kind, body);
}

/** Without those at the end; an expression like `\n+$` would begin anew at each of a million others. */
function withoutLineBreaks(text: string): string {
  let end = text.length;
  while (text[end - 1] === '\n') end -= 1;
  return text.slice(0, end);
}

function malformed(reason: string): ParsedArmor {
  return { ok: false, code: 'E_SIG_MALFORMED', reason };
}

function decodeOpenPgp(lines: readonly string[]): ParsedArmor {
  const blank = lines.findIndex((line) => line.trim() === '');
  if (blank < 0) return malformed('no empty line follows the armor headers');
  if (!lines.slice(0, blank).every((line) => ARMOR_HEADER.test(line))) {
    return malformed('a line before the armored text is no armor header');
  }
  const body = lines.slice(blank + 1);
  const last = body.at(-1) ?? '';
  const checksum = last.startsWith('=') ? last.slice(1) : undefined;
  if (checksum === undefined && !last.endsWith('=')) {
    // RFC 9580 §6.1 makes the checksum optional; gpg (2.2.40) then takes the last line for base64.
    return malformed('its base64 ends in neither a checksum nor padding');
  }
  const parsed = decode('openpgp', checksum === undefined ? body : body.slice(0, -1));
  if (!parsed.ok || checksum === undefined) return parsed;
  const expected = Buffer.alloc(3);
  expected.writeUIntBE(crc24(parsed.armor.bytes), 0, 3);
  return checksum === expected.toString('base64')
    ? parsed
    : malformed('the checksum of the armor is wrong');
}

function decode(kind: Armor['kind'], lines: readonly string[]): ParsedArmor {
  const text = lines.join('');
  const bytes = Buffer.from(text, 'base64');
  if (text === '' || lines.includes('') || bytes.toString('base64') !== text) {
    return malformed('the armored text is not canonical base64');
  }
  return { ok: true, armor: { kind, bytes } };
}

function crc24(bytes: Buffer): number {
  let crc = 0xb704ce;
  for (const byte of bytes) {
    crc ^= byte << 16;
    for (let bit = 0; bit < 8; bit += 1) {
      crc <<= 1;
      if ((crc & 0x1000000) !== 0) crc ^= 0x1864cfb;
    }
  }
  return crc & 0xffffff;
}
