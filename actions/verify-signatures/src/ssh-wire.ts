/** The data types of RFC 4251 §5, read strictly; `undefined` for anything that is not exactly right. */
export interface WireReader {
  /** `string`: a length and that many bytes. */
  bytes(): Buffer | undefined;
  text(): string | undefined;
  byte(): number | undefined;
  uint32(): number | undefined;
  uint64(): bigint | undefined;
  /** Exactly these bytes. */
  literal(text: string): boolean;
  atEnd(): boolean;
  /** How many bytes have been read. */
  position(): number;
}

export function wireReader(source: Buffer): WireReader {
  let offset = 0;
  /** Where the next bytes begin, when there are so many. */
  const take = (length: number): number | undefined => {
    if (offset + length > source.length) return undefined;
    offset += length;
    return offset - length;
  };
  const uint32 = (): number | undefined => {
    const start = take(4);
    return start === undefined ? undefined : source.readUInt32BE(start);
  };
  const bytes = (): Buffer | undefined => {
    const length = uint32();
    const start = length === undefined ? undefined : take(length);
    return start === undefined ? undefined : source.subarray(start, offset);
  };
  return {
    bytes,
    uint32,
    byte() {
      const start = take(1);
      return start === undefined ? undefined : source[start];
    },
    uint64() {
      const start = take(8);
      return start === undefined ? undefined : source.readBigUInt64BE(start);
    },
    text: () => bytes()?.toString('latin1'),
    literal(text) {
      const found = source.toString('latin1', offset, offset + text.length) === text;
      offset += text.length;
      return found;
    },
    atEnd: () => offset === source.length,
    position: () => offset,
  };
}

/** `string` of RFC 4251 §5. */
export function wireString(value: string | Buffer): Buffer {
  const body = typeof value === 'string' ? Buffer.from(value, 'latin1') : value;
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
}

/** The magnitude of a positive, canonical `mpint` (RFC 4251 §5); `undefined` for any other. */
export function positiveMpint(value: Buffer | undefined): Buffer | undefined {
  const [first, second] = value ?? [];
  if (value === undefined || first === undefined || first >= 0x80) return undefined;
  if (first !== 0) return value;
  return second !== undefined && second >= 0x80 ? value.subarray(1) : undefined;
}
