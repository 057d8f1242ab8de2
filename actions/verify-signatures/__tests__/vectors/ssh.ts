import { createHash, createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  createSshSigner,
  type SshSigner,
} from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { byAlice, on, tampered, type World } from '../vector-world.ts';
import { bendSshSig, sha1RsaSignature, sshSigMessage, sshString } from './ssh-blob.ts';
import type { Vector } from './vector.ts';

const STRANGERS_LISTED = (w: World): { readonly allowedSigners: readonly string[] } => ({
  allowedSigners: [`someone ${w.ssh.eve.publicKey}`],
});

/** 1024 bits: the least that ssh-keygen makes. */
const shortRsa = (w: World): SshSigner =>
  createSshSigner(dirname(w.ssh.rsa.file), `short-${count()}`, ['-t', 'rsa', '-b', '1024']);
let counted = 0;
const count = (): number => (counted += 1);

const UNKNOWN_TYPE = `ssh-odd ${sshString('ssh-odd').toString('base64')}`;

export const SSH_VECTORS: readonly Vector[] = [
  {
    name: 'ed25519 by a listed person',
    covers: [
      't7528: good signature',
      't7528: %G? of a good signature',
      'gittuf gitobject: right key',
    ],
    head: byAlice,
    codes: [],
    git: 'accepts',
    letter: 'G',
  },
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
    name: 'git commit -S by ssh-keygen',
    covers: ['t7528: header by object format'],
    head: (w) =>
      w.repo.gitCommit({
        parents: [w.start],
        config: ['gpg.format=ssh', `user.signingkey=${w.ssh.alice.file}`],
      }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a good SSH signature where git wants marginal trust',
    covers: ['t7528: low minTrustLevel'],
    head: byAlice,
    gitKnows: () => ({ config: ['gpg.minTrustLevel=marginal'] }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a good SSH signature where git wants full trust',
    covers: ['t7528: matching minTrustLevel'],
    head: byAlice,
    gitKnows: () => ({ config: ['gpg.minTrustLevel=fully'] }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a stranger’s SSH signature where git wants ultimate trust',
    covers: ['t7528: high minTrustLevel'],
    head: (w) => on(w, { sign: w.ssh.eve.sign }),
    gitKnows: () => ({ config: ['gpg.minTrustLevel=ultimate'] }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'an SSH key that nobody listed',
    covers: [
      't7528: untrusted signature',
      't7528: %G? of an untrusted signature',
      'gittuf gitobject: wrong key',
    ],
    head: (w) => on(w, { sign: w.ssh.eve.sign }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'refuses',
    letter: 'U',
  },
  {
    name: 'a message changed after signing, SSH',
    covers: ['t7528: fudged signature', 't7528: %G? of a bad signature'],
    head: (w) => tampered(w, (raw) => raw.replace('change', 'chance')),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
    letter: 'B',
  },
  {
    name: 'a NUL and more behind an SSH-signed message',
    covers: ['t7528: fudged signature with NUL'],
    head: (w) => tampered(w, (raw) => `${raw}evil\0`),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
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
    covers: ['SIG-13: namespace'],
    head: (w) => on(w, { sign: w.ssh.alice.signFor('file') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'an allowed-signers line for files only',
    covers: ['SIG-13: line for files only'],
    head: byAlice,
    gitKnows: (w) => ({ allowedSigners: [`x namespaces="file" ${w.ssh.alice.publicKey}`] }),
    codes: [],
    git: 'refuses',
    differs: 'The policy has no namespaces: whatever key it lists, it lists for git.',
  },
  {
    name: 'a wildcard in the place of a name',
    covers: ['§0.1.1: wildcard principal', 'SIG-13: wildcard principal'],
    head: (w) => on(w, { sign: w.ssh.eve.sign }),
    policy: (w) => ({ listed: [{ name: '"*"', ssh: w.ssh.eve.publicKey }] }),
    gitKnows: (w) => ({ allowedSigners: [`* ${w.ssh.eve.publicKey}`] }),
    codes: ['E_POLICY_INVALID'],
    git: 'accepts',
    differs: 'To git `*` is a signer like any other; the policy lists people by name only.',
  },
  {
    name: 'a line that is no key, beside good ones',
    covers: ['SIG-13: malformed line'],
    head: byAlice,
    policy: () => ({ listed: [{ name: 'broken', ssh: 'ssh-ed25519 AAAA' }] }),
    gitKnows: (w) => ({ allowedSigners: ['x ssh-ed25519 AAAA', `x ${w.ssh.alice.publicKey}`] }),
    codes: ['E_POLICY_INVALID'],
    git: 'accepts',
    differs: 'Git passes over lines that it cannot read; a policy is read whole or not at all.',
  },
  {
    name: 'a policy that lists an SSH key of a type that nobody knows',
    covers: ['gittuf gitobject: unknown type of key'],
    head: byAlice,
    policy: () => ({ listed: [{ name: 'odd', ssh: UNKNOWN_TYPE }] }),
    reason: /not supported/,
    codes: ['E_POLICY_INVALID'],
    git: 'accepts',
    differs: 'Git looks only at the key that signed.',
  },
  {
    name: 'an RSA key of 1024 bits that git was told of',
    covers: ['SIG-13: short RSA key'],
    head: (w) => {
      const short = shortRsa(w);
      w.policies.set('short', short.publicKey);
      return on(w, { sign: short.sign });
    },
    gitKnows: (w) => ({ allowedSigners: [`x ${w.policies.get('short') ?? ''}`] }),
    codes: ['E_SIG_WEAK'],
    git: 'accepts',
    differs: 'ssh-keygen takes RSA keys from 1024 bits, we from 2048.',
  },
  {
    name: 'a policy that lists an RSA key of 1024 bits',
    head: byAlice,
    policy: (w) => ({ listed: [{ name: 'short', ssh: shortRsa(w).publicKey }] }),
    reason: /1024 bits/,
    codes: ['E_POLICY_INVALID'],
    git: 'accepts',
    differs: 'Git looks only at the key that signed.',
  },
  {
    name: 'an RSA signature over SHA-1 (ssh-rsa)',
    covers: ['SIG-13: ssh-rsa over SHA-1'],
    head: (w) => {
      const pem = createSshSigner(dirname(w.ssh.rsa.file), `pem-${count()}`, [
        ...['-t', 'rsa', '-b', '2048', '-m', 'PEM'],
      ]);
      w.policies.set('pem', pem.publicKey);
      return on(w, {
        sign: (payload) => {
          const digest = createHash('sha512').update(payload).digest();
          const key = createPrivateKey(readFileSync(pem.file));
          const signature = sha1RsaSignature(sshSigMessage('sha512', digest), key);
          return bendSshSig(pem.sign(payload), () => ({ signature }));
        },
      });
    },
    policy: (w) => ({ listed: [{ name: 'pem', ssh: w.policies.get('pem') ?? '' }] }),
    codes: ['E_SIG_WEAK'],
    git: 'refuses',
  },
  {
    name: 'a DSA key (ssh-dss)',
    covers: ['SIG-13: ssh-dss'],
    head: (w) =>
      on(w, {
        sign: (payload) =>
          bendSshSig(w.ssh.alice.sign(payload), () => ({
            publicKey: Buffer.concat([
              sshString('ssh-dss'),
              ...[1, 2, 3, 4].map(() => sshString('x')),
            ]),
            signature: Buffer.concat([sshString('ssh-dss'), sshString(Buffer.alloc(40, 1))]),
          })),
      }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'refuses',
  },
  {
    name: 'something in the reserved field of an SSH signature',
    head: (w) =>
      on(w, {
        sign: (payload) =>
          bendSshSig(w.ssh.alice.sign(payload), () => ({ reserved: Buffer.from('evil') })),
      }),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: 'ssh-keygen passes over the reserved field, so its bytes are nobody’s.',
  },
  {
    name: 'bytes behind the fields of an SSH signature',
    head: (w) =>
      on(w, {
        sign: (payload) =>
          bendSshSig(w.ssh.alice.sign(payload), () => ({ rest: Buffer.from('evil') })),
      }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'an SSH signature of version 2',
    head: (w) =>
      on(w, {
        sign: (payload) => bendSshSig(w.ssh.alice.sign(payload), () => ({ version: 2 })),
      }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'an SSH signature that names another hash than it was made with',
    head: (w) =>
      on(w, {
        sign: (payload) =>
          bendSshSig(w.ssh.alice.sign(payload), () => ({ hash: Buffer.from('sha256') })),
      }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'an SSH signature whose key was replaced by a listed one',
    head: (w) =>
      on(w, {
        sign: (payload) =>
          bendSshSig(w.ssh.eve.sign(payload), () => ({
            publicKey: Buffer.from(w.ssh.alice.publicKey.split(' ')[1] ?? '', 'base64'),
          })),
      }),
    gitKnows: STRANGERS_LISTED,
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
];
