/** A line that should not be in git, and why. */
export interface SecretMaterial {
  readonly line: number;
  readonly looksLike: string;
}

/** What is said to be secret by its own form; each is the issuer’s documented prefix. */
const FORMS: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY/, 'a private key'],
  [/\bgh[pousr]_[A-Za-z0-9]{36}|\bgithub_pat_\w{22,}/, 'a GitHub token'],
  [/\bya29\.[\w-]{20,}|\bAIza[\w-]{35}/, 'a Google credential'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'an AWS key'],
  [/\bxox[abpr]-[\w-]{10,}/, 'a Slack token'],
  [/\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]+/, 'a token (JWT)'],
  [/:\/\/[^\s/:@{}<$]+:[^\s/@{}<$]+@/, 'a password in an address'],
];

/** Public keys, and hashes: long and random, and meant to be read. */
const PUBLIC_BLOCK =
  /-----BEGIN (PGP PUBLIC KEY BLOCK|PUBLIC KEY|CERTIFICATE)-----[^]*?-----END \1-----/g;
const PUBLIC =
  /\bsha(?:256|512)[:-][\w+/=]+|\bssh-ed25519 AAAA[\w+/=]+|\b[0-9a-f]{40}\b|\b[0-9A-F]{16,40}\b/g;

/** Letters, digits and what base64 adds; with fewer than 24 of them nothing can be said. */
const WORD = /[\w+/=-]{24,}/g;
/** Bits a character: base64 of 32 random bytes has 4.5 and more, and words that are shorter hardly 4. */
const ENTROPY = 4;
/**
 * How often the next character is of another class (small, capital, digit, other): in random base64
 * two times of three, in words and paths hardly one of four.
 */
const CHANGES = 0.45;

/** What looks like a key, a token or a password in a text. */
export function secretMaterial(text: string): readonly SecretMaterial[] {
  const kept = text.replace(PUBLIC_BLOCK, (block) => block.replace(/[^\n]/g, ''));
  return kept.split('\n').flatMap((content, index): SecretMaterial[] => {
    const line = index + 1;
    const form = FORMS.find(([pattern]) => pattern.test(content));
    if (form !== undefined) return [{ line, looksLike: form[1] }];
    const random = (content.replace(PUBLIC, '').match(WORD) ?? []).some(isRandom);
    return random ? [{ line, looksLike: 'a key or a password' }] : [];
  });
}

/** Digits, small and capital letters in no order: nobody writes such words. */
function isRandom(word: string): boolean {
  const mixed = /\d/.test(word) && /[a-z]/.test(word) && /[A-Z]/.test(word);
  const hex = /^[0-9a-f]{32,}$/.test(word) && /\d/.test(word) && /[a-f]/.test(word);
  return hex || (mixed && entropy(word) >= ENTROPY && changes(word) >= CHANGES);
}

function changes(word: string): number {
  const classes = [...word].map((one) => [/[a-z]/, /[A-Z]/, /\d/].findIndex((is) => is.test(one)));
  const changed = classes.filter((one, index) => index > 0 && one !== classes[index - 1]);
  return changed.length / (word.length - 1);
}

/** Shannon’s, in bits a character. */
function entropy(word: string): number {
  const counts = new Map<string, number>();
  for (const character of word) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values())
    bits -= (count / word.length) * Math.log2(count / word.length);
  return bits;
}
