import { PROTECTED, byAlice, merged, on } from '../vector-world.ts';
import type { Vector } from './vector.ts';

const ONE_COMMIT = 'Git was asked about the head; the range is everything since the trust root.';
const ANCESTRY =
  'To git the dates of the key and of the commit decide, and who commits writes them.';

/** Whether a signature is there, whose it is, and until when that person's key is good. */
export const KEY_VECTORS: readonly Vector[] = [
  {
    name: 'unsigned',
    covers: [
      'SIG-1: unsigned',
      't7510: no signature',
      't7510: %G? of no signature',
      't7528: no signature',
      't7528: %G? of no signature',
      'gitsign: commit without signature',
      'gittuf gitobject: empty signature',
    ],
    head: (w) => on(w, {}),
    codes: ['E_SIG_UNSIGNED'],
    git: 'refuses',
    letter: 'N',
  },
  {
    name: 'unsigned, with a signed commit on top (the laundering push)',
    covers: ['SIG-1: hidden under a signed head'],
    head: (w) => byAlice(w, { parents: [on(w, {})] }),
    codes: ['E_SIG_UNSIGNED'],
    git: 'accepts',
    differs: ONE_COMMIT,
  },
  {
    name: 'several offenders at once, all of them listed',
    covers: ['SIG-1: all offenders', 'gittuf RelativeForRef: several invalid entries'],
    head: (w) => {
      const one = on(w, { message: 'one' });
      const two = on(w, { parents: [one], message: 'two', sign: w.ssh.eve.sign });
      return byAlice(w, { parents: [two], tamper: (raw) => raw.replace('change', 'x') });
    },
    codes: ['E_SIG_BAD', 'E_SIG_UNSIGNED', 'E_SIG_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'a bad commit, and its revert by a listed person',
    covers: [
      'gittuf RelativeForRef: recovery to the same tree, authorised',
      'gittuf RelativeForRef: an invalid entry that nobody skips',
    ],
    head: (w) => {
      const bad = on(w, { sign: w.ssh.eve.sign, files: { 'src/app.js': 'evil\n' } });
      return byAlice(w, { parents: [bad], files: { 'src/app.js': 'one\n' } });
    },
    codes: ['E_SIG_UNTRUSTED'],
    git: 'accepts',
    differs: ONE_COMMIT,
  },
  {
    name: 'a bad commit that the policy exempts, and its revert by a listed person',
    covers: ['gittuf RelativeForRef: last good state is due to recovery'],
    head: (w) => {
      const bad = on(w, { sign: w.ssh.eve.sign, files: { 'src/app.js': 'evil\n' } });
      return byAlice(w, { parents: [bad], files: { 'src/app.js': 'one\n' } });
    },
    policy: (w, oid) => ({ exempt: [w.repo.git(['rev-parse', `${oid}^`])] }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a bad commit, and its revert by a stranger',
    covers: ['gittuf RelativeForRef: recovery to the same tree, unauthorised'],
    head: (w) => {
      const bad = on(w, { sign: w.ssh.eve.sign, files: { 'src/app.js': 'evil\n' } });
      const files = { 'src/app.js': 'one\n' };
      return on(w, { parents: [bad], files, sign: w.ssh.dave.sign });
    },
    policy: (w, oid) => ({ exempt: [w.repo.git(['rev-parse', `${oid}^`])] }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'the branch put back behind the bad commit',
    covers: ['gittuf RelativeForRef: recovery to the same commit, authorised'],
    head: (w) => {
      const good = byAlice(w, { message: 'good' });
      on(w, { parents: [good], sign: w.ssh.eve.sign, message: 'left behind' });
      return good;
    },
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a signature of the form of X.509 that holds none',
    covers: ['SIG-21: never skipped'],
    head: (w) =>
      on(w, { sign: () => '-----BEGIN SIGNED MESSAGE-----\nAAAA\n-----END SIGNED MESSAGE-----\n' }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'refuses',
  },
  {
    name: 'an armor of a kind that nobody knows',
    covers: ['SIG-22: unknown armor'],
    head: (w) => on(w, { sign: () => '-----BEGIN TRUST ME-----\nAAAA\n-----END TRUST ME-----\n' }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'refuses', // exit 128
  },
  {
    name: 'an unknown form of signature',
    head: (w) => on(w, { sign: () => 'trust me' }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'a signature header with nothing in it',
    head: (w) => on(w, { sign: () => '' }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'a committer whose e-mail is not the signer’s',
    covers: ['§0.1.1: principal is not the committer', 'SIG-15: bound e-mail'],
    head: (w) => byAlice(w, { committer: 'Alice <alice@evil.test>' }),
    gitKnows: (w) => ({ allowedSigners: [`alice@acme.test ${w.ssh.alice.publicKey}`] }),
    codes: ['E_SIG_EMAIL'],
    git: 'accepts',
    differs: 'Git never holds the principal against the committer.',
  },
  {
    name: 'any committer’s e-mail where the policy binds none',
    covers: ['SIG-15: e-mail not bound'],
    head: (w) => on(w, { sign: w.ssh.bob.sign, committer: 'Alice <alice@evil.test>' }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'an author other than the committer, as in a rebase',
    head: (w) =>
      byAlice(w, { author: 'Bob <bob@acme.test>', committer: 'Alice <alice@acme.test>' }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'the second key of one person',
    covers: ['SIG-17: two keys are one person', 'gittuf VerifyEntry: a person of several keys'],
    head: (w) => on(w, { sign: w.ssh.dave.sign, files: { 'infra/x': '1\n' } }),
    policy: (w) => ({ carolToo: w.ssh.dave.publicKey, rules: PROTECTED }),
    codes: [],
    git: 'accepts',
    signer: { kind: 'person', name: 'carol' },
  },
  // Time is what the author claims; ancestry is not
  {
    name: 'a retired key, before the named commit',
    covers: ['t7528: date inside the key’s time'],
    head: (w) => byAlice(w, { parents: [on(w, { sign: w.ssh.carol.sign })] }),
    policy: (_w, head) => ({ carolUntil: head }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a retired key, at the named commit itself',
    head: (w) => on(w, { sign: w.ssh.carol.sign }),
    policy: (_w, head) => ({ carolUntil: head }),
    codes: ['E_KEY_REVOKED'],
    git: 'accepts',
    differs: 'Nothing told git; `until` is good for ancestors of the named commit only.',
  },
  {
    name: 'an expired key, by a commit of today',
    covers: ['t7528: expired key', 't7528: date outside the key’s time'],
    head: (w) => on(w, { parents: [byAlice(w)], sign: w.ssh.carol.sign }),
    policy: (w) => ({ carolUntil: w.start, carolReason: 'retired' }),
    gitKnows: (w) => ({
      allowedSigners: [`x valid-before="20200101" ${w.ssh.carol.publicKey}`],
    }),
    codes: ['E_KEY_REVOKED'],
    git: 'refuses',
  },
  {
    name: 'an expired key, by a commit that claims to be older',
    covers: ['§0.1.1: back-dated past valid-before', 'SIG-14: back-dated'],
    head: (w) => on(w, { parents: [byAlice(w)], sign: w.ssh.carol.sign, date: '1000000000 +0000' }),
    policy: (w) => ({ carolUntil: w.start, carolReason: 'retired' }),
    gitKnows: (w) => ({
      allowedSigners: [`x valid-before="20200101" ${w.ssh.carol.publicKey}`],
    }),
    codes: ['E_KEY_REVOKED'],
    git: 'accepts',
    differs: ANCESTRY,
  },
  {
    name: 'a key that git takes from the year 2099 on',
    covers: ['t7528: key not yet valid'],
    head: byAlice,
    gitKnows: (w) => ({
      allowedSigners: [`x valid-after="20990101" ${w.ssh.alice.publicKey}`],
    }),
    codes: [],
    git: 'refuses',
    differs: 'The policy has no dates: a key is good from the commit that lists it.',
  },
  {
    name: 'a compromised key, after the named commit, with a date of long ago',
    covers: ['SIG-12: compromised'],
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
    differs: ANCESTRY,
  },
  {
    name: 'a revoked key that git was told of by a revocation file',
    covers: ['SIG-7: revoked key'],
    head: (w) => on(w, { parents: [byAlice(w)], sign: w.ssh.carol.sign }),
    policy: (w) => ({ carolUntil: w.start }),
    gitKnows: (w) => ({ config: [`gpg.ssh.revocationFile=${w.ssh.carol.file}.pub`] }),
    codes: ['E_KEY_REVOKED'],
    git: 'refuses',
  },
  {
    name: 'a revoked key while the revocation file is missing',
    covers: ['§0.1.1: missing revocation file', 'SIG-7: revocation that cannot be read'],
    head: (w) => on(w, { sign: w.ssh.carol.sign }),
    policy: () => ({ carolUntil: 'ab'.repeat(20) }),
    gitKnows: () => ({ config: ['gpg.ssh.revocationFile=/not/there'] }),
    codes: ['E_KEY_REVOKED'],
    reason: /ancestors of (ab){20}, which is no commit of this repository$/,
    git: 'accepts',
    differs: 'Git warns and goes on; here an end that is not in the repository has no ancestors.',
  },
  {
    name: 'a retired key of which one of the named commits is not in the repository',
    head: (w) => byAlice(w, { parents: [on(w, { sign: w.ssh.carol.sign })] }),
    policy: (_w, head) => ({ carolUntil: `${'ab'.repeat(20)}, ${head}` }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a key that is good until the very first commit, which has no ancestors',
    head: (w) => on(w, { sign: w.ssh.carol.sign }),
    policy: (w) => ({ carolUntil: w.root }),
    codes: ['E_KEY_REVOKED'],
    git: 'accepts',
    differs: 'Git knows no end of a key by ancestry.',
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
    git: 'accepts',
    differs: ONE_COMMIT,
  },
  {
    name: 'an exempt commit',
    head: (w) => byAlice(w, { parents: [on(w, { message: 'imported' })] }),
    policy: (w) => ({ exempt: [on(w, { message: 'imported' })] }),
    codes: [],
    git: 'accepts',
  },
  // Where a range begins and ends
  {
    name: 'a head outside the trust root’s history',
    covers: ['SIG-19: trust root is no ancestor'],
    head: (w) => w.repo.commit({ files: { a: 'b\n' }, sign: w.ssh.alice.sign }),
    codes: ['E_TRUST_ROOT'],
    git: 'accepts',
    differs: 'A signature says nothing of the history that a commit belongs to.',
  },
  {
    name: 'a range without commits',
    covers: ['SIG-19: empty range'],
    head: byAlice,
    policy: (_w, head) => ({ trustRoot: head }),
    codes: ['E_RANGE_EMPTY'],
    git: 'accepts',
    differs: 'There was nothing to judge, which is no pass unless `allow-empty` says so.',
  },
  {
    name: 'a head that is not in the repository',
    head: () => 'ab'.repeat(20),
    codes: ['E_REF'],
    git: 'refuses',
  },
  {
    name: 'a merge of an unrelated, unsigned history',
    head: (w) => {
      const other = w.repo.commit({ files: { other: 'x\n' }, message: 'other root' });
      const ours = byAlice(w);
      return byAlice(w, { parents: [ours, other], tree: w.repo.tree(ours, { other: 'x\n' }) });
    },
    codes: ['E_SIG_UNSIGNED'],
    git: 'accepts',
    differs: ONE_COMMIT,
  },
];
