import { describeVectors } from './describe-vectors.ts';
import { withSignature } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { byAlice, header, on, tampered, type Vector } from './vector-world.ts';

const VECTORS: readonly Vector[] = [
  {
    name: 'a second gpgsig header, good one first',
    head: (w) =>
      byAlice(w, {
        tamper: (raw) => withSignature(raw, w.ssh.eve.sign(Buffer.from('x'))),
      }),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a second gpgsig header, bad one first',
    head: (w) =>
      byAlice(w, {
        tamper: (raw) =>
          raw.replace(
            '\ngpgsig ',
            `\ngpgsig ${w.ssh.eve.sign(Buffer.from('x')).trimEnd().replaceAll('\n', '\n ')}\ngpgsig `,
          ),
      }),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'gpgsig-sha256 beside gpgsig',
    head: (w) => tampered(w, header('gpgsig-sha256 -----BEGIN SSH SIGNATURE-----')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'only gpgsig-sha256, in a SHA-1 repository',
    head: (w) => tampered(w, (raw) => raw.replace('\ngpgsig ', '\ngpgsig-sha256 ')),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'a header gpgsigX',
    head: (w) => tampered(w, header('gpgsigX evil')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a second tree',
    head: (w) => tampered(w, (raw) => raw.replace(/^(tree .*\n)/, '$1$1')),
    codes: ['E_TRUST_ROOT'], // git sees no parents behind it
  },
  {
    name: 'a second author',
    head: (w) => tampered(w, (raw) => raw.replace(/(author .*\n)/, '$1$1')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a second committer',
    head: (w) => tampered(w, (raw) => raw.replace(/(committer .*\n)/, '$1$1')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'the committer before the author',
    head: (w) => tampered(w, (raw) => raw.replace(/(author .*\n)(committer .*\n)/, '$2$1')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a parent after the committer',
    head: (w) => tampered(w, header(`parent ${w.root}`)),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'junk after the armor',
    head: (w) => tampered(w, (raw) => raw.replace('-----END SSH SIGNATURE-----', '$&\n junk')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'junk before the armor',
    head: (w) => tampered(w, (raw) => raw.replace('gpgsig -----', 'gpgsig junk\n -----')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a second armored block in the same header',
    head: (w) =>
      on(w, { sign: (payload) => w.ssh.alice.sign(payload) + w.ssh.alice.sign(payload) }),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'an empty line after the armor, as GitHub writes it',
    head: (w) => on(w, { sign: (payload) => `${w.pgp.frank.sign(payload)}\n` }),
    codes: [],
  },
  {
    name: 'a NUL byte in the message',
    head: (w) => tampered(w, (raw) => raw.replace('change', 'cha\0nge')),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'no end of the headers',
    head: (w) => tampered(w, (raw) => raw.slice(0, raw.indexOf('\n\n') + 1)),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a wrong checksum in the OpenPGP armor',
    head: (w) =>
      on(w, { sign: (payload) => w.pgp.frank.sign(payload).replace(/\n=.{4}\n/, '\n=AAAA\n') }),
    codes: ['E_SIG_MALFORMED'],
  },
  {
    name: 'a signature only in the message',
    head: (w) => on(w, { message: `change\n\ngpgsig ${w.ssh.alice.sign(Buffer.from('x'))}` }),
    codes: ['E_SIG_UNSIGNED'],
    git: 'refuses',
  },
  {
    name: 'an encoding header and a message in latin1',
    head: (w) => {
      const payload = [
        `tree ${w.repo.tree(w.start, {})}`,
        `parent ${w.start}`,
        'author J\xf6rg <alice@acme.test> 1750000000 +0000',
        'committer J\xf6rg <alice@acme.test> 1750000000 +0000',
        'encoding ISO-8859-1',
        '',
        'gr\xfc\xdfe\n',
      ].join('\n');
      return w.repo.write(withSignature(payload, w.ssh.alice.sign(Buffer.from(payload, 'latin1'))));
    },
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a commit message of 1 MiB',
    head: (w) => byAlice(w, { message: 'x'.repeat(1024 * 1024) }),
    codes: [],
  },
];

describeVectors('the verdict over objects that two readers could read differently', VECTORS);
