/** Writers of DER (X.690) and of protobuf’s wire format, for what the tests sign. */

export function element(tag: number, ...content: readonly Buffer[]): Buffer {
  const value = Buffer.concat(content);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(value.length);
  const digits = size.subarray(size.findIndex((byte) => byte !== 0));
  const length = value.length < 128 ? [value.length] : [0x80 | digits.length, ...digits];
  return Buffer.concat([Buffer.from([tag, ...length]), value]);
}

export const sequence = (...content: readonly Buffer[]): Buffer => element(0x30, ...content);
export const set = (...content: readonly Buffer[]): Buffer => element(0x31, ...content);
export const octets = (...content: readonly Buffer[]): Buffer => element(0x04, ...content);
export const bits = (content: Buffer): Buffer => element(0x03, Buffer.from([0]), content);
export const text = (value: string): Buffer => element(0x0c, Buffer.from(value, 'utf8'));
export const yes = element(0x01, Buffer.from([0xff]));
export const integer = (value: number | Buffer): Buffer =>
  element(0x02, typeof value === 'number' ? Buffer.from([value]) : value);
/** `[n]` around others. */
export const tagged = (number: number, ...content: readonly Buffer[]): Buffer =>
  element(0xa0 | number, ...content);

export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const arcs = [first * 40 + second, ...rest].flatMap((arc) => {
    const groups = arc.toString(2).padStart(Math.ceil(arc.toString(2).length / 7) * 7, '0');
    const bytes = (groups.match(/.{7}/g) ?? []).map((group) => Number.parseInt(group, 2));
    return bytes.map((byte, index) => (index < bytes.length - 1 ? byte | 0x80 : byte));
  });
  return element(0x06, Buffer.from(arcs));
}

export function utcTime(date: Date): Buffer {
  const digits = date.toISOString().replace(/\D/g, '').slice(2, 14);
  return element(0x17, Buffer.from(`${digits}Z`));
}

/** An unsigned varint. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = BigInt(value);
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 0x80);
  return Buffer.from([...bytes, Number(rest)]);
}

/** Field of a protobuf message: a number as varint, anything else by its length. */
export function field(number: number, value: number | string | Buffer): Buffer {
  if (typeof value === 'number') return Buffer.concat([varint(number << 3), varint(value)]);
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value;
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes]);
}

export const fields = (...all: readonly Buffer[]): Buffer => Buffer.concat(all);
