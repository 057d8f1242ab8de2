import { createHash } from 'node:crypto';
import { bundleFromJSON, type Bundle } from '@sigstore/bundle';
import { pem, X509Certificate } from '@sigstore/core';
import { toSignedEntity, VerificationError, Verifier, type TrustMaterial } from '@sigstore/verify';
import { readIdentity, type CertifiedIdentity } from './gitsign-certificate.ts';
import { proofFitsCheckpoint, readLogEntry, type LogEntry } from './gitsign-log-entry.ts';
import { parseGitsignSignature, type GitsignSignature } from './gitsign-signature.ts';

export type GitsignVerdict =
  | { readonly ok: true; readonly certified: CertifiedIdentity }
  | { readonly ok: false; readonly code: GitsignCode; readonly reason: string };

type GitsignCode =
  'E_SIG_BAD' | 'E_SIG_MALFORMED' | 'E_SIG_TYPE_UNSUPPORTED' | 'E_SIG_UNTRUSTED' | 'E_SIG_WEAK';

/** One certificate log and one transparency log must vouch, as `gitsign verify` demands. */
const THRESHOLDS = { ctlogThreshold: 1, tlogThreshold: 1, timestampThreshold: 1 };

/**
 * Verifies one signature of gitsign's offline mode: the certificate was issued under the trusted root
 * and published, it was valid when the transparency log took the signature in (no other clock is
 * asked), and the log's promise and proof are for this very signature by this very certificate.
 *
 * @param bytes the signature without its armor
 */
export function verifyGitsign(
  bytes: Buffer,
  payload: Buffer,
  trusted: TrustMaterial,
): GitsignVerdict {
  const parsed = parseGitsignSignature(bytes, payload);
  if (!parsed.ok) return parsed;
  const { signature } = parsed;
  const entry = readLogEntry(signature.logEntry);
  if (entry?.inclusionPromise === undefined || entry.inclusionProof === undefined) {
    return refuse('E_SIG_MALFORMED', 'the transparency log’s entry in it is not as gitsign has it');
  }
  try {
    const entity = toSignedEntity(bundleOf(signature, entry), signature.signedAttributes);
    new Verifier(trusted, THRESHOLDS).verify(entity);
    if (!proofFitsCheckpoint(entry)) {
      return refuse('E_SIG_BAD', 'the transparency log’s proof does not fit its checkpoint');
    }
    const read = readIdentity(X509Certificate.parse(Buffer.from(signature.certificate)));
    if (read.ok) return read;
    return refuse('E_SIG_UNTRUSTED', `its certificate ${read.reason}`);
  } catch (cause) {
    return explain(cause);
  }
}

function bundleOf(signature: GitsignSignature, entry: LogEntry): Bundle {
  return bundleFromJSON({
    mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
    verificationMaterial: {
      certificate: { rawBytes: signature.certificate.toString('base64') },
      tlogEntries: [{ ...entry, canonicalizedBody: logBody(signature).toString('base64') }],
    },
    messageSignature: {
      messageDigest: {
        algorithm: 'SHA2_256',
        digest: createHash('sha256').update(signature.signedAttributes).digest('base64'),
      },
      signature: signature.value.toString('base64'),
    },
  });
}

/**
 * The entry's body, which gitsign leaves out: Rekor's `hashedrekord` 0.0.1 in canonical JSON (RFC 8785).
 * Made of the signature and the certificate at hand, it lets an entry for anything else fail.
 */
function logBody({ certificate, signedAttributes, value }: GitsignSignature): Buffer {
  const content = Buffer.from(pem.fromDER(certificate)).toString('base64');
  const hash = createHash('sha256').update(signedAttributes).digest('hex');
  const body = {
    apiVersion: '0.0.1',
    kind: 'hashedrekord',
    spec: {
      data: { hash: { algorithm: 'sha256', value: hash } },
      signature: { content: value.toString('base64'), publicKey: { content } },
    },
  };
  return Buffer.from(JSON.stringify(body));
}

/** The library's own errors by what failed; any other is of bytes that it could not read. */
function explain(cause: unknown): GitsignVerdict {
  const code = cause instanceof VerificationError ? cause.code : '';
  if (code === 'CERTIFICATE_ERROR') {
    return refuse('E_SIG_UNTRUSTED', `its certificate does not hold: ${deepest(cause)}`);
  }
  if (code === 'TIMESTAMP_ERROR' || code.startsWith('TLOG_')) {
    return refuse('E_SIG_BAD', `the transparency log does not vouch for it: ${deepest(cause)}`);
  }
  if (code === 'SIGNATURE_ERROR') {
    return refuse('E_SIG_BAD', 'the key of its certificate did not make it');
  }
  return refuse('E_SIG_MALFORMED', `it cannot be read: ${deepest(cause)}`);
}

function deepest(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.cause instanceof Error ? deepest(cause.cause) : cause.message;
}

function refuse(code: GitsignCode, reason: string): GitsignVerdict {
  return { ok: false, code, reason };
}
