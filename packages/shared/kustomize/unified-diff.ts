/** Lines of context around a change. */
const CONTEXT = 3;

interface Line {
  readonly mark: ' ' | '-' | '+';
  readonly text: string;
}

/** The change of one text file as a unified diff; `''` when there is none. */
export function unifiedDiff(path: string, before: Uint8Array, after: Uint8Array): string {
  const lines = compare(linesOf(before), linesOf(after));
  if (lines.every(({ mark }) => mark === ' ')) return '';
  const near = lines.map((_, index) =>
    lines.slice(Math.max(index - CONTEXT, 0), index + CONTEXT + 1).some(({ mark }) => mark !== ' '),
  );
  const out = [`--- a/${path}`, `+++ b/${path}`];
  let oldLine = 1;
  let newLine = 1;
  for (let index = 0; index < lines.length;) {
    if (near[index] !== true) {
      oldLine += 1;
      newLine += 1;
      index += 1;
      continue;
    }
    const end = near.indexOf(false, index);
    const hunk = lines.slice(index, end === -1 ? lines.length : end);
    const olds = hunk.filter(({ mark }) => mark !== '+').length;
    const news = hunk.filter(({ mark }) => mark !== '-').length;
    out.push(`@@ -${oldLine},${olds} +${newLine},${news} @@`);
    for (const { mark, text } of hunk) out.push(`${mark}${text}`); // a call takes no 100,000 arguments
    oldLine += olds;
    newLine += news;
    index += hunk.length;
  }
  return `${out.join('\n')}\n`;
}

function linesOf(bytes: Uint8Array): readonly string[] {
  const text = Buffer.from(bytes).toString('utf8');
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => line.replace(/\r$/, ''));
}

/** What both end with is no change, however far the sides are apart before it. */
function compare(before: readonly string[], after: readonly string[]): readonly Line[] {
  let same = 0;
  const shortest = Math.min(before.length, after.length);
  while (same < shortest && before.at(-1 - same) === after.at(-1 - same)) same += 1;
  const end = before.slice(before.length - same);
  return [
    ...walk(before.slice(0, before.length - same), after.slice(0, after.length - same)),
    ...end.map((text): Line => ({ mark: ' ', text })),
  ];
}

/**
 * A bump replaces lines and inserts some, never moves any: walking both sides and looking for the
 * next line that both have is exact enough, and linear.
 */
function walk(before: readonly string[], after: readonly string[]): readonly Line[] {
  const out: Line[] = [];
  const put = (mark: Line['mark'], lines: readonly string[]): void => {
    for (const text of lines) out.push({ mark, text });
  };
  let old = 0;
  let now = 0;
  while (old < before.length || now < after.length) {
    const text = before[old];
    if (text !== undefined && text === after[now]) {
      put(' ', [text]);
      old += 1;
      now += 1;
      continue;
    }
    const [olds, news] = nextCommon(before, old, after, now);
    put('-', before.slice(old, olds));
    put('+', after.slice(now, news));
    old = olds;
    now = news;
  }
  return out;
}

/** The nearest pair of equal lines at or behind the positions; the ends when there is none. */
function nextCommon(
  before: readonly string[],
  old: number,
  after: readonly string[],
  now: number,
): readonly [number, number] {
  // A container that comes or goes in a rendered manifest has some hundred lines.
  const REACH = 200;
  for (let distance = 1; distance <= REACH; distance += 1) {
    for (let ahead = 0; ahead <= distance; ahead += 1) {
      const [i, j] = [old + distance - ahead, now + ahead];
      if (i < before.length && j < after.length && before[i] === after[j]) return [i, j];
    }
  }
  return [before.length, after.length];
}
