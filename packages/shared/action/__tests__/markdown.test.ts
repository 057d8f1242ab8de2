import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { escapeMarkdown, markdownTable } from '../markdown.ts';

describe('text of unknown origin in Markdown', () => {
  it('cannot open HTML, mention, link or end the cell', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = escapeMarkdown(text);
        const bare = shown.replace(/\\[\s\S]/g, '');
        return !/[<>@\r\n\t|`*_[\]]/.test(bare);
      }),
    );
  });

  it('cannot escape its own escape', () => {
    expect(escapeMarkdown('\\|')).toBe('\\\\\\|');
  });

  it('stays the same where it is ordinary', () => {
    expect(escapeMarkdown('libssl3 3.0.2')).toBe('libssl3 3.0.2');
  });
});

describe('a table', () => {
  it('has a header, a rule and one line a row', () => {
    expect(markdownTable(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
  });
});
