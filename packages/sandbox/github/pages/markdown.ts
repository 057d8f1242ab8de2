import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { Html, html } from './html.ts';
import { linkReferences } from './mentions.ts';
import { sanitize } from './sanitize.ts';

export interface MarkdownOptions {
  /** `owner/name`, where `#12` and commits are looked for. */
  readonly repository: string;
  /** A line break in a paragraph is one: so in comments and bodies, not in files and summaries. */
  readonly hardBreaks: boolean;
}

/** The renderer's time grows with the square of the depth. */
const DEEPEST = 100;
const CONTAINERS = new RegExp(String.raw`^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)])){${DEEPEST + 1}}`, 'm');

/** GitHub-flavoured Markdown of strangers, as GitHub shows it: see `sanitize` for what is left of HTML. */
export function renderMarkdown(text: string, options: MarkdownOptions): Html {
  if (CONTAINERS.test(text)) return html`<pre>${text}</pre>`;
  const rendered = micromark(text, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true, // the sanitiser judges it
  });
  const safe = sanitize(rendered, decodeReferences, (part, open) => {
    const linked = linkReferences(part, options.repository, open);
    const breaks = options.hardBreaks && open.at(-1) !== 'pre' && open.includes('p');
    return breaks && !open.includes('code') ? linked.replaceAll(/\n(?=.)/g, '<br>\n') : linked;
  });
  return new Html(alerts(safe.replaceAll('<br><br>\n', '<br>\n')));
}

/** `> [!WARNING]` and its kin, which GitHub shows as boxes. */
function alerts(rendered: string): string {
  return rendered.replaceAll(
    /<blockquote>\n<p>\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:<br>)?\n/g,
    (_all, kind: string) =>
      `<blockquote class="alert ${kind.toLowerCase()}">\n<p><strong>${kind}</strong><br>\n`,
  );
}

const BASIC: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/** Character references as the characters that they stand for: `&commat;` mentions like `@`. */
function decodeReferences(text: string): string {
  return text.replaceAll(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, (reference) => {
    const basic = BASIC[reference];
    if (basic !== undefined) return basic;
    // The renderer knows all names; what it writes has no more than the basic four.
    const inner = /^<p>([^]*)<\/p>$/.exec(micromark(`x${reference}x`))?.[1] ?? '';
    const decoded = inner.slice(1, -1);
    return BASIC[decoded] ?? decoded;
  });
}
