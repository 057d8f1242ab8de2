import { createHash, randomBytes } from 'node:crypto';
import * as der from './der.ts';
import { createKey, type SigningKey } from './keys.ts';

/** When the tests’ certificates begin; they hold for ten minutes, as Fulcio’s do. */
export const ISSUED_AT = new Date('2026-03-01T10:00:00Z');
const MINUTE = 60_000;
const DECADE = 10 * 365 * 24 * 60 * MINUTE;

const ECDSA_SHA384 = der.sequence(der.oid('1.2.840.10045.4.3.3'));
const ID = {
  keyUsage: '2.5.29.15',
  alternativeName: '2.5.29.17',
  basicConstraints: '2.5.29.19',
  extendedKeyUsage: '2.5.29.37',
  subjectKeyId: '2.5.29.14',
  authorityKeyId: '2.5.29.35',
  oldIssuer: '1.3.6.1.4.1.57264.1.1',
  issuer: '1.3.6.1.4.1.57264.1.8',
  sctList: '1.3.6.1.4.1.11129.2.4.2',
} as const;

/** What makes a leaf certificate other than Fulcio’s. */
export interface LeafOptions {
  /** GeneralNames as they stand in the certificate. */
  readonly names?: readonly Buffer[];
  readonly issuer?: string | null;
  readonly oldIssuer?: string | null;
  readonly issuedAt?: Date;
  readonly key?: SigningKey;
  readonly isAuthority?: boolean;
  /** Object identifier of the extended key usage. */
  readonly usage?: string;
  readonly keyUsage?: number;
  readonly extensions?: readonly Buffer[];
  /** The log that promises to publish it; `null`: none does. */
  readonly ctLog?: SigningKey | null;
}

export interface Leaf {
  readonly certificate: Buffer;
  readonly key: SigningKey;
  /** Name and serial number, by which a CMS signature names the certificate. */
  readonly issuerAndSerial: Buffer;
}

export interface Authority {
  /** Intermediate, then root. */
  readonly chain: readonly Buffer[];
  readonly ctLog: SigningKey;
  issue(options?: LeafOptions): Leaf;
}

export const email = (address: string): Buffer => der.element(0x81, Buffer.from(address, 'latin1'));
export const uri = (value: string): Buffer => der.element(0x86, Buffer.from(value, 'latin1'));
export const IDENTITY = 'alice@acme.test';
export const ISSUER = 'https://accounts.acme.test';

export function extension(id: string, value: Buffer, critical = false): Buffer {
  return der.sequence(der.oid(id), ...(critical ? [der.yes] : []), der.octets(value));
}

const nameOf = (common: string): Buffer =>
  der.sequence(
    der.set(der.sequence(der.oid('2.5.4.10'), der.text('acme.test'))),
    der.set(der.sequence(der.oid('2.5.4.3'), der.text(common))),
  );
const keyId = ({ spki }: SigningKey): Buffer => createHash('sha1').update(spki).digest();
const usageBits = (value: number): Buffer =>
  der.element(0x03, Buffer.from([value === 0x80 ? 7 : 1, value]));

interface Body {
  readonly serial: Buffer;
  readonly issuer: Buffer;
  readonly subject: Buffer;
  readonly from: Date;
  readonly until: Date;
  readonly key: SigningKey;
  readonly extensions: readonly Buffer[];
}

function tbsCertificate({ serial, issuer, subject, from, until, key, extensions }: Body): Buffer {
  return der.sequence(
    der.tagged(0, der.integer(2)),
    serial,
    ECDSA_SHA384,
    issuer,
    der.sequence(der.utcTime(from), der.utcTime(until)),
    subject,
    key.spki,
    der.tagged(3, der.sequence(...extensions)),
  );
}

function certificate(tbs: Buffer, by: SigningKey): Buffer {
  return der.sequence(tbs, ECDSA_SHA384, der.bits(by.sign(tbs, 'sha384')));
}

const serialNumber = (): Buffer =>
  der.integer(Buffer.concat([Buffer.from([0x11]), randomBytes(15)]));

