import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { hotfixReason } from '../hotfix-reason.ts';
import { parseTag, type TagObject } from '../tag-object.ts';
import {
  createSshSigner,
  createTestRepository,
  temporaryDirectory,
  type SshSigner,
} from './test-repository.ts';

const scratch = temporaryDirectory();
const HEADERS = [
  `object ${'a'.repeat(40)}`,
  'type commit',
  'tag v1.0.0',
  'tagger Alice <alice@acme.test> 1750000000 +0000',
].join('\n');
const ARMOR = '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----\n';
const SIGNED = `${HEADERS}\n\na release\n\nmore\n${ARMOR}`;

let alice: SshSigner;

beforeAll(() => {
  alice = createSshSigner(scratch.path, 'alice', ['-t', 'ed25519']);
});

afterAll(() => {
  scratch.remove();
});

const parse = (text: string): ReturnType<typeof parseTag> => parseTag(Buffer.from(text, 'latin1'));

describe('the tag parser', () => {
  it('reads what was signed, and cuts the payload before the signature', () => {
    const parsed = parse(SIGNED);
    expect(parsed).toEqual({
      ok: true,
      tag: {
        target: 'a'.repeat(40),
        type: 'commit',
        name: 'v1.0.0',
        tagger: { name: 'Alice', email: 'alice@acme.test', seconds: 1_750_000_000 },
        signature: ARMOR,
        payload: Buffer.from(`${HEADERS}\n\na release\n\nmore\n`),
        message: 'a release\n\nmore\n',
      },
    });
  });

  it.each([
    ['a message that is empty', `${HEADERS}\n\n`],
    ['a signature without a message', `${HEADERS}\n\n${ARMOR}`],
    ['no signature', `${HEADERS}\n\na release\n`],
    ['an armor line that is quoted inside a line', `${HEADERS}\n\n> -----BEGIN x\n${ARMOR}`],
    ['a signature without a final line break', SIGNED.trimEnd()],
    ['a SHA-256 target', SIGNED.replace('a'.repeat(40), 'a'.repeat(64))],
    ['a name in UTF-8', SIGNED.replace('v1.0.0', Buffer.from('vä').toString('latin1'))],
    ['headers of another tag in the message', `${HEADERS}\n\n${HEADERS}\n\n${ARMOR}`],
  ])('accepts %s', (_name, text) => {
    expect(parse(text).ok).toBe(true);
  });

  it.each([
    ['nothing', ''],
    ['headers without an end', `${HEADERS}\n`],
    ['no tagger', SIGNED.replace(/\ntagger .*/, '')],
    ['a second object', SIGNED.replace(/^(object .*\n)/, '$1$1')],
    ['a second type', SIGNED.replace('type commit\n', 'type commit\ntype tree\n')],
    ['a second tag', SIGNED.replace('tag v1.0.0\n', 'tag v1.0.0\ntag v2.0.0\n')],
    ['a second tagger', SIGNED.replace(/(tagger .*\n)/, '$1$1')],
    ['another order', SIGNED.replace('type commit\ntag v1.0.0', 'tag v1.0.0\ntype commit')],
    ['an unknown header', SIGNED.replace('\n\n', '\nx-a 1\n\n')],
    ['a gpgsig header', SIGNED.replace('\n\n', `\ngpgsig ${ARMOR.replaceAll('\n', '\n ')}\n\n`)],
    ['a gpgsig-sha256 header', SIGNED.replace('\n\n', '\ngpgsig-sha256 x\n\n')],
    ['a continued header', SIGNED.replace('v1.0.0\n', 'v1.0.0\n v2.0.0\n')],
    ['a header before the object', `x y\n${SIGNED}`],
    ['an unknown type', SIGNED.replace('type commit', 'type note')],
    ['an object that is no object name', SIGNED.replace('a'.repeat(40), 'A'.repeat(40))],
    ['a blank in the name', SIGNED.replace('v1.0.0', 'v1 .0')],
    ['a tabulator behind the name', SIGNED.replace('v1.0.0', 'v1.0.0\t')],
    ['an empty name', SIGNED.replace('tag v1.0.0', 'tag ')],
    ['a name that is not UTF-8', SIGNED.replace('v1.0.0', 'v\xff')],
    ['a tagger without e-mail', SIGNED.replace(' <alice@acme.test>', '')],
    ['a tagger with two e-mails', SIGNED.replace('<alice@', '<a@b> <alice@')],
    ['a time before 1970', SIGNED.replace('1750000000', '-1')],
    ['a time after the year 9999', SIGNED.replace('1750000000', '1750000000000')],
    ['a NUL byte in the message', SIGNED.replace('more', 'mo\0re')],
    ['a NUL byte in the name', SIGNED.replace('v1.0.0', 'v1.0.0\0')],
    ['a carriage return in a header', SIGNED.replace('v1.0.0\n', 'v1.0.0\r\n')],
    ['a carriage return in the message', SIGNED.replace('more', 'more\r')],
    ['a carriage return in the signature', SIGNED.replace('AAAA', 'AAAA\r')],
    ['a second signature', SIGNED + ARMOR],
    ['a second signature of another kind', SIGNED + ARMOR.replaceAll('SSH', 'PGP')],
    ['two signatures apart', `${HEADERS}\n\n${ARMOR}between\n${ARMOR}`],
    [
      'an armor that git does not know before the signature',
      SIGNED.replace('more', '-----BEGIN X'),
    ],
    ['empty lines after the signature', `${SIGNED}\n`],
  ])('refuses %s', (_name, text) => {
    expect(parse(text)).toMatchObject({ ok: false });
  });

  it('never throws, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.nat(SIGNED.length), (bytes, at) => {
        parseTag(Buffer.from(bytes));
        const mixed = [
          SIGNED.slice(0, at),
          Buffer.from(bytes).toString('latin1'),
          SIGNED.slice(at),
        ];
        const parsed = parse(mixed.join(''));
        if (!parsed.ok) return;
        const { payload, signature = '' } = parsed.tag;
        expect(payload.toString('latin1') + signature).toBe(mixed.join(''));
        hotfixReason(parsed.tag.message);
      }),
      { numRuns: 3_000 },
    );
  });

  it.each(['sha1', 'sha256'])('reads what git writes, in a %s repository', (format) => {
    const repo = createTestRepository(join(scratch.path, format), format);
    const target = repo.commit({ files: { a: '1\n' } });
    const config = ['gpg.format=ssh', `user.signingKey=${alice.file}`];
    const oid = repo.gitTag({ name: 'v1.0.0', target, message: 'Grüße\n\nmehr', config });
    const raw = execFileSync('git', ['-C', repo.dir, 'cat-file', 'tag', oid]);
    const parsed = parseTag(raw);
    expect(parsed).toMatchObject({
      ok: true,
      tag: { target, type: 'commit', name: 'v1.0.0', message: 'Grüße\n\nmehr\n' },
    });
    const { payload, signature } = parsed.ok ? parsed.tag : ({} as Partial<TagObject>);
    expect(signature).toBe(alice.sign(payload ?? Buffer.of()));
  });
});

