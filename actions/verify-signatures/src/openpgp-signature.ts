import type { PublicKey, Subkey } from 'openpgp';

/** A key that may sign, out of a certificate whose self-signatures were checked. */
export interface OpenPgpSigner {
  /** Fingerprint of the certificate's primary key, lower-case hex. */
  readonly primary: string;
  readonly fingerprint: string;
  readonly keyId: string;
  readonly packet: (PublicKey | Subkey)['keyPacket'];
  /** The certificate says itself that this key is revoked. */
  readonly revoked: boolean;
}

export type OpenPgpVerdict =
  | { readonly ok: true; readonly signer: OpenPgpSigner }
  | { readonly ok: false; readonly code: OpenPgpCode; readonly reason: string };

type OpenPgpCode =
  | 'E_SIG_BAD'
  | 'E_SIG_MALFORMED'
  | 'E_SIG_TYPE_UNSUPPORTED'
  | 'E_SIG_UNTRUSTED'
  | 'E_SIG_WEAK'
  | 'E_KEY_REVOKED';

/** How many certificates one text of the policy may hold. */
export type Certificates = 'one' | 'several';

const BLOCK =
  /-----BEGIN PGP PUBLIC KEY BLOCK-----[\s\S]*?(?:-----END PGP PUBLIC KEY BLOCK-----|$)/g;

/**
 * Reads the signing keys of an armored certificate: the primary key and the subkeys whose binding
 * (with its embedded back-signature, RFC 4880 §5.2.1) holds. Dates play no part: which commits a key
 * is good for is said by the policy's `until`, because dates in commits are chosen by their author.
 *
 * @param allowed `several` for what GitHub publishes (https://github.com/web-flow.gpg): its retired
 *   key and its present one, in one block or more. One of them that cannot be used signs nothing.
 * @throws a plain `Error` saying why nothing in the certificate can be used
 */
export async function readSigners(
  armored: string,
  allowed: Certificates = 'one',
): Promise<readonly OpenPgpSigner[]> {
  const { readKeys } = await import('openpgp');
  const certificates: PublicKey[] = [];
  // The library reads the first block and passes over all others.
  for (const block of armored.match(BLOCK) ?? [armored]) {
    certificates.push(...(await readKeys({ armoredKeys: block })));
  }
  if (certificates.length === 0) throw new Error('the block holds no certificate');
  if (certificates.length > 1 && allowed === 'one') {
    throw new Error('the text holds more than one certificate');
  }
  const signers: OpenPgpSigner[] = [];
  let reason = 'it has no key that may sign';
  for (const certificate of certificates) {
    if (certificate.isPrivate()) throw new Error('the block holds a PRIVATE key');
    const read = await readCertificate(certificate);
    signers.push(...read.signers);
    reason = read.reason ?? reason;
  }
  if (signers.length === 0) throw new Error(reason);
  return signers;
}

/** The keys of a certificate that may sign, and why the last of the others may not. */
async function readCertificate(certificate: PublicKey): Promise<{
  readonly signers: readonly OpenPgpSigner[];
  readonly reason: string | undefined;
}> {
  const primary = certificate.getFingerprint().toLowerCase();
  const certificateRevoked = await certificate.isRevoked(undefined, undefined, ANY_DATE);
  const signers: OpenPgpSigner[] = [];
  let reason: string | undefined;
  for (const key of [certificate, ...certificate.subkeys]) {
    const revoked = certificateRevoked || (await isRevoked(key, certificate));
    try {
      if (!revoked) await certificate.getSigningKey(key.getKeyID(), ANY_DATE);
      signers.push({
        primary,
        fingerprint: key.getFingerprint().toLowerCase(),
        keyId: key.getKeyID().toHex(),
        packet: key.keyPacket,
        revoked,
      });
    } catch (cause) {
      reason = cause instanceof Error ? cause.message : reason; // an encryption subkey, or a weak one
    }
  }
  return { signers, reason };
}

/** openpgp takes `null` for "do not look at dates"; its types do not say so. */
const ANY_DATE = null as unknown as Date;

function isRevoked(key: PublicKey | Subkey, certificate: PublicKey): Promise<boolean> {
  return 'subkeys' in key
    ? certificate.isRevoked(undefined, undefined, ANY_DATE)
    : key.isRevoked(
        undefined as unknown as Parameters<Subkey['isRevoked']>[0],
        undefined as unknown as Parameters<Subkey['isRevoked']>[1],
        ANY_DATE,
      );
}

/**
 * Verifies one detached binary signature (what `git commit -S` and GitHub make) over the payload.
 *
 * @param bytes the de-armored block; exactly one version 4 or 6 signature packet
 * @param find the listed signers that bear a fingerprint or a key id
 */
