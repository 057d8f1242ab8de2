import { ASN1Obj } from '@sigstore/core';

/** Tags of DER (X.690 §8.1.2) in CMS and certificates. */
export const TAG = {
  integer: 0x02,
  octets: 0x04,
  oid: 0x06,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
  context0: 0xa0,
  context1: 0xa1,
} as const;

/** `undefined` for what is no DER: an indefinite or overlong length, something left over. */
export function parseDer(bytes: Buffer): ASN1Obj | undefined {
  try {
    return ASN1Obj.parseBuffer(Buffer.from(bytes));
  } catch {
    return undefined;
  }
}

/** The part of a part … that stands at these indices. */
export function partAt(node: ASN1Obj | undefined, ...path: readonly number[]): ASN1Obj | undefined {
  return path.reduce<ASN1Obj | undefined>((found, index) => found?.subs[index], node);
}

/**
 * An object identifier as the hex of its content: two encodings that the library reads as one
 * identifier are two here.
 */
export function oidOf(node: ASN1Obj | undefined): string | undefined {
  return node?.tag.isOID() === true ? node.value.toString('hex') : undefined;
}

/** One element; lengths from 65,536 on are not needed and come out wrong, which nothing equals. */
export function tlv(tag: number, ...content: readonly Buffer[]): Buffer {
  const value = Buffer.concat(content);
  const { length } = value;
  const long = length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...(length < 0x80 ? [length] : long)]), value]);
}

export function oid(hex: string): Buffer {
  return tlv(TAG.oid, Buffer.from(hex, 'hex'));
}
