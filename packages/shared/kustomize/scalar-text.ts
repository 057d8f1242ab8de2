/** How the scalar that is replaced was written; `empty` = nothing stood there. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'empty';

/**
 * Starts like a word and holds nothing that YAML could read as structure; `sha256:…` and
 * `host:5000/path` are safe because no space follows the colon and a letter leads.
 */
const WORD = /^[A-Za-z][\w./-]*(?::[\w./-]*\w)?$/;
/**
 * Words that some YAML reader takes for a boolean or null (1.1: https://yaml.org/type/bool.html), or,
 * like `e123456`, for a number without digits before its exponent.
 */
const RESERVED = /^(?:y|n|yes|no|on|off|true|false|null|nan|inf|e-?[\d_]+)$/i;

/**
 * Whether every YAML 1.1 and 1.2 reader takes the unquoted text for a string. All numbers, dates
 * and sexagesimals of both versions start with a digit, a sign, a dot or an underscore.
 */
export function isPlainString(text: string): boolean {
  return WORD.test(text) && !RESERVED.test(text);
}

/** Printable ASCII that stands in double quotes without an escape, in YAML as in JSON. */
const WRITABLE = /^[!#-&(-[\]-~]+$/;

/** Whether {@link scalarText} can write the value; escapes are never written. */
export function isWritable(value: string): boolean {
  return WRITABLE.test(value);
}

/**
 * The text of a scalar with the value: quoted as the one it replaces, except that a value which some
 * reader takes for anything but a string is always written in double quotes.
 *
 * @param value what {@link isWritable} accepts (a tag, digest or repository)
 */
export function scalarText(value: string, style: ScalarStyle): string {
  if (!isPlainString(value)) return `"${value}"`;
  if (style === 'double') return `"${value}"`;
  if (style === 'single') return `'${value}'`;
  return value;
}
