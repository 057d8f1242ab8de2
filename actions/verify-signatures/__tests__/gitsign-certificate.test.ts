import { email, extension, ISSUED_AT, ISSUER, IDENTITY, uri } from './sigstore/authority.ts';
import * as der from './sigstore/der.ts';
import { describeGitsign, type GitsignVector } from './sigstore/describe-gitsign.ts';
import { createKey } from './sigstore/keys.ts';

const MINUTE = 60_000;
const after = (minutes: number): Date => new Date(ISSUED_AT.getTime() + minutes * MINUTE);

const ACCEPTED: readonly GitsignVector[] = [
  { name: 'as gitsign makes it offline', options: () => ({}) },
  {
    name: 'with the provider in the new extension only',
    options: () => ({ certify: { oldIssuer: null } }),
  },
  {
    name: 'with the provider in the old extension only',
    options: () => ({ certify: { issuer: null } }),
  },
  {
    name: 'logged in the last second of its certificate',
    options: () => ({ entry: { integratedTime: after(10) } }),
  },
];

const IDENTITIES: readonly (readonly [string, readonly Buffer[], RegExp])[] = [
  [
    'another person’s',
    [email('mallory@acme.test')],
    /identity mallory@acme\.test .* is not in the policy/,
  ],
  ['a prefix of a listed one', [email('alice@acme.tes')], /not in the policy/],
  ['one that begins with a listed one', [email('alice@acme.test.evil.test')], /not in the policy/],
  ['one that ends with a listed one', [email('not-alice@acme.test')], /not in the policy/],
  ['a listed one in another case', [email('Alice@acme.test')], /not in the policy/],
  [
    'one that a listed one would match as a pattern',
    [email('alice@acmeXtest')],
    /not in the policy/,
  ],
  [
    'one whose bytes become a listed one without their eighth bit',
    [email('\u00e1lice@acme.test')],
    /not printable ASCII/,
  ],
  ['a listed one behind a NUL byte', [email('alice@acme.test\0.evil.test')], /not printable ASCII/],
  [
    'a listed one and another',
    [email('mallory@acme.test'), email(IDENTITY)],
    /more than one identity/,
  ],
  ['a listed one and a URI', [uri('https://evil.test'), email(IDENTITY)], /more than one identity/],
  [
    'a listed one as a DNS name',
    [der.element(0x82, Buffer.from(IDENTITY))],
    /neither an e-mail nor a URI/,
  ],
  ['nobody', [], /names nobody/],
];

const REFUSED: readonly GitsignVector[] = [
  ...IDENTITIES.map(([name, names, reason]) => ({
    name: `of an identity that is ${name}`,
    options: () => ({ certify: { names } }),
    code: 'E_SIG_UNTRUSTED',
    reason,
  })),
  {
    name: 'of a listed identity by another provider',
    options: () => ({ certify: { issuer: 'https://evil.test', oldIssuer: 'https://evil.test' } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /alice@acme\.test \(https:\/\/evil\.test\) is not in the policy/,
  },
  {
    name: 'of a provider that begins with the listed one',
    options: () => ({ certify: { issuer: `${ISSUER}.evil.test`, oldIssuer: null } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /not in the policy/,
  },
  {
    name: 'whose two extensions name different providers',
    options: () => ({ certify: { oldIssuer: 'https://evil.test' } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /which provider/,
  },
  {
    name: 'whose certificate names no provider',
    options: () => ({ certify: { issuer: null, oldIssuer: null } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /which provider/,
  },
  {
    name: 'whose certificate names its provider in another type of text',
    options: () => {
      const issuer = der.element(0x16, Buffer.from(ISSUER));
      const extensions = [extension('1.3.6.1.4.1.57264.1.8', issuer)];
      return { certify: { issuer: null, oldIssuer: null, extensions } };
    },
    code: 'E_SIG_UNTRUSTED',
    reason: /which provider/,
  },
  {
    name: 'of an authority that the root does not name',
    options: ({ foreign }) => ({ leaf: foreign.authority.issue() }),
    code: 'E_SIG_UNTRUSTED',
    reason: /certificate does not hold/,
  },
  {
    name: 'logged after its certificate had expired',
    options: () => ({ entry: { integratedTime: after(11) } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /expired/,
  },
  {
    name: 'logged before its certificate was valid',
    options: () => ({ entry: { integratedTime: after(-1) } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /not valid/,
  },
  {
    name: 'whose certificate no log promised to publish',
    options: () => ({ certify: { ctLog: null } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /expected 1 SCTs, got 0/,
  },
  {
    name: 'whose certificate another log promised to publish',
    options: ({ foreign }) => ({ certify: { ctLog: foreign.authority.ctLog } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /SCT verification failed/,
  },
  {
    name: 'with the promise to publish of another certificate',
    options: ({ ours }) => {
      const other = ours.authority.issue();
      const at = other.certificate.indexOf(der.oid('1.3.6.1.4.1.11129.2.4.2'));
      const size = other.certificate.readUInt8(at - 1);
      const promise = other.certificate.subarray(at - 3, at + size);
      return { certify: { ctLog: null, extensions: [promise] } };
    },
    code: 'E_SIG_UNTRUSTED',
    reason: /SCT verification failed/,
  },
  {
    name: 'by a certificate of an authority',
    options: () => ({ certify: { isAuthority: true } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /one of an authority/,
  },
  {
    name: 'by a certificate that may not sign code',
    options: () => ({ certify: { usage: '1.3.6.1.5.5.7.3.8' } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /not for signing code/,
  },
  {
    name: 'by a certificate that may only agree on keys',
    options: () => ({ certify: { keyUsage: 0x08 } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /for no signatures/,
  },
  {
    name: 'by a certificate that names its subject twice',
    options: () => ({
      certify: { extensions: [extension('2.5.29.17', der.sequence(email('mallory@acme.test')))] },
    }),
    code: 'E_SIG_UNTRUSTED',
    reason: /an extension twice/,
  },
  {
    name: 'by a certificate with a critical extension of unknown meaning',
    options: () => ({ certify: { extensions: [extension('1.2.3.4', der.sequence(), true)] } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /not understood/,
  },
  {
    name: 'by a key on another curve',
    options: () => ({ certify: { key: createKey('P-384') } }),
    code: 'E_SIG_UNTRUSTED',
    reason: /no P-256 key/,
  },
  {
    name: 'by a certificate and logs that are all foreign',
    options: ({ foreign }) => {
      const leaf = foreign.authority.issue();
      return { leaf, entry: { promisedBy: foreign.log.key, checkpointBy: foreign.log.key } };
    },
    code: 'E_SIG_UNTRUSTED',
  },
];

describeGitsign('a certificate is believed', ACCEPTED);
describeGitsign('a certificate is refused', REFUSED);
