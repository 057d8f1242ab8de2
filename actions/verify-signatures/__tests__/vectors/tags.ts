import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TagOptions } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { byAlice, on, type World } from '../vector-world.ts';
import type { Vector } from './vector.ts';

const REF = 'Git verifies the tag object, and not the name that it is published under.';
const TARGET = 'Git verifies the signature, and not what it is about.';
const LAST_BLOCK = 'Git takes the last block for the signature, and the first for message.';
const STRIPPED = 'Git verifies the tag without the header, whose bytes are then nobody’s.';
const LENIENT = 'Git reads on where the form is broken; two readers may read two tags.';
const ENTRY = 'Git knows who signed, not what they may tag.';
const ANCESTRY = 'To git dates decide, if anything does; here what is tagged decides.';

let count = 0;
const nextName = (): string => `v1.${(count += 1)}.0`;

/** A tag that alice signed, on a commit that she signed; gives its name. */
function tag(w: World, options: Partial<TagOptions> = {}): string {
  const name = options.name ?? nextName();
  const target = options.target ?? byAlice(w);
  w.repo.tag({ target, sign: w.ssh.alice.sign, ref: `refs/tags/${name}`, ...options, name });
  return name;
}

/** Signed after the change, so that the signature fits every byte. */
const signedTag = (w: World, change: (payload: string) => string): string =>
  tag(w, {
    sign: () => '',
    tamper: (raw) => {
      const payload = change(raw);
      return payload + w.ssh.alice.sign(Buffer.from(payload, 'latin1'));
    },
  });

/** As {@link signedTag}, for objects that git itself would not point a ref at. */
function plantedTag(w: World, change: (payload: string) => string): string {
  const payload = change(w.repo.git(['cat-file', 'tag', tag(w, { sign: () => '' })]) + '\n');
  const signature = w.ssh.alice.sign(Buffer.from(payload, 'latin1'));
  const name = nextName();
  const path = join(w.repo.dir, '.git', 'refs', 'tags', name);
  writeFileSync(path, `${w.repo.write(payload + signature, 'tag')}\n`);
  return name;
}

/** Published under one name, signed under another. */
function renamed(w: World, signed: string): string {
  const name = nextName();
  const ref = `refs/tags/${name}`;
  w.repo.tag({ name: signed, target: byAlice(w), sign: w.ssh.alice.sign, ref });
  return name;
}

