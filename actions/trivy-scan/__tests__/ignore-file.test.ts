import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatIgnoreFile, parseIgnoreFile } from '../src/ignore-file.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const parse = (text: string): ReturnType<typeof parseIgnoreFile> =>
  parseIgnoreFile(text, '.trivyignore.yaml', NOW);
const entry = (expiredAt: string): string =>
  `vulnerabilities:\n  - id: CVE-1\n    statement: why\n    expired_at: ${expiredAt}\n`;

describe('an ignore file', () => {
  it('is split into what counts and what has expired, from the start of the day on', async () => {
    await expect(parse(entry('2026-11-24'))).resolves.toMatchObject({
      valid: [{ id: 'CVE-1', section: 'vulnerabilities', expiredAt: '2026-11-24' }],
      expired: [],
    });
    await expect(parse(entry('2026-11-23'))).resolves.toMatchObject({
      valid: [],
      expired: [{ id: 'CVE-1' }],
    });
    await expect(parse(entry('"2026-11-23"'))).resolves.toMatchObject({ valid: [] });
  });

  it('may be empty', async () => {
    for (const text of ['', '# nothing\n', '{}', 'vulnerabilities: []']) {
      await expect(parse(text)).resolves.toEqual({ valid: [], expired: [] });
    }
  });

  it('becomes a file for Trivy that holds paths and package URLs too', async () => {
    const { valid } = await parse(
      'secrets:\n  - id: github-pat\n    paths: [app/.env]\n    statement: a test value\n    expired_at: 2027-01-01\n',
    );
    expect(JSON.parse(formatIgnoreFile(valid))).toEqual({
      vulnerabilities: [],
      secrets: [
        {
          id: 'github-pat',
          paths: ['app/.env'],
          statement: 'a test value',
          expired_at: '2027-01-01T00:00:00Z',
        },
      ],
    });
  });

  it.each([
    ['a list', '- CVE-1'],
    ['a plain ignore file', 'CVE-2019-10744'],
    ['an unknown section', 'vulns: []'],
    ['a section that is no list', 'vulnerabilities: CVE-1'],
    ['an entry that is no mapping', 'vulnerabilities: [CVE-1]'],
    ['no id', 'vulnerabilities: [{statement: x, expired_at: 2027-01-01}]'],
    ['no statement', 'vulnerabilities: [{id: CVE-1, expired_at: 2027-01-01}]'],
    ['a blank statement', 'vulnerabilities: [{id: CVE-1, statement: " ", expired_at: 2027-01-01}]'],
    ['no expiry', 'vulnerabilities: [{id: CVE-1, statement: x}]'],
    ['a day that does not exist', entry('2027-02-30')],
    ['another form of date', entry('01.01.2027')],
    [
      'an unknown key',
      'vulnerabilities: [{id: A, statement: x, expired_at: 2027-01-01, until: y}]',
    ],
    ['paths that are no strings', `${entry('2027-01-01')}    paths: [1]\n`],
    ['a key twice', `${entry('2027-01-01')}    id: CVE-2\n`],
    ['broken YAML', 'vulnerabilities: ['],
  ])('with %s is refused with E_IGNORE_FILE', async (_, text) => {
    await expect(parse(text)).rejects.toMatchObject({ code: 'E_IGNORE_FILE' });
  });

  it('never throws anything but E_IGNORE_FILE', async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(
          fc.constantFrom(
            'vulnerabilities',
            ':',
            ' ',
            '\n',
            '- ',
            'id: A',
            '&a',
            '*a',
            '{',
            '[',
            '"',
            'expired_at: 2027-01-01',
            'statement: x',
          ),
          { maxLength: 14 },
        )
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(text, async (content) => {
        await parse(content).catch((thrown: unknown) => {
          expect(thrown).toMatchObject({ code: 'E_IGNORE_FILE' });
        });
      }),
      { numRuns: 400 },
    );
  });
});