/** A root, an intermediate under it that issues as Fulcio does, and a certificate log. */
export function createAuthority(name = 'sigstore'): Authority {
  const [root, intermediate, ctLog] = [createKey('P-384'), createKey('P-384'), createKey()];
  const authorityExtensions = (key: SigningKey, pathLength: number): readonly Buffer[] => [
    extension(ID.keyUsage, usageBits(0x06), true),
    extension(ID.basicConstraints, der.sequence(der.yes, der.integer(pathLength)), true),
    extension(ID.subjectKeyId, der.octets(keyId(key))),
    extension(ID.authorityKeyId, der.sequence(der.element(0x80, keyId(root)))),
  ];
  const lifetime = {
    from: new Date(ISSUED_AT.getTime() - DECADE / 2),
    until: new Date(ISSUED_AT.getTime() + DECADE / 2),
  };
  const authority = (subject: string, key: SigningKey, pathLength: number): Buffer =>
    certificate(
      tbsCertificate({
        serial: serialNumber(),
        issuer: nameOf(name),
        subject: nameOf(subject),
        ...lifetime,
        key,
        extensions: authorityExtensions(key, pathLength),
      }),
      root,
    );
  const issuing = nameOf(`${name}-intermediate`);
  return {
    chain: [authority(`${name}-intermediate`, intermediate, 0), authority(name, root, 1)],
    ctLog,
    issue(options = {}) {
      const { key = createKey(), issuedAt = ISSUED_AT } = options;
      const { issuer = ISSUER, oldIssuer = ISSUER } = options;
      const serial = serialNumber();
      const names = options.names ?? [email(IDENTITY)];
      const extensions = [
        extension(ID.keyUsage, usageBits(options.keyUsage ?? 0x80), true),
        extension(ID.extendedKeyUsage, der.sequence(der.oid(options.usage ?? '1.3.6.1.5.5.7.3.3'))),
        ...(options.isAuthority === true
          ? [extension(ID.basicConstraints, der.sequence(der.yes), true)]
          : []),
        extension(ID.subjectKeyId, der.octets(keyId(key))),
        extension(ID.authorityKeyId, der.sequence(der.element(0x80, keyId(intermediate)))),
        ...(names.length > 0 ? [extension(ID.alternativeName, der.sequence(...names), true)] : []),
        ...(oldIssuer === null ? [] : [extension(ID.oldIssuer, Buffer.from(oldIssuer, 'latin1'))]),
        ...(issuer === null ? [] : [extension(ID.issuer, der.text(issuer))]),
        ...(options.extensions ?? []),
      ];
      const body: Body = {
        serial,
        issuer: issuing,
        subject: der.sequence(),
        from: issuedAt,
        until: new Date(issuedAt.getTime() + 10 * MINUTE),
        key,
        extensions,
      };
      const log = options.ctLog === undefined ? ctLog : options.ctLog;
      const published =
        log === null
          ? extensions
          : [...extensions, timestampList(tbsCertificate(body), intermediate, log, issuedAt)];
      return {
        certificate: certificate(tbsCertificate({ ...body, extensions: published }), intermediate),
        key,
        issuerAndSerial: der.sequence(issuing, serial),
      };
    },
  };
}

/** The SCT list (RFC 6962 §3.2, §3.3) with one promise, by `log`, to publish the precertificate. */
function timestampList(tbs: Buffer, issuer: SigningKey, log: SigningKey, at: Date): Buffer {
  const time = Buffer.alloc(8);
  time.writeBigUInt64BE(BigInt(at.getTime()));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(tbs.length);
  const entry = Buffer.concat([
    Buffer.from([0, 0]),
    time,
    Buffer.from([0, 1]),
    issuer.id,
    length.subarray(1),
    tbs,
    Buffer.from([0, 0]),
  ]);
  const opaque = (bytes: Buffer): Buffer =>
    Buffer.concat([Buffer.from([bytes.length >> 8, bytes.length & 0xff]), bytes]);
  const timestamp = Buffer.concat([
    Buffer.from([0]),
    log.id,
    time,
    Buffer.from([0, 0, 4, 3]),
    opaque(log.sign(entry)),
  ]);
  return extension(ID.sctList, der.octets(opaque(opaque(timestamp))));
}
