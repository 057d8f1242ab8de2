import { withSignature } from '@gitops-actions/shared/git/__tests__/test-repository.ts';
import { byAlice, header, on, signedAs, tampered, type World } from '../vector-world.ts';
import type { Vector } from './vector.ts';

const STRIPPED = 'Git verifies the object without the header, whose bytes are then nobody’s.';
const FIRST_COUNTS = 'Git reads the first of two headers; another reader may read the second.';
const LENIENT = 'Git reads on where the form is broken; two readers may read two commits.';

const UNSIGNED_JUNK = 'gpgsig-sha256 -----BEGIN SSH SIGNATURE-----';

/** A header line and its continuations. */
const folded = (name: string, value: string): string =>
  `${name} ${value.trimEnd().replaceAll('\n', '\n ')}\n`;

/** Signed over everything but both of the headers, as for the move to SHA-256. */
function dualSigned(w: World, order: readonly string[]): string {
  const payload = w.repo.raw(on(w, {}));
  const signature = w.ssh.alice.sign(Buffer.from(payload, 'latin1'));
  const headers = order.map((name) => folded(name, signature)).join('');
  return w.repo.write(payload.replace('\n\n', `\n${headers}\n`));
}

/** Commits that two readers could read differently. */
export const OBJECT_VECTORS: readonly Vector[] = [
  {
    name: 'a second gpgsig header, good one first',
    covers: [
      '§0.1.1: duplicate gpgsig',
      'SIG-5: duplicate gpgsig, good first',
      'SIG-9: duplicate header',
      't7528: double signature',
      'gitsign: duplicate gpgsig',
    ],
    head: (w) =>
      byAlice(w, { tamper: (raw) => withSignature(raw, w.ssh.eve.sign(Buffer.from('x'))) }),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: 'ssh-keygen verifies the first block that git hands it, and reads no further.',
  },
  {
    name: 'a second gpgsig header, bad one first',
    covers: ['SIG-5: duplicate gpgsig, bad first', 't7528: %G? of a double signature'],
    head: (w) =>
      byAlice(w, {
        tamper: (raw) =>
          raw.replace(
            '\ngpgsig ',
            `\n${folded('gpgsig', w.ssh.eve.sign(Buffer.from('x')))}gpgsig `,
          ),
      }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'one signature for each hash, the repository’s first',
    covers: [
      't7510: multiply signed',
      't7528: multiply signed',
      'gitsign: dual-signed, gpgsig first',
    ],
    head: (w) => dualSigned(w, ['gpgsig', 'gpgsig-sha256']),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: STRIPPED,
  },
  {
    name: 'one signature for each hash, the other one first',
    covers: ['gitsign: dual-signed, gpgsig-sha256 first'],
    head: (w) => dualSigned(w, ['gpgsig-sha256', 'gpgsig']),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: STRIPPED,
  },
  {
    name: 'a gpgsig-sha256 header of junk beside gpgsig',
    head: (w) => tampered(w, header(UNSIGNED_JUNK)),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: STRIPPED,
  },
  {
    name: 'two gpgsig-sha256 headers beside gpgsig',
    covers: ['gitsign: duplicate gpgsig-sha256'],
    head: (w) => tampered(w, header(`${UNSIGNED_JUNK}\n${UNSIGNED_JUNK}`)),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: STRIPPED,
  },
  {
    name: 'only gpgsig-sha256, in a SHA-1 repository',
    covers: ['SIG-9: gpgsig-sha256 only', 'gitsign: gpgsig-sha256 only'],
    head: (w) => tampered(w, (raw) => raw.replace('\ngpgsig ', '\ngpgsig-sha256 ')),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'a header gpgsigX',
    covers: ['§0.1.1: header gpgsigX', 'SIG-5: header like gpgsig', 'SIG-9: renamed header'],
    head: (w) => tampered(w, header('gpgsigX evil')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: STRIPPED,
  },
  {
    name: 'headers gpgsig-key-id and gpgsig-fingerprint behind the signature',
    covers: ['gitsign: headers that begin with gpgsig'],
    head: (w) =>
      tampered(w, (raw) => raw.replace('\n\n', '\ngpgsig-key-id ab\ngpgsig-fingerprint cd\n\n')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: STRIPPED,
  },
  {
    name: 'lines like gpgsig in a signed message',
    covers: [
      'SIG-9: gpgsig in the body',
      'gitsign: gpgsig in the body of a commit',
      'gitsign: headers in the body of a commit',
    ],
    head: (w) =>
      byAlice(w, { message: 'change\n\ngpgsig x\ngpgsig-sha256 y\n indented\ngpgsig z\ntree t' }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a signature only in the message',
    head: (w) => on(w, { message: `change\n\ngpgsig ${w.ssh.alice.sign(Buffer.from('x'))}` }),
    codes: ['E_SIG_UNSIGNED'],
    git: 'refuses',
    letter: 'N',
  },
  {
    name: 'a second tree before the parents, put in after signing',
    head: (w) => tampered(w, (raw) => raw.replace(/^(tree .*\n)/, '$1$1')),
    codes: ['E_TRUST_ROOT'], // git sees no parents behind it
    git: 'refuses',
  },
  {
    name: 'a second tree before the parents, signed as it stands',
    covers: [
      'SIG-5: duplicate tree',
      'gitsign: duplicate tree',
      'gitsign: trust by the wrong tree',
    ],
    head: (w) =>
      signedAs(w, (raw) => raw.replace(/^tree /, `tree ${w.repo.tree(w.root, {})}\ntree `)),
    codes: ['E_TRUST_ROOT'], // git sees no parents behind it
    git: 'accepts',
    differs: FIRST_COUNTS,
  },
  {
    name: 'a second tree behind the parents, signed as it stands',
    head: (w) =>
      signedAs(w, (raw) => raw.replace('\nauthor ', `\ntree ${w.repo.tree(w.root, {})}\nauthor `)),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: FIRST_COUNTS,
  },
  {
    name: 'a second author, signed as it stands',
    covers: ['SIG-5: duplicate author', 'gitsign: duplicate author'],
    head: (w) => signedAs(w, (raw) => raw.replace(/(author .*\n)/, '$1author M <m@x> 1 +0000\n')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: FIRST_COUNTS,
  },
  {
    name: 'a second committer, signed as it stands',
    covers: ['SIG-5: duplicate committer', 'gitsign: duplicate committer'],
    head: (w) =>
      signedAs(w, (raw) => raw.replace(/(committer .*\n)/, '$1committer M <m@x> 1 +0000\n')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: FIRST_COUNTS,
  },
  {
    name: 'a second author, put in after signing',
    head: (w) => tampered(w, (raw) => raw.replace(/(author .*\n)/, '$1$1')),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'the committer before the author',
    covers: ['SIG-9: reordered headers'],
    head: (w) => signedAs(w, (raw) => raw.replace(/(author .*\n)(committer .*\n)/, '$2$1')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'a parent behind the committer',
    head: (w) => signedAs(w, (raw) => raw.replace('\n\n', `\nparent ${w.root}\n\n`)),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'the same parent twice',
    head: (w) => signedAs(w, (raw) => raw.replace(/(parent .*\n)/, '$1$1')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'a tree header that is continued',
    head: (w) => signedAs(w, (raw) => raw.replace(/\nparent .*\n/, '$& more\n')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'a header without a name',
    head: (w) => signedAs(w, (raw) => raw.replace('\n\n', '\nnameless\n\n')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'a header that nobody knows, signed as it stands',
    head: (w) => signedAs(w, (raw) => raw.replace('\n\n', '\nx-build 1\n\n')),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'an unknown header, put in after signing',
    head: (w) => tampered(w, header('x-build 1')),
    codes: ['E_SIG_BAD'],
    git: 'refuses',
  },
  {
    name: 'a mergetag header, signed as it stands',
    covers: ['SIG-9: mergetag'],
    head: (w) => {
      const tag = `object ${w.root}\ntype commit\ntag x\ntagger T <t@x> 1 +0000\n\nx\n`;
      return signedAs(w, (raw) => raw.replace('\n\n', `\n${folded('mergetag', tag)}\n`));
    },
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a carriage return in a header, signed as it stands',
    covers: ['SIG-9: carriage return'],
    head: (w) => signedAs(w, (raw) => raw.replace('\n\n', '\nx-build 1\r\n\n')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'carriage returns in a signed message',
    head: (w) => byAlice(w, { message: 'change\r\n\r\nmore\r' }),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a NUL byte in the message, signed as it stands',
    covers: ['SIG-9: NUL'],
    head: (w) => signedAs(w, (raw) => raw.replace('change', 'cha\0nge')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: 'Git signs what is behind a NUL and shows what is before it.',
  },
  {
    name: 'no end of the headers',
    covers: ['SIG-9: no empty line', 'gitsign: commit without end of headers'],
    head: (w) => tampered(w, (raw) => raw.slice(0, raw.indexOf('\n\n') + 1)),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'an author without an e-mail',
    head: (w) => signedAs(w, (raw) => raw.replace(/author .*\n/, 'author Alice 1 +0000\n')),
    codes: ['E_SIG_MALFORMED'],
    git: 'accepts',
    differs: LENIENT,
  },
  {
    name: 'a commit of the year 10000',
    head: (w) => byAlice(w, { date: '253402300800 +0000' }),
    codes: ['E_SIG_MALFORMED'],
    git: 'refuses',
  },
  {
    name: 'an encoding header and a message in latin1',
    covers: ['SIG-9: encoding header', 'SIG-9: not UTF-8'],
    head: (w) =>
      signedAs(w, (raw) =>
        raw
          .replaceAll('Alice', 'J\xf6rg')
          .replace('\n\n', '\nencoding ISO-8859-1\n\n')
          .replace('change', 'gr\xfc\xdfe'),
      ),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a message that is in no encoding at all',
    covers: ['t7510: message that is not UTF-8'],
    head: (w) => signedAs(w, (raw) => raw.replace('change', 'I hate\xfe\xffUTF-8')),
    codes: [],
    git: 'accepts',
  },
  {
    name: 'a commit message of 1 MiB',
    head: (w) => byAlice(w, { message: 'x'.repeat(1024 * 1024) }),
    codes: [],
    git: 'accepts',
  },
];
