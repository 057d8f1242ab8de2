import { createPublicKey } from 'node:crypto';
import type { ASN1Obj, X509Certificate } from '@sigstore/core';
import { oidOf, parseDer, partAt } from './x509-der.ts';

/** Whom a certificate of Fulcio was issued to, and who vouched for that. */
export interface CertifiedIdentity {
  /** The e-mail or URI of the subject alternative name. */
  readonly identity: string;
  /** The OpenID Connect provider. */
  readonly issuer: string;
}

export type ReadIdentity =
  | { readonly ok: true; readonly certified: CertifiedIdentity }
  | { readonly ok: false; readonly reason: string };

/** Extensions by the hex of their identifiers (RFC 5280 §4.2.1, Fulcio docs/oid-info.md). */
const EXTENSION = {
  keyUsage: '551d0f',
  alternativeName: '551d11',
  basicConstraints: '551d13',
  extendedKeyUsage: '551d25',
  /** 1.3.6.1.4.1.57264.1.1, superseded by .1.8 and still written beside it. */
  oldIssuer: '2b0601040183bf300101',
  issuer: '2b0601040183bf300108',
} as const;

/** What a verifier must understand to use a certificate at all (RFC 5280 §4.2), and we do. */
const UNDERSTOOD: readonly string[] = [
  EXTENSION.keyUsage,
  EXTENSION.alternativeName,
  EXTENSION.basicConstraints,
  EXTENSION.extendedKeyUsage,
];

/** 1.3.6.1.5.5.7.3.3 */
const CODE_SIGNING = '2b06010505070303';
/** Choices of GeneralName (RFC 5280 §4.2.1.6): rfc822Name and uniformResourceIdentifier. */
const NAMES: readonly number[] = [1, 6];
/** UTF8String, the one form of Fulcio's newer extensions. */
const UTF8_STRING = 0x0c;

/** By the hex of their identifiers. */
type Extensions = ReadonlyMap<string | undefined, ASN1Obj>;

/**
 * Reads whom a certificate names, where it may sign code and names exactly one identity. That it was
 * issued by somebody who may is not looked at here.
 */
export function readIdentity(certificate: X509Certificate): ReadIdentity {
  const extensions = new Map(
    certificate.extensions.map((extension) => [oidOf(partAt(extension, 0)), extension]),
  );
  const defect = usageDefect(certificate, extensions);
  if (defect !== undefined) return refuse(defect);
  const names = parsed(extensions, EXTENSION.alternativeName)?.subs ?? [];
  const [name] = names;
  if (names.length !== 1 || name?.tag.isContextSpecific() !== true) {
    return refuse(`names ${names.length === 0 ? 'nobody' : 'more than one identity'}`);
  }
  if (!NAMES.includes(name.tag.number)) return refuse('names neither an e-mail nor a URI');
  const issuer = issuerOf(extensions);
  const identity = printable(name.value);
  if (issuer === undefined) return refuse('does not say which provider vouched for its identity');
  if (identity === undefined) return refuse('names an identity that is not printable ASCII');
  return { ok: true, certified: { identity, issuer } };
}

/** Why a certificate is not one that Fulcio gives out for signing. */
function usageDefect(certificate: X509Certificate, extensions: Extensions): string | undefined {
  if (extensions.size < certificate.extensions.length) return 'has an extension twice';
  const isStrange = ([id, extension]: readonly [string | undefined, ASN1Obj]): boolean =>
    partAt(extension, 1)?.tag.isBoolean() === true && !UNDERSTOOD.includes(id ?? '');
  if ([...extensions].some(isStrange)) return 'demands what is not understood';
  if (certificate.extBasicConstraints?.isCA === true) return 'is one of an authority';
  if (certificate.extKeyUsage?.digitalSignature !== true) return 'is for no signatures';
  const usages = parsed(extensions, EXTENSION.extendedKeyUsage)?.subs.map(oidOf) ?? [];
  if (!usages.includes(CODE_SIGNING)) return 'is not for signing code';
  const key = createPublicKey({ key: certificate.publicKey, format: 'der', type: 'spki' });
  return key.asymmetricKeyDetails?.namedCurve === 'prime256v1' ? undefined : 'has no P-256 key';
}

/** Both extensions say the same where both are there; the old one has no DER around its text. */
function issuerOf(extensions: Extensions): string | undefined {
  const text = parsed(extensions, EXTENSION.issuer);
  const issuer = printable(text?.tag.toDER() === UTF8_STRING ? text.value : undefined);
  const old = printable(valueOf(extensions, EXTENSION.oldIssuer));
  if (!extensions.has(EXTENSION.issuer)) return old;
  return extensions.has(EXTENSION.oldIssuer) && old !== issuer ? undefined : issuer;
}

function valueOf(extensions: Extensions, id: string): Buffer | undefined {
  return extensions.get(id)?.subs.at(-1)?.value;
}

function parsed(extensions: Extensions, id: string): ASN1Obj | undefined {
  const value = valueOf(extensions, id);
  return value === undefined ? undefined : parseDer(value);
}

/** Anything else could look like another text: the policy's own is compared byte by byte. */
function printable(bytes: Buffer | undefined): string | undefined {
  const text = bytes?.toString('latin1') ?? '';
  return /^[\x21-\x7e]+$/.test(text) ? text : undefined;
}

function refuse(reason: string): ReadIdentity {
  return { ok: false, reason };
}
