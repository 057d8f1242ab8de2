import { escapeHtml } from './html.ts';

/** What is done to the text between tags. `open`: the elements around it, outermost first. */
export type TextFilter = (text: string, open: readonly string[]) => string;

/** Elements that GitHub leaves in what people write. */
const ELEMENTS = new Set(
  (
    'a abbr b bdo blockquote br caption cite code dd del details dfn div dl dt em figcaption figure ' +
    'h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span ' +
    'strike strong sub summary sup table tbody td tfoot th thead time tr tt ul var wbr'
  ).split(' '),
);
const VOID = new Set(['br', 'hr', 'img', 'wbr']);
/** A link goes to one of these places or stays where it is. */
const PROTOCOLS = new Set(['http:', 'https:', 'mailto:']);
/** The box of a task list, to the letter as the renderer writes it. */
const TASK = /^<input type="checkbox" disabled=""( checked="")? \/>/;
const ATTRIBUTES: Readonly<Record<string, ReadonlySet<string>>> = {
  '*': new Set(['align', 'id', 'title']),
  a: new Set(['href']),
  details: new Set(['open']),
  img: new Set(['alt', 'height', 'src', 'width']),
  li: new Set(['value']),
  ol: new Set(['start']),
  td: new Set(['colspan', 'rowspan']),
  th: new Set(['colspan', 'rowspan']),
};

/** A value without quotes ends at a space or at the end: only so is there one way to read a tag. */
const TAG =
  /^<(\/?)([a-z][a-z\d]*)((?:[\s/]+[^\s"'<>/=]+(?:\s*=\s*(?:[^\s"'=<>`]+(?=[\s>])|'[^']*'|"[^"]*"))?)*)[\s/]*>/i;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;

/**
 * Takes HTML apart and puts together again what GitHub would leave: elements and attributes that it
 * knows, every element closed by the one that opened it, no comment. All else is shown as text.
 * Nothing of the input reaches the output unread.
 */
export function sanitize(
  input: string,
  decode: (text: string) => string,
  filterText: TextFilter,
): string {
  const output: string[] = [];
  const open: string[] = [];
  let text = '';
  const flush = (): void => {
    if (text !== '') output.push(filterText(decode(text), open));
    text = '';
  };
  let position = 0;
  while (position < input.length) {
    const next = input.indexOf('<', position);
    if (next < 0) break;
    text += input.slice(position, next);
    const length = markupLength(input, next);
    if (length === undefined) {
      text += '&lt;';
      position = next + 1;
      continue;
    }
    flush();
    output.push(...rebuilt(input.slice(next, next + length), decode, open));
    position = next + length;
  }
  text += input.slice(position);
  flush();
  return [...output, ...open.toReversed().map((name) => `</${name}>`)].join('');
}

/** How long the comment or known tag is that starts here; nothing where it is text. */
function markupLength(input: string, start: number): number | undefined {
  const rest = input.slice(start, start + LONGEST_TAG);
  const comment = /^<!--(?:>|->)/.exec(rest)?.[0].length;
  if (comment !== undefined) return comment;
  if (rest.startsWith('<!--')) {
    // As a browser reads it: without an end it swallows the rest.
    const end = /--!?>/g;
    end.lastIndex = start + 4;
    const found = end.exec(input);
    return (found === null ? input.length : end.lastIndex) - start;
  }
  const task = TASK.exec(rest);
  if (task !== null) return task[0].length;
  const tag = TAG.exec(rest);
  return tag !== null && ELEMENTS.has((tag[2] ?? '').toLowerCase()) ? tag[0].length : undefined;
}

/** Longer ones are text: it bounds what a `<` can cost. */
const LONGEST_TAG = 4096;

function rebuilt(markup: string, decode: (text: string) => string, open: string[]): string[] {
  if (markup.startsWith('<!--')) return [];
  if (TASK.test(markup)) return [markup];
  const [, slash = '', given = '', attributes = ''] = TAG.exec(markup) ?? [];
  const name = given.toLowerCase();
  if (slash === '') {
    if (!VOID.has(name)) open.push(name);
    return [`<${name}${kept(name, attributes, decode)}>`];
  }
  const depth = open.lastIndexOf(name);
  // An end without a beginning would end something of ours.
  if (depth < 0) return [];
  return open
    .splice(depth)
    .toReversed()
    .map((each) => `</${each}>`);
}

function kept(element: string, attributes: string, decode: (text: string) => string): string {
  const seen = new Set<string>();
  let result = '';
  for (const [, given = '', double, single, plain] of attributes.matchAll(ATTRIBUTE)) {
    const name = given.toLowerCase();
    const known = ATTRIBUTES['*']?.has(name) === true || ATTRIBUTES[element]?.has(name) === true;
    if (!known || seen.has(name)) continue;
    seen.add(name);
    const value = attributeValue(name, decode(double ?? single ?? plain ?? ''));
    if (value !== undefined) result += ` ${name}="${escapeHtml(value)}"`;
  }
  return result;
}

function attributeValue(name: string, value: string): string | undefined {
  // What people name must not take the place of what we name.
  if (name === 'id') return value.startsWith('user-content-') ? value : `user-content-${value}`;
  if (name !== 'href' && name !== 'src') return value;
  try {
    // The same parser as the browser's: it sees through control characters and spaces.
    return PROTOCOLS.has(new URL(value, 'http://page.invalid/').protocol) ? value : undefined;
  } catch {
    return undefined;
  }
}
