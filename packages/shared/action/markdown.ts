/**
 * Text of unknown origin as one table cell or inline span of GitHub-flavoured Markdown: no HTML,
 * no mention, no issue link, no line break, no table separator.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char] ?? '')
    .replace(/[\\`*_{}[\]()#+!|~-]/g, '\\$&')
    .replace(/@/g, '&#64;');
}

/** A GitHub-flavoured Markdown table; cells are inserted as they are. */
export function markdownTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