export const TAG_VECTORS: readonly Vector[] = [
  {
    name: 'a tag of a listed person by SSH',
    covers: [
      't7031: good signature',
      'gitsign: well-formed tag',
      'gittuf TagEntry: with a rule for tags, authorised',
    ],
    tag,
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a tag of a listed person by OpenPGP',
    covers: ['t7030: good signature'],
    tag: (w) => tag(w, { sign: w.pgp.frank.sign }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'git tag -s by ssh-keygen',
    tag: (w) => {
      const config = ['gpg.format=ssh', `user.signingkey=${w.ssh.alice.file}`];
      w.repo.gitTag({ name: 'v2.0.0', target: byAlice(w), config });
      return 'v2.0.0';
    },
    codes: [],
    git: 'accepts',
  },
  {
    name: 'an annotated tag without a signature',
    covers: ['t7030: no signature', 't7031: no signature', 'gitsign: tag without signature'],
    tag: (w) => tag(w, { sign: () => '' }),
    codes: ['E_SIG_UNSIGNED'],
    git: 'refuses',
  },
  {
    name: 'a lightweight tag',
    covers: ['SIG-4: lightweight'],
    tag: (w) => {
      w.repo.git(['update-ref', 'refs/tags/v2.1.0', byAlice(w)]);
      return 'v2.1.0';
    },
    codes: ['E_TAG_LIGHTWEIGHT'],
    git: 'refuses',
  },
  {
    name: 'a tag by a key that nobody listed',
    covers: ['t7031: untrusted signature'],
    tag: (w) => tag(w, { sign: w.ssh.eve.sign }),
    codes: ['E_SIG_UNTRUSTED'],
    git: 'refuses',
  },
  {
    name: 'a tag whose message was changed after signing, SSH',
    covers: ['t7031: fudged signature'],
    tag: (w) => tag(w, { tamper: (raw) => raw.replace('a release', 'b release') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'a tag whose message was changed after signing, OpenPGP',
    covers: ['t7030: fudged signature'],
    tag: (w) =>
      tag(w, { sign: w.pgp.frank.sign, tamper: (raw) => raw.replace('a release', 'b release') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'a tag signed as v1.0.0 and published as another version',
    covers: ['§0.1.1: tag under another name', 'SIG-4: another name'],
    tag: (w) => renamed(w, 'v1.0.0'),
    codes: ['E_TAG_NAME_MISMATCH'],
    git: 'accepts',
    differs: REF,
  },
  {
    name: 'a tag signed under a full ref name',
    tag: (w) => renamed(w, 'refs/tags/v1.0.0'),
    codes: ['E_TAG_NAME_MISMATCH'],
    git: 'accepts',
    differs: REF,
  },
  {
    name: 'a tag of a tag',
    covers: ['§0.1.1: tag of a tag', 'SIG-4: tag of a tag'],
    tag: (w) => tag(w, { type: 'tag', target: w.repo.git(['rev-parse', `refs/tags/${tag(w)}`]) }),
    codes: ['E_TAG_TARGET'],
    git: 'accepts',
    differs: TARGET,
  },
  {
    name: 'a tag of a tree',
    covers: ['SIG-4: tag of a tree'],
    tag: (w) => tag(w, { type: 'tree', target: w.repo.tree(w.start, {}) }),
    codes: ['E_TAG_TARGET'],
    git: 'accepts',
    differs: TARGET,
  },
  {
    name: 'a tag of a blob',
    covers: ['SIG-4: tag of a blob'],
    tag: (w) => tag(w, { type: 'blob', target: w.repo.git(['rev-parse', `${w.root}:README.md`]) }),
    codes: ['E_TAG_TARGET'],
    git: 'accepts',
    differs: TARGET,
  },
  {
    name: 'a tag of a tree that calls it a commit',
    tag: (w) => tag(w, { target: w.repo.tree(w.start, {}) }),
    codes: ['E_TAG_TARGET'],
    git: 'accepts',
    differs: TARGET,
  },
  {
    name: 'a good tag of an unsigned commit',
    tag: (w) => tag(w, { target: on(w, {}) }),
    codes: ['E_SIG_UNSIGNED'],
    git: 'accepts',
    differs: 'Git verifies the tag alone; here everything since the trust root is judged with it.',
  },
  {
    name: 'a good tag of a commit outside the trust root’s history',
    tag: (w) => tag(w, { target: w.repo.commit({ files: { z: '1' }, sign: w.ssh.alice.sign }) }),
    codes: ['E_TRUST_ROOT'],
    git: 'accepts',
    differs: TARGET,
  },
  {
    name: 'a tag signed with the signature of a commit',
    tag: (w) => {
      const signature = w.ssh.alice.sign(Buffer.from(w.repo.raw(on(w, {})), 'latin1'));
      return tag(w, { sign: () => signature });
    },
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'a tag signed for files instead of git',
    tag: (w) => tag(w, { sign: w.ssh.alice.signFor('file') }),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'a tag with junk behind its signature',
    tag: (w) => tag(w, { tamper: (raw) => `${raw}junk\n` }),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: 'ssh-keygen stops at the first end line; what follows is nobody’s.',
  },
  {
    name: 'a tag with an empty line behind its signature',
    tag: (w) => tag(w, { tamper: (raw) => `${raw}\n` }),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: 'ssh-keygen stops at the first end line; what follows is nobody’s.',
  },
  {
    name: 'a tag whose signature was signed over once more',
    covers: ['gitsign: tag of several blocks', 'gittuf gitobject: several blocks in a tag'],
    tag: (w) => tag(w, { tamper: (raw) => raw + w.ssh.alice.sign(Buffer.from(raw, 'latin1')) }),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LAST_BLOCK,
  },
  {
    name: 'a tag with a stranger’s block in its message',
    tag: (w) => tag(w, { message: `a release\n${w.ssh.eve.sign(Buffer.from('x'))}` }),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LAST_BLOCK,
  },
  {
    name: 'a tag with a gpgsig header',
    covers: ['gitsign: dual-signed tag'],
    tag: (w) => tag(w, { tamper: (raw) => raw.replace('\n\n', '\ngpgsig x\n\n') }),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: STRIPPED,
  },
  {
    name: 'a tag with lines like gpgsig in its signed message',
    covers: ['gitsign: gpgsig in the body of a tag'],
    tag: (w) => tag(w, { message: 'a release\n\ngpgsig x\ngpgsig-sha256 y' }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a tag with a NUL byte in its message',
    tag: (w) => tag(w, { message: 'a release\0hidden' }),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: 'Git signs what is behind a NUL and shows what is before it.',
  },
  {
    name: 'a tag without an end of its headers',
    covers: ['gitsign: tag without end of headers'],
    tag: (w) => signedTag(w, (raw) => raw.slice(0, raw.indexOf('\n\n') + 1)),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'a tag of two objects',
    covers: ['gitsign: duplicate object'],
    tag: (w) => plantedTag(w, (raw) => raw.replace(/\ntype /, `\nobject ${w.root}\ntype `)),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'a tag of two types',
    covers: ['gitsign: duplicate type'],
    tag: (w) => plantedTag(w, (raw) => raw.replace(/\ntag /, '\ntype tree\ntag ')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'a tag of two names',
    covers: ['gitsign: duplicate tag'],
    tag: (w) => signedTag(w, (raw) => raw.replace(/\ntagger /, '\ntag v9.9.9\ntagger ')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'a tag of two taggers',
    covers: ['gitsign: duplicate tagger'],
    tag: (w) => signedTag(w, (raw) => raw.replace('\n\n', '\ntagger M <m@x> 1 +0000\n\n')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'a tag with headers in its signed message',
    covers: ['gitsign: headers in the body of a tag'],
    tag: (w) => tag(w, { message: 'a release\n\nobject x\nobject y\ntag z' }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a tag signed in the form of X.509 with nothing in it',
    covers: ['t7030: X.509'],
    tag: (w) =>
      tag(w, {
        sign: () => '-----BEGIN SIGNED MESSAGE-----\nAAAA\n-----END SIGNED MESSAGE-----\n',
      }),
    codes: ['E_SIG_TYPE_UNSUPPORTED'],
    git: 'refuses',
  },
  {
    name: 'a tag that GitHub signed',
    tag: (w) => tag(w, { sign: w.webFlow.sign }),
    codes: ['E_TAG_SIGNER'],
    git: 'accepts',
    differs: ENTRY,
  },
  {
    name: 'a tag of a person whom no entry lets',
    covers: ['gittuf TagEntry: with a rule for tags, unauthorised'],
    tag: (w) => tag(w, { sign: w.ssh.bob.sign }),
    policy: () => ({ tags: `[{ pattern: 'v*', signers: [alice] }]` }),
    codes: ['E_TAG_SIGNER'],
    git: 'accepts',
    differs: ENTRY,
  },
  {
    name: 'a tag whose name no entry matches',
    covers: ['gittuf TagEntry: without a rule for tags'],
    tag: (w) => tag(w, { name: `release-1` }),
    codes: ['E_TAG_SIGNER'],
    git: 'accepts',
    differs: ENTRY,
  },
  {
    name: 'a tag of a person whom only one of two entries lets',
    tag,
    policy: () => ({
      tags: `[{ pattern: 'v*', signers: [alice] }, { pattern: 'v1.*', signers: [bob] }]`,
    }),
    codes: ['E_TAG_SIGNER'],
    git: 'accepts',
    differs: ENTRY,
  },
  {
    name: 'a tag of a person whom both of two entries let',
    tag,
    policy: () => ({
      tags: `[{ pattern: 'v*', signers: [alice] }, { pattern: 'v1.*', signers: [apps] }]`,
    }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a hotfix tag under an entry that lets nobody make one',
    tag: (w) => tag(w, { message: 'a release\n\nHotfix: orders were lost' }),
    codes: ['E_TAG_HOTFIX'],
    git: 'accepts',
    differs: ENTRY,
  },
  {
    name: 'a tag of a person under a foreign address',
    tag: (w) => tag(w, { tagger: 'Alice <alice@evil.test>' }),
    codes: ['E_SIG_EMAIL'],
    git: 'accepts',
    differs: 'Git never holds the principal against the tagger.',
  },
  {
    name: 'a tag by a key retired after what it tags',
    covers: ['t7031: date inside the key’s time'],
    tag: (w) => tag(w, { sign: w.ssh.carol.sign, target: w.start }),
    policy: (w) => ({ carolUntil: byAlice(w), carolReason: 'retired' }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a tag by a key retired before what it tags',
    covers: ['t7031: expired key', 't7031: date outside the key’s time'],
    tag: (w) => tag(w, { sign: w.ssh.carol.sign }),
    policy: (w) => ({ carolUntil: w.start, carolReason: 'retired' }),
    gitKnows: (w) => ({
      allowedSigners: [`x valid-before="20200101" ${w.ssh.carol.publicKey}`],
    }),
    codes: ['E_KEY_REVOKED'],
    git: 'refuses',
  },
  {
    name: 'a tag by a retired key, whatever date the tagger claims',
    tag: (w) => tag(w, { sign: w.ssh.carol.sign, date: '1 +0000' }),
    policy: (w) => ({ carolUntil: w.start, carolReason: 'retired' }),
    gitKnows: (w) => ({
      allowedSigners: [`x valid-before="20200101" ${w.ssh.carol.publicKey}`],
    }),
    codes: ['E_KEY_REVOKED'],
    git: 'accepts',
    differs: ANCESTRY,
  },
  {
    name: 'a tag of an old commit by a key that somebody else has',
    tag: (w) => tag(w, { sign: w.ssh.carol.sign, target: w.start }),
    policy: (w) => ({ carolUntil: byAlice(w), carolReason: 'compromised' }),
    codes: ['E_KEY_REVOKED'],
    git: 'accepts',
    differs: 'What is tagged does not say when: a thief can tag any old commit as the newest.',
  },
  {
    name: 'a tag where a branch of its name holds something else',
    covers: ['SIG-23: a branch of the same name'],
    tag: (w) => {
      const name = tag(w);
      w.repo.git(['update-ref', `refs/heads/${name}`, on(w, {})]);
      return name;
    },
    codes: [],
    git: 'accepts',
  },
];
