/** One edit of a small workflow by which a rule is broken. */
export interface Mutation {
  readonly rule: string;
  readonly of: string;
  readonly from: string | RegExp;
  readonly to: string;
}

/** Edits of one workflow. */
export const breaking =
  (of: string) =>
  (rule: string, from: string | RegExp, to: string): Mutation => ({ rule, of, from, to });
