import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { composeBody } from '../src/body/body.ts';
import type { BodyFacts } from '../src/body/body-facts.ts';
import { inertBlock, inertCell, inertCode, inertLine } from '../src/body/inert.ts';
import { BEGIN, END, readMachineBlock } from '../src/body/machine-block.ts';
import { checkRecords } from '../src/evidence/records.ts';
import { EXPECTED, factsOf, GOOD, linesOf } from './evidence-fixtures.ts';

const JOINER = '\u2060';

/** What people have tried elsewhere, and what would mean something to GitHub or to us. */
const NASTY = [
  ...['@octocat', '@acme/platform', 'me@acme.test', 'octocat@1234567', '＠octocat', '@-x'],
  ...['#1', 'Fixes #12', 'closes: acme/web#3', 'resolve GH-12', 'gh-1', 'AB#1', 'Closes'],
  ...['Fixes https://github.com/acme/web/issues/1', 'https://evil.test', 'www.evil.test'],
  ...['http://', 'mailto:a@b.c', 'xmpp:a@b.c', '<https://evil.test>', '[a](https://evil.test)'],
  ...['![a](//evil.test/a.png)', '[a]: https://evil.test', '[^1]', '[x]: x', '- [x] done'],
  ...['<!--', '-->', '--!>', BEGIN, END, '<!-- gitops-actions:machine {"schema":1} -->'],
  ...['<img src=x onerror=alert(1)>', '<details>', '</details>', '</summary>', '<script>', '&lt;'],
  ...['&#64;octocat', '&commat;octocat', '&num;1', '`', '``', '```', '````', '~~~', '\\`', '\\'],
  ...['|', '\\|', '\\\\|', '| a | b |', '|-|-|', '---', '===', '# title', '> quote', '1. one'],
  ...['\n', '\r\n', '\n\n', '\n```\n', '\n</details>\n\n@octocat', '\t', '    code', '\u2028'],
  ...['[skip ci]', '[ci skip]', '[no ci]', '[skip actions]', 'skip-checks: true'],
  ...['Rolls-Back: 0123456789012345678901234567890123456789', 'Source-Commit: 1'],
  ...['This reverts commit 0123456789012345678901234567890123456789.'],
  ...[
    '\u202Eevil',
    '\u200B',
    '\u2060',
    '\uFEFF',
    '\u0000',
    '\u001B[31m',
    '\uD800',
    '\u3164',
    'é@a',
  ],
  ...['$`x`$', '$$x$$', '**', '__', '*', '_', '~~', ':tada:', '👩‍💻', '❤️', 'x'.repeat(400)],
  ...[`repo:tag@sha256:${'a'.repeat(64)}`, `@sha256:${'a'.repeat(64)}`],
];

const hostile = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...NASTY) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 8 }) },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => `x${parts.join('')}`);

const html = (markdown: string): string =>
  micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });

/** The document without anybody's words: elements, links and comments in their order. */
const skeleton = (markdown: string): string =>
  html(markdown)
    .replace(/<!-- gitops-actions:machine \{[^<>]*\} -->/g, '<!-- machine -->')
    .replace(/<code[^>]*>[^<]*<\/code>/g, '<code/>')
    .replace(/>[^<]+</g, '><');

/** What GitHub's filters look at: text outside of code. */
const proseOf = (markdown: string): string =>
  html(markdown)
    .replace(/<code[^>]*>[^<]*<\/code>/g, ' ')
    .replace(/<!--.*?-->/gs, ' ')
    .replace(/<[^>]+>/g, ' ');

/** What the message of the merge commit must never hold, whoever wrote it. */
const MEANINGS: readonly (readonly [string, RegExp])[] = [
  ['a mention', /(?:^|[^A-Za-z0-9_])@[A-Za-z0-9_-]/m],
  ['an issue', /#\d/],
  ['an issue by GH', /\bGH-\d/i],
  [
    'a closing keyword before a reference',
    /\b(?:clos|fix|resolv)\w*:?\s+(?:[\w./-]*#\d|https?:\/\/)/i,
  ],
  ['a foreign address', /(?:https?|ftp):\/\/(?!github\.com\/acme\/warehouse-network\/)/i],
  ['an issue’s address', /\/issues\/\d/],
  ['a bare address', /\bwww\./i],
  [
    'a skipped workflow',
    /\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]|skip-checks\s*:/i,
  ],
  ['a rollback', /Rolls-Back\s*:\s*[0-9a-f]/i],
  ['a revert', /reverts commit\s/i],
  ['a trailer', /^(?!https?:)[A-Za-z][A-Za-z-]*: \S/m],
  // Joiners are ours.
  ['a hidden character', /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u3164](?<![\n\t\u2060])/u],
];

function meaningsIn(text: string): readonly string[] {
  return MEANINGS.filter(([, meaning]) => meaning.test(text)).map(([name]) => name);
}

