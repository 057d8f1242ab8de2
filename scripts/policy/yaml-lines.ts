import { printable } from './printable.ts';

/** Lines of YAML; what is indented deeper is the caller's to indent. */
export type Lines = readonly string[];

/** What others wrote stays in its line, and is nothing that the parser takes for a key. */
export function comment(...texts: readonly string[]): Lines {
  return texts.map(
    (text) => `# ${printable(text).replaceAll('-----', '---').replaceAll('PuTTY-', 'PuTTY ')}`,
  );
}

/** In double quotes, with nothing but ASCII; YAML reads what JSON writes. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /[^\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A name that YAML could take for something else than text stands in quotes. */
export function quotedName(name: string): string {
  return /^[A-Za-z][A-Za-z0-9_-]*$/.test(name) && !/^(true|false|null)$/i.test(name)
    ? name
    : quoted(name);
}

export function indented(lines: Lines, by = 2): Lines {
  return lines.map((line) => `${' '.repeat(by)}${line}`);
}
