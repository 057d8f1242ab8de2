import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { BEGIN, END } from '../src/body/machine-block.ts';

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

/** Several of them behind one another. */
export const hostile = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...NASTY) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme-ascii', maxLength: 8 }) },
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => `x${parts.join('')}`);

/** As GitHub renders Markdown, its filters aside. */
export const html = (markdown: string): string =>
  micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });

/** The document without anybody's words: elements, links and comments in their order. */
export const skeleton = (markdown: string): string =>
  html(markdown)
    .replace(/<!-- gitops-actions:machine \{[^<>]*\} -->/g, '<!-- machine -->')
    .replace(/<code[^>]*>[^<]*<\/code>/g, '<code/>')
    .replace(/>[^<]+</g, '><');

/** What GitHub's filters look at: text outside of code. */
export const proseOf = (markdown: string): string =>
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

/** What a text holds of that. */
export function meaningsIn(text: string): readonly string[] {
  return MEANINGS.filter(([, meaning]) => meaning.test(text)).map(([name]) => name);
}
