import { createHash } from 'node:crypto';
import type { ASN1Obj } from '@sigstore/core';
import { oid, oidOf, parseDer, partAt, TAG, tlv } from './x509-der.ts';

/** What gitsign made, taken out of its CMS shell; its form is checked, not yet its truth. */
export interface GitsignSignature {
  /** DER of the signer's certificate. */
  readonly certificate: Buffer;
  /** DER of the signed attributes as they were signed (RFC 5652 §5.4). */
  readonly signedAttributes: Buffer;
  readonly value: Buffer;
  /** Protobuf of the transparency log's entry. */
  readonly logEntry: Buffer;
}

export type ParsedGitsignSignature =
  | { readonly ok: true; readonly signature: GitsignSignature }
  | {
      readonly ok: false;
      readonly code: 'E_SIG_MALFORMED' | 'E_SIG_TYPE_UNSUPPORTED' | 'E_SIG_WEAK' | 'E_SIG_BAD';
      readonly reason: string;
    };

/** Object identifiers as DER content octets. */
const OID = {
  /** 1.2.840.113549.1.7.1 and .2 (RFC 5652 §4, §5.1). */
  data: '2a864886f70d010701',
  signedData: '2a864886f70d010702',
  /** 1.2.840.113549.1.9.3, .4 and .5 (RFC 5652 §11). */
  contentType: '2a864886f70d010903',
  messageDigest: '2a864886f70d010904',
  signingTime: '2a864886f70d010905',
  /** 1.2.840.113549.1.9.16.2.14 (RFC 3161 appendix A). */
  timeStampToken: '2a864886f70d010910020e',
  sha256: '608648016503040201',
  ecdsaWithSha256: '2a8648ce3d040302',
  sha1: '2b0e03021a',
  md5: '2a864886f70d0205',
  /** 1.3.6.1.4.1.57264.3.1 (gitsign internal/rekor/oid). */
  rekorEntry: '2b0601040183bf300301',
} as const;

/** 1.3.6.1.4.1.57264, beneath which all that Sigstore adds to certificates and signatures stands. */
const SIGSTORE_ARC = Buffer.from('2b0601040183bf30', 'hex');

/**
 * Parses what stands inside `-----BEGIN SIGNED MESSAGE-----`: a detached CMS SignedData (RFC 5652) by
 * one signer with one certificate, ECDSA over SHA-256, with the log's entry beside it. gitsign writes
 * one form and no other, so the shell is built anew from what was taken out of it and must come out
 * as the same bytes: nothing in it is left that nobody checks.
 */
export function parseGitsignSignature(bytes: Buffer, payload: Buffer): ParsedGitsignSignature {
  if (!bytes.includes(SIGSTORE_ARC)) {
    return refuse(
      'E_SIG_TYPE_UNSUPPORTED',
      'it is an S/MIME signature (gpgsm, smimesign); of X.509 only gitsign’s are supported',
    );
  }
  const root = parseDer(bytes);
  const signedData = partAt(root, 1, 0);
  const certificates = signedData?.subs.find((part) => part.tag.isContextSpecific(0))?.subs ?? [];
  const signers = signedData?.subs.at(-1)?.subs ?? [];
  const [certificate] = certificates;
  const [signer] = signers;
  if (
    certificate === undefined ||
    signer === undefined ||
    oidOf(partAt(root, 0)) !== OID.signedData
  ) {
    return refuse('E_SIG_MALFORMED', 'it is not a CMS signature with its signer’s certificate');
  }
  if (signers.length > 1) return refuse('E_SIG_MALFORMED', 'it has more than one signer');
  if (certificates.length > 1) {
    return refuse('E_SIG_MALFORMED', 'it holds more certificates than its signer’s');
  }
  const digest = oidOf(partAt(signer, 2, 0));
  if (digest === OID.sha1 || digest === OID.md5) {
    return refuse('E_SIG_WEAK', `it is made over ${digest === OID.sha1 ? 'SHA-1' : 'MD5'}`);
  }
  return parseSigner(bytes, payload, certificate, signer);
}

