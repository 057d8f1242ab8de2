import { goExpression } from './go-expression.ts';
import { splitImage } from './split-image.ts';

/** One entry of `images` as kustomize reads it; an empty value is as good as none. */
export interface ImageEntry {
  readonly name: string;
  readonly newName?: string;
  readonly newTag?: string;
  readonly digest?: string;
  readonly tagSuffix?: string;
}

/** `unsure`: not even that can be said. */
export type Match = 'yes' | 'no' | 'unsure';

/** Whether the name of an entry matches an image. */
export interface ImagePattern {
  /** Go cannot compile it: kustomize 5.8.1 crashes over it, later ones match nothing. */
  readonly invalid: boolean;
  match(image: string): Match;
}

/** A reference in which nothing but the dot is special to an expression. */
const LITERAL = /^[\w./:@-]*$/;
const SUFFIX = '(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$';
/** The algorithm of another digest than SHA-256. */
const OTHER_ALGORITHM = /@(?!sha256:)[a-zA-Z0-9]+(?:[.+_-][a-zA-Z0-9]+)*:/;
/** No reference is longer: 255 for the name, 128 for the tag, and a digest. Longer ones are not judged. */
const MAX_IMAGE = 600;

/**
 * The images that an entry’s `name` matches: it is put, unescaped, into the expression
 * `^name(:tag)?(@sha256:…)?$` (v5.8.1, api/internal/image/image.go). Later versions take every digest
 * algorithm, not only `sha256`; where the two differ the answer is `unsure`.
 */
export function imagePattern(name: string): ImagePattern {
  const expression = LITERAL.test(name) ? literal(name) : goExpression(`^${name}${SUFFIX}`);
  if (typeof expression === 'string') {
    const match = expression === 'invalid' ? 'no' : 'unsure';
    return { invalid: expression === 'invalid', match: () => match };
  }
  return {
    invalid: false,
    match: (image) => {
      if (image.length > MAX_IMAGE) return 'unsure';
      if (expression(image)) return 'yes';
      const read = image.replace(OTHER_ALGORITHM, '@sha256:');
      return read !== image && expression(read) ? 'unsure' : 'no';
    },
  };
}

/** Takes linear time: only the suffix has quantifiers, of which none can take what ends it. */
function literal(name: string): (text: string) => boolean {
  // Go’s dot is any code point but the line feed; JavaScript’s leaves out three more.
  const expression = new RegExp(`^${name.replaceAll('.', '[^\\n]')}${SUFFIX}`, 'u');
  return (text) => expression.test(text);
}

/** What an entry makes of an image that it matches (api/filters/imagetag/updater.go). */
export function rewriteImage(entry: ImageEntry, image: string): string {
  const old = splitImage(image);
  const [newTag, newDigest] = [entry.newTag ?? '', entry.digest ?? ''];
  const name = (entry.newName ?? '') === '' ? old.name : (entry.newName ?? '');
  let { tag, digest } = old;
  if (newTag !== '' || newDigest !== '') [tag, digest] = [newTag, newDigest];
  else if ((entry.tagSuffix ?? '') !== '') [tag, digest] = [tag + (entry.tagSuffix ?? ''), ''];
  return `${name}${tag === '' ? '' : `:${tag}`}${digest === '' ? '' : `@${digest}`}`;
}

/** An image before the entries. */
export interface EntryInput {
  readonly image: string;
  /** How often each entry is applied to it: two walkers of kustomize overlap. */
  readonly passes: number;
}

/** What a list of entries does to a list of images. */
export interface EntriesEffect {
  /** By entry: positions of the images that it touches. */
  readonly touched: readonly (readonly number[])[];
  /** By entry: positions of those that it may touch. */
  readonly unsure: readonly (readonly number[])[];
  /** What each image is in the end; `undefined` where that cannot be said. */
  readonly result: readonly (string | undefined)[];
}

/** Tests of one list; more are no kustomization that people wrote, and would take minutes. */
const MAX_TESTS = 2_000_000;

/** Applies entries in the order of the list: each sees what those before it have made. */
export function applyEntries(
  entries: readonly ImageEntry[],
  images: readonly EntryInput[],
): EntriesEffect {
  const touched: number[][] = [];
  const unsure: number[][] = [];
  const result: (string | undefined)[] = images.map(({ image }) => image);
  const tooMany = entries.length * images.length > MAX_TESTS;
  for (const entry of entries) {
    const pattern = imagePattern(entry.name);
    const [sure, maybe]: [number[], number[]] = [[], []];
    for (const [index, { passes }] of images.entries()) {
      const before = tooMany ? undefined : result[index];
      let match: Match = pattern.invalid ? 'no' : 'unsure';
      let after = before;
      if (before !== undefined) {
        match = pattern.match(before);
        for (let pass = 0; pass < passes && after !== undefined; pass += 1) {
          const again = pass === 0 ? match : pattern.match(after);
          if (again === 'yes') after = rewriteImage(entry, after);
          if (again === 'unsure') after = undefined;
        }
      }
      if (match === 'yes') sure.push(index);
      if (match === 'unsure') maybe.push(index);
      result[index] = after;
    }
    touched.push(sure);
    unsure.push(maybe);
  }
  return { touched, unsure, result };
}