export async function verifyOpenPgp(
  bytes: Buffer,
  payload: Buffer,
  find: (id: string) => OpenPgpSigner | undefined,
): Promise<OpenPgpVerdict> {
  if (!isOneSignaturePacket(bytes)) {
    return refuse('E_SIG_MALFORMED', 'it is not exactly one signature packet');
  }
  const { createMessage, enums, readSignature, SignaturePacket } = await import('openpgp');
  let packet: InstanceType<typeof SignaturePacket> | undefined;
  try {
    const { packets } = await readSignature({ binarySignature: bytes });
    packet = packets.length === 1 && packets[0] instanceof SignaturePacket ? packets[0] : undefined;
  } catch {
    packet = undefined;
  }
  if (packet === undefined) return refuse('E_SIG_MALFORMED', 'the signature packet is malformed');
  if (!unsignedSubpackets(packet).every(isAdvisory)) {
    return refuse(
      'E_SIG_MALFORMED',
      'it has unsigned subpackets other than those that name its key',
    );
  }
  if (packet.signatureType !== enums.signature.binary) {
    return refuse('E_SIG_TYPE_UNSUPPORTED', 'it is not a signature over a binary document');
  }
  if (!packet.signatureNeverExpires) {
    return refuse('E_SIG_TYPE_UNSUPPORTED', 'signatures that expire are not supported');
  }
  const strong = [enums.hash.sha256, enums.hash.sha384, enums.hash.sha512] as readonly number[];
  if (!strong.includes(packet.hashAlgorithm ?? -1)) {
    return refuse('E_SIG_WEAK', 'it uses a hash other than SHA-256, SHA-384 or SHA-512');
  }
  const issuer =
    packet.issuerFingerprint === null
      ? packet.issuerKeyID.toHex()
      : Buffer.from(packet.issuerFingerprint).toString('hex');
  const signer = find(issuer);
  if (signer === undefined) {
    return refuse('E_SIG_UNTRUSTED', `the OpenPGP key ${issuer} is not in the policy`);
  }
  if (signer.revoked) {
    return refuse('E_KEY_REVOKED', `the OpenPGP key ${issuer} is revoked in its own certificate`);
  }
  // RFC 9580 §5.2.3.24: an unknown critical notation makes the signature count for nothing.
  if (packet.rawNotations.some(({ critical }) => critical)) {
    return refuse('E_SIG_TYPE_UNSUPPORTED', 'it has a critical notation, which nobody here knows');
  }
  if (Number(packet.created) < Number(signer.packet.created)) {
    return refuse('E_SIG_BAD', `it claims to be older than the OpenPGP key ${issuer} itself`);
  }
  const [document] = (await createMessage({ binary: payload, format: 'binary' })).packets;
  if (document === undefined) return refuse('E_SIG_BAD', 'what it signs is empty');
  try {
    await packet.verify(signer.packet, enums.signature.binary, document, ANY_DATE, true);
  } catch {
    return refuse(
      'E_SIG_BAD',
      `the signature of the OpenPGP key ${issuer} does not fit what it signs`,
    );
  }
  return { ok: true, signer };
}

interface Subpacket {
  readonly type: number;
  readonly critical: boolean;
}

/** openpgp keeps them all, and its types do not say so. */
function unsignedSubpackets(packet: object): readonly Subpacket[] {
  return (packet as { readonly unhashedSubpackets: readonly Subpacket[] }).unhashedSubpackets;
}

/**
 * Whether an unsigned subpacket only helps to find the key: 16 issuer, 33 issuer fingerprint (RFC 9580
 * §5.2.3.12, §5.2.3.35). The library passes over others, also over critical and empty ones, for which
 * gpg refuses the signature.
 */
function isAdvisory({ type, critical }: Subpacket): boolean {
  return !critical && (type === 16 || type === 33);
}

/** Tag 2, old or new format (RFC 4880 §4.2), with a definite length that ends where the bytes end. */
function isOneSignaturePacket(bytes: Buffer): boolean {
  const first = bytes[0] ?? 0;
  const at = (index: number): number => bytes[index] ?? 0;
  if ((first & 0xc0) === 0xc0) {
    if ((first & 0x3f) !== 2) return false;
    const length = at(1);
    if (length < 192) return bytes.length === 2 + length;
    if (length < 224) return bytes.length === 3 + ((length - 192) << 8) + at(2) + 192;
    return length === 255 && bytes.length >= 6 && bytes.length === 6 + bytes.readUInt32BE(2);
  }
  if ((first & 0xfc) !== 0x88) return false;
  const kind = first & 3;
  if (kind === 0) return bytes.length === 2 + at(1);
  if (kind === 1) return bytes.length >= 3 && bytes.length === 3 + bytes.readUInt16BE(1);
  return kind === 2 && bytes.length >= 5 && bytes.length === 5 + bytes.readUInt32BE(1);
}

function refuse(code: OpenPgpCode, reason: string): OpenPgpVerdict {
  return { ok: false, code, reason };
}
