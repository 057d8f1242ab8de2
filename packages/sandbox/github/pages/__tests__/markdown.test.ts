import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { renderMarkdown } from '../markdown.ts';

const REPOSITORY = 'acme/warehouse-network';

function render(text: string, hardBreaks = false): string {
  return renderMarkdown(text, { repository: REPOSITORY, hardBreaks }).text;
}

describe('rendered Markdown', () => {
  it('has tables, folded details, task lists, footnotes and strikethrough', () => {
    const rendered = render(
      [
        '| gate | verdict |',
        '| :-- | --: |',
        '| scan | `pass` \\| ~~fail~~ |',
        '',
        '<details open>',
        '<summary>More <sub>and less</sub></summary>',
        '',
        '- [x] *done*[^1]',
        '- [ ] open',
        '',
        '</details>',
        '',
        '[^1]: note',
      ].join('\n'),
    );
    expect(rendered).toContain('<td align="left">scan</td>');
    expect(rendered).toContain('<td align="right"><code>pass</code> | <del>fail</del></td>');
    expect(rendered).toContain('<details open="">\n<summary>More <sub>and less</sub></summary>');
    expect(rendered).toContain('<input type="checkbox" disabled="" checked="" /> <em>done</em>');
    expect(rendered).toContain('<a href="#user-content-fn-1" id="user-content-fnref-1">1</a>');
    expect(rendered.indexOf('</ul>')).toBeLessThan(rendered.indexOf('</details>'));
  });

  it('drops comments whole, and what an unclosed one swallows', () => {
    expect(render('a<!-- gitops-actions:begin @alice -->b')).toBe('<p>ab</p>');
    expect(render('<!-- {"schema":1} -->\n\ntext')).toBe('\n<p>text</p>');
    expect(render('a\n\n<!-- open <b>\n\n@alice')).toBe('<p>a</p>\n');
    expect(render('<div><!--> x <!---> y --!> z</div>')).toBe('<div> x  y --!&gt; z</div>');
  });

  it('breaks lines as in a comment, or as in a file', () => {
    expect(render('one\ntwo  \nthree', true)).toBe('<p>one<br>\ntwo<br>\nthree</p>');
    expect(render('one\ntwo  \nthree')).toBe('<p>one\ntwo<br>\nthree</p>');
    expect(render('```\none\ntwo\n```', true)).toBe('<pre><code>one\ntwo\n</code></pre>');
  });

  it('shows an alert as a box', () => {
    expect(render('> [!WARNING]\n> Careful', true)).toBe(
      '<blockquote class="alert warning">\n<p><strong>WARNING</strong><br>\nCareful</p>\n</blockquote>',
    );
  });

  it.each([
    ['@alice', '/alice'],
    ['(@alice)', '/alice'],
    ['&commat;alice', '/alice'],
    ['&#64;alice', '/alice'],
    ['&#x40;alice', '/alice'],
    ['<div>&commat;alice</div>', '/alice'],
    ['<summary>@alice</summary>', '/alice'],
    ['| a |\n| - |\n| @alice |', '/alice'],
    ['# by @alice.', '/alice'],
    ['[x](http://h.test) @alice', '/alice'],
    ['@acme/platform', '/orgs/acme/teams/platform'],
    ['#12', `/${REPOSITORY}/issues/12`],
    ['&num;12', `/${REPOSITORY}/issues/12`],
    ['closes #12.', `/${REPOSITORY}/issues/12`],
    ['GH-12', `/${REPOSITORY}/issues/12`],
    ['acme/other#7', '/acme/other/issues/7'],
    ['a'.repeat(40), `/${REPOSITORY}/commit/${'a'.repeat(40)}`],
  ])('links what %s would reach', (text, address) => {
    expect(render(text)).toContain(`href="${address}"`);
  });

  it.each([
    '`@alice #12`',
    '```\n@alice #12\n```',
    '    @alice #12',
    '<code>@alice #12</code>',
    '<pre>@alice #12</pre>',
    '@<!-- -->alice',
    '@\u2060alice',
    'alice@acme',
    '\\#x @-alice',
    '@alice.test/path',
    '&#12 acme#x #12a a#12',
  ])('links nothing in %s', (text) => {
    expect(render(text)).not.toContain('<a ');
  });

  it('links nothing within a link', () => {
    expect(render('[@alice #12](https://h.test)')).toBe(
      '<p><a href="https://h.test">@alice #12</a></p>',
    );
  });

  it.each([
    ['<script>alert(1)</script>', 'script'],
    ['<SCRIPT SRC=//h.test>', 'script'],
    ['<style>*{}</style>', 'style'],
    ['<svg/onload=alert(1)>', 'svg'],
    ['<iframe srcdoc="x">', 'iframe'],
    ['<form action=//h.test><input name=a><button>', 'form'],
    ['<meta http-equiv=refresh content=0>', 'meta'],
    ['<base href=//h.test>', 'base'],
    ['<title>x</title>', 'title'],
    ['<textarea>', 'textarea'],
    ['<noscript><p title="</noscript><script>">', 'noscript'],
    ['<template><b>', 'template'],
    ['<details/open/ontoggle=alert(1)>', 'ontoggle'],
    ['<img src=x onerror=alert(1)>', 'onerror'],
    ['<b onclick="alert(1)" style="x" class="y">z</b>', 'onclick'],
    ['<a href="javascript:alert(1)">x</a>', 'javascript:'],
    ['<a href="java&#10;script:alert(1)">x</a>', 'script:'],
    ['<a href=" \u0001javascript:alert(1)">x</a>', 'javascript:'],
    ['[x](javascript:alert(1))', 'javascript:'],
    ['[x](data:text/html,x)', 'data:'],
    ['![x](vbscript:x)', 'vbscript:'],
    ['<a title="&quot; onclick=alert(1) x=&quot;">x</a>', ' onclick=alert(1) x="'],
  ])('makes nothing executable of %s', (text, poison) => {
    const markup = [...render(text).matchAll(/<[^>]*>/g)].map(([tag]) => tag.toLowerCase());
    expect(markup.filter((tag) => tag.replaceAll(/title="[^"]*"/g, '').includes(poison))).toEqual(
      [],
    );
  });

  it('ends nothing that it has not begun, and leaves nothing open', () => {
    expect(render('</div></main></article><b><div>x</b>')).toBe(
      '&lt;/main&gt;&lt;/article&gt;<b><div>x</div></b>',
    );
    expect(render('<table><tr><td>x')).toBe('<table><tr><td>x</td></tr></table>');
  });

  it('stays quick where the parser would not, and shows such a text as it is', () => {
    expect(render('>'.repeat(65_000))).toMatch(/^<pre>(?:&gt;){65000}<\/pre>$/);
    const words = ['<a x=b/c', '<!--', '['.repeat(99), '@a', '&#64;', '<b', '|', '*a '];
    for (const word of words) expect(render(word.repeat(3000))).toBeDefined();
  });

  it('gives of any text well-formed markup of known elements and attributes', () => {
    const pieces = [
      ...[
        '<',
        '>',
        '</',
        '"',
        "'",
        '=',
        '/',
        '&',
        '&lt;',
        '<!--',
        '-->',
        '\n',
        '\n\n',
        ' ',
        '`',
        '|',
      ],
      ...[
        '<b>',
        '</b>',
        '<S>',
        '<q>',
        '</q>',
        '<var>',
        '<tt>',
        '<div ',
        'onclick=x',
        '<details>',
        '<script>',
        '</td>',
        '<a href="',
        'x',
      ],
      ...['javascript:', '@alice', '#1', '[', '](', ')', '> ', '- ', "<p title='", '&quot;', '*'],
    ];
    const text = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 40 });
    fc.assert(
      fc.property(text, fc.boolean(), (parts, hardBreaks) => {
        expect(faults(render(parts.join(''), hardBreaks))).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });
});

/** Elements that GitHub leaves in what people write, and those that Markdown makes. */
const NAMES =
  'a abbr b bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure ' +
  'h1 h2 h3 h4 h5 h6 hr i img input ins kbd li mark ol p pre q rp rt ruby s samp section small span ' +
  'strike strong sub summary sup table tbody td tfoot th thead time tr tt ul var wbr';
const ATTRIBUTES =
  'align alt checked class colspan disabled height href id open rowspan src start title type value width';
const KNOWN = new RegExp(
  `^<(\\/?)(${NAMES.replaceAll(' ', '|')})((?: (?:${ATTRIBUTES.replaceAll(' ', '|')})="[^"<>]*")*) ?\\/?>$`,
);

/** What breaks the form of the markup, read strictly: every `<` begins a known tag that has its end. */
function faults(markup: string): string[] {
  const found: string[] = [];
  const open: string[] = [];
  const tags = markup.match(/<[^<>]*>/g) ?? [];
  if (markup.split('<').length - 1 !== tags.length) found.push(`stray < in ${markup}`);
  for (const tag of tags) {
    const [, slash, name = '', attributes = ''] = KNOWN.exec(tag) ?? [];
    if (slash === undefined) found.push(`unknown ${tag}`);
    else if (/(?:href|src)="\s*(?!https?:|mailto:)[a-z]+:/i.test(attributes)) found.push(tag);
    else if (slash === '/') {
      if (open.pop() !== name) found.push(`${tag} ends another`);
    } else if (!/^(?:br|hr|img|input)$/.test(name)) open.push(name);
  }
  return [...found, ...open.map((name) => `${name} is left open`)];
}