/** The fixture's facts with other people's words in every place that they reach. */
function spoil(facts: BodyFacts, word: () => string): BodyFacts {
  const { release, records, changes, rendered } = facts;
  const { signatures, scan } = records;
  if (signatures.status !== 'proven' || scan.status !== 'proven') throw new Error('fixture');
  if (changes === undefined || rendered.status !== 'rendered') throw new Error('fixture');
  const { tag, ...verified } = signatures.evidence;
  if (tag === undefined) throw new Error('fixture');
  const { baseline, ...scanned } = scan.evidence;
  if (baseline === undefined) throw new Error('fixture');
  const findings = (list: typeof baseline.new): typeof baseline.new => ({
    ...list,
    list: list.list.map(() => ({ id: word(), severity: word(), subject: word() })),
  });
  const [resource] = rendered.resources;
  if (resource === undefined) throw new Error('fixture');
  return {
    ...facts,
    base: word(),
    title: word(),
    release: { ...release, hotfixReason: word(), overlayFile: word() },
    images: facts.images.map((image) => ({ ...image, name: word(), repository: word() })),
    records: {
      ...records,
      signatures: {
        ...signatures,
        evidence: {
          ...verified,
          tag: { ...tag, signer: word() },
          signers: verified.signers.map(({ commits }) => ({ name: word(), commits })),
        },
      },
      scan: {
        ...scan,
        evidence: {
          ...scanned,
          trivyVersion: word(),
          baseline: { ...baseline, new: findings(baseline.new), fixed: findings(baseline.fixed) },
        },
      },
    },
    changes: {
      ...changes,
      changes: changes.changes.map((change) => ({
        ...change,
        author: word(),
        signer: word(),
        subject: word(),
      })),
      pullRequests: changes.pullRequests.map((pull) => ({ ...pull, title: word() })),
      issues: changes.issues.map(() => word()),
    },
    rendered: {
      ...rendered,
      omitted: [word()],
      resources: [
        {
          ...resource,
          kind: word(),
          namespace: word(),
          name: word(),
          diff: `@@ -1 +1 @@\n-${word().replaceAll('\n', '\n-')}\n+${word().replaceAll('\n', '\n+')}\n`,
        },
      ],
    },
    added: { labels: [word()], reviewers: [word()], teams: [word()], assignees: [word()] },
  };
}

describe('a pull request full of hostile words', () => {
  it('has the elements, links and comments that harmless words have, and no others', async () => {
    const facts = factsOf(await checkRecords(linesOf(GOOD), EXPECTED));
    const harmless = skeleton(composeBody(spoil(facts, () => 'x')).body);
    expect(harmless).toContain('<table>');
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 7 }), (words) => {
        let at = 0;
        const { title, body, machine } = composeBody(
          spoil(facts, () => words[(at += 1) % words.length] ?? ''),
        );
        expect(skeleton(body)).toBe(harmless);
        expect(meaningsIn(proseOf(body))).toEqual([]);
        expect(meaningsIn(body)).toEqual([]);
        // The first line of a message is no trailer, whatever it looks like.
        expect(meaningsIn(title).filter((name) => name !== 'a trailer')).toEqual([]);
        expect(title.length).toBeLessThanOrEqual(256);
        expect(body.split('\n').filter((line) => line === BEGIN || line === END)).toEqual([
          BEGIN,
          END,
        ]);
        expect(readMachineBlock(body)).toEqual(machine);
      }),
      { numRuns: 120 },
    );
  }, 60_000);
});

describe('inert text', () => {
  it('loses nothing that can be seen', () => {
    const words = fc.string({
      unit: fc.constantFrom(...'a b @ # 1 - : / ` | \\ < > ! [ ]'.split(' '), ' '),
      maxLength: 40,
    });
    fc.assert(
      fc.property(words, (text) => {
        expect(inertLine(text, 500).replaceAll(JOINER, '')).toBe(text.trim());
      }),
    );
  });

  it('shows what cannot be seen, and leaves ordinary text and images alone', () => {
    expect(inertLine('a\u202Eb\u0000\u2060', 50)).toBe('a{U+202E}b{U+0000}{U+2060}');
    const image = `localhost:5000/acme/web:v1@sha256:${'0'.repeat(64)}`;
    expect(inertLine(image, 200)).toBe(image);
    expect(inertLine('Größe ❤️ of C# and 50 % (a-b)', 50)).toBe('Größe ❤️ of C# and 50 % (a-b)');
  });

  it('is cut between characters, and says so', () => {
    expect(inertLine('abc😀def', 5)).toBe('abc…');
    expect(inertLine('abc', 3)).toBe('abc');
  });

  it('is one code span, in a cell or out of it, whatever it holds', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(html(`a ${inertCode(text)} b`)).toMatch(/^<p>a <code>[^<]*<\/code> b<\/p>$/);
        const table = html(`| a | b |\n| --- | --- |\n| ${inertCell(text)} | z |`);
        expect(table).toMatch(/<tr>\n<td><code>[^<]*<\/code><\/td>\n<td>z<\/td>\n<\/tr>/);
      }),
    );
    expect(inertCode(' \n ')).toBe('–');
  });

  it('is one code block, however many fences its lines hold', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), (lines) => {
        const block = html(`${inertBlock('diff', lines)}\n\nafter`);
        expect(block).toMatch(
          /^<pre><code class="language-diff">[^<]*<\/code><\/pre>\n<p>after<\/p>$/,
        );
      }),
    );
  });
});
