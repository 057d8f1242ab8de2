/** The data types of RFC 4251 §5, read strictly; `undefined` for anything that is not exactly right. */
export interface WireReader {
  /** `string`: a length and that many bytes. */
  bytes(): Buffer | undefined;
  text(): string | undefined;
  uint32(): number | undefined;
  /** Exactly these bytes. */
  literal(text: string): boolean;
  atEnd(): boolean;
}

export function wireReader(source: Buffer): WireReader {
  let offset = 0;
  const uint32 = (): number | undefined => {
    if (offset + 4 > source.length) return undefined;
    offset += 4;
    return source.readUInt32BE(offset - 4);
  };
  const bytes = (): Buffer | undefined => {
    const length = uint32();
    if (length === undefined || offset + length > source.length) return undefined;
    offset += length;
    return source.subarray(offset - length, offset);
  };
  return {
    bytes,
    uint32,
    text: () => bytes()?.toString('latin1'),
    literal(text) {
      const found = source.toString('latin1', offset, offset + text.length) === text;
      offset += text.length;
      return found;
    },
    atEnd: () => offset === source.length,
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
