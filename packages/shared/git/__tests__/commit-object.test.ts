import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { messageOf, parseCommit } from '../commit-object.ts';

const PAYLOAD = [
  `tree ${'a'.repeat(40)}`,
  `parent ${'b'.repeat(40)}`,
  'author Alice <alice@acme.test> 1750000000 +0000',
  'committer Alice <alice@acme.test> 1750000000 +0000',
  '',
  'a change\n',
].join('\n');

const SIGNATURE = 'gpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n -----END SSH SIGNATURE-----\n';
const SIGNED = PAYLOAD.replace('\n\n', `\n${SIGNATURE}\n`);

describe('the commit parser', () => {
  const lines = PAYLOAD.split('\n');
  it.each([
    ['a tree that is no object name', PAYLOAD.replace('a'.repeat(40), 'xyz')],
    ['a parent of another length', PAYLOAD.replace('b'.repeat(40), 'b'.repeat(64))],
    ['the same parent twice', PAYLOAD.replace(/(parent .*\n)/, '$1$1')],
    ['a carriage return in a header', PAYLOAD.replace('+0000\n', '+0000\r\n')],
    ['an author without e-mail', PAYLOAD.replace('Alice <alice@acme.test>', 'Alice')],
    ['an author with two e-mails', PAYLOAD.replace('<alice@', '<a@b> <alice@')],
    ['a time that git cannot read', PAYLOAD.replaceAll('1750000000', '1750000000000')],
    ['a header without name', [...lines.slice(0, 4), ' x', ...lines.slice(4)].join('\n')],
    ['a continued author', PAYLOAD.replace('\ncommitter', '\n more\ncommitter')],
    ['the same unknown header twice', PAYLOAD.replace('\n\n', '\nx-a 1\nx-a 1\n\n')],
    ['a GPGSIG header', PAYLOAD.replace('\n\n', '\nGPGSIG 1\n\n')],
    ['nothing', ''],
  ])('refuses %s', (_name, text) => {
    expect(parseCommit(Buffer.from(text, 'latin1')).ok).toBe(false);
  });

  it.each([
    ['no parent', PAYLOAD.replace(/parent .*\n/, '')],
    ['an empty message', `${PAYLOAD.slice(0, PAYLOAD.indexOf('\n\n'))}\n\n`],
    ['an empty name', PAYLOAD.replace('author Alice ', 'author ')],
    ['an unknown header', PAYLOAD.replace('\n\n', '\nchange-id abc\n\n')],
    ['two mergetags', PAYLOAD.replace('\n\n', '\nmergetag a\n b\nmergetag c\n\n')],
  ])('accepts %s', (_name, text) => {
    expect(parseCommit(Buffer.from(text, 'latin1')).ok).toBe(true);
  });

  it('cuts exactly the signature, and gives the message and the times', () => {
    const parsed = parseCommit(Buffer.from(SIGNED, 'latin1'));
    if (!parsed.ok) throw new Error(parsed.reason);
    expect(parsed.commit.payload.toString('latin1')).toBe(PAYLOAD);
    expect(parsed.commit.signature).toBe(
      '-----BEGIN SSH SIGNATURE-----\nAAAA\n-----END SSH SIGNATURE-----',
    );
    expect(messageOf(parsed.commit)).toBe('a change\n');
    expect(parsed.commit.committer).toEqual({
      ...{ name: 'Alice', email: 'alice@acme.test', seconds: 1_750_000_000 },
    });
  });

  it('never throws, and loses no byte, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(SIGNED.length), (bytes, at) => {
        parseCommit(Buffer.from(bytes));
        const mixed = [
          SIGNED.slice(0, at),
          Buffer.from(bytes).toString('latin1'),
          SIGNED.slice(at),
        ];
        const parsed = parseCommit(Buffer.from(mixed.join(''), 'latin1'));
        if (!parsed.ok) return;
        const { payload, signature } = parsed.commit;
        const lost = mixed.join('').length - payload.length;
        const lines = signature?.split('\n').length ?? 0;
        // The header is the signature, its name with a blank, and a blank and a line break a line.
        expect(lost).toBe(
          signature === undefined ? 0 : signature.length + 'gpgsig'.length + lines + 1,
        );
      }),
      { numRuns: 3_000 },
    );
  });
});
