import { domTables, domText } from '../browser/dom-tables.ts';
import { dumpDom } from '../browser/dump-dom.ts';
import type { Stage } from './stage.ts';

/** Stages whose verdict the table of a production pull request tells. */
const VERDICTS = ['signatures', 'image', 'scan', 'staging'];

/** Opens the page of a production pull request in a browser and claims that it shows its proof. */
export async function claimPage(
  { sandbox, claims }: Stage,
  number: number,
  words: readonly string[],
): Promise<void> {
  const url = `${sandbox.github.url}/${sandbox.consumer.repository}/pull/${String(number)}`;
  const dom = await dumpDom(url);
  const text = domText(dom);
  const table = domTables(dom).find((rows) => {
    const cells = rows.flat().join(' ').toLowerCase();
    return VERDICTS.every((verdict) => cells.includes(verdict));
  });
  const missing = words.filter((word) => !text.includes(word));
  claims.that(
    'a browser shows the pull request with the table of its evidence',
    table !== undefined && missing.length === 0,
    table === undefined
      ? `${url}: no such table`
      : missing.length > 0
        ? `${url} lacks ${missing.join(', ')}`
        : table.map((row) => row.join(' ')).join(' | '),
  );
}
