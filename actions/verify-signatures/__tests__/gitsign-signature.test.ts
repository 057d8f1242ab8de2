import { it } from '@jest/globals';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import * as der from './sigstore/der.ts';
import {
  describeGitsign,
  identify,
  PAYLOAD,
  type GitsignVector,
} from './sigstore/describe-gitsign.ts';
import { armored, attribute, createSigstore } from './sigstore/gitsign.ts';
import { createKey } from './sigstore/keys.ts';

const OTHER = Buffer.from('something else');
const OID = {
  data: '1.2.840.113549.1.7.1',
  messageDigest: '1.2.840.113549.1.9.4',
  sha1: '1.3.14.3.2.26',
  sha512: '2.16.840.1.101.3.4.2.3',
  timestamp: '1.2.840.113549.1.9.16.2.14',
};

const REFUSED: readonly GitsignVector[] = [
  {
    name: 'by another key than the certificate’s',
    options: () => ({ by: createKey() }),
    code: 'E_SIG_BAD',
    reason: /key of its certificate did not make it/,
  },
  {
    name: 'made for another payload',
    options: () => ({ payload: OTHER }),
    code: 'E_SIG_BAD',
    reason: /made for something else/,
  },
  {
    name: 'with the log’s entry of another signature',
    options: ({ ours }) => ({ logEntry: ours.entryFor(PAYLOAD) }),
    code: 'E_SIG_BAD',
    reason: /log does not vouch/,
  },
  {
    name: 'with the log’s entry for the same attributes by another certificate',
    options: ({ ours }) => {
      const key = createKey();
      const other = ours.authority.issue({ key });
      return { certify: { key }, logEntry: ours.entryFor(PAYLOAD, { leaf: other }) };
    },
    code: 'E_SIG_BAD',
    reason: /log does not vouch/,
  },
  {
    name: 'without the log’s entry (gitsign’s online mode)',
    options: () => ({ logEntry: null }),
    code: 'E_SIG_TYPE_UNSUPPORTED',
    reason: /gitsign\.rekorMode offline/,
  },
  {
    name: 'with two entries of the log',
    options: () => ({ unsignedAttributes: ([entry = OTHER]) => [entry, entry] }),
    code: 'E_SIG_MALFORMED',
    reason: /as gitsign does it/,
  },
  {
    name: 'whose entry another log promises',
    options: ({ foreign }) => ({ entry: { promisedBy: foreign.log.key } }),
    code: 'E_SIG_BAD',
    reason: /promise could not be verified/,
  },
  {
    name: 'whose entry has an empty promise',
    options: () => ({ entry: { promise: Buffer.alloc(0) } }),
    code: 'E_SIG_MALFORMED',
  },
  {
    name: 'whose entry has a proof and no promise, so that nobody signed its time',
    options: () => ({ entry: { promise: null } }),
    code: 'E_SIG_MALFORMED',
    reason: /entry in it/,
  },
  {
    name: 'whose entry has a promise and no proof',
    options: () => ({ entry: { withoutProof: true } }),
    code: 'E_SIG_MALFORMED',
    reason: /entry in it/,
  },
  {
    name: 'whose checkpoint another log signed',
    options: ({ foreign }) => ({ entry: { checkpointBy: foreign.log.key } }),
    code: 'E_SIG_BAD',
    reason: /checkpoint/,
  },
  {
    name: 'whose proof is for a tree of another size than its checkpoint',
    options: () => ({ entry: { treeSize: 3 } }),
    code: 'E_SIG_BAD',
    reason: /proof does not fit its checkpoint/,
  },
  {
    name: 'whose proof is for a tree of another root than its checkpoint',
    options: () => ({ entry: { root: createHash('sha256').digest() } }),
    code: 'E_SIG_BAD',
    reason: /proof does not fit its checkpoint/,
  },
  {
    name: 'whose checkpoint has a second signature, which nobody checks',
    options: () => ({ entry: { checkpoint: (text) => `${text}— witness.test AAAAAAAA\n` } }),
    code: 'E_SIG_BAD',
    reason: /proof does not fit its checkpoint/,
  },
  {
    name: 'whose checkpoint has a signature in loose base64',
    options: () => ({ entry: { checkpoint: (text) => text.replace(/\n$/, '=\n') } }),
    code: 'E_SIG_BAD',
    reason: /proof does not fit its checkpoint/,
  },
  {
    name: 'whose entry is of another kind',
    options: () => ({ entry: { kind: 'intoto' } }),
    code: 'E_SIG_BAD',
    reason: /log does not vouch/,
  },
  {
    name: 'whose entry brings a body of its own',
    options: () => ({ entry: { more: [der.field(7, 'body')] } }),
    code: 'E_SIG_MALFORMED',
    reason: /entry in it/,
  },
  {
    name: 'whose entry says its index twice',
    options: () => ({ entry: { more: [der.field(1, 1_000_001)] } }),
    code: 'E_SIG_MALFORMED',
    reason: /entry in it/,
  },
  {
    name: 'with two signers',
    options: () => ({ signers: (signer) => [signer, signer] }),
    code: 'E_SIG_MALFORMED',
    reason: /more than one signer/,
  },
  {
    name: 'without a signer',
    options: () => ({ signers: () => [] }),
    code: 'E_SIG_MALFORMED',
    reason: /not a CMS signature/,
  },
  {
    name: 'with the authority’s certificate beside the signer’s',
    options: ({ ours }) => {
      const leaf = ours.authority.issue();
      return { leaf, certificates: [leaf.certificate, ...ours.authority.chain] };
    },
    code: 'E_SIG_MALFORMED',
    reason: /more certificates/,
  },
  {
    name: 'with another certificate than its signer’s',
    options: ({ ours }) => ({ certificates: [ours.authority.issue().certificate] }),
    code: 'E_SIG_MALFORMED',
    reason: /as gitsign does it/,
  },
  {
    name: 'without a certificate',
    options: () => ({ certificates: [] }),
    code: 'E_SIG_MALFORMED',
    reason: /not a CMS signature/,
  },
  {
    name: 'that holds what it signs',
    options: () => ({
      contentType: Buffer.concat([der.oid(OID.data), der.tagged(0, der.octets(PAYLOAD))]),
    }),
    code: 'E_SIG_MALFORMED',
    reason: /as gitsign does it/,
  },
  {
    name: 'of another content type',
    options: () => ({ contentType: der.oid('1.2.840.113549.1.7.5') }),
    code: 'E_SIG_MALFORMED',
    reason: /as gitsign does it/,
  },
  {
    name: 'over SHA-1',
    options: () => ({ digestAlgorithm: der.sequence(der.oid(OID.sha1)) }),
    code: 'E_SIG_WEAK',
    reason: /SHA-1/,
  },
  {
    name: 'over SHA-512, which the log’s entry cannot be for',
    options: () => ({ digestAlgorithm: der.sequence(der.oid(OID.sha512)) }),
    code: 'E_SIG_MALFORMED',
    reason: /as gitsign does it/,
  },
  {
    name: 'without signed attributes',
    options: () => ({ signedAttributes: () => [] }),
    code: 'E_SIG_MALFORMED',
    reason: /lacks a part/,
  },
  {
    name: 'with its signed attributes out of order',
    options: () => ({ signedAttributes: (all) => [...all].reverse() }),
    code: 'E_SIG_MALFORMED',
    reason: /as gitsign does it/,
  },
  {
    name: 'with a message digest twice',
    options: () => ({
      signedAttributes: (all) => [
        ...all,
        attribute(OID.messageDigest, der.octets(createHash('sha256').update(OTHER).digest())),
      ],
    }),
    code: 'E_SIG_MALFORMED',
    reason: /as gitsign does it/,
  },
  {
    name: 'with a timestamp that nobody judges',
    options: () => ({
      unsignedAttributes: (all) => [...all, attribute(OID.timestamp, der.sequence())],
    }),
    code: 'E_SIG_TYPE_UNSUPPORTED',
    reason: /gitsign\.timestampServerURL/,
  },
  {
    name: 'with an unsigned attribute of unknown meaning',
    options: () => ({
      unsignedAttributes: (all) => [...all, attribute('1.2.3.4', der.sequence())],
    }),
    code: 'E_SIG_MALFORMED',
    reason: /as gitsign does it/,
  },
  {
    name: 'with junk behind the DER',
    options: () => ({ tamper: (bytes) => Buffer.concat([bytes, Buffer.from([0])]) }),
    code: 'E_SIG_MALFORMED',
    reason: /not a CMS signature/,
  },
  {
    name: 'in BER of indefinite length',
    options: () => ({
      tamper: (bytes) =>
        Buffer.concat([Buffer.from([0x30, 0x80]), bytes.subarray(4), Buffer.alloc(2)]),
    }),
    code: 'E_SIG_MALFORMED',
    reason: /not a CMS signature/,
  },
  {
    name: 'cut off',
    options: () => ({ tamper: (bytes) => bytes.subarray(0, -1) }),
    code: 'E_SIG_MALFORMED',
    reason: /not a CMS signature/,
  },
];

describeGitsign('a signature of gitsign is refused', REFUSED);

it('a signature of gitsign holds no byte that can be changed', async () => {
  const sigstore = createSigstore();
  const lines = sigstore.sign(PAYLOAD).split('\n').slice(1, -2);
  const bytes = Buffer.from(lines.join(''), 'base64');
  await fc.assert(
    fc.asyncProperty(
      fc.nat(bytes.length - 1),
      fc.integer({ min: 1, max: 255 }),
      async (at, mask) => {
        const changed = Buffer.from(bytes);
        changed.writeUInt8(bytes.readUInt8(at) ^ mask, at);
        return !(await identify(sigstore, armored(changed))).ok;
      },
    ),
    { numRuns: 400 },
  );
}, 60_000);
