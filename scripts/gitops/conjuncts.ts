/** A part of an expression, and where it stands. */
export interface Part {
  readonly at: number;
  readonly text: string;
}

/** A condition of the form `a && b && ((c && d) || (e && f))`. */
export interface Conjunction {
  /** What must hold whichever way is taken. */
  readonly common: readonly Part[];
  /** What must hold besides, one list a way. */
  readonly ways: readonly (readonly Part[])[];
}

/**
 * Reads a CEL condition as a conjunction in which at most one part is a choice between called
 * workflows. A part that only chooses between values of one claim stays one part.
 *
 * @returns `undefined` for a condition of another form, which could hold although a part does not
 */
export function readConjunction(condition: string): Conjunction | undefined {
  if (split(condition, ' || ').length > 1) return undefined;
  const parts = split(condition, ' && ');
  const choices = parts.filter(({ text }) => text.startsWith('(') && isAboutWorkflows(text));
  const [choice] = choices;
  if (choice === undefined) return { common: parts, ways: [parts] };
  const common = parts.filter((part) => part !== choice);
  const inside = inner(choice);
  if (
    choices.length > 1 ||
    inside === undefined ||
    common.some(({ text }) => isAboutWorkflows(text))
  ) {
    return undefined;
  }
  const ways = split(inside.text, ' || ').map((way) => {
    const opened = inner({ at: inside.at + way.at, text: way.text });
    return opened && split(opened.text, ' && ').map((part) => moved(part, opened.at));
  });
  return ways.every((way) => way !== undefined) ? { common, ways } : undefined;
}

function isAboutWorkflows(text: string): boolean {
  return text.includes('job_workflow_ref');
}

function inner({ at, text }: Part): Part | undefined {
  const opened = /^\((.*)\)$/s.exec(text)?.[1];
  return opened === undefined ? undefined : { at: at + 1, text: opened };
}

function moved({ at, text }: Part, by: number): Part {
  return { at: at + by, text };
}

/** Splits at a separator that stands in no parentheses. */
function split(text: string, separator: string): readonly Part[] {
  const parts: Part[] = [];
  let depth = 0;
  let start = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '(') depth += 1;
    if (text[index] === ')') depth -= 1;
    if (depth > 0 || !text.startsWith(separator, index)) continue;
    parts.push({ at: start, text: text.slice(start, index) });
    start = index + separator.length;
  }
  return [...parts, { at: start, text: text.slice(start) }];
}
