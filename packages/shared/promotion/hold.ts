import { ActionError } from '../action/action-error.ts';
import { oneLine } from '../action/one-line.ts';

/** What the comments of an `images` entry say about a hold. */
export type Hold =
  | { readonly kind: 'none' }
  /** Nobody may change the image: through the day `until`, in UTC, that day included. */
  | { readonly kind: 'held'; readonly until: string; readonly reason: string }
  /** The day is over; to be reported and then ignored. */
  | { readonly kind: 'expired'; readonly until: string; readonly reason: string }
  /** Somebody wanted a hold; `why` is a sentence that says how to write it. */
  | { readonly kind: 'invalid'; readonly why: string };

/** Without it, a text has no hold. */
export const HOLD_WORD = 'gitops:hold';
/** The word must be exactly this, at the start of the comment. */
const HOLD = new RegExp(`^#+[ \\t]*${HOLD_WORD}(?=\\s|$)`);
const UNTIL = /^until=(\S*)(?:\s+|$)/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const FORM = 'Write `# gitops:hold until=YYYY-MM-DD reason`, once for each entry.';

/**
 * Reads the hold of an entry: a comment `# gitops:hold until=2027-01-31 reason…`. The day is the last
 * one on which the entry is held, in UTC.
 *
 * @param comments of the entry, each from its `#` on (`entryComments`)
 * @param today in UTC, `YYYY-MM-DD`
 */
export function readHold(comments: readonly string[], today: string): Hold {
  const holds = comments.filter((comment) => HOLD.test(comment));
  const [hold, second] = holds;
  if (hold === undefined) return { kind: 'none' };
  if (second !== undefined) return invalid('An entry has two holds.');
  const text = hold.replace(HOLD, '').trim();
  const [all, until] = UNTIL.exec(text) ?? [];
  if (all === undefined || until === undefined) return invalid('A hold has no `until`.');
  if (!isDay(until)) return invalid(`${quoted(until)} is no day of the calendar.`);
  const reason = text.slice(all.length);
  if (oneLine(reason) === '') return invalid('A hold has no reason.');
  if (UNTIL.test(reason)) return invalid('A hold has two `until`.');
  return { kind: until < today ? 'expired' : 'held', until, reason };
}

/** The entry that is held, for the message. */
export interface HeldEntry {
  /** `images[].name` */
  readonly name: string;
  /** The kustomization file. */
  readonly path: string;
}

/**
 * Why nobody may write an entry: `E_HELD` for a hold, and for one that cannot be read, because somebody
 * wanted one. `undefined` where there is none any more.
 */
export function holdFault(hold: Hold, entry: HeldEntry): ActionError | undefined {
  const place = `\`${oneLine(entry.name)}\` in ${oneLine(entry.path)}`;
  switch (hold.kind) {
    case 'none':
    case 'expired':
      return undefined;
    case 'held':
      return new ActionError(
        'E_HELD',
        `${place} is held until ${hold.until} (that day included, UTC): ${quoted(hold.reason)}`,
      );
    case 'invalid':
      return new ActionError('E_HELD', `${place} has a hold that cannot be read. ${hold.why}`, {
        hint: FORM,
      });
  }
}

function invalid(what: string): Hold {
  return { kind: 'invalid', why: `${what} ${FORM}` };
}

function isDay(text: string): boolean {
  if (!DAY.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // Some days that are none (February 30) are read as one of the next month.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function quoted(text: string): string {
  return `“${oneLine(text)}”`;
}
