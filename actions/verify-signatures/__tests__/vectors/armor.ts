import { on, tampered } from '../vector-world.ts';
import type { Vector } from './vector.ts';

const FIRST_BLOCK = 'ssh-keygen stops at the first end line; what follows is nobody’s.';
const WHITESPACE = 'ssh-keygen passes over white space; each such byte is nobody’s.';
const END = '-----END SSH SIGNATURE-----';

/** What stands around and between the lines of an armored signature. */
export const ARMOR_VECTORS: readonly Vector[] = [
  {
    name: 'junk behind the armor',
    covers: ['§0.1.1: junk behind the armor', 'SIG-5: junk behind the armor'],
    head: (w) => tampered(w, (raw) => raw.replace(END, `${END}\n junk`)),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: FIRST_BLOCK,
  },
  {
    name: 'junk on the line that ends the armor',
    head: (w) => tampered(w, (raw) => raw.replace(END, `${END} junk`)),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: FIRST_BLOCK,
  },
  {
    name: 'junk before the armor',
    head: (w) => tampered(w, (raw) => raw.replace('gpgsig -----', 'gpgsig junk\n -----')),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'a second armored block in the same header',
    covers: [
      'SIG-5: more than one armored block',
      'SIG-9: second armor',
      'gittuf gitobject: several blocks',
    ],
    head: (w) =>
      on(w, { sign: (payload) => w.ssh.alice.sign(payload) + w.ssh.alice.sign(payload) }),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: FIRST_BLOCK,
  },
  {
    name: 'two blocks in the form of X.509 in the same header',
    covers: ['gittuf gitobject: sigstore signature twice'],
    head: (w) => {
      const block = '-----BEGIN SIGNED MESSAGE-----\nAAAA\n-----END SIGNED MESSAGE-----\n';
      return on(w, { sign: () => block + block });
    },
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'an OpenPGP block behind a good SSH block',
    head: (w) =>
      on(w, { sign: (payload) => w.ssh.alice.sign(payload) + w.pgp.mallory.sign(payload) }),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: FIRST_BLOCK,
  },
  {
    name: 'a good SSH block behind a stranger’s OpenPGP block',
    head: (w) =>
      on(w, { sign: (payload) => w.pgp.mallory.sign(payload) + w.ssh.alice.sign(payload) }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'an empty line after the armor, as GitHub writes it',
    head: (w) => on(w, { sign: (payload) => `${w.pgp.frank.sign(payload)}\n` }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'an empty line within an SSH armor',
    head: (w) => tampered(w, (raw) => raw.replace('SIGNATURE-----\n ', 'SIGNATURE-----\n \n ')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: WHITESPACE,
  },
  {
    name: 'two spaces before a continued line',
    covers: ['SIG-9: continuation', 'gitsign: lenient continuation, two spaces'],
    head: (w) => tampered(w, (raw) => raw.replace('SIGNATURE-----\n ', 'SIGNATURE-----\n  ')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: WHITESPACE,
  },
  {
    name: 'a tab before a continued line',
    covers: ['gitsign: lenient continuation, tab'],
    head: (w) => tampered(w, (raw) => raw.replace('SIGNATURE-----\n ', 'SIGNATURE-----\n\t')),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'a space at the end of an armored line',
    head: (w) => tampered(w, (raw) => raw.replace(/(SIGNATURE-----\n .*)\n/, '$1 \n')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: WHITESPACE,
  },
  {
    name: 'carriage returns in the armor',
    head: (w) => on(w, { sign: (payload) => w.ssh.alice.sign(payload).replaceAll('\n', '\r\n') }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'an SSH armor of one long line',
    head: (w) =>
      on(w, {
        sign: (payload) => {
          const [begin = '', ...lines] = w.ssh.alice.sign(payload).trimEnd().split('\n');
          return [begin, lines.slice(0, -1).join(''), END, ''].join('\n');
        },
      }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'an armor that is never closed',
    head: (w) => tampered(w, (raw) => raw.replace(`\n ${END}`, '')),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'an armor closed by another kind of line',
    head: (w) => tampered(w, (raw) => raw.replace(END, '-----END PGP SIGNATURE-----')),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
];