describe('the hotfix line', () => {
  const hotfix = (reason: string): object => ({ kind: 'hotfix', reason });
  it.each([
    ['a release\n', { kind: 'none' }],
    ['', { kind: 'none' }],
    ['Hotfix: orders were lost\n', hotfix('orders were lost')],
    ['a release\n\nHotfix:   orders  were lost  \nmore\n', hotfix('orders  were lost')],
    ['Hotfix:no blank', hotfix('no blank')],
    ['This is a Hotfix: not a line of its own\n', { kind: 'none' }],
    [' Hotfix: indented\n', { kind: 'none' }],
    ['hotfix: another spelling\n', { kind: 'none' }],
    ['Hotfix : another spelling\n', { kind: 'none' }],
  ])('of %j is %j', (message, expected) => {
    expect(hotfixReason(message)).toEqual(expected);
  });

  it.each([
    ['twice', 'Hotfix: a\nHotfix: b\n'],
    ['twice the same', 'Hotfix: a\n\nHotfix: a\n'],
    ['twice, once empty', 'Hotfix:\nHotfix: a\n'],
    ['without a reason', 'Hotfix:\n'],
    ['with a blank reason', 'Hotfix:  \t \n'],
    ['with too long a reason', `Hotfix: ${'x'.repeat(501)}\n`],
    ['with control characters', 'Hotfix: a\u001b[2Kb\n'],
    ['with another kind of line break', 'Hotfix: a\u0085Hotfix: b\n'],
  ])('counts not when it is there %s', (_name, message) => {
    expect(hotfixReason(message).kind).toBe('malformed');
  });

  it('gives back every reason that can be written, or says why not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (any) => {
        const text = any.replaceAll('\n', ' ');
        const claim = hotfixReason(`a release\n\nHotfix: ${text}\n`);
        expect(claim.kind).not.toBe('none');
        if (claim.kind !== 'hotfix') return;
        expect(claim.reason).toBe(text.trim());
        expect(claim.reason.length).toBeGreaterThan(0);
      }),
    );
  });
});
