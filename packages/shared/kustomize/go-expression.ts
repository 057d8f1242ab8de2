/** Says of a text whether a regular expression matches somewhere in it. */
export type Expression = (text: string) => boolean;

/** Positions of a text, in code points. */
type Positions = ReadonlySet<number>;
/** Where a part of an expression can end when it starts at one of the positions. */
type Part = (from: Positions, text: readonly string[]) => Positions;
type OneOf = (character: string) => boolean;

/** A part, and how deeply quantifiers are nested in it. */
interface Nested {
  readonly part: Part;
  readonly depth: number;
}

/** Thrown inside only. */
class NotCompiled extends Error {
  readonly why: 'invalid' | 'unsure';
  constructor(why: 'invalid' | 'unsure') {
    super(why);
    this.why = why;
  }
}

/** Longer expressions are not judged. */
const MAX_SOURCE = 1_000;
/** Quantifiers in quantifiers: the work grows with the text’s length to this power. */
const MAX_NESTED = 2;
const MAX_REPEAT = 20;
/** Go takes a number with a leading zero for plain text. */
const REPEAT = /^\{(0|[1-9]\d*)(?:(,)(0|[1-9]\d*)?)?\}/;
/** Characters that mean themselves behind a backslash (regexp/syntax: all ASCII punctuation). */
const PUNCTUATION = /^[!-/:-@[-`{-~]$/;
const CLASSES = new Map<string, RegExp>([
  ['d', /^[0-9]$/],
  ['w', /^[0-9A-Za-z_]$/],
  ['s', /^[\t\n\f\r ]$/],
]);

/**
 * Compiles an expression as Go’s `regexp.Compile` does (github.com/google/re2/wiki/Syntax). JavaScript
 * reads some expressions in another way and can take exponential time; this one follows sets of
 * positions, which takes polynomial time for every text. What is rare in names of images (flags,
 * Unicode classes, `\b`, `\Q`) is `unsure`.
 */
export function goExpression(source: string): Expression | 'invalid' | 'unsure' {
  const input = [...source];
  if (input.length > MAX_SOURCE) return 'unsure';
  try {
    const parser = new Parser(input);
    const { part } = parser.alternatives();
    if (!parser.atEnd) return 'invalid';
    return (text) => {
      const characters = [...text];
      return part(new Set([...characters.keys(), characters.length]), characters).size > 0;
    };
  } catch (thrown) {
    if (thrown instanceof NotCompiled) return thrown.why;
    throw thrown;
  }
}

class Parser {
  readonly #input: readonly string[];
  #at = 0;

  constructor(input: readonly string[]) {
    this.#input = input;
  }

  get atEnd(): boolean {
    return this.#at === this.#input.length;
  }

  alternatives(): Nested {
    const all = [this.#sequence()];
    while (this.#take('|')) all.push(this.#sequence());
    const part: Part = (from, text) => {
      const ends = new Set<number>();
      for (const each of all) for (const end of each.part(from, text)) ends.add(end);
      return ends;
    };
    return { part, depth: deepest(all) };
  }

  #sequence(): Nested {
    const all: Nested[] = [];
    while (!this.atEnd && this.#next !== '|' && this.#next !== ')') all.push(this.#repeated());
    return {
      part: (from, text) => all.reduce((at, { part }) => part(at, text), from),
      depth: deepest(all),
    };
  }

  #repeated(): Nested {
    if (this.#quantifier() !== undefined) throw new NotCompiled('invalid');
    const isAnchor = this.#next === '^' || this.#next === '$';
    const atom = this.#atom();
    const times = this.#quantifier();
    if (times === undefined) return atom;
    this.#take('?'); // lazy: the same texts match
    if (this.#quantifier() !== undefined) throw new NotCompiled('invalid');
    if (isAnchor || atom.depth === MAX_NESTED) throw new NotCompiled('unsure');
    return { part: repeat(atom.part, times), depth: atom.depth + 1 };
  }

  #atom(): Nested {
    const character = this.#any();
    if (character === '(') {
      if (this.#take('?') && !this.#take(':')) throw new NotCompiled('unsure');
      const group = this.alternatives();
      if (!this.#take(')')) throw new NotCompiled('invalid');
      return group;
    }
    return { part: this.#single(character), depth: 0 };
  }

  #single(character: string): Part {
    switch (character) {
      case '^':
        return (from) => new Set(from.has(0) ? [0] : []);
      case '$':
        return (from, text) => new Set(from.has(text.length) ? [text.length] : []);
      case '.':
        return one((other) => other !== '\n');
      case '[':
        return one(this.#class());
      case '\\':
        return one(this.#escape());
      default:
        return one((other) => other === character);
    }
  }

  #class(): OneOf {
    const negated = this.#take('^');
    const members: OneOf[] = [];
    for (let first = true; first || this.#next !== ']'; first = false) {
      if (this.#next === '[' && this.#input[this.#at + 1] === ':') throw new NotCompiled('unsure');
      const low = this.#member();
      const isRange = this.#next === '-' && this.#input[this.#at + 1] !== ']';
      if (!isRange) {
        members.push(typeof low === 'string' ? (other) => other === low : low);
        continue;
      }
      this.#any();
      const high = this.#member();
      if (typeof low !== 'string' || typeof high !== 'string') throw new NotCompiled('unsure');
      const [from, to] = [codePoint(low), codePoint(high)];
      if (from > to) throw new NotCompiled('invalid');
      members.push((other) => from <= codePoint(other) && codePoint(other) <= to);
    }
    this.#any();
    return (other) => members.some((member) => member(other)) !== negated;
  }

  #member(): string | OneOf {
    const character = this.#any();
    if (character !== '\\') return character;
    if (PUNCTUATION.test(this.#next ?? '')) return this.#any();
    return this.#escape();
  }

  #escape(): OneOf {
    const character = this.#any();
    if (PUNCTUATION.test(character)) return (other) => other === character;
    const known = CLASSES.get(character.toLowerCase());
    if (known === undefined) throw new NotCompiled('unsure');
    const negated = character !== character.toLowerCase();
    return (other) => known.test(other) !== negated;
  }

  /** Takes a quantifier; `{` that begins none means itself. */
  #quantifier(): readonly [number, number] | undefined {
    if (this.#take('*')) return [0, Infinity];
    if (this.#take('+')) return [1, Infinity];
    if (this.#take('?')) return [0, 1];
    if (this.#next !== '{') return undefined;
    const match = REPEAT.exec(this.#input.slice(this.#at).join(''));
    if (match === null) return undefined;
    const [all, low = '', comma, high = ''] = match;
    const min = Number(low);
    const most = high === '' ? Infinity : Number(high);
    const max = comma === undefined ? min : most;
    if (max < min) throw new NotCompiled('invalid');
    if (min > MAX_REPEAT || (max !== Infinity && max > MAX_REPEAT)) throw new NotCompiled('unsure');
    this.#at += all.length;
    return [min, max];
  }

  get #next(): string | undefined {
    return this.#input[this.#at];
  }

  #take(character: string): boolean {
    if (this.#next !== character) return false;
    this.#at += 1;
    return true;
  }

  /** The next character, which must be there: a class or an escape is open. */
  #any(): string {
    const character = this.#next;
    if (character === undefined) throw new NotCompiled('invalid');
    this.#at += 1;
    return character;
  }
}

function deepest(all: readonly Nested[]): number {
  return Math.max(0, ...all.map(({ depth }) => depth));
}

function one(matches: OneOf): Part {
  return (from, text) => {
    const ends = new Set<number>();
    for (const at of from) {
      const character = text[at];
      if (character !== undefined && matches(character)) ends.add(at + 1);
    }
    return ends;
  };
}

function repeat(part: Part, [min, max]: readonly [number, number]): Part {
  return (from, text) => {
    let at = from;
    for (let count = 0; count < min; count += 1) at = part(at, text);
    const all = new Set(at);
    for (let count = min; count < max && at.size > 0; count += 1) {
      const fresh = [...part(at, text)].filter((end) => !all.has(end));
      for (const end of fresh) all.add(end);
      at = new Set(fresh);
    }
    return all;
  };
}

function codePoint(character: string): number {
  return character.codePointAt(0) ?? 0;
}
