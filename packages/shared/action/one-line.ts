/** Of one quotation in a message. */
const MAX_CHARACTERS = 200;

/**
 * Text out of a repository for a message: one line, no control or invisible characters, at most 200
 * characters.
 */
export function oneLine(text: string): string {
  const shown = text.replaceAll(/\s+/g, ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '');
  const characters = Array.from(shown.trim());
  if (characters.length <= MAX_CHARACTERS) return characters.join('');
  return `${characters.slice(0, MAX_CHARACTERS - 1).join('')}…`;
}
