/** Characters that a terminal or an editor obeys instead of showing them. */
const OBEYED =
  /[\0-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]|(?<![\ud800-\udbff])[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])/g;

/** Text of a repository that may be anybody's, on one line that shows what is in it. */
export function printable(text: string): string {
  return text.replace(
    OBEYED,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
