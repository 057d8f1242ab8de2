import { byGitHub, on } from '../vector-world.ts';
import {
  IN_2019,
  IN_2020,
  IN_2099,
  extraKey,
  joined,
  keyWithSubkey,
  listing,
  revokedCertificate,
} from './openpgp-keys.ts';
import type { Vector } from './vector.ts';

export const OPENPGP_VECTORS: readonly Vector[] = [
  {
    name: 'OpenPGP by a listed certificate',
    covers: [
      't7510: good signature',
      't7510: %G? of a good signature of undefined trust',
      't7510: untrusted signature',
      'gittuf gitobject: right OpenPGP key',
    ],
    head: (w) => on(w, { sign: w.pgp.frank.sign }),
    codes: [],
    git: 'accepts',
    letter: 'U',
    signer: { kind: 'person', name: 'frank' },
  },
  {
    name: 'OpenPGP by a signing subkey of a certify-only primary key',
    covers: ['SIG-10: primary fingerprint'],
    head: (w) => on(w, { sign: w.pgp.gina.sign }),
    codes: [],
    git: 'accepts',
    signer: { kind: 'person', name: 'gina' },
  },
  {
    name: 'OpenPGP by ECDSA on P-256',
    head: (w) => on(w, { sign: extraKey(w, 'nick', 'nistp256').sign }),
    policy: (w) => listing('nick', extraKey(w, 'nick', 'nistp256').publicKey()),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'git commit -S by gpg',
    covers: ['t7510: header by object format'],
    head: (w) =>
      w.repo.gitCommit({
        parents: [w.start],
        config: [`user.signingkey=${w.pgp.frank.fingerprint}`],
        env: { GNUPGHOME: w.gpg.home },
      }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a listed certificate that the ring trusts, where git wants full trust',
    covers: ['t7510: matching minTrustLevel', 't7510: %G? of a good signature'],
    head: (w) => on(w, { sign: w.pgp.frank.sign }),
    gitKnows: () => ({ config: ['gpg.minTrustLevel=fully'], trustAll: true }),
    letter: 'G',
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a listed certificate that the ring trusts, where git wants marginal trust',
    covers: ['t7510: low minTrustLevel'],
    head: (w) => on(w, { sign: w.pgp.frank.sign }),
    gitKnows: () => ({ config: ['gpg.minTrustLevel=marginal'], trustAll: true }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a listed certificate where git wants ultimate trust',
    covers: ['t7510: high minTrustLevel'],
    head: (w) => on(w, { sign: w.pgp.frank.sign }),
    gitKnows: () => ({ config: ['gpg.minTrustLevel=ultimate'] }),
    codes: [],
    git: 'refuses',
    differs: 'How far a ring trusts a key is its owner’s affair; the policy lists the key.',
  },
  {
    name: 'an OpenPGP key that nobody listed',
    covers: [
      't7510: unknown signature',
      't7510: %G? of an unknown signature',
      'SIG-10: unknown key',
      'gittuf gitobject: wrong OpenPGP key',
    ],
    head: (w) => on(w, { sign: w.pgp.mallory.sign }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'refuses',
    letter: 'E',
  },
  {
    name: 'an OpenPGP key that nobody listed, but that is in the ring',
    covers: ['§0.1.1: unknown-trust OpenPGP key', 't7510: %G? of an untrusted signature'],
    head: (w) => on(w, { sign: w.pgp.mallory.sign }),
    gitKnows: (w) => ({ openpgp: [w.pgp.mallory.publicKey()] }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'accepts',
    letter: 'U',
    differs: 'To git every key of the ring will do, trusted or not.',
  },
  {
    name: 'an unlisted OpenPGP key that the ring trusts by configuration',
    covers: ['t7510: %G? of a signature of ultimate trust'],
    head: (w) => on(w, { sign: w.pgp.mallory.sign }),
    gitKnows: (w) => ({ openpgp: [w.pgp.mallory.publicKey()], trustAll: true }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'accepts',
    letter: 'G',
    differs: 'The ring is the machine’s; the policy is the repository’s.',
  },
  {
    name: 'a message changed after signing, OpenPGP',
    covers: ['t7510: fudged signature', 't7510: %G? of a bad signature', 'SIG-10: BADSIG'],
    head: (w) =>
      on(w, { sign: w.pgp.frank.sign, tamper: (raw) => raw.replace('change', 'chance') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
    letter: 'B',
  },
  {
    name: 'a NUL and more behind an OpenPGP-signed message',
    covers: ['t7510: fudged signature with NUL'],
    head: (w) => on(w, { sign: w.pgp.frank.sign, tamper: (raw) => `${raw}evil\0` }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'a bad and a good OpenPGP signature in one armor',
    covers: ['t7510: double signature', 'SIG-10: one signature'],
    head: (w) =>
      on(w, {
        sign: (payload) => joined(w.pgp.frank.sign(Buffer.from('else')), w.pgp.gina.sign(payload)),
      }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'two good OpenPGP signatures in one armor',
    covers: ['t7510: %G? of a double signature'],
    head: (w) =>
      on(w, { sign: (payload) => joined(w.pgp.frank.sign(payload), w.pgp.gina.sign(payload)) }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
    letter: 'E',
  },
  {
    name: 'a good OpenPGP signature in the armor of a message',
    head: (w) =>
      on(w, {
        sign: (payload) => w.pgp.frank.sign(payload).replaceAll('PGP SIGNATURE', 'PGP MESSAGE'),
      }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'accepts',
    differs: 'Git takes both kinds of armor for a signature; what gpg writes is one kind.',
  },
  {
    name: 'a signed message that holds a text of its own',
    head: (w) =>
      on(w, {
        sign: (payload) =>
          w.gpg.gpg(['-sa', '-u', w.pgp.frank.fingerprint], payload).toString('utf8'),
      }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'refuses',
  },
  {
    name: 'a Comment in the OpenPGP armor, which no signature covers',
    head: (w) =>
      on(w, {
        sign: (payload) =>
          w.pgp.frank.sign(payload).replace('SIGNATURE-----\n', 'SIGNATURE-----\nComment: hi\n'),
      }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a wrong checksum in the OpenPGP armor',
    head: (w) =>
      on(w, { sign: (payload) => w.pgp.frank.sign(payload).replace(/\n=.{4}\n/, '\n=AAAA\n') }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'an OpenPGP signature over SHA-1',
    covers: ['§0.1.1: SHA-1 digest', 'SIG-10: weak hash'],
    head: (w) =>
      byGitHub(w, {
        sign: w.webFlow.signWith(['--digest-algo', 'SHA1', '--allow-weak-digest-algos']),
      }),
    codes: ['E_SIG_WEAK'],
    git: 'accepts',
    differs: 'gpg still verifies SHA-1, of which collisions are for sale.',
  },
  {
    name: 'an OpenPGP signature over RIPEMD-160',
    head: (w) => on(w, { sign: w.webFlow.signWith(['--digest-algo', 'RIPEMD160']) }),
    codes: ['E_SIG_WEAK'],
    git: 'accepts',
    differs: 'gpg verifies it; only SHA-256, SHA-384 and SHA-512 count here.',
  },
  {
    name: 'an OpenPGP signature over MD5',
    head: (w) =>
      on(w, { sign: w.webFlow.signWith(['--digest-algo', 'MD5', '--allow-weak-digest-algos']) }),
    codes: ['E_SIG_WEAK'],
    git: 'refuses',
  },
  {
    name: 'a policy that lists an OpenPGP key of RSA 1024',
    head: (w) => on(w, { sign: extraKey(w, 'walt', 'rsa1024').sign }),
    policy: (w) => listing('walt', extraKey(w, 'walt', 'rsa1024').publicKey()),
    codes: ['E_POLICY_INVALID'],
    git: 'accepts',
    differs: 'gpg takes RSA keys from 1024 bits; a policy that lists one is not used.',
  },
  {
    name: 'an OpenPGP signature over text',
    head: (w) => on(w, { sign: w.pgp.frank.signWith(['--textmode']) }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'accepts',
    differs: 'A signature over text is one over any line ends: over more than one object.',
  },
  {
    name: 'an OpenPGP signature that will expire',
    head: (w) => on(w, { sign: w.pgp.frank.signWith(['--default-sig-expire', '1y']) }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'accepts',
    differs: 'Git’s verdict would turn by itself in a year; ours never hangs on a date.',
  },
  {
    name: 'an OpenPGP signature that has expired',
    covers: ['SIG-10: EXPSIG'],
    head: (w) =>
      on(w, { sign: extraKey(w, 'piet').signWith([...IN_2020, '--default-sig-expire', '1d']) }),
    policy: (w) => listing('piet', extraKey(w, 'piet').publicKey()),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'refuses',
    letter: 'X',
  },
  {
    name: 'an OpenPGP signature that claims to be of the year 2099',
    head: (w) => on(w, { sign: extraKey(w, 'piet').signWith(IN_2099) }),
    policy: (w) => listing('piet', extraKey(w, 'piet').publicKey()),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'an OpenPGP signature that claims to be older than its key',
    head: (w) => on(w, { sign: extraKey(w, 'piet').signWith(IN_2019) }),
    policy: (w) => listing('piet', extraKey(w, 'piet').publicKey()),
    reason: /older than the OpenPGP key/,
    codes: ['E_SIG_BAD'],
    git: 'refuses',
    letter: 'E',
  },
  {
    name: 'an OpenPGP signature with a critical notation',
    head: (w) => on(w, { sign: w.pgp.frank.signWith(['--sig-notation', '!x@acme.test=y']) }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'refuses',
  },
  {
    name: 'an OpenPGP signature with a notation that may be passed over',
    head: (w) => on(w, { sign: w.pgp.frank.signWith(['--sig-notation', 'x@acme.test=y']) }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'an OpenPGP key that has expired',
    covers: ['§0.1.2: expired OpenPGP key', 'SIG-10: EXPKEYSIG', 'SIG-11: expired key'],
    head: (w) => on(w, { sign: extraKey(w, 'olga', 'ed25519', '1y').signWith(IN_2020) }),
    policy: (w) => listing('olga', extraKey(w, 'olga', 'ed25519', '1y').publicKey()),
    codes: [],
    git: 'Y', // exit 1 up to git 2.53, exit 0 from 2.54
    differs: 'Dates are the signer’s own words: a listed key ends by `until`, never by a date.',
  },
  {
    name: 'an OpenPGP certificate revoked as compromised',
    covers: ['SIG-7: revoked in the ring', 'SIG-10: REVKEYSIG', 'SIG-12: primary key revoked'],
    head: (w) => on(w, { sign: extraKey(w, 'rita').sign }),
    policy: (w) => listing('rita', revokedCertificate(w, extraKey(w, 'rita'), 'compromised')),
    codes: ['E_KEY_REVOKED'],
    git: 'refuses',
    letter: 'R',
  },
  {
    name: 'an OpenPGP certificate revoked as superseded',
    covers: ['SIG-12: superseded'],
    head: (w) => on(w, { sign: extraKey(w, 'rita').sign }),
    policy: (w) => listing('rita', revokedCertificate(w, extraKey(w, 'rita'), 'superseded')),
    codes: ['E_KEY_REVOKED'],
    git: 'refuses',
    letter: 'R',
  },
  {
    name: 'a revoked signing subkey of a good OpenPGP certificate',
    covers: ['SIG-12: subkey revoked'],
    head: (w) => on(w, { sign: keyWithSubkey(w, 'hans').sign }),
    policy: (w) => listing('hans', revokedCertificate(w, keyWithSubkey(w, 'hans'), 'subkey')),
    codes: ['E_KEY_REVOKED'],
    git: 'refuses',
    letter: 'R',
  },
];
