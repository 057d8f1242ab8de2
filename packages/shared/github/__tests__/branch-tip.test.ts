import { describe, expect, it } from '@jest/globals';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describeTip } from '../branch-tip.ts';

const oid = 'a'.repeat(40);
const tip = (headline: string, author = 'alice'): string => describeTip({ oid, headline, author });

describe('the newest commit of a branch in an error', () => {
  it('is named with its author and its headline', () => {
    expect(tip('Bump web to v1', 'gitops[bot]')).toBe(
      `${oid} by \`gitops[bot]\`, \`Bump web to v1\``,
    );
    expect(tip('x', '')).toBe(`${oid}, \`x\``);
  });

  it('is cut, by characters', () => {
    expect(tip('x'.repeat(72))).toContain(`\`${'x'.repeat(72)}\``);
    expect(tip('🙂'.repeat(500), 'b'.repeat(500))).toBe(
      `${oid} by \`${'b'.repeat(40)}…\`, \`${'🙂'.repeat(72)}…\``,
    );
  });

  it.each([
    ['a line break', 'x\n::error::y\r\u2028z'],
    ['a command', '::set-output name=a::b ##[error]c'],
    ['colour', '\u001b[31mred'],
    ['a text that turns round', 'a\u202eb\u2066c'],
    ['HTML and links', '<img src=x onerror=y> [a](http://b) ![c](d) @alice #1 | **x**'],
    ['code', '`` ` <b>@alice</b> ```'],
  ])('is inert, whatever it holds: %s', (_, text) => {
    const said = tip(text, text);
    expect(said).not.toMatch(/[\p{C}\u2028\u2029]|##\[|(?:^|`)\s*::/u);
    const html = micromark(said, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
    expect(html.replaceAll(/<code>[^<]*<\/code>/g, '…')).toBe(`<p>${oid} by …, …</p>`);
  });
});
