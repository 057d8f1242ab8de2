import { createHash } from 'node:crypto';
import { Html, html } from './html.ts';
import type { HtmlValue } from './html.ts';

export interface Page {
  readonly status: 200 | 404;
  readonly title: string;
  readonly content: Html;
}

const STYLE = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881; }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 0 auto; padding: 1rem; }
nav { border-bottom: 1px solid var(--line); padding-bottom: .5rem; }
h1 { font-size: 1.6rem; } h2 { font-size: 1.2rem; margin-top: 2rem; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
td, th { border: 1px solid var(--line); padding: .25rem .6rem; text-align: left; vertical-align: top; }
pre { background: var(--soft); padding: .6rem; overflow-x: auto; }
code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
article { border: 1px solid var(--line); border-radius: 6px; padding: .2rem 1rem; margin: 1rem 0; overflow-wrap: anywhere; }
blockquote { border-left: .25rem solid var(--line); margin-left: 0; padding-left: 1rem; }
.badge { border: 1px solid; border-radius: 1rem; padding: 0 .6rem; font-size: .85rem; white-space: nowrap; }
.good { color: #1a7f37; } .bad { color: #cf222e; } .done { color: #8250df; } .quiet { color: #6e7781; }
.alert.warning, .alert.caution { border-color: #cf222e; }
.diff span { display: block; } .diff .add { background: #2da44e33; } .diff .del { background: #cf222e33; }
.diff .at { color: #6e7781; }
`;
/** Not written out below: a space more within it, and its hash is another. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/**
 * Nothing runs on these pages and nothing is fetched for them, whatever a title, a branch or a body
 * holds: no script, no image, no frame, no form; the one style sheet is ours, by its hash.
 */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** A whole document. `trail`: where one is, outermost first, as `[name, address]`. */
export function documentOf(page: Page, trail: readonly (readonly [string, string])[]): string {
  const steps = trail.map(([name, address]) => html` / <a href="${address}">${name}</a>`);
  const { text } = html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width" />
      <title>${page.title} · GitHub sandbox</title>
      ${STYLE_ELEMENT}
    </head>
    <body>
      <nav><a href="/">GitHub sandbox</a>${steps}</nav>
      <main>${page.content}</main>
    </body>
  </html>`;
  return `<!doctype html>\n${text}\n`;
}

export function notFoundPage(what: string): Page {
  return {
    status: 404,
    title: 'Not found',
    content: html`<h1>Not found</h1>
      <p>${what}</p>`,
  };
}

export type Tone = 'bad' | 'done' | 'good' | 'quiet';

export function badge(tone: Tone, text: string): Html {
  return html`<span class="badge ${tone}">${text}</span>`;
}

/** A table, or a sentence where it would be empty. */
export function tableOf(
  heads: readonly string[],
  rows: readonly (readonly HtmlValue[])[],
  none: string,
): Html {
  if (rows.length === 0) return html`<p class="quiet">${none}</p>`;
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head) => html`<th>${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell) => html`<td>${cell}</td>`)}
          </tr>`,
      )}
    </tbody>
  </table>`;
}

export function moment(at: Date): Html {
  const text = at.toISOString().replace(/\.\d+Z$/, 'Z');
  return html`<time datetime="${text}">${text}</time>`;
}
