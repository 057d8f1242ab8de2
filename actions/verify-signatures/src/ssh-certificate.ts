import { isKeyType, readKeyFields, type SshKeyType, type SshPublicKey } from './ssh-public-key.ts';
import { wireReader, wireString } from './ssh-wire.ts';

/** An OpenSSH certificate (openssh-portable PROTOCOL.certkeys), checked for form, not yet for truth. */
export interface SshCertificate {
  /** The certified key. */
  readonly key: SshPublicKey;
  /** Its blob, as it would stand outside of a certificate. */
  readonly publicKey: Buffer;
  /** Free text of the authority. */
  readonly keyId: string;
  readonly type: number;
  readonly principals: readonly string[];
  /** Seconds since 1970; the second bound is the first moment at which it no longer holds. */
  readonly validAfter: bigint;
  readonly validBefore: bigint;
  /** Data by name. */
  readonly criticalOptions: ReadonlyMap<string, Buffer>;
  /** Public key blob of the authority that it names. */
  readonly authority: Buffer;
  /** What the authority signed, and its signature. */
  readonly signed: Buffer;
  readonly signature: Buffer;
}

export type ParsedCertificate =
  | { readonly ok: true; readonly certificate: SshCertificate }
  | { readonly ok: false; readonly reason: string; readonly unsupported: boolean };

const CERTIFICATE = /^(.+)-cert-v01@openssh\.com$/;
/** `SSH2_CERT_TYPE_USER`; the other type is for hosts. */
const USER = 1;
/** `SSHKEY_CERT_MAX_PRINCIPALS` of sshkey.h. */
const MAX_PRINCIPALS = 256;

/** Whether a public key blob says that it is a certificate. */
export function isSshCertificate(blob: Buffer): boolean {
  return CERTIFICATE.test(wireReader(blob).text() ?? '');
}

/** Parses a certificate for a key of any type that we verify. */
export function parseSshCertificate(blob: Buffer): ParsedCertificate {
  const reader = wireReader(blob);
  const name = reader.text() ?? '';
  const type = certifiedType(name);
  if (type === undefined) {
    return refuse(`keys of type ${JSON.stringify(name.slice(0, 60))} are not supported`, true);
  }
  const malformed = refuse(`the ${name} certificate is malformed`);
  if (reader.bytes() === undefined) return malformed; // the nonce
  const keyStart = reader.position();
  const key = readKeyFields(type, reader);
  if (!key.ok) return key;
  const keyFields = blob.subarray(keyStart, reader.position());
  const serial = reader.uint64();
  const certificateType = reader.uint32();
  const keyId = reader.bytes();
  const principals = readPrincipals(reader.bytes());
  const validAfter = reader.uint64();
  const validBefore = reader.uint64();
  const criticalOptions = readOptions(reader.bytes());
  const extensions = readOptions(reader.bytes());
  const reserved = reader.bytes();
  const authority = reader.bytes();
  const signed = blob.subarray(0, reader.position());
  const signature = reader.bytes();
  if (
    serial === undefined ||
    certificateType === undefined ||
    keyId?.includes(0) !== false ||
    principals === undefined ||
    validAfter === undefined ||
    validBefore === undefined ||
    criticalOptions === undefined ||
    extensions === undefined || // they only ever grant what a signature has no use for
    reserved?.length !== 0 ||
    authority === undefined ||
    signature === undefined ||
    !reader.atEnd()
  ) {
    return malformed;
  }
  return {
    ok: true,
    certificate: {
      key: key.key,
      publicKey: Buffer.concat([wireString(type), keyFields]),
      keyId: keyId.toString('utf8'),
      type: certificateType,
      principals,
      validAfter,
      validBefore,
      criticalOptions,
      authority,
      signed,
      signature,
    },
  };
}

/**
 * Why a certificate does not hold for what was signed at a time, whoever issued it; `undefined`: it
 * does, if its authority's signature is good.
 *
 * The time is the committer's or tagger's claim, as git hands it to `ssh-keygen -Overify-time` (git's
 * gpg-interface.c): it keeps honest signers to their certificate's time and stops no thief, who can
 * claim any. Git writes it as local time without a zone, so that its own verdict moves by an hour when
 * clocks are set back, and takes the time 0 for "now"; here it is UTC, and 0 is refused.
 *
 * @param seconds since 1970
 */
export function certificateFault(certificate: SshCertificate, seconds: number): string | undefined {
  const { type, principals, validAfter, validBefore } = certificate;
  if (type !== USER) return 'it is not a user certificate';
  // sshkey.c: one without principals was once good for everybody.
  if (principals.length === 0) return 'it names no principal';
  for (const [name, data] of certificate.criticalOptions) {
    // OpenSSH looks at none of them in a signature. All but this one restrict logins, or are unknown.
    if (name === VERIFY_REQUIRED && data.length === 0) continue;
    return `it has the critical option ${JSON.stringify(name.slice(0, 60))}, which no signature can meet`;
  }
  const time = BigInt(seconds);
  if (time > 0n && validAfter <= time && time < validBefore) return undefined;
  return `it is good from ${moment(validAfter)} until ${moment(validBefore)}, and what it signed says ${moment(time)}`;
}

/** The critical option that demands a security key's verified flag; the only one with a meaning here. */
const VERIFY_REQUIRED = 'verify-required';

/** Whether its authority demands that a security key verifies its user. */
export function requiresVerification({ criticalOptions }: SshCertificate): boolean {
  return criticalOptions.has(VERIFY_REQUIRED);
}

/** Security keys' names end in `@openssh.com` without a certificate, too. */
function certifiedType(name: string): SshKeyType | undefined {
  const base = CERTIFICATE.exec(name)?.[1] ?? '';
  return [base, `${base}@openssh.com`].find(isKeyType);
}

/** Strings one after the other; none of them may hold a NUL, as in OpenSSH's `sshbuf_get_cstring`. */
function readPrincipals(bytes: Buffer | undefined): readonly string[] | undefined {
  if (bytes === undefined) return undefined;
  const reader = wireReader(bytes);
  const principals: string[] = [];
  while (!reader.atEnd()) {
    const principal = reader.bytes();
    if (principal?.includes(0) !== false || principals.length === MAX_PRINCIPALS) return undefined;
    principals.push(principal.toString('latin1'));
  }
  return principals;
}

/** Name and data one after the other, each name once. */
function readOptions(bytes: Buffer | undefined): ReadonlyMap<string, Buffer> | undefined {
  if (bytes === undefined) return undefined;
  const reader = wireReader(bytes);
  const options = new Map<string, Buffer>();
  while (!reader.atEnd()) {
    const name = reader.text();
    const data = reader.bytes();
    if (name === undefined || data === undefined || options.has(name)) return undefined;
    options.set(name, data);
  }
  return options;
}

/** The last second of the year 9999; `ssh-keygen` writes 2⁶⁴ − 1 for certificates without an end. */
const LAST_DATE = 253_402_300_799n;

function moment(seconds: bigint): string {
  if (seconds > LAST_DATE) return 'ever';
  return new Date(Number(seconds) * 1000).toISOString().replace('.000', '');
}

function refuse(reason: string, unsupported = false): ParsedCertificate & { readonly ok: false } {
  return { ok: false, reason, unsupported };
}