function parseSigner(
  bytes: Buffer,
  payload: Buffer,
  certificate: ASN1Obj,
  signer: ASN1Obj,
): ParsedGitsignSignature {
  const signed = signer.subs.find((part) => part.tag.isContextSpecific(0))?.subs ?? [];
  const unsigned = signer.subs.find((part) => part.tag.isContextSpecific(1))?.subs ?? [];
  const attribute = (oid: string, from: readonly ASN1Obj[]): ASN1Obj | undefined =>
    partAt(
      from.find((entry) => oidOf(partAt(entry, 0)) === oid),
      1,
      0,
    );
  if (attribute(OID.timeStampToken, unsigned) !== undefined) {
    return refuse(
      'E_SIG_TYPE_UNSUPPORTED',
      'it bears a timestamp, which is not judged; sign without `gitsign.timestampServerURL`',
    );
  }
  const logEntry = attribute(OID.rekorEntry, unsigned)?.value;
  if (logEntry === undefined) {
    return refuse(
      'E_SIG_TYPE_UNSUPPORTED',
      'the transparency log’s entry is not in it, so it can only be verified online; sign with `git config gitsign.rekorMode offline`',
    );
  }
  const time = attribute(OID.signingTime, signed);
  const digest = attribute(OID.messageDigest, signed)?.value;
  const value = signer.subs.find((part) => part.tag.isOctetString())?.value;
  const [, serial, , issuer] = partAt(certificate, 0)?.subs ?? [];
  if (!time?.tag.isUTCTime() || !digest || !value || !serial || !issuer) {
    return refuse('E_SIG_MALFORMED', 'it lacks a part that every signature of gitsign has');
  }
  if (!createHash('sha256').update(payload).digest().equals(digest)) {
    return refuse('E_SIG_BAD', 'it was made for something else than what it signs here');
  }
  const attributes = [
    attributeOf(OID.contentType, oid(OID.data)),
    attributeOf(OID.signingTime, tlv(TAG.utcTime, time.value)),
    attributeOf(OID.messageDigest, tlv(TAG.octets, digest)),
  ];
  const built = shell(
    certificate.toDER(),
    tlv(
      TAG.sequence,
      VERSION_1,
      tlv(TAG.sequence, issuer.toDER(), serial.toDER()),
      SHA256,
      tlv(TAG.context0, ...attributes),
      tlv(TAG.sequence, oid(OID.ecdsaWithSha256)),
      tlv(TAG.octets, value),
      tlv(TAG.context1, attributeOf(OID.rekorEntry, tlv(TAG.octets, logEntry))),
    ),
  );
  if (!built.equals(bytes)) {
    return refuse('E_SIG_MALFORMED', 'it is not put together as gitsign does it');
  }
  const signature = {
    certificate: certificate.toDER(),
    signedAttributes: tlv(TAG.set, ...attributes),
    value,
    logEntry,
  };
  return { ok: true, signature };
}

function attributeOf(type: string, value: Buffer): Buffer {
  return tlv(TAG.sequence, oid(type), tlv(TAG.set, value));
}

const VERSION_1 = tlv(TAG.integer, Buffer.from([1]));
const SHA256 = tlv(TAG.sequence, oid(OID.sha256));

/** ContentInfo and SignedData (RFC 5652 §3, §5.1) around one certificate and one SignerInfo. */
function shell(certificate: Buffer, signerInfo: Buffer): Buffer {
  const signedData = tlv(
    TAG.sequence,
    VERSION_1,
    tlv(TAG.set, SHA256),
    tlv(TAG.sequence, oid(OID.data)),
    tlv(TAG.context0, certificate),
    tlv(TAG.set, signerInfo),
  );
  return tlv(TAG.sequence, oid(OID.signedData), tlv(TAG.context0, signedData));
}

function refuse(
  code: (ParsedGitsignSignature & { ok: false })['code'],
  reason: string,
): ParsedGitsignSignature {
  return { ok: false, code, reason };
}
