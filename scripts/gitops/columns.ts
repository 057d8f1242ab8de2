/** A row for people; what is too long for its column ends in `…`. */
export type Row = readonly string[];

/**
 * Rows as columns that fit into `width` characters: the widest give way, but not the first ones.
 *
 * @param whole how many columns are never cut
 */
export function columns(rows: readonly Row[], width: number, whole = 0): readonly string[] {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, at) =>
    Math.max(0, ...rows.map((row) => [...(row[at] ?? '')].length)),
  );
  const gaps = 2 * Math.max(0, count - 1);
  const total = (): number => widths.reduce((sum, one) => sum + one, gaps);
  for (let over = total() - width; over > 0; over -= 1) {
    const widest = Math.max(0, ...widths.slice(whole));
    if (widest <= 1) break;
    widths[widths.indexOf(widest, whole)] = widest - 1;
  }
  return rows.map((row) =>
    row
      .map((text, at) => fitted(text, widths[at] ?? 0).padEnd(widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function fitted(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, width - 1).join('')}…`;
}
