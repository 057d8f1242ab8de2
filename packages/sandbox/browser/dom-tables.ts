/**
 * The tables of a document that a browser has written out, outer ones only: rows of the cells' text,
 * white space run together. Good for `dumpDom`'s output and the sandbox's own pages, where every
 * element has its end.
 */
export function domTables(dom: string): string[][][] {
  return [...dom.matchAll(/<table\b[^>]*>([^]*?)<\/table>/g)].map(([, table = '']) =>
    [...table.matchAll(/<tr\b[^>]*>([^]*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<t([dh])\b[^>]*>([^]*?)<\/t\1>/g)].map(([, , cell = '']) => domText(cell)),
    ),
  );
}

const REFERENCES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
};

/** The text of a piece of such a document. */
export function domText(dom: string): string {
  return dom
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/&(?:amp|lt|gt|quot|nbsp|#39);/g, (reference) => REFERENCES[reference] ?? reference)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
