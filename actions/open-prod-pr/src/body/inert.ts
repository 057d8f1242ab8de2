import { BUMP_TRAILERS } from '@gitops-actions/shared/promotion/bump-trailers.ts';

/**
 * Text of other people in a pull request. It is read three times: as Markdown, as the message of the
 * merge commit (GitHub offers title and body for it), and by programs that look for trailers in that
 * message. So it is shown as code, which Markdown leaves alone, and whatever means something in plain
 * text is broken by an invisible character that no line may end or wrap at.
 */
const JOINER = '\u2060';

/** What cannot be seen, or changes how the rest is seen: control, format, private use, bidi, fillers. */
const UNSEEN =
  /\p{Extended_Pictographic}\uFE0F|[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800]/gu;

/** What the pipeline itself reads in messages. */
const TRAILERS = [...BUMP_TRAILERS, 'Release-Tag', 'Bump-Intent', 'Hotfix'].join('|');

/** Each is broken in front of what the look-ahead names, or behind the match. */
const MEANINGS: readonly (readonly [meaning: RegExp, broken: string])[] = [
  // Mentions, e-mail addresses and `owner/name@commit`; the `@` of `repository:tag@sha256:…` is none.
  [/(?<!\w(?=@sha256:))@(?=[\w-])/g, `@${JOINER}`],
  // `#12`, `owner/name#12`, `GH-12`: also what a closing keyword would need behind it.
  [/#(?=\d)/g, `#${JOINER}`],
  [/\bGH-(?=\d)/gi, `$&${JOINER}`],
  // Links, and so the addresses of issues.
  [/:(?=\/\/)/g, `:${JOINER}`],
  [/\/(?:issues|pull|discussions)\/(?=\d)/gi, `$&${JOINER}`],
  [/\bwww(?=\.)/gi, `$&${JOINER}`],
  [/\b(?:mailto|xmpp)(?=:)/gi, `$&${JOINER}`],
  // Comments: our own markers are found in the plain text.
  [/<(?=!)/g, `<${JOINER}`],
  [/--(?=!?>)/g, `--${JOINER}`],
  // https://docs.github.com/actions/how-tos/manage-workflow-runs/skip-workflow-runs
  [/\[(?=(?:skip|ci|no|actions)[ -](?:ci|skip|actions)\])/gi, `[${JOINER}`],
  [/skip-checks(?=\s*:)/gi, `$&${JOINER}`],
  [new RegExp(String.raw`(?:${TRAILERS})(?=\s*:)`, 'gi'), `$&${JOINER}`],
  [/reverts commit(?=\s)/gi, `$&${JOINER}`],
];

/** One line of plain text that means nothing; at most `max` characters, cut with `…`. */
export function inertLine(text: string, max: number): string {
  const line = breakMeanings(visible(text.replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')));
  return cutTo(line.trim(), max);
}

/** The text as a code span outside of tables; `–` for none. */
export function inertCode(text: string, max = 200): string {
  return span(inertLine(text, max));
}

/** The text as a code span in a table’s cell; `–` for none. */
export function inertCell(text: string, max = 200): string {
  // A table takes `\\|` for an escaped backslash and the end of the cell, in code spans too.
  const line = inertLine(text, max).replace(/\\(?=\|)/g, `\\${JOINER}`);
  return span(line).replaceAll('|', '\\|');
}

/** Lines as a code block that none of them ends. */
export function inertBlock(language: string, lines: readonly string[]): string {
  const shown = lines.map((line) => breakMeanings(visible(line)));
  const fence = '`'.repeat(Math.max(2, ...shown.map(longestRun)) + 1);
  return [`${fence}${language}`, ...shown, fence].join('\n');
}

/** At most `max` UTF-16 units, never half a character. */
export function cutTo(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = /[\uD800-\uDBFF]/.test(text.charAt(max - 2)) ? max - 2 : max - 1;
  return `${text.slice(0, Math.max(end, 0))}…`;
}

function visible(text: string): string {
  return text
    .replace(/\p{Zs}/gu, ' ')
    .replace(UNSEEN, (found) =>
      found === '\t' || /^\p{Extended_Pictographic}/u.test(found)
        ? found
        : `{U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}}`,
    );
}

function breakMeanings(text: string): string {
  return MEANINGS.reduce((broken, [meaning, by]) => broken.replace(meaning, by), text);
}

function span(line: string): string {
  if (line === '') return '–';
  const ticks = '`'.repeat(longestRun(line) + 1);
  const pad = /^[` ]|[` ]$/.test(line) ? ' ' : '';
  return `${ticks}${pad}${line}${pad}${ticks}`;
}

function longestRun(text: string): number {
  return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
