import { describeVectors } from './describe-vectors.ts';
import { byAlice, merged, on, tampered, type Vector } from './vector-world.ts';

const VECTORS: readonly Vector[] = [
  { name: 'ed25519 by a listed person', head: byAlice, codes: [], git: 'accepts' },
  {
    name: 'ed25519 over sha256',
    head: (w) => on(w, { sign: w.ssh.bob.signFor('git', 'sha256') }),
    codes: [],
    git: 'accepts',
  },
  { name: 'RSA 2048', head: (w) => on(w, { sign: w.ssh.rsa.sign }), codes: [], git: 'accepts' },
  { name: 'ECDSA P-256', head: (w) => on(w, { sign: w.ssh.p256.sign }), codes: [], git: 'accepts' },
  { name: 'ECDSA P-384', head: (w) => on(w, { sign: w.ssh.p384.sign }), codes: [], git: 'accepts' },
  { name: 'ECDSA P-521', head: (w) => on(w, { sign: w.ssh.p521.sign }), codes: [], git: 'accepts' },
  {
    name: 'OpenPGP by a listed certificate',
    head: (w) => on(w, { sign: w.pgp.frank.sign }),
    codes: [],
    signer: { kind: 'person', name: 'frank' },
  },
  {
    name: 'OpenPGP by a signing subkey of a certify-only primary key',
    head: (w) => on(w, { sign: w.pgp.gina.sign }),
    codes: [],
    signer: { kind: 'person', name: 'gina' },
  },
  {
    name: 'git commit -S by ssh-keygen',
    head: (w) =>
      w.repo.gitCommit({
        parents: [w.start],
        config: ['gpg.format=ssh', `user.signingkey=${w.ssh.alice.file}`],
      }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'git commit -S by gpg',
    head: (w) =>
      w.repo.gitCommit({
        parents: [w.start],
        config: [`user.signingkey=${w.pgp.frank.fingerprint}`],
        env: { GNUPGHOME: w.gpg.home },
      }),
    codes: [],
  },
  { name: 'unsigned', head: (w) => on(w, {}), codes: ['E_SIG_UNSIGNED'], git: 'refuses' },
  {
    name: 'unsigned, with a signed commit on top (the laundering push)',
    head: (w) => byAlice(w, { parents: [on(w, {})] }),
    codes: ['E_SIG_UNSIGNED'],
    git: 'accepts',
  },
  {
    name: 'an SSH key that nobody listed',
    head: (w) => on(w, { sign: w.ssh.eve.sign }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'an OpenPGP key that nobody listed',
    head: (w) => on(w, { sign: w.pgp.mallory.sign }),
    codes: ['E_SIG_UNTRUSTED'],
  },
  {
    name: 'a message changed after signing, SSH',
    head: (w) => tampered(w, (raw) => raw.replace('change', 'chance')),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'a message changed after signing, OpenPGP',
    head: (w) =>
      on(w, { sign: w.pgp.frank.sign, tamper: (raw) => raw.replace('change', 'chance') }),
    codes: ['E_SIG_BAD'],
  },
  {
    name: 'a message changed after signing, ECDSA',
    head: (w) => on(w, { sign: w.ssh.p256.sign, tamper: (raw) => raw.replace('change', 'chance') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'a message changed after signing, RSA',
    head: (w) => on(w, { sign: w.ssh.rsa.sign, tamper: (raw) => raw.replace('change', 'x') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'the signature of another commit',
    head: (w) =>
      on(w, { message: 'other', sign: () => w.ssh.alice.sign(Buffer.from('something else')) }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'an SSH signature for files instead of git',
    head: (w) => on(w, { sign: w.ssh.alice.signFor('file') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'an OpenPGP signature over SHA-1',
    head: (w) =>
      on(w, { sign: w.webFlow.signWith(['--digest-algo', 'SHA1', '--allow-weak-digest-algos']) }),
    codes: ['E_SIG_WEAK'],
  },
  {
    name: 'an OpenPGP signature over text',
    head: (w) => on(w, { sign: w.pgp.frank.signWith(['--textmode']) }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
  },
  {
    name: 'an OpenPGP signature that expires',
    head: (w) => on(w, { sign: w.pgp.frank.signWith(['--default-sig-expire', '1y']) }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
  },
  {
    name: 'an X.509 signature',
    head: (w) =>
      on(w, { sign: () => '-----BEGIN SIGNED MESSAGE-----\nAAAA\n-----END SIGNED MESSAGE-----\n' }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
  },
  {
    name: 'an unknown form of signature',
    head: (w) => on(w, { sign: () => 'trust me' }),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a committer whose e-mail is not the signer’s',
    head: (w) => byAlice(w, { committer: 'Alice <alice@evil.test>' }),
    codes: ['E_SIG_EMAIL'],
  },
  {
    name: 'an author other than the committer, as in a rebase',
    head: (w) =>
      byAlice(w, { author: 'Bob <bob@acme.test>', committer: 'Alice <alice@acme.test>' }),
    codes: [],
  },
  // Time is what the author claims; ancestry is not
  {
    name: 'a retired key, before the named commit',
    head: (w) => byAlice(w, { parents: [on(w, { sign: w.ssh.carol.sign })] }),
    policy: (_w, head) => ({ carolUntil: head }),
    codes: [],
  },
  {
    name: 'a retired key, at the named commit itself',
    head: (w) => on(w, { sign: w.ssh.carol.sign }),
    policy: (_w, head) => ({ carolUntil: head }),
    codes: ['E_KEY_REVOKED'],
  },
  {
    name: 'a compromised key, after the named commit, with a date of long ago',
    head: (w) =>
      on(w, {
        parents: [byAlice(w)],
        sign: w.ssh.carol.sign,
        date: '1000000000 +0000',
        message: 'backdated',
      }),
    policy: (w) => ({ carolUntil: w.start }),
    codes: ['E_KEY_REVOKED'],
    git: 'accepts',
  },
  {
    name: 'a merge from an old branch by a retired key (foxtrot)',
    head: (w) => {
      const old = on(w, { parents: [w.root], files: { old: 'x\n' }, sign: w.ssh.carol.sign });
      const main = byAlice(w);
      return byAlice(w, { parents: [main, old], tree: merged(w, main, old) });
    },
    policy: (w) => ({ carolUntil: w.start }),
    codes: ['E_KEY_REVOKED'],
  },
  {
    name: 'a retired key whose named commit is not in the repository',
    head: (w) => on(w, { sign: w.ssh.carol.sign }),
    policy: () => ({ carolUntil: 'ab'.repeat(20) }),
    codes: ['E_KEY_REVOKED'],
    reason: /ancestors of (ab){20}, which is no commit of this repository$/,
  },
  {
    name: 'a retired key of which one of the named commits is not in the repository',
    head: (w) => byAlice(w, { parents: [on(w, { sign: w.ssh.carol.sign })] }),
    policy: (_w, head) => ({ carolUntil: `${'ab'.repeat(20)}, ${head}` }),
    codes: [],
  },
  {
    name: 'a key that is good until the very first commit, which has no ancestors',
    head: (w) => on(w, { sign: w.ssh.carol.sign }),
    policy: (w) => ({ carolUntil: w.root }),
    codes: ['E_KEY_REVOKED'],
  },
  {
    name: 'an exempt commit',
    head: (w) => byAlice(w, { parents: [on(w, { message: 'imported' })] }),
    policy: (w) => ({ exempt: [on(w, { message: 'imported' })] }),
    codes: [],
  },
];

describeVectors('the verdict over signatures', VECTORS);
