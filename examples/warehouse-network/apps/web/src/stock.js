/**
 * Units in stock by site; a real application would read them from its database.
 *
 * @type {ReadonlyMap<string, number>}
 */
export const STOCK = new Map([
  ['antwerp', 1240],
  ['gdansk', 860],
  ['trieste', 415],
]);

/** The page at `/`. Site names are data, so they are escaped like any other text. */
export function renderPage(stock) {
  const rows = [...stock]
    .map(([site, units]) => `<tr><td>${escapeHtml(site)}</td><td>${units}</td></tr>`)
    .join('');
  return `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Warehouse network</title></head>
  <body><h1>Warehouse network</h1><table><tr><th>Site</th><th>Units</th></tr>${rows}</table></body>
</html>
`;
}

export function escapeHtml(text) {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
