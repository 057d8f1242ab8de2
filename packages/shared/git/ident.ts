/** Who wrote an object, by its own account: `Name <email> seconds zone`. */
export interface Ident {
  /** Bytes that are not UTF-8 show as U+FFFD. */
  readonly name: string;
  readonly email: string;
  /** Seconds since 1970 as the writer chose them: for people, never for a decision. */
  readonly seconds: number;
}

const IDENT = /^([^<>\0]*)<([^<>\0]*)> (-?\d{1,19}) ([+-]\d{4,6})$/;

/** @param line what follows `author `, `committer ` or `tagger `, one character a byte (latin1) */
export function parseIdent(line: string): Ident | undefined {
  const match = IDENT.exec(line);
  if (match === null) return undefined;
  const [, name = '', email = '', seconds = ''] = match;
  return { name: text(name).trimEnd(), email: text(email), seconds: Number(seconds) };
}

function text(latin1: string): string {
  return /[\x80-\xff]/.test(latin1) ? Buffer.from(latin1, 'latin1').toString('utf8') : latin1;
}

/** The year 9999: ssh-keygen, by which git verifies, reads no later date than that. */
const END_OF_TIME = Date.UTC(9999, 0, 1) / 1000;

/** Whether git could verify a signature of that time. */
export function isReadableTime({ seconds }: Ident): boolean {
  return seconds >= 0 && seconds < END_OF_TIME;
}
