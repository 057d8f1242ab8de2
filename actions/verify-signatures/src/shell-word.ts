/** A value as one word of a command line for people to copy: nothing in it is expanded or run. */
export function shellWord(value: string): string {
  if (/^[\w@%+=:,./][\w@%+=:,./-]*$/.test(value)) return value;
  return `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
