import { createHash } from 'node:crypto';
import {
  createAuthority,
  ISSUED_AT,
  type Authority,
  type Leaf,
  type LeafOptions,
} from './authority.ts';
import * as der from './der.ts';
import { createTransparencyLog, LOG_HOST, type EntryOptions, type TransparencyLog } from './log.ts';
import type { SigningKey } from './keys.ts';

const SHA256 = der.sequence(der.oid('2.16.840.1.101.3.4.2.1'));
const DATA = der.oid('1.2.840.113549.1.7.1');
const SIGNED_DATA = der.oid('1.2.840.113549.1.7.2');

/** What makes a signature other than gitsign’s. */
export interface GitsignOptions {
  readonly leaf?: Leaf;
  readonly certify?: LeafOptions;
  readonly entry?: Partial<EntryOptions>;
  /** The log’s entry instead of one for this signature; `null`: none. */
  readonly logEntry?: Buffer | null;
  /** The key that signs instead of the certificate’s. */
  readonly by?: SigningKey;
  /** The payload that it is really made for. */
  readonly payload?: Buffer;
  readonly digestAlgorithm?: Buffer;
  readonly contentType?: Buffer;
  readonly certificates?: readonly Buffer[];
  /** The signers instead of the one. */
  readonly signers?: (signer: Buffer) => readonly Buffer[];
  readonly signedAttributes?: (attributes: readonly Buffer[]) => readonly Buffer[];
  readonly unsignedAttributes?: (attributes: readonly Buffer[]) => readonly Buffer[];
  /** The last word on the DER. */
  readonly tamper?: (bytes: Buffer) => Buffer;
}

/** A Sigstore of the tests’ own, and gitsign in offline mode on top of it. */
export interface TestSigstore {
  readonly authority: Authority;
  readonly log: TransparencyLog;
  /** JSON of its trusted root. */
  readonly trustedRoot: string;
  /** Armored, as `gitsign --detach-sign --armor` has it. */
  sign(payload: Buffer, options?: GitsignOptions): string;
  /** The log’s entry that a signature of these options would get. */
  entryFor(payload: Buffer, options?: GitsignOptions): Buffer;
}

export const attribute = (type: string, value: Buffer): Buffer =>
  der.sequence(der.oid(type), der.set(value));

export function createSigstore(): TestSigstore {
  const [authority, log] = [createAuthority(), createTransparencyLog()];
  const make = (payload: Buffer, options: GitsignOptions): { der: Buffer; entry: Buffer } => {
    const leaf = options.leaf ?? authority.issue(options.certify);
    const digest = createHash('sha256').update(options.payload ?? payload);
    const plain = [
      attribute('1.2.840.113549.1.9.3', options.contentType ?? DATA),
      attribute('1.2.840.113549.1.9.5', der.utcTime(ISSUED_AT)),
      attribute('1.2.840.113549.1.9.4', der.octets(digest.digest())),
    ];
    const attributes = options.signedAttributes?.(plain) ?? plain;
    const message = der.set(...attributes);
    const signature = (options.by ?? leaf.key).sign(message);
    const { certificate } = leaf;
    const at = { integratedTime: new Date(ISSUED_AT.getTime() + 2_000) };
    const entry =
      options.logEntry ??
      log.entry({ message, signature, certificate }, { ...at, ...options.entry });
    const logged =
      options.logEntry === null ? [] : [attribute('1.3.6.1.4.1.57264.3.1', der.octets(entry))];
    const unsigned = options.unsignedAttributes?.(logged) ?? logged;
    const signer = der.sequence(
      der.integer(1),
      leaf.issuerAndSerial,
      options.digestAlgorithm ?? SHA256,
      der.tagged(0, ...attributes),
      der.sequence(der.oid('1.2.840.10045.4.3.2')),
      der.octets(signature),
      ...(unsigned.length > 0 ? [der.tagged(1, ...unsigned)] : []),
    );
    const signedData = der.sequence(
      der.integer(1),
      der.set(options.digestAlgorithm ?? SHA256),
      der.sequence(options.contentType ?? DATA),
      der.tagged(0, ...(options.certificates ?? [certificate])),
      der.set(...(options.signers?.(signer) ?? [signer])),
    );
    return { der: der.sequence(SIGNED_DATA, der.tagged(0, signedData)), entry };
  };
  return {
    authority,
    log,
    trustedRoot: trustedRootOf(authority, log),
    sign(payload, options = {}) {
      const made = make(payload, options).der;
      return armored(options.tamper?.(made) ?? made);
    },
    entryFor: (payload, options = {}) => make(payload, options).entry,
  };
}

export function armored(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN SIGNED MESSAGE-----\n${lines.join('\n')}\n-----END SIGNED MESSAGE-----\n`;
}

/** As `trusted_root.json` of a Sigstore instance. */
export function trustedRootOf(
  { chain, ctLog }: Pick<Authority, 'chain' | 'ctLog'>,
  { key }: Pick<TransparencyLog, 'key'>,
): string {
  const validFor = { start: '2021-01-01T00:00:00Z' };
  const instance = (baseUrl: string, { spki, id }: SigningKey): object => ({
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: spki.toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor,
    },
    logId: { keyId: id.toString('base64') },
  });
  return JSON.stringify({
    mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
    tlogs: [instance(`https://${LOG_HOST}`, key)],
    certificateAuthorities: [
      {
        subject: { organization: 'acme.test', commonName: 'sigstore' },
        uri: 'https://fulcio.acme.test',
        certChain: {
          certificates: chain.map((bytes) => ({ rawBytes: bytes.toString('base64') })),
        },
        validFor,
      },
    ],
    ctlogs: [instance('https://ctfe.acme.test', ctLog)],
    timestampAuthorities: [],
  });
}
