/** Something in a text that a reviewer cannot see as it is read, or that nobody may read. */
interface UnreadableText {
  readonly offset: number;
  readonly reason: string;
}

/**
 * Directional controls, which show a line in another order than it is read in
 * (https://trojansource.codes), and line ends that not every program takes for one.
 */
const MISLEADING = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]|\r(?!\n)/;
const CONTROL = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/;
/** RFC 7468 §2, RFC 4880 §6.2, PuTTY's own. Wherever it stands: in a comment it is public, too. */
const PRIVATE_KEY = /-----BEGIN [A-Z0-9 ]*PRIVATE KEY|PuTTY-User-Key-File-/;

/** The first such thing; `undefined`: the text is what it shows. */
export function unreadableText(text: string): UnreadableText | undefined {
  const found = (pattern: RegExp, reason: string): readonly UnreadableText[] => {
    const offset = text.search(pattern);
    return offset < 0 ? [] : [{ offset, reason }];
  };
  const all = [
    ...found(PRIVATE_KEY, 'a PRIVATE key stands here: whoever reads it has it; make a new one'),
    ...found(MISLEADING, 'a character stands here that shows the text otherwise than it is read'),
    ...found(CONTROL, 'a control character stands here'),
  ];
  return all.sort((a, b) => a.offset - b.offset)[0];
}
